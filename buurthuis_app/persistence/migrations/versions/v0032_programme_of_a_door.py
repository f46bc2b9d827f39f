"""Programme of a door: whether it has names, and the number of its last programme."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0032"
down_revision = "0031"
SHAPE = "6340d207e32fc1a3eb9e7cb940c5fe39"


def upgrade() -> None:
    """Doors of before have no names, and get a programme as soon as packets are taken in."""
    with altered("paired_door") as table:
        table.add_column(sa.Column("names", sa.Boolean, nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("programme", sa.BigInteger, nullable=False, server_default="0"))
    with altered("paired_door") as table:
        table.alter_column("names", server_default=None)
        table.alter_column("programme", server_default=None)


def downgrade() -> None:
    """Back to doors that are told what happened, and nothing of what is planned."""
    with altered("paired_door") as table:
        table.drop_column("programme")
        table.drop_column("names")
