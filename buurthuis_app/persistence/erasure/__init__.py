"""Erasing what is personal: by its term, on request, again after a restore, and taken back on the same day."""
