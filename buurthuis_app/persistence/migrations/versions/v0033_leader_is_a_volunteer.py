"""Leader of an activity and of a time: which volunteer it is, where that is known."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0033"
down_revision = "0032"
SHAPE = "f608915ba64e0c5dcaa33409c7b34dfb"

_TABLES = ("activity", "occurrence")


def upgrade() -> None:
    """Of nobody it is known yet: a name alone does not say who of two namesakes it is."""
    for table in _TABLES:
        with altered(table, recreate="always") as batch:
            batch.add_column(sa.Column("led_by_id", sa.LargeBinary(16)))
            batch.create_foreign_key(
                f"fk_{table}_led_by_id_volunteer", "volunteer", ["led_by_id"], ["id"]
            )
            batch.create_index(f"ix_{table}_led_by_id", ["led_by_id"])


def downgrade() -> None:
    """The names stay."""
    for table in _TABLES:
        with altered(table, recreate="always") as batch:
            batch.drop_index(f"ix_{table}_led_by_id")
            batch.drop_constraint(f"fk_{table}_led_by_id_volunteer", type_="foreignkey")
            batch.drop_column("led_by_id")
