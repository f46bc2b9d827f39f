"""Photo of a story in words, for who has a paper read aloud."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Of no photo it was said."""
    with altered("story", recreate="always") as story:
        shows = sa.Column("photo_shows", sa.Text, nullable=False, server_default="")
        story.add_column(shows, insert_after="photo_of")
    with altered("story") as story:
        story.alter_column("photo_shows", server_default=None)


def downgrade() -> None:
    """Back to photos without words."""
    with altered("story") as story:
        story.drop_column("photo_shows")
