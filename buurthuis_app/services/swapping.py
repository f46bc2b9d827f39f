"""Putting records in each other's place, in one unit of work, so that the same can be done the other way round."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries import using
from buurthuis_app.services.service import changed_since, still_as, still_there

Swap = tuple[Any, Any]
"""What is there and what should be; None for nothing. Both of one type, with an id and a version."""


def first(work: Work, record: Any, *, new: bool) -> Swap:
    """Keep a new or changed record as the person saw it; what to swap to take that back."""
    store = work.store(type(record))
    if new:
        store.add(record)
        return record, None
    former = still_there(work, type(record), record.id)
    return store.replace(record), former


def swapped(work: Work, swaps: Iterable[Swap]) -> tuple[Swap, ...]:
    """Carry out these in their order; what to swap, in the other order, to take it back.

    Raises Conflict when something is not as it was left, or is used by something new.
    """
    done: list[Swap] = []
    for left, wanted in swaps:
        store = work.store(type(left or wanted))
        if left is None:
            store.add(wanted)
            done.append((wanted, None))
            continue
        kept = still_as(work, left)
        if wanted is not None:
            done.append((store.replace(replace(wanted, version=kept.version)), left))
        elif using.uses(work, type(left), left.id):
            raise changed_since()
        else:
            store.remove([kept])
            done.append((None, left))
    return tuple(reversed(done))
