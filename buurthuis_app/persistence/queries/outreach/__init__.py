"""Outreach: rounds in the street; the questions to the database."""
