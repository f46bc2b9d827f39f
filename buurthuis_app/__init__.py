"""Buurthuis: the desktop program for the people who run a neighbourhood centre."""

__version__ = "0.1.0"
