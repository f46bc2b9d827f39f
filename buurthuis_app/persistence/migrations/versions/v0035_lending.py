"""Lending and repairs: things, who has them, and what was brought to be mended."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
SHAPE = "fa0c53a04bc46d332d347bd5adfaad27"


def upgrade() -> None:
    """Three tables, empty."""
    _table(
        "thing",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("deposit", sa.Integer),
    )
    _table(
        "loan",
        sa.Column("thing_id", sa.LargeBinary(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("asked_on", sa.Date, nullable=False),
        sa.Column("out_on", sa.Date),
        sa.Column("due_on", sa.Date),
        sa.Column("returned_on", sa.Date),
        sa.ForeignKeyConstraint(["thing_id"], ["thing.id"], name="fk_loan_thing_id_thing"),
    )
    _table(
        "repair",
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("thing", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("result", sa.String(30), nullable=False),
    )
    op.create_index("ix_loan_thing_id", "loan", ["thing_id"])
    op.create_index("ix_loan_out_on", "loan", ["out_on"])
    op.create_index("ix_repair_date", "repair", ["date"])


def downgrade() -> None:
    """Without them."""
    for name in ("repair", "loan", "thing"):
        op.drop_table(name)


def _table(name: str, *own: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("centre_id", sa.LargeBinary(16), nullable=False),
        *own,
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=f"fk_{name}_centre_id_centre"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
