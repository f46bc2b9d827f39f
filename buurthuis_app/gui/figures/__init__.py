"""Dialogs behind a figure: its occurrences, two activities merged."""
