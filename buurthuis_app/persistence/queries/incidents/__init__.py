"""Incidents in and around the house; the questions to the database."""
