"""Incidents in and around the house."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
SHAPE = "a2b1c73d57f3c1baf6aa1b0bf4d663df"


def upgrade() -> None:
    """One table, empty."""
    op.create_table(
        "incident",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("centre_id", sa.LargeBinary(16), nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("done", sa.Text, nullable=False),
        sa.Column("follow_up_on", sa.Date),
        sa.Column("followed_up", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name="fk_incident_centre_id_centre"),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
    )
    op.create_index("ix_incident_date", "incident", ["date"])


def downgrade() -> None:
    """Without it."""
    op.drop_table("incident")
