"""Residents' initiatives and their budget; the records and rules."""
