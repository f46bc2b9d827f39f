"""Volunteers, their hours, allowances and vacancies; the records and rules."""
