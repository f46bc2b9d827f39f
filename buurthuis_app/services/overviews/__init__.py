"""Overviews of a month, a quarter or a year; the use cases."""
