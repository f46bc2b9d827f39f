"""Equipment of the rooms."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
SHAPE = "fdd00e3d48871a0a5ba5d0e0b2da1f35"


def upgrade() -> None:
    """One table, empty."""
    op.create_table(
        "equipment",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("centre_id", sa.LargeBinary(16), nullable=False),
        sa.Column("room_id", sa.LargeBinary(16), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("checked_on", sa.Date),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name="fk_equipment_centre_id_centre"),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name="fk_equipment_room_id_room"),
        sa.PrimaryKeyConstraint("id", name="pk_equipment"),
    )


def downgrade() -> None:
    """Without it."""
    op.drop_table("equipment")
