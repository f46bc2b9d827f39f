"""Check of a file: whether it is a database of this program, and of which revision."""

import sqlite3
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from buurthuis_app.errors import Damaged, TooNew
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import address, damaged, speaking_of_damage
from buurthuis_app.persistence.revision import HEAD, SHAPE
from buurthuis_app.persistence.schema import APPLICATION_ID


class FileRevision(Struct, frozen=True, kw_only=True):
    """Schema revision of a file, as Alembic wrote it down."""

    revision: str

    @property
    def current(self) -> bool:
        """Whether the program knows exactly this shape."""
        return self.revision == HEAD


def inspect(path: Path) -> FileRevision:
    """Look at a file without changing what is in it. Raises Damaged or TooNew.

    What would act by itself (a trigger, a view) or has another shape than ours was put there by somebody else.

    Opened for writing all the same: after a power cut SQLite must roll the journal back before it can read.
    """
    with speaking_of_damage():
        connection = sqlite3.connect(address(path.absolute(), "rw"), uri=True)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID or not _numbered(connection):
                raise Damaged(
                    _(
                        "Dit is geen gegevensbestand van Buurthuis, of het is leeg. "
                        "Kies een ander bestand of gebruik een reservekopie."
                    )
                )
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if row is None and _filled(connection):
                raise damaged()
            revision = "0000" if row is None else str(row[0])
            _demand_nothing_planted(connection, revision)
        finally:
            connection.close()
    if not revision.isdigit() or int(revision) > int(HEAD):
        sentence = _(
            "Dit bestand is gemaakt met een nieuwere versie van Buurthuis (gegevens {theirs}; "
            "dit programma kent tot en met {ours}). Werk het programma bij. Er is niets veranderd."
        )
        raise TooNew(sentence.format(theirs=revision, ours=HEAD))
    return FileRevision(revision=revision)


def shape(connection: sqlite3.Connection) -> str:
    """A sum of the file's tables with their columns, and its indexes with theirs, whatever is in them."""
    from hashlib import blake2b

    whole = blake2b(digest_size=16)
    for kind in ("index", "table"):
        rows = connection.execute(_COLUMNS.format(kind=kind)).fetchall()
        for name, columns in groupby(rows, itemgetter(0)):
            for part in (kind, name, *(str(row[1:]) for row in columns)):
                whole.update(part.encode("utf-8") + b"\0")
    return whole.hexdigest()


_COLUMNS = """
    SELECT thing.name, about.* FROM sqlite_schema AS thing, pragma_{kind}_xinfo(thing.name) AS about
    WHERE thing.type = '{kind}' AND thing.name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY thing.name, 2
"""
"""SQLite keeps statistics of its own in tables of that name, and lets nobody else make one."""


def _demand_nothing_planted(connection: sqlite3.Connection, revision: str) -> None:
    acting = "SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
    planted = connection.execute(acting).fetchone() is not None
    if planted or (revision == HEAD and shape(connection) != SHAPE):
        raise Damaged(
            _(
                "Iemand heeft het gegevensbestand buiten het programma om veranderd: er staan dingen "
                "in die er niet horen. Gebruik een reservekopie uit de map Reservekopieën."
            )
        )


def _numbered(connection: sqlite3.Connection) -> bool:
    """Whether the file says which revision it has."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    return connection.execute(tables).fetchone() is not None


def _filled(connection: sqlite3.Connection) -> bool:
    """Whether there are tables of people's data."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
    return connection.execute(tables).fetchone() is not None
