"""Overviews of a month, a quarter or a year; the records and rules."""
