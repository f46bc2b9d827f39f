"""Square metres of a room, and the release from which other contacts with the confidant were taken over."""

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Of no room they are known yet."""
    op.add_column("room", sa.Column("square_metres", sa.Integer))
    op.add_column("confidant_release", sa.Column("others_as_of", sa.Date))


def downgrade() -> None:
    """What was known of it is forgotten."""
    op.execute("DELETE FROM confidant_figure WHERE kind = 'other'")
    with altered("confidant_release") as table:
        table.drop_column("others_as_of")
    with altered("room") as table:
        table.drop_column("square_metres")
