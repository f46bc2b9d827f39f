"""Reading together: records of several types in one statement. To a server each statement is a journey.

Every table fills columns of its own types and leaves the others empty, so that each value is read as it always is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, cast, literal, null, select, union_all

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_Slot = tuple[str, int]
"""A type by its words, and which column of that type it is."""


def of_centre(work: Work, centre_id: UUID, *records: type) -> None:
    """Have all records of these types of a centre at hand for `Store.find(centre_id=…)`; only where nobody writes."""
    keys = {record: ("find", record, ("centre_id", centre_id)) for record in records}
    asked = []
    for record, key in keys.items():
        if work.lacks(key):
            table = schema.table_of(record)
            asked.append((record, select(table).where(table.c.centre_id == centre_id)))
    if asked:
        for (record, _statement), found in zip(asked, read(work, *asked), strict=True):
            work.once(keys[record], partial(tuple, found))


def read(work: Work, *asked: tuple[type, Select[Any]]) -> list[tuple[Any, ...]]:
    """What each select of a table's columns finds, as records in the order of their keys."""
    branches: list[tuple[ColumnElement[Any], ...]] = []
    for record, statement in asked:
        table, inner = schema.table_of(record), statement.subquery()
        branches.append(tuple(inner.c[column.name] for column in table.columns))
        for link in schema.links_of(record).values():
            owner, other = link.columns
            ids = statement.with_only_columns(table.c.id)
            tied = select(owner, other).where(owner.in_(ids)).subquery()
            branches.append(tuple(tied.columns))
    rows = _rows(work, branches)
    found: list[tuple[Any, ...]] = []
    place = 0
    for record, _statement in asked:
        names = schema.links_of(record)
        keys = schema.table_of(record).primary_key.columns.keys()
        own = [dict(zip(schema.table_of(record).c.keys(), row, strict=True)) for row in rows[place]]
        own.sort(key=itemgetter(*keys))
        linked = {
            name: _by_owner(rows[place + number]) for number, name in enumerate(names, start=1)
        }
        found.append(tuple(work.store(record).made_of(own, linked)))
        place += 1 + len(names)
    return found


def _rows(
    work: Work, branches: Sequence[tuple[ColumnElement[Any], ...]]
) -> list[list[tuple[Any, ...]]]:
    """The rows of each branch, out of one statement."""
    slots: dict[_Slot, Any] = {}
    taken = [dict(zip(_slots(branch), branch, strict=True)) for branch in branches]
    for own in taken:
        slots.update((slot, column.type) for slot, column in own.items() if slot not in slots)
    parts = [
        select(
            literal(number),
            *(own[slot] if slot in own else cast(null(), kind) for slot, kind in slots.items()),
        )
        for number, own in enumerate(taken)
    ]
    places = {slot: place for place, slot in enumerate(slots, start=1)}
    wanted = [itemgetter(*(places[slot] for slot in own)) for own in taken]
    rows: list[list[tuple[Any, ...]]] = [[] for _branch in branches]
    for row in work.connection.execute(union_all(*parts)):
        rows[row[0]].append(wanted[row[0]](row))
    return rows


def _slots(columns: Iterable[ColumnElement[Any]]) -> list[_Slot]:
    seen: Counter[str] = Counter()
    found = []
    for column in columns:
        words = repr(column.type)
        found.append((words, seen[words]))
        seen[words] += 1
    return found


def _by_owner(pairs: Iterable[tuple[Any, ...]]) -> dict[UUID, list[UUID]]:
    tied: dict[UUID, list[UUID]] = defaultdict(list)
    for owner, other in sorted(pairs):
        tied[owner].append(other)
    return tied
