"""Hours noted by hand, the amounts of the allowance, and vacancies with their candidates."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ID = sa.LargeBinary(16)


def _id() -> "sa.Column[bytes]":
    return sa.Column("id", ID, nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def upgrade() -> None:
    _hours()
    _vacancies()


def _hours() -> None:
    op.create_table(
        "noted_hours",
        _id(),
        _refers("noted_hours", "centre_id", "centre"),
        _refers("noted_hours", "volunteer_id", "volunteer"),
        sa.Column("date", sa.Date, nullable=False),
        _number("minutes"),
        _refers("noted_hours", "duty_id", "duty", nullable=True),
        _refers("noted_hours", "activity_id", "activity", nullable=True),
        _text("remark"),
        _text("overruled_because"),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_noted_hours"),
    )
    op.create_index("ix_noted_hours_volunteer_id", "noted_hours", ["volunteer_id"])
    op.create_index("ix_noted_hours_centre_id_date", "noted_hours", ["centre_id", "date"])
    op.create_table(
        "allowance_year",
        _refers("allowance_year", "centre_id", "centre"),
        *(_number(name) for name in ("year", "per_hour", "per_hour_young")),
        *(_number(name) for name in ("per_month", "per_year", "version")),
        sa.PrimaryKeyConstraint("centre_id", "year", name="pk_allowance_year"),
        sqlite_with_rowid=False,
    )


def _vacancies() -> None:
    op.create_table(
        "vacancy",
        _id(),
        _refers("vacancy", "centre_id", "centre"),
        *(_text(name) for name in ("title", "text", "hours", "contact")),
        _refers("vacancy", "duty_id", "duty", nullable=True),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("filled_on", sa.Date),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_vacancy"),
    )
    op.create_index("ix_vacancy_centre_id", "vacancy", ["centre_id"])
    op.create_table(
        "condition",
        _id(),
        _refers("condition", "vacancy_id", "vacancy"),
        _number("position"),
        _text("text"),
        sa.PrimaryKeyConstraint("id", name="pk_condition"),
    )
    op.create_index("ix_condition_vacancy_id", "condition", ["vacancy_id"])
    op.create_table(
        "candidate",
        _id(),
        _refers("candidate", "vacancy_id", "vacancy"),
        *(_text(name) for name in ("name", "email", "phone", "remark")),
        sa.Column("noted_on", sa.Date, nullable=False),
        _refers("candidate", "volunteer_id", "volunteer", nullable=True),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_candidate"),
    )
    for name in ("vacancy_id", "volunteer_id"):
        op.create_index(f"ix_candidate_{name}", "candidate", [name])
    for table in ("candidate_met", "candidate_unmet"):
        op.create_table(
            table,
            _refers(table, "candidate_id", "candidate"),
            _refers(table, "condition_id", "condition"),
            sa.PrimaryKeyConstraint("candidate_id", "condition_id", name=f"pk_{table}"),
            sqlite_with_rowid=False,
        )


def downgrade() -> None:
    """What the older shape has no place for is lost."""
    for table in ("candidate_met", "candidate_unmet", "candidate", "condition", "vacancy"):
        op.drop_table(table)
    op.drop_table("allowance_year")
    op.drop_table("noted_hours")
