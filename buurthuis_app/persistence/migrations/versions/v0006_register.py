"""The confidant: kinds of unwanted behaviour, her sealed register, and the figures she released."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ID = sa.LargeBinary(16)
_TABLES = (
    *("unwanted_behaviour", "confidant_key", "sealed_message", "sealed_record"),
    *("sealed_record_key", "confidant_release", "confidant_figure"),
)
_USUAL = (
    (
        "seksuele intimidatie",
        "Opmerkingen, blikken of aanrakingen die met seks te maken hebben en die u niet wilt.",
    ),
    (
        "agressie en geweld",
        "Schelden, dreigen, duwen, slaan, of iets kapotmaken om iemand bang te maken.",
    ),
    (
        "pesten",
        "Steeds weer iemand buitensluiten, belachelijk maken of over iemand roddelen.",
    ),
    (
        "discriminatie",
        "Iemand anders behandelen om afkomst, geloof, leeftijd, beperking of van wie hij of zij houdt.",
    ),
)
"""As a new centre gets them."""


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
    op.create_table(
        "unwanted_behaviour",
        _id(),
        _refers("unwanted_behaviour", "centre_id", "centre"),
        *(_text("name"), _text("explanation"), _number("position")),
        *(sa.Column("archived", sa.Boolean, nullable=False), _number("version")),
        _primary("unwanted_behaviour", "id"),
    )
    _usual_behaviours()
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


def _usual_behaviours() -> None:
    connection = op.get_bind()
    statement = sa.text(
        "INSERT INTO unwanted_behaviour VALUES (:id, :centre, :name, :explanation, :position, 0, 1)"
    )
    for (centre,) in connection.execute(sa.text("SELECT id FROM centre")).all():
        for position, (name, explanation) in enumerate(_USUAL):
            connection.execute(
                statement,
                {
                    "id": secrets.token_bytes(16),
                    "centre": centre,
                    "name": name,
                    "explanation": explanation,
                    "position": position,
                },
            )


def downgrade() -> None:
    """Without the confidant's register. What she kept is lost."""
    for table in reversed(_TABLES):
        op.drop_table(table)
