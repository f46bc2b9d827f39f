"""Keys that a volunteer has, and until when first aid and BHV hold."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0034"
down_revision = "0033"
SHAPE = "0b73e7995f8a2540234e6752ca828b50"


def upgrade() -> None:
    """Nothing is known of anybody yet."""
    with altered("volunteer", recreate="always") as table:
        table.add_column(sa.Column("keys", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("first_aid_until", sa.Date))
        table.add_column(sa.Column("bhv_until", sa.Date))
    with altered("volunteer") as table:
        table.alter_column("keys", server_default=None)


def downgrade() -> None:
    """Without them."""
    with altered("volunteer") as table:
        for name in ("bhv_until", "first_aid_until", "keys"):
            table.drop_column(name)
