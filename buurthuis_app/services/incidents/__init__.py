"""Incidents in and around the house: what happened, in numbers and neutral lines; the use cases."""
