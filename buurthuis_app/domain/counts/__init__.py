"""Counts of visits, at the door and from sheets; the records and rules."""
