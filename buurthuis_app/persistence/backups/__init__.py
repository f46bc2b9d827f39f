"""Backups: made, kept and thinned, and carried outside."""
