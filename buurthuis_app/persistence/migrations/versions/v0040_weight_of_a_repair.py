"""Weight of what was brought to be mended."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
SHAPE = "d4205972e97c7ed9dd99184fc16b9e47"


def upgrade() -> None:
    """Nothing was weighed yet."""
    op.add_column("repair", sa.Column("grams", sa.Integer))


def downgrade() -> None:
    """Without it."""
    op.drop_column("repair", "grams")
