"""The signed lists of who may read the confidant's register, and each reader's sealed table of contents.

Nothing is signed here: that takes her secret. A register of before is taken over when it is next opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"

ID = sa.LargeBinary(16)


def _refers(table: str, name: str, target: str) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=False)


def upgrade() -> None:
    op.create_table(
        "signed_readers",
        _refers("signed_readers", "centre_id", "centre"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("centre_id", "number", name="pk_signed_readers"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_contents",
        _refers("sealed_contents", "key_id", "confidant_key"),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_sealed_contents"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Messages still open; cases that were kept since name who wrote them, which an older program cannot read."""
    op.drop_table("sealed_contents")
    op.drop_table("signed_readers")
