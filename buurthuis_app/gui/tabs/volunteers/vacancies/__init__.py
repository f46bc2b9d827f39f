"""Vacancies and who applied."""
