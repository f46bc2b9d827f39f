"""Rosters: when somebody is needed, who stands there, and how that came about."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ID = sa.LargeBinary(16)


def _id() -> "sa.Column[bytes]":
    return sa.Column("id", ID, nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _date(name: str, *, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.Date, nullable=nullable)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "shift_pattern",
        _id(),
        _refers("shift_pattern", "centre_id", "centre"),
        _refers("shift_pattern", "duty_id", "duty"),
        _date("first"),
        _date("until", nullable=True),
        sa.Column("activity_id", ID),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        *(_number(name) for name in ("before", "after", "needed")),
        sa.Column("skips", sa.String(200), nullable=False),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_shift_pattern"),
    )
    op.create_table(
        "shift",
        _id(),
        _refers("shift", "centre_id", "centre"),
        _refers("shift", "duty_id", "duty"),
        _date("date"),
        sa.Column("starts", sa.Time, nullable=False),
        sa.Column("ends", sa.Time, nullable=False),
        _number("needed"),
        sa.Column("occurrence_id", ID),
        _refers("shift", "pattern_id", "shift_pattern", nullable=True),
        _date("planned_for", nullable=True),
        sa.Column("dropped", sa.Boolean, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_shift"),
        sa.UniqueConstraint("pattern_id", "planned_for", name="uq_shift_pattern_id_planned_for"),
        sa.UniqueConstraint(
            "pattern_id", "occurrence_id", name="uq_shift_pattern_id_occurrence_id"
        ),
    )
    op.create_index("ix_shift_centre_id_date", "shift", ["centre_id", "date"])
    op.create_table(
        "assignment",
        _id(),
        _refers("assignment", "shift_id", "shift"),
        _refers("assignment", "volunteer_id", "volunteer"),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("overruled_because", sa.Text, nullable=False),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.UniqueConstraint("shift_id", "volunteer_id", name="uq_assignment_shift_id_volunteer_id"),
    )
    op.create_index("ix_assignment_volunteer_id", "assignment", ["volunteer_id"])
    op.create_table(
        "state_change",
        _id(),
        _refers("state_change", "assignment_id", "assignment"),
        sa.Column("former", sa.String(30)),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("recorded_by", sa.String(20), nullable=False),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_state_change"),
    )
    op.create_index("ix_state_change_assignment_id", "state_change", ["assignment_id"])


def downgrade() -> None:
    """Without rosters: nothing of the older shape knows of them."""
    for table in ("state_change", "assignment", "shift", "shift_pattern"):
        op.drop_table(table)
