"""Surveys: questions, answers and results; as they stand on paper."""
