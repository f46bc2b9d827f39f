"""Volunteers, their hours, allowances and vacancies; the use cases."""
