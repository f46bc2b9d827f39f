"""Outreach: rounds in the street; the use cases."""
