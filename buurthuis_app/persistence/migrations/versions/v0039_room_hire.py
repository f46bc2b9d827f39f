"""Room hire: hirers, the price list, hires, and invoices with their lines."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
SHAPE = "ee539e39a1a5c11a8de425bff9aea3f4"


def upgrade() -> None:
    """Six tables, empty."""
    _table(
        "hirer",
        *_texts("name"),
        sa.Column("kind", sa.String(30), nullable=False),
        *_texts("contact_name", "email", "phone", "address"),
        sa.Column("since", sa.Date, nullable=False),
    )
    _table(
        "hire_rate",
        _id("room_id"),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("part", sa.String(30)),
        sa.Column("unit", sa.String(30), nullable=False),
        sa.Column("cents", sa.Integer, nullable=False),
        refers=("room",),
    )
    _table(
        "hire",
        _id("hirer_id"),
        _id("room_id"),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        sa.Column("weekly", sa.Boolean, nullable=False),
        sa.Column("until", sa.Date),
        *_texts("purpose", "remark"),
        sa.Column("price", sa.Integer),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("asked_on", sa.Date, nullable=False),
        sa.Column("activity_id", sa.LargeBinary(16)),
        refers=("hirer", "room", "activity"),
    )
    _table(
        "invoice",
        _id("hirer_id"),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        *_texts("name", "address", "sender", "iban"),
        sa.Column("vat", sa.Integer),
        sa.Column("credits_id", sa.LargeBinary(16)),
        sa.Column("paid_on", sa.Date),
        sa.Column("reminded_on", sa.Date),
        sa.ForeignKeyConstraint(
            ["credits_id"], ["invoice.id"], name="fk_invoice_credits_id_invoice"
        ),
        sa.UniqueConstraint("centre_id", "year", "number", name="uq_invoice_centre_id_year_number"),
        refers=("hirer",),
    )
    op.create_table(
        "invoice_line",
        _id("id"),
        _id("invoice_id"),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("text"),
        sa.Column("cents", sa.Integer, nullable=False),
        sa.Column("occurrence_id", sa.LargeBinary(16)),
        _key("invoice_line", "invoice"),
        _key("invoice_line", "occurrence"),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_line"),
    )
    _table(
        "invoice_details",
        *_texts("sender", "iban"),
        sa.Column("term", sa.Integer, nullable=False),
        sa.Column("vat", sa.Integer),
        sa.UniqueConstraint("centre_id", name="uq_invoice_details_centre_id"),
    )
    for table, column in (
        *(("hire", "hirer_id"), ("hire", "activity_id")),
        *(("invoice", "hirer_id"), ("invoice", "credits_id")),
        *(("invoice_line", "invoice_id"), ("invoice_line", "occurrence_id")),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Without them."""
    for name in ("invoice_details", "invoice_line", "invoice", "hire", "hire_rate", "hirer"):
        op.drop_table(name)


def _table(name: str, *own: sa.schema.SchemaItem, refers: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        _id("id"),
        _id("centre_id"),
        *own,
        sa.Column("version", sa.Integer, nullable=False),
        *(_key(name, target) for target in ("centre", *refers)),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _id(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(16), nullable=False)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def _key(table: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{target}_id"], [f"{target}.id"], name=f"fk_{table}_{target}_id_{target}"
    )
