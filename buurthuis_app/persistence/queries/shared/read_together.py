"""Reading together: records of several types in one statement. To a server each statement is a journey.

Every table fills columns of its own types and leaves the others empty, so that each value is read as it always is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, cast, literal, null, select, union_all

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

R = TypeVar("R")
Asked = Select[Any] | CompoundSelect[Any]
Make = Callable[..., Asked]
Wanted = tuple[Any, ...]
"""A function that makes a select, and what it is given: values that can be compared."""

_Slot = tuple[str, int]
"""A type by its words, and which column of that type it is."""


def of_centre(work: Work, centre_id: UUID, *records: type) -> None:
    """Have all records of these types of a centre at hand for `Store.find(centre_id=…)`; only where nobody writes."""
    if _is_at_hand(work):
        return
    keys = {record: ("find", record, ("centre_id", centre_id)) for record in records}
    asked = []
    for record, key in keys.items():
        if work.lacks(key):
            table = schema.table_of(record)
            asked.append((record, select(table).where(table.c.centre_id == centre_id)))
    if asked:
        for (record, _statement), found in zip(asked, read(work, *asked), strict=True):
            work.once(keys[record], partial(tuple, found))


AT_HAND = "sqlite"
"""The engine whose statements go over no line: each is asked when its answer is needed."""


def _is_at_hand(work: Work) -> bool:
    return work.connection.dialect.name == AT_HAND


def ahead(work: Work, *wanted: Wanted) -> None:
    """Have at hand what `rows` and `records` are going to ask; only where nobody writes."""
    if _is_at_hand(work):
        return
    asked = [each for each in wanted if work.lacks(each)]
    statements = [make(*given) for make, *given in asked]
    for each, found in zip(asked, _in_one(work, statements) if asked else (), strict=True):
        work.once(each, partial(tuple, found))


def rows(work: Work, make: Make, *given: Hashable) -> Sequence[Sequence[Any]]:
    """What the select finds that is made of what is given, in no order."""
    return work.once((make, *given), lambda: work.connection.execute(make(*given)).all())


def records(work: Work, record: type[R], make: Make, *given: Hashable) -> tuple[R, ...]:
    """The same as records that are tied to nothing, in the order of their keys."""
    table = schema.table_of(record)
    own = [dict(zip(table.c.keys(), row, strict=True)) for row in rows(work, make, *given)]
    own.sort(key=itemgetter(*table.primary_key.columns.keys()))
    return tuple(work.store(record).made_of(own, {}))


def read(work: Work, *asked: tuple[type, Select[Any]]) -> list[tuple[Any, ...]]:
    """What each select of a table's columns finds, as records in the order of their keys."""
    statements: list[Asked] = []
    for record, statement in asked:
        statements.append(statement)
        for link in schema.links_of(record).values():
            owner, other = link.columns
            ids = statement.with_only_columns(schema.table_of(record).c.id)
            statements.append(select(owner, other).where(owner.in_(ids)))
    if _is_at_hand(work):
        rows_of = [list(map(tuple, work.connection.execute(asking))) for asking in statements]
    else:
        rows_of = _in_one(work, statements)
    found: list[tuple[Any, ...]] = []
    place = 0
    for record, _statement in asked:
        names = schema.links_of(record)
        keys = schema.table_of(record).primary_key.columns.keys()
        own = [
            dict(zip(schema.table_of(record).c.keys(), row, strict=True)) for row in rows_of[place]
        ]
        own.sort(key=itemgetter(*keys))
        linked = {
            name: _by_owner(rows_of[place + number]) for number, name in enumerate(names, start=1)
        }
        found.append(tuple(work.store(record).made_of(own, linked)))
        place += 1 + len(names)
    return found


def _in_one(work: Work, statements: Sequence[Asked]) -> list[list[tuple[Any, ...]]]:
    """The rows of each, out of one statement."""
    branches = [tuple(statement.subquery().columns) for statement in statements]
    slots: dict[_Slot, Any] = {}
    taken = [dict(zip(_slots(branch), branch, strict=True)) for branch in branches]
    for own in taken:
        slots.update((slot, column.type) for slot, column in own.items() if slot not in slots)
    places = {slot: place for place, slot in enumerate(slots, start=1)}
    # One for all branches, with a name: SQLAlchemy keeps the statement, and each part of it that it sees anew.
    empty = {slot: cast(null(), kind).label(f"c{places[slot]}") for slot, kind in slots.items()}
    parts = [
        select(literal(number), *(own.get(slot, nothing) for slot, nothing in empty.items()))
        for number, own in enumerate(taken)
    ]
    wanted = [[places[slot] for slot in own] for own in taken]
    found: list[list[tuple[Any, ...]]] = [[] for _branch in branches]
    for row in work.connection.execute(union_all(*parts)):
        found[row[0]].append(tuple([row[place] for place in wanted[row[0]]]))
    return found


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
