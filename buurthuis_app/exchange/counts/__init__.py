"""Counts of visits, at the door and from sheets; the files in and out."""
