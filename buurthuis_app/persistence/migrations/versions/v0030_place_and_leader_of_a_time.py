"""Place and leader of each time: those of its activity until they are changed."""

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0030"
down_revision = "0029"
SHAPE = "b013c9376a318ef14f6eb7dd0feb045f"

_COPIED = """
UPDATE occurrence SET
    place = (SELECT place FROM activity WHERE activity.id = occurrence.activity_id),
    led_by = (SELECT led_by FROM activity WHERE activity.id = occurrence.activity_id)
"""


def upgrade() -> None:
    """Every time gets the place and the leader of its activity; retention sees to who led long ago."""
    with altered("occurrence", recreate="always") as table:
        table.add_column(_text("place"), insert_after="remark")
        table.add_column(_text("led_by"), insert_after="place")
    with altered("occurrence") as table:
        table.alter_column("place", server_default=None)
        table.alter_column("led_by", server_default=None)
    op.execute(_COPIED)


def downgrade() -> None:
    """Back to one place and one leader for all times."""
    with altered("occurrence") as table:
        table.drop_column("led_by")
        table.drop_column("place")


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")
