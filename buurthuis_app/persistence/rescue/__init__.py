"""Rescue of the data: a backup put back, and what a damaged file still holds."""
