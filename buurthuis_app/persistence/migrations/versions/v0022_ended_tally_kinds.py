"""Tally kinds that are no longer counted, and the names that they had before."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Every kind is still counted."""
    with altered("tally_kind", recreate="always") as table:
        column = sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false())
        table.add_column(column, insert_after="whole")
        names = sa.Column("former_names", sa.Text, nullable=False, server_default="[]")
        table.add_column(names, insert_after="activity_id")
    with altered("tally_kind") as table:
        table.alter_column("archived", server_default=None)
        table.alter_column("former_names", server_default=None)


def downgrade() -> None:
    """Which kinds had ended is forgotten, and what they were called."""
    with altered("tally_kind") as table:
        table.drop_column("former_names")
        table.drop_column("archived")
