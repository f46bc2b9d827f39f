"""Counts and stories that hold: what a story still lacked, its photo, the choice for an overview, and settings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0003"
down_revision = "0002"

ID = sa.LargeBinary(16)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def upgrade() -> None:
    op.create_table(
        "story_photo",
        sa.Column("id", ID, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_story_photo"),
    )
    _add("story", "teller_role", _text("collected_by"))
    _add(
        "story",
        "occurrence_id",
        _refers("story", "area_id", "area", nullable=True),
        _refers("story", "photo_id", "story_photo", nullable=True),
    )
    _add("story", "consent", _text("consent_how"), sa.Column("consent_on", sa.Date))
    op.create_index("ix_story_photo_id", "story", ["photo_id"])
    op.create_table(
        "story_choice",
        _refers("story_choice", "story_id", "story"),
        sa.Column("period", sa.String(30), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("chosen_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("story_id", "period", name="pk_story_choice"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        _refers("setting", "centre_id", "centre"),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("centre_id", "key", name="pk_setting"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Stories without what they got here. What the older shape has no place for is lost."""
    op.drop_table("setting")
    op.drop_table("story_choice")
    op.drop_index("ix_story_photo_id", "story")
    with altered("story") as story:
        story.drop_constraint("fk_story_area_id_area", type_="foreignkey")
        story.drop_constraint("fk_story_photo_id_story_photo", type_="foreignkey")
        for name in ("collected_by", "area_id", "photo_id", "consent_how", "consent_on"):
            story.drop_column(name)
    op.drop_table("story_photo")


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
