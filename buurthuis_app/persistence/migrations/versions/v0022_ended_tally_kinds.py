"""Tally kinds that are no longer counted: their numbers stay, and no card offers them."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Every kind is still counted."""
    with op.batch_alter_table("tally_kind", recreate="always") as table:
        column = sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false())
        table.add_column(column, insert_after="whole")
    with op.batch_alter_table("tally_kind") as table:
        table.alter_column("archived", server_default=None)


def downgrade() -> None:
    """Which kinds had ended is forgotten."""
    with op.batch_alter_table("tally_kind") as table:
        table.drop_column("archived")
