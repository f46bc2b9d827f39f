"""Incidents in and around the house: what happened, in numbers and neutral lines; the records and rules."""
