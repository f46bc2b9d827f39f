"""Soundness of a file: whether SQLite finds it whole, its tables are the program's, and every value can be read."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Dialect, LargeBinary, String, Table
from sqlalchemy import Enum as EnumColumn
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.types import Boolean, Date, DateTime, Float, Integer, Time, TypeDecorator

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import connect, damaged, listening, speaking_of_damage
from buurthuis_app.persistence.integrity.file_check import inspect
from buurthuis_app.persistence.types import Id

_ID_BYTES = 16


def verify(path: Path, ask: Callable[[], None] | None = None) -> None:
    """Raise Damaged unless this is a whole database of which every row can be read.

    An older revision has other tables: of it only what SQLite knows is verified. What `ask` raises stops it.
    """
    current = inspect(path).current
    with (
        speaking_of_damage(),
        closing(connect(path)) as connection,
        listening(connection, ask or _nothing),
    ):
        if not _whole(connection) or (current and not readable(connection)):
            raise damaged()


def _nothing() -> None:
    """Nobody waits for it."""


def verify_structure(path: Path, ask: Callable[[], None] | None = None) -> None:
    """Raise Damaged unless SQLite finds the file whole, with no loose ends.

    Enough for a file that was just migrated: a value that was unreadable before is no reason to keep people out of
    all others, and can only be salvaged once the file is of today's revision.
    """
    with (
        speaking_of_damage(),
        closing(connect(path)) as connection,
        listening(connection, ask or _nothing),
    ):
        if not _whole(connection):
            raise damaged()


def _whole(connection: sqlite3.Connection) -> bool:
    whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return whole and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def readable(connection: sqlite3.Connection) -> bool:
    """Whether every value is one that its column can hold, in a file whose tables are those of this program."""
    tables, filled = _all_asked()
    filled_tables = compress(tables, connection.execute(filled).fetchone())
    return all(_holds(connection, asked) for asked in filled_tables)


def _holds(connection: sqlite3.Connection, asked: "_Asked") -> bool:
    return not any(connection.execute(asked.wrong).fetchone()) and all(
        _all_read(connection.execute(values), process) for values, process in asked.values
    )


class _Asked(Struct, frozen=True, kw_only=True):
    """SQL that looks at each value of a table."""

    wrong: str
    """How many values of another class than each column holds."""
    values: tuple[tuple[str, Any], ...]
    """What asks for the different values of a column, or for all texts; and what makes the program's value of one."""


@cache
def _all_asked() -> tuple[tuple[_Asked, ...], str]:
    """What is asked of each table, and SQL that tells of each whether it has rows: most are empty, and need no more."""
    tables = schema.metadata.sorted_tables
    filled = ", ".join(f"EXISTS (SELECT 1 FROM {_quoted(table.name)})" for table in tables)  # noqa: S608 - names of our own tables
    return tuple(map(_asked, tables)), f"SELECT {filled}"


def _asked(table: Table) -> _Asked:
    name, dialect = _quoted(table.name), sqlite_dialect()
    wrong = ", ".join(f"total({_is_wrong(column)})" for column in table.columns)
    # Days, kinds and the like: few different values, however many rows.
    values = [
        (f"SELECT DISTINCT {_quoted(column.name)} FROM {name}", process)  # noqa: S608 - names of our own tables
        for column in table.columns
        if (process := processor(column, dialect)) is not None
    ]
    texts = ", ".join(_quoted(column.name) for column in table.columns if _is_text(column))
    if texts:
        values.append((f"SELECT {texts} FROM {name}", None))  # noqa: S608
    return _Asked(wrong=f"SELECT {wrong} FROM {name}", values=tuple(values))  # noqa: S608


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
