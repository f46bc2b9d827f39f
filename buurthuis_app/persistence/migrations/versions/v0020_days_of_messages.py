"""Days of messages, taken away: the day stands in the seal, and beside it is nobody's business."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.drop_column("sealed_message", "received_on")


def downgrade() -> None:
    """Back to a day beside each: what was there nobody knows, so the first one that there is."""
    day = sa.Column("received_on", sa.Date, nullable=False, server_default="1970-01-01")
    op.add_column("sealed_message", day)
