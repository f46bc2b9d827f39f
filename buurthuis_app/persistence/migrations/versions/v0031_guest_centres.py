"""Guest centres: other centres that are looked at here, each as its last file said it."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
SHAPE = "1c3d29c89dcf59c45834643301e5e393"


def upgrade() -> None:
    """A table for them."""
    op.create_table(
        "guest_centre",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("centre_id", sa.LargeBinary(16), nullable=False),
        sa.Column("shared", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centre.id"], name="fk_guest_centre_centre_id_centre"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_guest_centre"),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("guest_centre")
