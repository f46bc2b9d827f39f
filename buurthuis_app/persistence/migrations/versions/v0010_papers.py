"""Papers: aims, the logo, overviews as they were adopted, and which kinds of activity are youth work."""

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0010"
down_revision = "0009"

ID = sa.LargeBinary(16)


def _refers(table: str, name: str, target: str) -> "sa.Column[bytes]":
    return sa.Column(
        name, ID, sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}"), nullable=False
    )


def upgrade() -> None:
    op.create_table(
        "aim",
        sa.Column("id", ID, nullable=False),
        _refers("aim", "centre_id", "centre"),
        _refers("aim", "activity_id", "activity"),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("times", sa.Integer),
        sa.Column("visits", sa.Integer),
        sa.Column("why_different", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_aim"),
        sa.UniqueConstraint("activity_id", "year", name="uq_aim_activity_id_year"),
    )
    op.create_index("ix_aim_activity_id", "aim", ["activity_id"])
    op.create_table(
        "logo",
        _refers("logo", "centre_id", "centre"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("centre_id", name="pk_logo"),
    )
    op.create_table(
        "adopted",
        sa.Column("id", ID, nullable=False),
        _refers("adopted", "centre_id", "centre"),
        sa.Column("period", sa.String(30), nullable=False),
        sa.Column("adopted_on", sa.Date, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_adopted"),
        sa.UniqueConstraint("centre_id", "period", name="uq_adopted_centre_id_period"),
    )
    op.create_table(
        "adopted_story",
        _refers("adopted_story", "adopted_id", "adopted"),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("adopted_id", "place", name="pk_adopted_story"),
        sqlite_with_rowid=False,
    )
    youth = sa.Column("youth", sa.Boolean, nullable=False, server_default="0")
    with altered("activity_kind", recreate="always") as batch:
        batch.add_column(youth, insert_after="rental")
    op.execute(
        "UPDATE activity_kind SET youth = 1 WHERE outside = 1 OR lower(name) LIKE '%jongeren%'"
    )
    with altered("activity_kind") as batch:
        batch.alter_column("youth", server_default=None)


def downgrade() -> None:
    """Without aims, logo and adopted overviews: what the older shape has no place for is lost."""
    with altered("activity_kind") as batch:
        batch.drop_column("youth")
    for name in ("adopted_story", "adopted", "logo", "aim"):
        op.drop_table(name)
