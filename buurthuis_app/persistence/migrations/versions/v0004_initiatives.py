"""What the street wants: initiatives with their money, promises with their measurements, and what an area is like."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0004"
down_revision = "0003"

ID = sa.LargeBinary(16)


def _id() -> "sa.Column[bytes]":
    return sa.Column("id", ID, nullable=False)


def _refers(
    table: str, name: str, target: str, *, nullable: bool = False, key: bool = False
) -> "sa.Column[bytes]":
    foreign = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, foreign, nullable=nullable, primary_key=key)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _day(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Date, nullable=nullable)


def _yes_or_no(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean, nullable=False)


def _table(name: str, *columns: "sa.Column[Any]") -> None:
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{name}")
    op.create_table(name, _id(), *columns, _number("version"), key)


def _links(name: str, owner: str, other: str, to: str = "") -> None:
    keys = [f"{owner}_id", to or f"{other}_id"]
    op.create_table(
        name,
        _refers(name, keys[0], owner),
        _refers(name, keys[1], other),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def _indexed(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def upgrade() -> None:
    _initiatives()
    _money()
    _promises()
    _areas()
    for table, after in (("activity", "description"), ("story", "photo_id")):
        with altered(table, recreate="always") as batch:
            column = _refers(table, "initiative_id", "initiative", nullable=True)
            batch.add_column(column, insert_after=after)
        _indexed(table, "initiative_id")


def _initiatives() -> None:
    _table(
        "initiative",
        _refers("initiative", "centre_id", "centre"),
        _text("title"),
        _text("good_for"),
        _day("since"),
        sa.Column("state", sa.String(30), nullable=False),
        *(_text(name) for name in ("what", "why", "outcome", "differs")),
        sa.Column("scale", sa.String(30)),
        sa.Column("our_parts", sa.String(200), nullable=False),
        _yes_or_no("by_residents"),
        _text("started_by"),
        _text("contact"),
        sa.Column("asked", sa.Integer),
    )
    _links("initiative_theme", "initiative", "theme")
    _links("initiative_group", "initiative", "target_group", to="group_id")
    _links("initiative_area", "initiative", "area")
    op.create_table(
        "initiative_step",
        _id(),
        _refers("initiative_step", "initiative_id", "initiative"),
        sa.Column("state", sa.String(30), nullable=False),
        _day("date"),
        _text("because"),
        sa.Column("recorded_by", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_initiative_step"),
    )
    _indexed("initiative_step", "initiative_id")


def _money() -> None:
    _table(
        "budget",
        _refers("budget", "centre_id", "centre"),
        _number("year"),
        _text("name"),
        _number("amount"),
        sa.Column("split", sa.String(30), nullable=False),
        _text("remark"),
    )
    _indexed("budget", "centre_id", "year")
    _links("budget_former", "budget", "budget", to="former_id")
    _table(
        "budget_part",
        _refers("budget_part", "budget_id", "budget"),
        _number("amount"),
        _refers("budget_part", "area_id", "area", nullable=True),
        _refers("budget_part", "theme_id", "theme", nullable=True),
    )
    _indexed("budget_part", "budget_id")
    _table(
        "grant",
        _refers("grant", "initiative_id", "initiative"),
        _refers("grant", "budget_id", "budget"),
        _refers("grant", "part_id", "budget_part", nullable=True),
        _number("amount"),
        _day("date"),
        _text("because"),
    )
    _indexed("grant", "initiative_id")
    _indexed("grant", "budget_id")
    _table(
        "payment",
        _refers("payment", "grant_id", "grant"),
        _day("date"),
        _number("amount"),
        _text("text"),
        _yes_or_no("returned"),
        _text("because"),
    )
    _indexed("payment", "grant_id")


def _promises() -> None:
    _table(
        "promise",
        _refers("promise", "centre_id", "centre"),
        _text("sentence"),
        _text("norm"),
        _day("since"),
        _day("until", nullable=True),
        sa.Column("threshold", sa.Float),
        _yes_or_no("at_most"),
        _text("unit"),
        _text("measured_how"),
        _text("looked_after_by"),
        _number("position"),
    )
    _table(
        "measurement",
        _refers("measurement", "promise_id", "promise"),
        _day("date"),
        sa.Column("value", sa.Float),
        sa.Column("kept", sa.Boolean),
        _text("remark"),
    )
    _indexed("measurement", "promise_id")


def _areas() -> None:
    with altered("area", recreate="always") as batch:
        column = sa.Column("description", sa.Text, nullable=False, server_default="")
        batch.add_column(column, insert_after="name")
    with altered("area") as batch:
        batch.alter_column("description", server_default=None)
    _table(
        "profile_line",
        _refers("profile_line", "area_id", "area"),
        _text("name"),
        _text("figure"),
        _number("year"),
        _text("source"),
        _number("position"),
    )
    _indexed("profile_line", "area_id")


def downgrade() -> None:
    """A centre without initiatives, promises and profiles. What the older shape has no place for is lost."""
    for table in ("activity", "story"):
        op.drop_index(f"ix_{table}_initiative_id", table)
        with altered(table) as batch:
            batch.drop_constraint(f"fk_{table}_initiative_id_initiative", type_="foreignkey")
            batch.drop_column("initiative_id")
    with altered("area") as area:
        area.drop_column("description")
    for table in (
        *("profile_line", "measurement", "promise", "payment", "grant", "budget_part"),
        *("budget_former", "budget", "initiative_step", "initiative_area", "initiative_group"),
        *("initiative_theme", "initiative"),
    ):
        op.drop_table(table)
