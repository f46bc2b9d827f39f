"""Surveys: questions, answers and results; the files in and out."""
