"""Volunteers, their hours, allowances and vacancies; the questions to the database."""
