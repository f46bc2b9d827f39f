"""Incidents in a window of their own."""
