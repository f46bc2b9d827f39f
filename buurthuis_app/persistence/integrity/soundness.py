"""Soundness of a file: whether SQLite finds it whole, its tables are the program's, and every value can be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Dialect, LargeBinary, String, Table
from sqlalchemy import Enum as EnumColumn
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.types import Boolean, Date, DateTime, Float, Integer, Time, TypeDecorator

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import connect, damaged, speaking_of_damage
from buurthuis_app.persistence.integrity.file_check import inspect
from buurthuis_app.persistence.types import Id

_ID_BYTES = 16


def verify(path: Path) -> None:
    """Raise Damaged unless this is a whole database of which every row can be read.

    An older revision has other tables: of it only what SQLite knows is verified.
    """
    current = inspect(path).current
    verify_structure(path)
    with speaking_of_damage(), closing(connect(path)) as connection:
        if current and not readable(connection):
            raise damaged()


def verify_structure(path: Path) -> None:
    """Raise Damaged unless SQLite finds the file whole, with no loose ends.

    Enough for a file that was just migrated: a value that was unreadable before is no reason to keep people out of
    all others, and can only be salvaged once the file is of today's revision.
    """
    with speaking_of_damage(), closing(connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tied = connection.execute("PRAGMA foreign_key_check").fetchone() is None
    if not (whole and tied):
        raise damaged()


def readable(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those of this program, and every value is one that its column can hold."""
    return next(faults(connection), None) is None


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """The names of tables and columns ("story.date") that are not as the program made them; no values."""
    for table in schema.metadata.sorted_tables:
        if not _wanted(table) <= _shape(connection, table):
            yield table.name
            continue
        yield from _unreadable(connection, table)


def _shape(connection: sqlite3.Connection, table: Table) -> set[tuple[object, ...]]:
    columns = connection.execute('SELECT name, "notnull" FROM pragma_table_info(?)', (table.name,))
    indexes = connection.execute(
        "SELECT name FROM pragma_index_list(?) WHERE origin = 'c'", (table.name,)
    )
    return {*columns, *indexes}


def _wanted(table: Table) -> set[tuple[object, ...]]:
    columns = {(column.name, int(not column.nullable)) for column in table.columns}
    return {*columns, *((index.name,) for index in table.indexes)}


def _unreadable(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    name = _quoted(table.name)
    columns = list(table.columns)
    wrong = ", ".join(f"total({_is_wrong(column)})" for column in columns)
    counted = connection.execute(f"SELECT {wrong} FROM {name}").fetchone()  # noqa: S608 - names of our own tables
    yield from (
        f"{table.name}.{column.name}" for column, n in zip(columns, counted, strict=True) if n
    )
    if any(counted):
        return
    dialect = sqlite_dialect()
    for column in columns:
        process = processor(column, dialect)
        if process is None:
            continue
        # Days, kinds and the like: few different values, however many rows.
        values = connection.execute(f"SELECT DISTINCT {_quoted(column.name)} FROM {name}")  # noqa: S608
        if not _all_read(values, process):
            yield f"{table.name}.{column.name}"
    texts = [_quoted(column.name) for column in columns if _is_text(column)]
    if texts and not _all_read(connection.execute(f"SELECT {', '.join(texts)} FROM {name}"), None):  # noqa: S608
        yield table.name


def _is_wrong(column: Column[Any]) -> str:
    """SQL that is true when a value is of another class than the column holds."""
    name = _quoted(column.name)
    kind = column.type
    if isinstance(kind, Id):
        right = f"typeof({name}) = 'blob' AND length({name}) = {_ID_BYTES}"
    elif isinstance(kind, LargeBinary):
        right = f"typeof({name}) = 'blob'"
    elif isinstance(kind, Boolean):
        right = f"{name} IN (0, 1) AND typeof({name}) = 'integer'"
    elif isinstance(kind, Integer):
        right = f"typeof({name}) = 'integer'"
    elif isinstance(kind, Float):
        right = f"typeof({name}) IN ('real', 'integer')"
    else:
        right = f"typeof({name}) = 'text'"
    return f"{name} IS NOT NULL AND NOT ({right})"


def holds_bytes(column: Column[Any]) -> bool:
    """Whether the file holds bytes in this column and no words."""
    return isinstance(column.type, Id | LargeBinary)


def reads(column: Column[Any], value: Any, process: Any) -> bool:
    """Whether a single value, as sqlite3 gives it, is one of this column, whose `processor` this is."""
    if value is None:
        return bool(column.nullable)
    kind = column.type
    if isinstance(kind, Id):
        right = isinstance(value, bytes) and len(value) == _ID_BYTES
    elif isinstance(kind, LargeBinary):
        right = isinstance(value, bytes)
    elif isinstance(kind, Boolean):
        right = value in (0, 1)
    elif isinstance(kind, Integer | Float):
        right = isinstance(value, int | float)
    else:
        right = isinstance(value, str)
    return right and (process is None or _all_read(iter([(value,)]), process))


def _is_text(column: Column[Any]) -> bool:
    return isinstance(column.type, String) and not isinstance(column.type, EnumColumn)


def processor(column: Column[Any], dialect: Dialect) -> Any:
    """What makes the program's value of the database's, for columns where that can fail."""
    kind = column.type
    made_of = kind.impl if isinstance(kind, TypeDecorator) else kind
    if isinstance(kind, Id) or not (
        isinstance(kind, TypeDecorator | EnumColumn) or isinstance(made_of, Date | Time | DateTime)
    ):
        return None
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _all_read(values: Iterator[Any], process: Any) -> bool:
    try:
        for row in values:
            if process is not None and row[0] is not None:
                process(row[0])
    except (LookupError, ValueError, TypeError, sqlite3.OperationalError):
        return False
    return True


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
