"""Surveys: questions, answers and results; the records and rules."""
