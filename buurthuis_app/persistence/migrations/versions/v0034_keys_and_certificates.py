"""Keys that a volunteer has, and until when first aid and BHV hold."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
SHAPE = "0b73e7995f8a2540234e6752ca828b50"


def upgrade() -> None:
    """Nothing is known of anybody yet."""
    with op.batch_alter_table("volunteer", recreate="always") as table:
        table.add_column(sa.Column("keys", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("first_aid_until", sa.Date))
        table.add_column(sa.Column("bhv_until", sa.Date))
    with op.batch_alter_table("volunteer") as table:
        table.alter_column("keys", server_default=None)


def downgrade() -> None:
    """Without them."""
    with op.batch_alter_table("volunteer") as table:
        for name in ("bhv_until", "first_aid_until", "keys"):
            table.drop_column(name)
