"""Which shape of the database this program knows."""

HEAD = "0015"
"""The newest migration, a zero-padded number. A test holds it equal to Alembic's own head."""
