"""Counts of visits, at the door and from sheets; the questions to the database."""
