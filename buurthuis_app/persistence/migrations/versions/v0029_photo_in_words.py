"""Photo of a story in words, for who has a paper read aloud."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Of no photo it was said."""
    with op.batch_alter_table("story", recreate="always") as story:
        shows = sa.Column("photo_shows", sa.Text, nullable=False, server_default="")
        story.add_column(shows, insert_after="photo_of")
    with op.batch_alter_table("story") as story:
        story.alter_column("photo_shows", server_default=None)


def downgrade() -> None:
    """Back to photos without words."""
    with op.batch_alter_table("story") as story:
        story.drop_column("photo_shows")
