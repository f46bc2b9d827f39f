"""The first shape: centre, plan, counts and stories."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.LargeBinary(16)


def _id() -> "sa.Column[bytes]":
    return sa.Column("id", ID, primary_key=True)


def _version() -> "sa.Column[int]":
    return sa.Column("version", sa.Integer, nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def upgrade() -> None:
    op.create_table(
        "centre", _id(), _text("name"), _text("town"), _version(), _primary("centre", "id")
    )
    for table in ("area", "theme"):
        op.create_table(
            table,
            _id(),
            _refers(table, "centre_id", "centre"),
            _text("name"),
            _version(),
            _primary(table, "id"),
        )
    op.create_table(
        "room",
        _id(),
        _refers("room", "centre_id", "centre"),
        _text("name"),
        sa.Column("capacity", sa.Integer),
        _version(),
        _primary("room", "id"),
    )
    op.create_table(
        "tally_kind",
        _id(),
        _refers("tally_kind", "centre_id", "centre"),
        _text("name"),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("on_card", sa.Boolean, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        _version(),
        _primary("tally_kind", "id"),
    )
    _plan()
    _harvest()
    op.create_table(
        "draft",
        sa.Column("key", sa.Text, nullable=False),
        _text("content"),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        _primary("draft", "key"),
    )


def _plan() -> None:
    op.create_table(
        "activity",
        _id(),
        _refers("activity", "centre_id", "centre"),
        _text("title"),
        sa.Column("first", sa.Date, nullable=False),
        _text("rule"),
        sa.Column("until", sa.Date),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        _refers("activity", "room_id", "room", nullable=True),
        _refers("activity", "area_id", "area", nullable=True),
        _refers("activity", "theme_id", "theme", nullable=True),
        _text("led_by"),
        _text("description"),
        _version(),
        _primary("activity", "id"),
    )
    op.create_table(
        "occurrence",
        _id(),
        _refers("occurrence", "centre_id", "centre"),
        _refers("occurrence", "activity_id", "activity"),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("planned_for", sa.Date),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        _refers("occurrence", "room_id", "room", nullable=True),
        sa.Column("cancelled_because", sa.Text),
        _text("remark"),
        _version(),
        _primary("occurrence", "id"),
        sa.UniqueConstraint(
            "activity_id", "planned_for", name="uq_occurrence_activity_id_planned_for"
        ),
    )
    op.create_index("ix_occurrence_centre_id_date", "occurrence", ["centre_id", "date"])
    op.create_index("ix_occurrence_activity_id_date", "occurrence", ["activity_id", "date"])


def _harvest() -> None:
    op.create_table(
        "count",
        _refers("count", "occurrence_id", "occurrence"),
        _refers("count", "kind_id", "tally_kind"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("source", sa.String(30), nullable=False),
        sa.Column("recorded_by", sa.String(20), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        _version(),
        _primary("count", "occurrence_id", "kind_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "correction",
        _id(),
        _refers("correction", "occurrence_id", "occurrence"),
        _refers("correction", "kind_id", "tally_kind"),
        sa.Column("former", sa.Integer, nullable=False),
        _text("because"),
        sa.Column("recorded_by", sa.String(20), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        _primary("correction", "id"),
    )
    op.create_index("ix_correction_occurrence_id", "correction", ["occurrence_id"])
    op.create_table(
        "story",
        _id(),
        _refers("story", "centre_id", "centre"),
        sa.Column("date", sa.Date, nullable=False),
        *(_text(name) for name in ("happened", "title", "changed", "matters", "quote")),
        _text("teller_role"),
        _refers("story", "activity_id", "activity", nullable=True),
        _refers("story", "occurrence_id", "occurrence", nullable=True),
        _refers("story", "theme_id", "theme", nullable=True),
        sa.Column("consent", sa.String(30), nullable=False),
        sa.Column("consent_until", sa.Date),
        sa.Column("withdrawn_on", sa.Date),
        _version(),
        _primary("story", "id"),
    )
    op.create_index("ix_story_activity_id", "story", ["activity_id"])
    op.create_index("ix_story_occurrence_id", "story", ["occurrence_id"])
    op.create_index("ix_story_centre_id_date", "story", ["centre_id", "date"])


def downgrade() -> None:
    for table in (
        *("draft", "story", "correction", "count", "occurrence", "activity"),
        *("tally_kind", "room", "theme", "area", "centre"),
    ):
        op.drop_table(table)
