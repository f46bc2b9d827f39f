"""Volunteers: who they are, what they may do and when they can."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.LargeBinary(16)


def _id() -> "sa.Column[bytes]":
    return sa.Column("id", ID, nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _yes_or_no(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean, nullable=False)


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=nullable)


def _refers(table: str, name: str, target: str) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=False)


def _links(table: str, other: str, target: str) -> None:
    op.create_table(
        table,
        _refers(table, "volunteer_id", "volunteer"),
        _refers(table, other, target),
        sa.PrimaryKeyConstraint("volunteer_id", other, name=f"pk_{table}"),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    op.create_table(
        "duty",
        _id(),
        _refers("duty", "centre_id", "centre"),
        _text("name"),
        _number("position"),
        _yes_or_no("needs_vog"),
        _number("minimum_age", nullable=True),
        _yes_or_no("archived"),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_duty"),
    )
    op.create_table(
        "volunteer",
        _id(),
        _refers("volunteer", "centre_id", "centre"),
        *(_text(name) for name in ("name", "email", "phone", "address", "emergency_contact")),
        _number("birth_year", nullable=True),
        sa.Column("birth_date", sa.Date),
        sa.Column("kind", sa.String(30), nullable=False),
        *(_text(name) for name in ("talents", "wants_to_learn", "languages")),
        *(sa.Column(name, sa.Date) for name in ("since", "until", "agreement_on")),
        _yes_or_no("vog_needed"),
        *(sa.Column(name, sa.Date) for name in ("vog_seen_on", "vog_renew_by")),
        _yes_or_no("allowance"),
        _text("remark"),
        _number("max_per_week", nullable=True),
        _number("max_hours_per_month", nullable=True),
        _yes_or_no("not_two_days_running"),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_volunteer"),
    )
    op.create_index("ix_volunteer_centre_id", "volunteer", ["centre_id"])
    _links("volunteer_duty", "duty_id", "duty")
    _links("volunteer_together", "other_id", "volunteer")
    op.create_table(
        "availability",
        _refers("availability", "volunteer_id", "volunteer"),
        *(sa.Column(name, sa.String(30), nullable=False) for name in ("weekday", "day_part")),
        sa.Column("wish", sa.String(30), nullable=False),
        sa.PrimaryKeyConstraint("volunteer_id", "weekday", "day_part", name="pk_availability"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "absence",
        _id(),
        _refers("absence", "volunteer_id", "volunteer"),
        *(sa.Column(name, sa.Date, nullable=False) for name in ("first", "last")),
        _yes_or_no("yearly"),
        _text("reason"),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_volunteer_id", "absence", ["volunteer_id"])


def downgrade() -> None:
    """What the older shape has no place for is lost."""
    for table in ("absence", "availability", "volunteer_together", "volunteer_duty"):
        op.drop_table(table)
    op.drop_table("volunteer")
    op.drop_table("duty")
