"""Outreach: rounds in the street, whom they reach and where people are referred to; the records and rules."""
