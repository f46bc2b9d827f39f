"""Volunteers, their hours, allowances and vacancies; as they stand on paper."""
