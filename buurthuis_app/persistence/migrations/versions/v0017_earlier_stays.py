"""Earlier periods of who stopped as a volunteer and returned; until now there was one."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0017"
down_revision = "0015"


def upgrade() -> None:
    """The period that is known stays the last one."""
    stays = sa.Column("earlier_stays", sa.Text(), nullable=False, server_default="[]")
    with altered("volunteer", recreate="always") as batch:
        batch.add_column(stays, insert_after="until")
    with altered("volunteer") as batch:
        batch.alter_column("earlier_stays", server_default=None)


def downgrade() -> None:
    """Only the last period stays: the columns of before can hold no more."""
    with altered("volunteer") as batch:
        batch.drop_column("earlier_stays")
