"""Revision: which shape of the database this program knows."""

from pathlib import Path

HEAD = max(
    path.name[1:5] for path in (Path(__file__).parent / "migrations" / "versions").glob("v*.py")
)
"""The newest migration, a zero-padded number: that of the last file, as Alembic finds it too (a test compares)."""

SHAPE = "e3701c19fd57070c3d8e2a6a69f0d54a"
"""A sum of all tables with their columns, and all indexes, at HEAD: see `file_check.shape`. A test tells it."""
