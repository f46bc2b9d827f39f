"""Surveys: questions, answers and results; the use cases."""
