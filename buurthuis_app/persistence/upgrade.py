"""Upgrade of a file: refuse what is too new, migrate a copy of what is old, and swap it in."""

import datetime as dt
import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from buurthuis_app.domain.shared.progress import Progress, at, silently, stretch
from buurthuis_app.errors import Damaged
from buurthuis_app.files import speaking_of_files, unfinished_beside
from buurthuis_app.i18n import _
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import connect, speaking
from buurthuis_app.persistence.integrity import seal, soundness
from buurthuis_app.persistence.integrity.file_check import inspect
from buurthuis_app.persistence.place import presence
from buurthuis_app.persistence.schema import APPLICATION_ID

if TYPE_CHECKING:
    from alembic.config import Config

_log = logging.getLogger(__name__)


def prepare(path: Path, progress: Progress = silently) -> None:
    """Make sure that `path` is a database of this program's shape; make a new one when there is none.

    Raises TooNew, leaving the file untouched, when a newer program made it; Damaged when it is not ours;
    DiskFull or ReadOnly when it cannot be written.
    """
    if not path.exists():
        with speaking_of_files():
            path.parent.mkdir(parents=True, exist_ok=True)
        _build(path, progress)
    elif not inspect(path).current:
        _migrate_copy(path, progress)


def bring_up_to_date(path: Path, progress: Progress = silently) -> None:
    """Migrate this very file when it is older than the program: only for one that is itself a copy.

    Raises Damaged when its tables are not those of its revision.
    """
    if inspect(path).current:
        return
    try:
        migrate(path, progress=progress)
    except (DBAPIError, sqlite3.Error) as error:
        _log.error("migration: %s", type(error).__name__)
        raise _not_migrated() from error


def _build(path: Path, progress: Progress) -> None:
    unfinished = unfinished_beside(path)
    try:
        with speaking_of_files():
            unfinished.touch()
        migrate(unfinished, progress=progress)
        with speaking_of_files():
            unfinished.replace(path)
    finally:
        backup.drop(unfinished)


def _migrate_copy(path: Path, progress: Progress) -> None:
    presence.demand_alone(path)
    real = path.resolve()  # the data may lie on another disk, with a link to it
    copy = unfinished_beside(real)
    now = dt.datetime.now(dt.UTC)
    backup_folder.add(path, Occasion.MIGRATION, now, stretch(progress, 0, 30))
    try:
        with speaking():
            holder = connect(path)
            try:
                holder.execute("BEGIN IMMEDIATE")
                copy_of(path, copy)
                bring_up_to_date(copy, stretch(progress, 30, 90))
                soundness.verify_structure(copy, at(progress, 90))
                holder.execute("ROLLBACK")
            finally:
                holder.close()
        with speaking_of_files():
            seal.lift(path)
            copy.replace(real)
    finally:
        backup.drop(copy)


def copy_of(path: Path, target: Path) -> None:
    """Copy the pages of the file, while whoever calls this keeps others from writing."""
    source, copy = connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def migrate(path: Path, target: str = "head", progress: Progress = silently) -> None:
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
        config.attributes["progress"] = progress
        command.upgrade(config, target)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise _not_migrated()
        connection.commit()


def _not_migrated() -> Damaged:
    return Damaged(
        _(
            "Het bijwerken van de gegevens naar deze versie is niet gelukt; er is niets veranderd. "
            "Zet een reservekopie terug, of gebruik de vorige versie van het programma."
        )
    )


def configuration() -> "Config":
    """Alembic's settings, built here: an ini file would bring its own logging."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
