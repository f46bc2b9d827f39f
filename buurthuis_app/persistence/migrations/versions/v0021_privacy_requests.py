"""Requests of people about their own data: that one was done and what became of it, and nothing of who asked."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """What was done before is not known."""
    op.create_table(
        "privacy_request",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column(
            "centre_id",
            sa.LargeBinary(16),
            sa.ForeignKey("centre.id", name="fk_privacy_request_centre_id_centre"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("done_on", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("hidden", "removed", "kept")),
        sa.Column("kept_because", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_privacy_request"),
    )


def downgrade() -> None:
    """The trace of requests is lost."""
    op.drop_table("privacy_request")
