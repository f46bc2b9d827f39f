"""The planner: kinds, target groups, closed days, rooms that combine, several themes, and sign-ups."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.LargeBinary(16)


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
    with op.batch_alter_table("centre") as centre:
        centre.add_column(
            sa.Column("region", sa.String(30), nullable=False, server_default="noord")
        )
    with op.batch_alter_table("tally_kind") as kind:
        kind.add_column(_refers("tally_kind", "activity_id", "activity", nullable=True))
    _activities()
    _sign_ups()


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
            f"INSERT INTO {table}_theme SELECT id, theme_id FROM {table} WHERE theme_id IS NOT NULL"
        )
    with op.batch_alter_table("story") as story:
        story.drop_constraint("fk_story_theme_id_theme", type_="foreignkey")
        story.drop_column("theme_id")
    with op.batch_alter_table("activity") as activity:
        activity.drop_constraint("fk_activity_theme_id_theme", type_="foreignkey")
        activity.drop_column("theme_id")
        activity.add_column(_refers("activity", "kind_id", "activity_kind", nullable=True))
        for name in ("place", "organised_by", "asks"):
            size = sa.String(200) if name == "asks" else sa.Text()
            activity.add_column(sa.Column(name, size, nullable=False, server_default=""))
        for name, value in (("leader", "volunteer"), ("organiser", "centre")):
            activity.add_column(
                sa.Column(name, sa.String(30), nullable=False, server_default=value)
            )
        activity.add_column(
            sa.Column("skips", sa.String(200), nullable=False, server_default="closed_days")
        )
        activity.add_column(sa.Column("capacity", sa.Integer))
        activity.add_column(sa.Column("cost", sa.Integer, nullable=False, server_default="0"))
        activity.add_column(
            sa.Column("sign_up", sa.Boolean, nullable=False, server_default=sa.false())
        )
        activity.add_column(sa.Column("keep_days", sa.Integer, nullable=False, server_default="14"))


def _sign_ups() -> None:
    op.create_table(
        "sign_up",
        _id(),
        _refers("sign_up", "centre_id", "centre"),
        _refers("sign_up", "activity_id", "activity"),
        _refers("sign_up", "occurrence_id", "occurrence", nullable=True),
        *(_text(name) for name in ("name", "email", "phone", "remark", "meal")),
        sa.Column("place", sa.String(30), nullable=False),
        sa.Column("present", sa.Boolean),
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


def downgrade() -> None:
    raise NotImplementedError("an older program opens the backup that was made before the upgrade")
