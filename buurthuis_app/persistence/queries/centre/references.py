"""What makes use of a record: found by foreign keys and marked columns, so that a new table is never forgotten."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, func, select

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.tables.columns import target_of


def uses(work: Work, record: type[Any], key: UUID) -> dict[str, int]:
    """How many rows of which tables refer to this record; the record's own links don't count."""
    found: dict[str, int] = {}
    for other, column in _references(record):
        statement = select(func.count()).select_from(other).where(column == key)
        rows = work.connection.execute(statement).scalar_one()
        if rows:
            found[other.name] = found.get(other.name, 0) + rows
    return found


def used(work: Work, record: type[Any], *, beside: frozenset[type[Any]] = frozenset()) -> set[UUID]:
    """The ids of all records of this type that something refers to, other than records of the types `beside`."""
    passed = {schema.table_of(one) for one in beside}
    found: set[UUID] = set()
    for other, column in _references(record):
        if other not in passed:
            statement = select(column).where(column.is_not(None)).distinct()
            found.update(work.connection.execute(statement).scalars())
    return found


def _references(record: type[Any]) -> Iterator[tuple[Table, Column[Any]]]:
    """Each table and column that can refer to a record of this type."""
    table = schema.table_of(record)
    own = {next(iter(links.columns)) for links in schema.links_of(record).values()}
    for other in schema.metadata.sorted_tables:
        for column in other.columns:
            if column not in own and target_of(column) == table.name:
                yield other, column
