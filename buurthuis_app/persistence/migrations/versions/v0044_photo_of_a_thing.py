"""Photo of a thing that is lent."""

import sqlalchemy as sa
from alembic import op

from buurthuis_app.persistence.migrations.tables import altered

revision = "0044"
down_revision = "0043"
SHAPE = "cc7766028de838d6d517bcbf80683971"


def upgrade() -> None:
    """A table of photos, empty, and for each thing which one is its own."""
    op.create_table(
        "thing_photo",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_thing_photo"),
    )
    with altered("thing", recreate="always") as batch:
        batch.add_column(sa.Column("photo_id", sa.LargeBinary(16)))
        batch.create_foreign_key(
            "fk_thing_photo_id_thing_photo", "thing_photo", ["photo_id"], ["id"]
        )
        batch.create_index("ix_thing_photo_id", ["photo_id"])


def downgrade() -> None:
    """Without them."""
    with altered("thing", recreate="always") as batch:
        batch.drop_index("ix_thing_photo_id")
        batch.drop_constraint("fk_thing_photo_id_thing_photo", type_="foreignkey")
        batch.drop_column("photo_id")
    op.drop_table("thing_photo")
