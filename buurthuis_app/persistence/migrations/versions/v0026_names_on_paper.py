"""Names in texts that go outside, as was decided of them, and who is on a photo with a story."""

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Of no photo it is known who is on it: each is asked about before it goes outside again."""
    op.create_table(
        "name_decision",
        sa.Column("record_id", sa.LargeBinary(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("begin", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("of_table", sa.String(60), nullable=False),
        sa.Column("answer", sa.String(30), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.PrimaryKeyConstraint("record_id", "digest", "begin", name="pk_name_decision"),
        sqlite_with_rowid=False,
    )
    after = "withdrawn_on"
    with altered("story", recreate="always") as story:
        for column in (
            sa.Column("photo_consent", sa.String(30), nullable=False, server_default="not_asked"),
            sa.Column("photo_of", sa.Text, nullable=False, server_default=""),
            sa.Column("photo_asked_on", sa.Date),
        ):
            story.add_column(column, insert_after=after)
            after = column.name
    with altered("story") as story:
        for name in ("photo_consent", "photo_of"):
            story.alter_column(name, server_default=None)


def downgrade() -> None:
    """Back to papers that ask nothing about names and photos."""
    op.drop_table("name_decision")
    with altered("story") as story:
        for name in ("photo_consent", "photo_of", "photo_asked_on"):
            story.drop_column(name)
