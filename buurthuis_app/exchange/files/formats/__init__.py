"""Formats of spreadsheets beside those of Excel today: each file as the same plain sheets."""
