"""References to a record, found by the foreign keys and the marked columns, so that a new table is never forgotten."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, Text, func, select, type_coerce

from buurthuis_app.domain.activities.activity import Sitting
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.tables.columns import target_of
from buurthuis_app.records import replace


def uses(work: Work, record: type[Any], key: UUID) -> dict[str, int]:
    """Number of rows by table that refer to this record; the record's own links don't count."""
    rows_by_table: dict[str, int] = {}
    for other, column in _references(record):
        statement = select(func.count()).select_from(other).where(column == key)
        rows = work.connection.execute(statement).scalar_one()
        if rows:
            rows_by_table[other.name] = rows_by_table.get(other.name, 0) + rows
    for other, lists in _lists(work, record):
        if rows := sum(key in ids for ids in lists):
            rows_by_table[other.name] = rows_by_table.get(other.name, 0) + rows
    return rows_by_table


def uses_of_all(work: Work, record: type[Any]) -> dict[UUID, dict[str, int]]:
    """The same of each record of this type that is used."""
    uses_by_key: dict[UUID, dict[str, int]] = {}
    for other, column in _references(record):
        statement = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for key, rows in work.connection.execute(statement):
            by_table = uses_by_key.setdefault(key, {})
            by_table[other.name] = by_table.get(other.name, 0) + rows
    for other, lists in _lists(work, record):
        for key in chain.from_iterable(lists):
            by_table = uses_by_key.setdefault(key, {})
            by_table[other.name] = by_table.get(other.name, 0) + 1
    return uses_by_key


def used(work: Work, record: type[Any], *, beside: frozenset[type[Any]] = frozenset()) -> set[UUID]:
    """The ids of all records of this type that something refers to, other than records of the types `beside`."""
    passed = {schema.table_of(beside_record) for beside_record in beside}
    used_ids: set[UUID] = set()
    for other, column in _references(record):
        if other not in passed:
            statement = select(column).where(column.is_not(None)).distinct()
            used_ids.update(work.connection.execute(statement).scalars())
    return used_ids


def repoint(work: Work, record: type[Any], owner: type[Any], key: UUID, new_key: UUID) -> None:
    """Let what records of the type `owner` say of the record with this key be said of another of that type."""
    store, target = work.store(owner), schema.table_of(record).name
    for column in schema.table_of(owner).columns:
        if target_of(column) == target:
            found = store.find(**{column.name: key})
            store.replace_all([replace(each, **{column.name: new_key}) for each in found])
        if column.info.get("holds") == target:
            held = [each for each in store.find() if key in _held(getattr(each, column.name))]
            store.replace_all(
                [
                    replace(each, **{column.name: _at(getattr(each, column.name), key, new_key)})
                    for each in held
                ]
            )
    for field, links in schema.links_of(owner).items():
        owning, tied = links.columns
        if target_of(tied) == target:
            ids = work.connection.execute(select(owning).where(tied == key)).scalars().all()
            found = store.select(
                select(schema.table_of(owner)).where(schema.table_of(owner).c.id.in_(ids))
            )
            store.replace_all(
                [replace(each, **{field: _tied(each, field, key, new_key)}) for each in found]
            )


def _tied(record: Any, field: str, key: UUID, new_key: UUID) -> Any:
    """The ids in a field, each once, with the one in the place of the other."""
    ids = getattr(record, field)
    return type(ids)(dict.fromkeys(new_key if each == key else each for each in ids))


def _lists(work: Work, record: type[Any]) -> Iterator[tuple[Table, list[set[UUID]]]]:
    """Each table with a column of lists that can name a record of this type, and whom each of its rows names."""
    for column in _holding(schema.table_of(record)):
        statement = select(column).where(type_coerce(column, Text) != "[]")
        yield column.table, [_held(each) for each in work.connection.execute(statement).scalars()]


@cache
def _holding(table: Table) -> tuple[Column[Any], ...]:
    return tuple(
        column
        for other in schema.metadata.sorted_tables
        for column in other.columns
        if column.info.get("holds") == table.name
    )


def _held(sittings: tuple[Sitting, ...]) -> set[UUID]:
    return {sitting.room_id for sitting in sittings if sitting.room_id is not None}


def _at(sittings: tuple[Sitting, ...], key: UUID, new_key: UUID) -> tuple[Sitting, ...]:
    return tuple(
        replace(sitting, room_id=new_key) if sitting.room_id == key else sitting
        for sitting in sittings
    )


def _references(record: type[Any]) -> Iterator[tuple[Table, Column[Any]]]:
    """Each table and column that can refer to a record of this type."""
    own = {next(iter(links.columns)) for links in schema.links_of(record).values()}
    return (
        (other, column) for other, column in _pointing(schema.table_of(record)) if column not in own
    )


@cache
def _pointing(table: Table) -> tuple[tuple[Table, Column[Any]], ...]:
    return tuple(
        (other, column)
        for other in schema.metadata.sorted_tables
        for column in other.columns
        if target_of(column) == table.name
    )
