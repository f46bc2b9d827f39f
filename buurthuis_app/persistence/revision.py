"""Revision of the database that this program knows."""

HEAD = "0011"
"""The newest migration, a zero-padded number. A test holds it equal to Alembic's own head."""
