"""Announcement of erasures: what will be erased is told first, and on the day itself it can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Nothing is announced yet: what is past its time already gets the days of grace."""
    op.create_table(
        "announced_erasure",
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("row_key", sa.String(200), nullable=False),
        sa.Column("retention", sa.String(40), nullable=False),
        sa.Column("announced_on", sa.Date, nullable=False),
        sa.Column("erase_from", sa.Date, nullable=False),
        sa.Column("erased_on", sa.Date),
        sa.PrimaryKeyConstraint("table_name", "row_key", "retention", name="pk_announced_erasure"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """An older program erases without announcing."""
    op.drop_table("announced_erasure")
