"""Outreach in a window of its own: rounds in the street."""
