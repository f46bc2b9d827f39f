"""Putting records in the place of others, all together or not at all, and back again by content."""

from collections.abc import Sequence
from typing import Any, TypeVar

from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.services.done import Area, Done
from buurthuis_app.services.service import exchanged, still_there

V = TypeVar("V")

Swap = tuple[Any, Any]
"""(what must be there, what comes in its place); None stands for nothing there. One of them is a record."""


def swap(work: Work, swaps: Sequence[Swap]) -> tuple[Swap, ...]:
    """Carry these out in their order; what is returned brings back what was, in the other order.

    Raises Conflict when something says something else by now than what must be there.
    """
    back: list[Swap] = []
    for left, wanted in swaps:
        if wanted is None and not hasattr(left, "version"):
            _remove(work, left)
            kept = None
        else:
            _former, kept = exchanged(work, left, wanted)
        back.insert(0, (kept, left))
    return tuple(back)


def done(database: Database, value: V, back: Sequence[Swap], changes: frozenset[Area]) -> Done[V]:
    """What a write returns whose way back is `back`; undoing it can be undone."""

    def undo() -> Done[V]:
        with database.begin() as work:
            again = swap(work, back)
        return done(database, value, again, changes)

    return Done(value=value, changes=changes, undo=undo)


def _remove(work: Work, left: Any) -> None:
    """Take away a record without a version: such a one is never changed, so it says what `left` says or is gone."""
    work.store(type(left)).remove([still_there(work, type(left), left.id)])
