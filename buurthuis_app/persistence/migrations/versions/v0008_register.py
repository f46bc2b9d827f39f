"""The confidant's sealed register, and the figures she released."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ID = sa.LargeBinary(16)
_TABLES = (
    *("confidant_key", "sealed_message", "sealed_record", "sealed_record_key"),
    *("confidant_release", "confidant_figure"),
)


def _id(name: str = "id") -> "sa.Column[bytes]":
    return sa.Column(name, ID, nullable=False)


def _refers(table: str, name: str, target: str) -> "sa.Column[bytes]":
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, ID, key, nullable=False)


def _bytes(name: str) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _word(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(30), nullable=False)


def _day(name: str) -> "sa.Column[object]":
    return sa.Column(name, sa.Date, nullable=False)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def upgrade() -> None:
    _sealed()
    op.create_table(
        "confidant_release",
        _id(),
        _refers("confidant_release", "centre_id", "centre"),
        *(_number("year"), _number("edition"), _day("released_on")),
        *(sa.Column("zeros", sa.Boolean, nullable=False), _text("prevention")),
        _text("recommendations"),
        _primary("confidant_release", "id"),
        sa.UniqueConstraint(
            *("centre_id", "year", "edition"),
            name="uq_confidant_release_centre_id_year_edition",
        ),
    )
    op.create_table(
        "confidant_figure",
        _refers("confidant_figure", "release_id", "confidant_release"),
        *(_word("kind"), _word("about"), _number("position"), _text("name"), _word("shown")),
        sa.Column("number", sa.Integer),
        _primary("confidant_figure", "release_id", "kind", "about", "position"),
        sqlite_with_rowid=False,
    )


def _sealed() -> None:
    op.create_table(
        "confidant_key",
        _id(),
        _refers("confidant_key", "centre_id", "centre"),
        *(_id("confidant_id"), _bytes("public_key"), _bytes("by_passphrase")),
        *(_bytes("by_recovery_key"), _day("active_from"), _number("version")),
        _primary("confidant_key", "id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_message",
        _id("message_id"),
        _refers("sealed_message", "key_id", "confidant_key"),
        *(_day("received_on"), _bytes("sealed")),
        _primary("sealed_message", "message_id", "key_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_record",
        _id(),
        _refers("sealed_record", "centre_id", "centre"),
        *(_bytes("body"), _number("version")),
        _primary("sealed_record", "id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_record_key",
        _refers("sealed_record_key", "record_id", "sealed_record"),
        _refers("sealed_record_key", "key_id", "confidant_key"),
        _bytes("sealed"),
        _primary("sealed_record_key", "record_id", "key_id"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Without the confidant's register. What she kept is lost."""
    for table in reversed(_TABLES):
        op.drop_table(table)
