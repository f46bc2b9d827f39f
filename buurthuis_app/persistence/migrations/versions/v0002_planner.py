"""The planner: kinds, target groups, closed days, rooms that combine, several themes, and sign-ups."""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0002"
down_revision = "0001"

ID = sa.LargeBinary(16)

_KINDS = (
    *("inloop", "cursus", "bijeenkomst", "eten", "jongerenwerk", "ambulant"),
    *("reparatie en uitleen", "werkgroep", "verhuur"),
)


def _version() -> "sa.Column[int]":
    return sa.Column("version", sa.Integer, nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _id() -> "sa.Column[bytes]":
    return sa.Column("id", ID, nullable=False)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _links(table: str, owner: str, other: str, to: str) -> None:
    op.create_table(
        table,
        _refers(table, f"{owner}_id", owner),
        _refers(table, to, other),
        _primary(table, f"{owner}_id", to),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    _lists()
    _add(
        "centre",
        "town",
        sa.Column("region", sa.String(30), nullable=False, server_default="noord"),
        sa.Column("opens", sa.Time, nullable=False, server_default="09:00:00.000000"),
        sa.Column("closes", sa.Time, nullable=False, server_default="22:00:00.000000"),
        sa.Column("open_on", sa.String(200), nullable=False, server_default="fr,mo,sa,su,th,tu,we"),
    )
    archived = sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false())
    _add("room", "capacity", archived)
    _add("tally_kind", "whole", _refers("tally_kind", "activity_id", "activity", nullable=True))
    _activities()
    _sign_ups()
    _usual_kinds()


def _add(table: str, after: str, *columns: "sa.Column[Any]") -> None:
    """Add columns to a table that may hold rows; their defaults are for those rows only and then go away."""
    with altered(table, recreate="always") as batch:
        for column in columns:
            batch.add_column(column, insert_after=after)
            after = column.name
    with altered(table) as batch:
        for column in columns:
            if column.server_default is not None:
                batch.alter_column(column.name, server_default=None)


def _lists() -> None:
    op.create_table(
        "target_group",
        _id(),
        _refers("target_group", "centre_id", "centre"),
        _text("name"),
        _version(),
        _primary("target_group", "id"),
    )
    op.create_table(
        "activity_kind",
        _id(),
        _refers("activity_kind", "centre_id", "centre"),
        _text("name"),
        sa.Column("colour", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("outside", sa.Boolean, nullable=False),
        sa.Column("rental", sa.Boolean, nullable=False),
        _version(),
        _primary("activity_kind", "id"),
    )
    op.create_table(
        "closed_day",
        _id(),
        _refers("closed_day", "centre_id", "centre"),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        _text("reason"),
        _version(),
        _primary("closed_day", "id"),
    )
    _links("room_part", "room", "room", "part_id")


def _activities() -> None:
    _links("activity_theme", "activity", "theme", "theme_id")
    _links("activity_group", "activity", "target_group", "group_id")
    _links("story_theme", "story", "theme", "theme_id")
    for table in ("activity", "story"):
        op.execute(
            f"INSERT INTO {table}_theme "  # noqa: S608 - names of our own tables
            f"SELECT id, theme_id FROM {table} WHERE theme_id IS NOT NULL"
        )
    with altered("story") as story:
        story.drop_constraint("fk_story_theme_id_theme", type_="foreignkey")
        story.drop_column("theme_id")
    with altered("activity") as activity:
        activity.drop_constraint("fk_activity_theme_id_theme", type_="foreignkey")
        activity.drop_column("theme_id")
    _add(
        "activity",
        "area_id",
        _refers("activity", "kind_id", "activity_kind", nullable=True),
        sa.Column("place", sa.Text, nullable=False, server_default=""),
    )
    _add(
        "activity",
        "led_by",
        sa.Column("leader", sa.String(30), nullable=False, server_default="volunteer"),
        sa.Column("organiser", sa.String(30), nullable=False, server_default="centre"),
        sa.Column("organised_by", sa.Text, nullable=False, server_default=""),
        sa.Column("capacity", sa.Integer),
        sa.Column("cost", sa.Integer, nullable=False, server_default="0"),
        sa.Column("skips", sa.String(200), nullable=False, server_default="closed_days"),
        sa.Column("sign_up", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("asks", sa.String(200), nullable=False, server_default=""),
        sa.Column("keep_days", sa.Integer, nullable=False, server_default="14"),
    )
    for table, after in (("activity", "description"), ("occurrence", "remark")):
        _add(table, after, sa.Column("uid", sa.Text, nullable=False, server_default=""))


def _sign_ups() -> None:
    op.create_table(
        "sign_up",
        _id(),
        _refers("sign_up", "centre_id", "centre"),
        _refers("sign_up", "activity_id", "activity"),
        _refers("sign_up", "occurrence_id", "occurrence", nullable=True),
        *(_text(name) for name in ("name", "email", "phone", "remark", "meal")),
        sa.Column("place", sa.String(30), nullable=False),
        sa.Column("withdrawn_on", sa.Date),
        sa.Column("erase_on", sa.Date),
        _version(),
        _primary("sign_up", "id"),
    )
    for column in ("activity_id", "occurrence_id", "erase_on"):
        op.create_index(f"ix_sign_up_{column}", "sign_up", [column])
    op.create_table(
        "extension",
        _id(),
        _refers("extension", "activity_id", "activity"),
        _refers("extension", "occurrence_id", "occurrence", nullable=True),
        sa.Column("until", sa.Date, nullable=False),
        _text("because"),
        sa.Column("recorded_on", sa.Date, nullable=False),
        _primary("extension", "id"),
    )
    op.create_index("ix_extension_activity_id", "extension", ["activity_id"])
    _links("presence", "sign_up", "occurrence", "occurrence_id")
    op.create_table(
        "report_sent",
        _id(),
        _refers("report_sent", "activity_id", "activity"),
        _refers("report_sent", "occurrence_id", "occurrence", nullable=True),
        sa.Column("sent_on", sa.Date, nullable=False),
        _primary("report_sent", "id"),
    )
    op.create_index("ix_report_sent_activity_id", "report_sent", ["activity_id"])


def _usual_kinds() -> None:
    """Give each centre the list that a new one begins with; it is its own to change."""
    kinds = sa.table(
        "activity_kind",
        *(sa.column(name) for name in ("id", "centre_id", "name", "colour", "position")),
        *(sa.column(name) for name in ("outside", "rental", "version")),
    )
    op.bulk_insert(
        kinds,
        [
            {
                "id": uuid4().bytes,
                "centre_id": centre_id,
                "name": name,
                "colour": place,
                "position": place,
                "outside": name == "ambulant",
                "rental": name == "verhuur",
                "version": 1,
            }
            for (centre_id,) in op.get_bind().execute(sa.text("SELECT id FROM centre")).all()
            for place, name in enumerate(_KINDS)
        ],
    )


def downgrade() -> None:
    """Back to one theme each. What the older shape has no place for is lost."""
    for table in ("presence", "report_sent", "extension", "sign_up"):
        op.drop_table(table)
    op.execute(
        "DELETE FROM count WHERE kind_id IN (SELECT id FROM tally_kind WHERE activity_id IS NOT NULL)"
    )
    op.execute(
        "DELETE FROM correction WHERE kind_id IN (SELECT id FROM tally_kind WHERE activity_id IS NOT NULL)"
    )
    op.execute("DELETE FROM tally_kind WHERE activity_id IS NOT NULL")
    _drop("tally_kind", "activity_id", key="fk_tally_kind_activity_id_activity")
    _drop("room", "archived")
    _drop("centre", "region", "opens", "closes", "open_on")
    _drop(
        "activity",
        *("kind_id", "place", "leader", "organiser", "organised_by", "capacity"),
        *("cost", "skips", "sign_up", "asks", "keep_days", "uid"),
        key="fk_activity_kind_id_activity_kind",
    )
    _drop("occurrence", "uid")
    for table, after in (("activity", "area_id"), ("story", "occurrence_id")):
        _add(table, after, _refers(table, "theme_id", "theme", nullable=True))
        op.execute(
            f"UPDATE {table} SET theme_id = "  # noqa: S608 - names of our own tables
            f"(SELECT min(theme_id) FROM {table}_theme WHERE {table}_id = {table}.id)"
        )
    for table in (
        *("activity_theme", "activity_group", "story_theme", "room_part"),
        *("closed_day", "activity_kind", "target_group"),
    ):
        op.drop_table(table)


def _drop(table: str, *columns: str, key: str = "") -> None:
    with altered(table) as batch:
        if key:
            batch.drop_constraint(key, type_="foreignkey")
        for column in columns:
            batch.drop_column(column)
