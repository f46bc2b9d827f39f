"""Upgrade of a file: refuse what is too new, migrate a copy of what is old, and swap it in."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app.errors import Damaged
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.persistence import backup
from buurthuis_app.persistence.database import connect, speaking
from buurthuis_app.persistence.file_check import inspect
from buurthuis_app.persistence.schema import APPLICATION_ID

if TYPE_CHECKING:
    from alembic.config import Config


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
