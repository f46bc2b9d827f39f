"""Sittings: an activity can have more than one time a day. What is there is the first of its day."""

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0024"
down_revision = "0023"

_BY_DAY = "uq_occurrence_activity_id_planned_for"
_BY_SITTING = "uq_occurrence_activity_id_planned_for_sitting"


def upgrade() -> None:
    """Every activity has one time a day, its own, and every occurrence is that."""
    with altered("activity", recreate="always") as table:
        table.add_column(_first_sitting(), insert_after="ends")
        further = sa.Column("further", sa.Text, nullable=False, server_default="[]")
        table.add_column(further, insert_after="sitting")
    with altered("activity") as table:
        table.alter_column("sitting", server_default=None)
        table.alter_column("further", server_default=None)
    with altered("occurrence", recreate="always") as table:
        table.add_column(_first_sitting(), insert_after="planned_for")
        table.drop_constraint(_BY_DAY, type_="unique")
        table.create_unique_constraint(_BY_SITTING, ["activity_id", "planned_for", "sitting"])
    with altered("occurrence") as table:
        table.alter_column("sitting", server_default=None)


def downgrade() -> None:
    """Back to one time a day: what was another sitting of a day becomes an extra of that day."""
    op.execute(
        "UPDATE occurrence SET planned_for = NULL WHERE EXISTS (SELECT 1 FROM occurrence AS other "
        "WHERE other.activity_id = occurrence.activity_id "
        "AND other.planned_for = occurrence.planned_for AND other.sitting < occurrence.sitting)"
    )
    with altered("occurrence") as table:
        table.drop_constraint(_BY_SITTING, type_="unique")
        table.drop_column("sitting")
        table.create_unique_constraint(_BY_DAY, ["activity_id", "planned_for"])
    with altered("activity") as table:
        table.drop_column("further")
        table.drop_column("sitting")


def _first_sitting() -> "sa.Column[int]":
    return sa.Column("sitting", sa.Integer, nullable=False, server_default="1")
