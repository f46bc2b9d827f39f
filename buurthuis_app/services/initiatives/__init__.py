"""Residents' initiatives and their budget; the use cases."""
