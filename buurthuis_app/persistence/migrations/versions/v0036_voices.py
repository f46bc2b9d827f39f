"""Voices: matters that people raise, with their answer, what was said, and how it stands."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
SHAPE = "245610afa30f8f514ab11e2e1ce0666c"


def upgrade() -> None:
    """Three tables, empty."""
    _table(
        "matter",
        _id("centre_id"),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("adviser", sa.Text, nullable=False),
        sa.Column("reaction", sa.String(30), nullable=False),
        sa.Column("reacted_on", sa.Date),
        sa.Column("words", sa.Text, nullable=False),
        _id("promise_id", nullable=True),
        _id("initiative_id", nullable=True),
        sa.Column("due_on", sa.Date),
        sa.Column("done_on", sa.Date),
        points=("centre", "promise", "initiative"),
    )
    _table(
        "matter_note",
        _id("matter_id"),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        points=("matter",),
    )
    _table(
        "voice",
        _id("matter_id"),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("source", sa.String(30), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        _id("activity_id", nullable=True),
        _id("survey_id", nullable=True),
        _id("story_id", nullable=True),
        points=("matter", "activity", "survey", "story"),
    )


def downgrade() -> None:
    """Without them."""
    for name in ("voice", "matter_note", "matter"):
        op.drop_table(name)


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(16), nullable=nullable)


def _table(name: str, *own: sa.Column[Any], points: tuple[str, ...]) -> None:
    op.create_table(
        name,
        _id("id"),
        *own,
        sa.Column("version", sa.Integer, nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=f"fk_{name}_{to}_id_{to}")
            for to in points
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for to in points:
        if to != "centre":
            op.create_index(f"ix_{name}_{to}_id", name, [f"{to}_id"])
