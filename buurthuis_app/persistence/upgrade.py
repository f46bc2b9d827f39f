"""Make a file fit the program: refuse what is too new, migrate a copy of what is old, and swap it in."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.errors import Damaged, TooNew
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.persistence import backup
from buurthuis_app.persistence.database import connect, speaking
from buurthuis_app.persistence.revision import HEAD, SHAPE
from buurthuis_app.persistence.schema import APPLICATION_ID

if TYPE_CHECKING:
    from alembic.config import Config


class Found(Struct, frozen=True, kw_only=True):
    """What kind of file this is: its schema revision."""

    revision: str

    @property
    def current(self) -> bool:
        """Whether the program knows exactly this shape."""
        return self.revision == HEAD


def prepare(path: Path) -> None:
    """Make sure that `path` is a database of this program's shape; make a new one when there is none.

    Raises TooNew, leaving the file untouched, when a newer program made it; Damaged when it is not ours;
    DiskFull or ReadOnly when it cannot be written.
    """
    if not path.exists():
        with speaking_of_files():
            path.parent.mkdir(parents=True, exist_ok=True)
        _build(path)
    elif not inspect(path).current:
        _migrate_copy(path)


def inspect(path: Path) -> Found:
    """Look at a file without changing what is in it. Raises Damaged or TooNew.

    What would act by itself (a trigger, a view) or has another shape than ours was put there by somebody else.

    Opened for writing all the same: after a power cut SQLite must roll the journal back before it can read.
    """
    with speaking():
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
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
    return Found(revision=revision)


def _numbered(connection: sqlite3.Connection) -> bool:
    """Whether the file says which revision it has."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    return connection.execute(tables).fetchone() is not None


def shape(connection: sqlite3.Connection) -> str:
    """A sum of the file's tables with their columns, and its indexes with theirs, whatever is in them."""
    from hashlib import blake2b

    whole = blake2b(digest_size=16)
    for kind, name in connection.execute(_THINGS).fetchall():
        about = "index_xinfo" if kind == "index" else "table_xinfo"
        columns = connection.execute(f"PRAGMA {about}({_quoted(name)})").fetchall()
        for part in (kind, name, *(str(column) for column in columns)):
            whole.update(part.encode("utf-8") + b"\0")
    return whole.hexdigest()


_THINGS = """
    SELECT type, name FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name
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


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _build(path: Path) -> None:
    unfinished = path.with_name(path.name + ".nieuw")
    try:
        with speaking_of_files():
            unfinished.unlink(missing_ok=True)
            unfinished.touch()
        migrate(unfinished)
        with speaking_of_files():
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _migrate_copy(path: Path) -> None:
    copy = path.with_name(path.name + ".nieuw")
    before = path.with_name(f"{path.stem}-voor-bijwerken-{inspect(path).revision}{path.suffix}")
    backup.make(path, path.parent / backup.FOLDER / before.name)
    try:
        with speaking():
            holder = connect(path)
            try:
                holder.execute("BEGIN IMMEDIATE")
                _copy(path, copy)
                migrate(copy)
                backup.verify(copy)
                holder.execute("ROLLBACK")
            finally:
                holder.close()
        with speaking_of_files():
            copy.replace(path)
    finally:
        copy.unlink(missing_ok=True)


def _copy(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    source, copy = connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def migrate(path: Path, target: str = "head") -> None:
    """Bring this very file to revision `target`, with foreign keys off (SQLite's default) so
    that rebuilding a parent table cannot cascade its children away.
    """
    from alembic import command
    from sqlalchemy import NullPool, create_engine, event

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(path, isolation_level=None),
        hide_parameters=True,
        poolclass=NullPool,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with speaking(), engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise Damaged(_("Het bijwerken van de gegevens is niet gelukt. Er is niets veranderd."))
        connection.commit()


def configuration() -> "Config":
    """Alembic's settings, built here: an ini file would bring its own logging."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
