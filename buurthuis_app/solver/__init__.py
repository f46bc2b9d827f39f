"""The roster as a linear model with whole numbers, solved by HiGHS: a question in, a proposal with reasons out."""
