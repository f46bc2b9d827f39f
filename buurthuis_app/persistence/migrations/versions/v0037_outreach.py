"""Rounds in the street: where, how many people were reached, and where to they were referred."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
SHAPE = "403b59e6a9219539acc5717f7f494aa9"

_NUMBERS = (
    *("contacts", "reached", "new"),
    *("to_care", "to_school", "to_work", "to_activity", "to_elsewhere"),
)
_POINTS = {"centre_id": "centre", "area_id": "area", "group_id": "target_group"}


def upgrade() -> None:
    """One table, empty."""
    op.create_table(
        "street_round",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("centre_id", sa.LargeBinary(16), nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("area_id", sa.LargeBinary(16)),
        sa.Column("group_id", sa.LargeBinary(16)),
        sa.Column("place", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _NUMBERS),
        sa.Column("yielded", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_street_round_{column}_{to}")
            for column, to in _POINTS.items()
        ),
        sa.PrimaryKeyConstraint("id", name="pk_street_round"),
    )
    for column in ("date", "area_id", "group_id"):
        op.create_index(f"ix_street_round_{column}", "street_round", [column])


def downgrade() -> None:
    """Without it."""
    op.drop_table("street_round")
