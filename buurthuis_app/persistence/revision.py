"""Which shape of the database this program knows."""

HEAD = "0017"
"""The newest migration, a zero-padded number. A test holds it equal to Alembic's own head."""
