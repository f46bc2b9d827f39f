"""Residents' initiatives and their budget; the questions to the database."""
