"""Which shape of the database this program knows."""

HEAD = "0014"
"""The newest migration, a zero-padded number. A test holds it equal to Alembic's own head."""

SHAPE = "9dd7fd8b96d5203d97aa71a92a63b1d7"
"""A sum of all tables with their columns, and all indexes, at HEAD: see `upgrade.shape`. A test says the right one."""
