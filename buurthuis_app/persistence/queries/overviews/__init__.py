"""Overviews of a month, a quarter or a year; the questions to the database."""
