"""The public page of the confidant: who she is, what is unwanted, and whom to call when it can't wait."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ID = sa.LargeBinary(16)
BEHAVIOURS = ("sexual_harassment", "aggression", "bullying", "discrimination")
LINES = (
    *("emergency", "police", "safe_at_home", "sexual_violence"),
    *("discrimination", "suicide"),
)


def _refers(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=nullable)


def _texts(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def upgrade() -> None:
    op.create_table(
        "confidant_photo",
        sa.Column("id", ID, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        *(_number(name) for name in ("width", "height", "version")),
        sa.PrimaryKeyConstraint("id", name="pk_confidant_photo"),
    )
    op.create_table(
        "confidant",
        sa.Column("id", ID, nullable=False),
        _refers("confidant", "centre_id", "centre"),
        *_texts("name", "role", "phone", "email", "hours", "office", "languages", "about"),
        _refers("confidant", "photo_id", "confidant_photo", nullable=True),
        sa.Column("until", sa.Date),
        *(_number(name) for name in ("position", "version")),
        sa.PrimaryKeyConstraint("id", name="pk_confidant"),
    )
    op.create_index("ix_confidant_photo_id", "confidant", ["photo_id"])
    _list("help_line", "name", "number", "explanation")
    _list("unwanted_behaviour", "name", "explanation", archived=True)
    nothing = dict.fromkeys(("name", "explanation"), "")
    _usual("help_line", LINES, {**nothing, "number": ""})
    _usual("unwanted_behaviour", BEHAVIOURS, {**nothing, "archived": False})


def downgrade() -> None:
    """Without the page. What stood on it is lost."""
    for table in ("help_line", "unwanted_behaviour", "confidant", "confidant_photo"):
        op.drop_table(table)


def _list(table: str, *texts: str, archived: bool = False) -> None:
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        _refers(table, "centre_id", "centre"),
        sa.Column("usual", sa.String(30)),
        *_texts(*texts),
        _number("position"),
        *([sa.Column("archived", sa.Boolean, nullable=False)] if archived else []),
        _number("version"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _usual(table: str, kinds: tuple[str, ...], values: "dict[str, object]") -> None:
    """Give each centre what a new one begins with; it is its own to change."""
    names = ("id", "centre_id", "usual", *values, "position", "version")
    centres = op.get_bind().execute(sa.text("SELECT id FROM centre")).scalars().all()
    op.bulk_insert(
        sa.table(table, *(sa.column(name) for name in names)),
        [
            {
                "id": uuid4().bytes,
                "centre_id": centre_id,
                "usual": kind,
                **values,
                "position": position,
                "version": 1,
            }
            for centre_id in centres
            for position, kind in enumerate(kinds)
        ],
    )
