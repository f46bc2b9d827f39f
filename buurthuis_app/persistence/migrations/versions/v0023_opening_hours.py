"""Opening hours of some days of the week or some weeks, in place of the usual ones of the centre."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "opening_hours",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column(
            "centre_id",
            sa.LargeBinary(16),
            sa.ForeignKey("centre.id", name="fk_opening_hours_centre_id_centre"),
            nullable=False,
        ),
        sa.Column("weekdays", sa.String(200), nullable=False),
        sa.Column("opens", sa.Time, nullable=False),
        sa.Column("closes", sa.Time, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_opening_hours"),
    )


def downgrade() -> None:
    """Back to the usual hours alone."""
    op.drop_table("opening_hours")
