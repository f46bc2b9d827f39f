"""Volunteers, their hours, allowances and vacancies; the files in and out."""
