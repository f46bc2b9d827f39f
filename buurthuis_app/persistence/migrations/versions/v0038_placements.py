"""Work-experience places: what is on offer, who is there, and what was talked about."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
SHAPE = "0c7806e881f29f4e25dc6c9db917a91b"


def upgrade() -> None:
    """Three tables, empty."""
    _table(
        "placement_offer",
        _id("centre_id"),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "learns", "hours")),
        sa.Column("places", sa.Integer, nullable=False),
        _id("mentor_id", nullable=True),
        _id("duty_id", nullable=True),
        _id("vacancy_id", nullable=True),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("closed_on", sa.Date),
        points={
            "centre_id": "centre",
            "mentor_id": "volunteer",
            "duty_id": "duty",
            "vacancy_id": "vacancy",
        },
    )
    _table(
        "placement",
        _id("offer_id"),
        _id("volunteer_id"),
        sa.Column("goals", sa.Text, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("ended_on", sa.Date),
        sa.Column("outcome", sa.String(30)),
        sa.Column("remark", sa.Text, nullable=False),
        points={"offer_id": "placement_offer", "volunteer_id": "volunteer"},
    )
    _table(
        "placement_talk",
        _id("placement_id"),
        _id("volunteer_id"),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        points={"placement_id": "placement", "volunteer_id": "volunteer"},
    )


def downgrade() -> None:
    """Without them."""
    for name in ("placement_talk", "placement", "placement_offer"):
        op.drop_table(name)


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(16), nullable=nullable)


def _table(name: str, *own: sa.Column[Any], points: dict[str, str]) -> None:
    op.create_table(
        name,
        _id("id"),
        *own,
        sa.Column("version", sa.Integer, nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{name}_{column}_{to}")
            for column, to in points.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in points:
        if column != "centre_id":
            op.create_index(f"ix_{name}_{column}", name, [column])
