"""Dates as people write them; the files in and out."""
