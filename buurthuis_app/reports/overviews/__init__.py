"""Overviews of a month, a quarter or a year; as they stand on paper."""
