"""Door files, and the packets that go from a door to the office."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Nobody has a door file yet."""
    op.create_table(
        "paired_door",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        _refers("paired_door", "centre_id", "centre"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("here", sa.Boolean, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("skipped", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_paired_door"),
    )
    op.create_table(
        "told_state",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_told_state"),
    )
    op.create_table(
        "outgoing_packet",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        _refers("outgoing_packet", "door_id", "paired_door"),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("packet", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outgoing_packet"),
    )
    op.create_table(
        "arrived_packet",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        _refers("arrived_packet", "door_id", "paired_door"),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("arrived_at", sa.DateTime, nullable=False),
        sa.Column("packet", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_arrived_packet"),
        sa.UniqueConstraint("door_id", "sequence", name="uq_arrived_packet_door_id_sequence"),
    )
    op.create_table(
        "undecided_news",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        _refers("undecided_news", "centre_id", "centre"),
        _refers("undecided_news", "door_id", "paired_door"),
        sa.Column("about_id", sa.LargeBinary(16), nullable=False),
        sa.Column("objection", sa.String(30), nullable=False),
        sa.Column("here", sa.Text, nullable=False),
        sa.Column("agreed", sa.String(200), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("arrived_at", sa.DateTime, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_undecided_news"),
    )
    op.create_index("ix_undecided_news_door_id_about_id", "undecided_news", ["door_id", "about_id"])


def downgrade() -> None:
    """What waits for a decision, or is on its way, is lost."""
    op.drop_table("undecided_news")
    op.drop_table("arrived_packet")
    op.drop_table("outgoing_packet")
    op.drop_table("told_state")
    op.drop_table("paired_door")


def _refers(table: str, name: str, target: str) -> sa.Column[bytes]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, sa.LargeBinary(16), key, nullable=False)
