"""Outreach: rounds in the street, on paper."""
