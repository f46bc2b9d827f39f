"""Counts of visits, at the door and from sheets; the use cases."""
