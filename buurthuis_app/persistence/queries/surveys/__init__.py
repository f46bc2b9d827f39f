"""Surveys: questions, answers and results; the questions to the database."""
