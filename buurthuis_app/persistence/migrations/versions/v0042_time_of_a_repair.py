"""Time of an activity at which something was brought to be mended."""

import sqlalchemy as sa

from buurthuis_app.persistence.migrations.tables import altered

revision = "0042"
down_revision = "0041"
SHAPE = "fb44b7e1837f25c28b44edc995aec160"


def upgrade() -> None:
    """Of what was noted before it stays unknown: figures of before stay as they are."""
    with altered("repair", recreate="always") as batch:
        batch.add_column(sa.Column("occurrence_id", sa.LargeBinary(16)))
        batch.create_foreign_key(
            "fk_repair_occurrence_id_occurrence", "occurrence", ["occurrence_id"], ["id"]
        )
        batch.create_index("ix_repair_occurrence_id", ["occurrence_id"])


def downgrade() -> None:
    """Without it."""
    with altered("repair", recreate="always") as batch:
        batch.drop_index("ix_repair_occurrence_id")
        batch.drop_constraint("fk_repair_occurrence_id_occurrence", type_="foreignkey")
        batch.drop_column("occurrence_id")
