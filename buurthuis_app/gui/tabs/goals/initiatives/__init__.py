"""Residents' initiatives and their budget."""
