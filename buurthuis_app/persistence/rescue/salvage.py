"""Salvage: what can still be read of a damaged file, put in a new one that is whole."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Table
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from buurthuis_app.domain.shared.progress import Progress, at, silently, stretch
from buurthuis_app.errors import Damaged
from buurthuis_app.files import speaking_of_files, unfinished_beside
from buurthuis_app.i18n import _
from buurthuis_app.persistence import schema, upgrade
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.database import address, speaking
from buurthuis_app.persistence.integrity import checksum, seal, soundness
from buurthuis_app.persistence.revision import HEAD

_TIMES = 50
"""How often the references of rows that were lost are followed: longer than any chain of tables."""


class Salvaged(Struct, frozen=True, kw_only=True):
    """What came out of a damaged file."""

    copy: Backup
    rows: int
    left_out: int
    """Rows that were read and could not be kept: a value in them was not one, or what they belong to was lost."""


def salvage(database: Path, now: dt.datetime, progress: Progress = silently) -> Salvaged:
    """Read what can be read of the data file into a new file among the backups; the file itself is not touched.

    Raises Damaged when nothing of it can be read or it is of an older revision, DiskFull or ReadOnly.
    """
    if not _is_current(database):
        raise _nothing()
    target = backup_folder.reserve(backup_folder.folder_of(database), Occasion.SAVED, now)
    made = unfinished_beside(target)
    try:
        with speaking_of_files():
            made.touch()
        upgrade.migrate(made)
        rows, left_out = _fill(database, made, stretch(progress, 0, 80))
        if not rows:
            raise _nothing()
        seal.stamp(made)
        backup.verify(made, at(progress, 80))
        digest = checksum.of(made)
        with speaking_of_files():
            made.replace(target)
        checksum.keep(target, digest)
    finally:
        backup.drop(made)
        if not target.exists():
            with suppress(OSError):
                checksum.note_beside(target).unlink(missing_ok=True)
    copy = Backup(path=target, made_at=now.replace(microsecond=0), occasion=Occasion.SAVED)
    return Salvaged(copy=copy, rows=rows, left_out=left_out)


def _is_current(database: Path) -> bool:
    """Whether it says that it has today's tables, whatever else is in it."""
    try:
        uri = address(database.absolute(), "ro")
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == HEAD


def _nothing() -> Damaged:
    return Damaged(
        _(
            "Uit dit bestand is niets meer te lezen. Zet een reservekopie terug: zie Bestand, Reservekopieën."
        )
    )


def _fill(database: Path, made: Path, progress: Progress) -> tuple[int, int]:
    """How many rows were kept, and how many had to be left out."""
    source = sqlite3.connect(address(database.absolute(), "ro"), uri=True)
    target = sqlite3.connect(made, isolation_level=None)
    with speaking(), closing(source), closing(target):
        source.text_factory = bytes  # a text that is no UTF-8 costs its row and no more
        target.execute("BEGIN")
        left_out = 0
        tables = schema.metadata.sorted_tables
        for done, table in enumerate(tables):
            progress(done, len(tables))
            target.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - names of our own tables
            left_out += _copy_rows(source, target, table)
        left_out += _drop_loose(target)
        counts = (f'SELECT count(*) FROM "{table.name}"' for table in schema.metadata.sorted_tables)  # noqa: S608
        kept = sum(target.execute(statement).fetchone()[0] for statement in counts)
        target.execute("COMMIT")
    return kept, left_out


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: Table) -> int:
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    holes = ", ".join("?" * len(names))
    insert = f'INSERT OR IGNORE INTO "{table.name}" ({columns}) VALUES ({holes})'  # noqa: S608
    left_out = 0
    dialect = sqlite_dialect()
    readers = [(column, soundness.processor(column, dialect)) for column in table.columns]
    for row in _rows(source, table, columns):
        values = _readable(readers, row)
        if values is None:
            left_out += 1
            continue
        try:
            target.execute(insert, values)
        except sqlite3.IntegrityError:
            left_out += 1
    return left_out


def _rows(source: sqlite3.Connection, table: Table, columns: str) -> Iterator[tuple[Any, ...]]:
    """From the front until a page that cannot be read, then from the back; a row may come twice."""
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
    backwards = ", ".join(f'"{column.name}" DESC' for column in table.primary_key.columns)
    for order in ("", f"ORDER BY {keys}", f"ORDER BY {backwards}", "rowid"):
        statement = f'SELECT {columns} FROM "{table.name}" '  # noqa: S608
        statement += "ORDER BY rowid DESC" if order == "rowid" else order
        try:
            yield from source.execute(statement)
        except sqlite3.Error:
            continue
        else:
            return


def _readable(
    readers: list[tuple[Column[Any], Any]], row: tuple[Any, ...]
) -> tuple[Any, ...] | None:
    """The row as it is kept, or None when one of its values is none of the program's."""
    values = []
    try:
        for (column, process), raw in zip(readers, row, strict=True):
            value = raw
            if isinstance(raw, bytes) and not soundness.holds_bytes(column):
                value = raw.decode("utf-8")
            if not soundness.reads(column, value, process):
                return None
            values.append(value)
    except UnicodeDecodeError:
        return None
    return tuple(values)


def _drop_loose(target: sqlite3.Connection) -> int:
    """Remove rows that refer to what was lost, and the rows that refer to those."""
    dropped = 0
    for _time in range(_TIMES):
        loose = target.execute("PRAGMA foreign_key_check").fetchall()
        if not loose:
            break
        for table, rowid, _parent, constraint in loose:
            dropped += _drop(target, table, rowid, constraint)
    return dropped


def _drop(target: sqlite3.Connection, table: str, rowid: int | None, constraint: int) -> int:
    if rowid is not None:
        statement = f'DELETE FROM "{table}" WHERE rowid = ?'  # noqa: S608 - a name SQLite gave back
        return target.execute(statement, (rowid,)).rowcount
    # A table without row numbers does not say which row it is: those without the one they refer to.
    keys = target.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    pairs = [(key[2], key[3], key[4]) for key in keys if key[0] == constraint]
    dropped = 0
    for parent, column, other in pairs:
        statement = (
            f'DELETE FROM "{table}" WHERE "{column}" IS NOT NULL AND '  # noqa: S608
            f'"{column}" NOT IN (SELECT "{other}" FROM "{parent}")'
        )
        dropped += target.execute(statement).rowcount
    return dropped
