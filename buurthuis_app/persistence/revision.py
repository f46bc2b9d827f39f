"""Revision: which shape of the database this program knows."""

from pathlib import Path

_NEWEST = max((Path(__file__).parent / "migrations" / "versions").glob("v*.py"))

HEAD = _NEWEST.name[1:5]
"""The newest migration, a zero-padded number: that of the last file, as Alembic finds it too (a test compares)."""

SHAPE = _NEWEST.read_text("utf-8").partition('SHAPE = "')[2].partition('"')[0]
"""A sum of all tables with their columns, and all indexes, as that migration leaves them and says in a line of its own:
see `file_check.shape`. A test tells it."""
