"""Putting records in the place of others, all together or not at all, and back again by content."""

from collections.abc import Sequence
from typing import Any, TypeVar

from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import changed_since, still_as, still_there

V = TypeVar("V")

Swap = tuple[Any, Any]
"""(what must be there, what comes in its place); None stands for nothing there. One of them is a record."""


def swap(work: Work, swaps: Sequence[Swap]) -> tuple[Swap, ...]:
    """Carry these out in their order; what is returned brings back what was, in the other order.

    Raises Conflict when something says something else by now than what must be there, or when what has to go is in
    use by something new.
    """
    back: list[Swap] = []
    for left, target in swaps:
        if left is None:
            work.store(type(target)).add(target)
            stored = target
        elif target is None:
            current = _still(work, left)
            if references.uses(work, type(left), left.id):
                raise changed_since()
            work.store(type(left)).remove([current])
            stored = None
        else:
            current = still_as(work, left)
            stored = work.store(type(left)).replace(replace(target, version=current.version))
        back.insert(0, (stored, left))
    return tuple(back)


def reordered(ordered: Sequence[V], record: V, steps: int) -> list[Swap]:
    """What puts a record so many places further (negative: back) among those in their order, as far as there are."""
    places = list(ordered)
    at = places.index(record)
    places.insert(min(max(at + steps, 0), len(places)), places.pop(at))
    items: list[Any] = list(places)
    return [
        (item, replace(item, position=place))
        for place, item in enumerate(items)
        if item.position != place
    ]


def kept(work: Work, record: Any, *, new: bool) -> Swap:
    """Keep a new or changed record as a person saw it; returns how to take that back.

    Raises Conflict when somebody else changed it since.
    """
    store = work.store(type(record))
    if new:
        store.add(record)
        return record, None
    former = still_there(work, type(record), record.id)
    return store.replace(record), former


def done(database: Database, value: V, back: Sequence[Swap], changes: frozenset[Topic]) -> Done[V]:
    """What a write returns whose way back is `back`; undoing it can be undone."""

    def undo() -> Done[V]:
        with database.begin() as work:
            again = swap(work, back)
        return done(database, value, again, changes)

    return Done(value=value, changes=changes, undo=undo)


def _still(work: Work, left: Any) -> Any:
    """The kept record when it says what `left` says; one without a version is never changed, only removed."""
    if "version" in left.__struct_fields__:
        return still_as(work, left)
    if still_there(work, type(left), left.id) != left:
        raise changed_since()
    return left
