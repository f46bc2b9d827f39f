"""Undo of a write: what its unit of work noted is played back by content, which is a write with an undo again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, TypeVar
from uuid import UUID

from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.playback import changed_since, play_back
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic


class _Named(Protocol):
    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=_Named)
V = TypeVar("V")

Rule = Callable[[Work, Sequence[Written]], AbstractContextManager[Sequence[Written]]]
"""Goes around each playback of what was written, in its transaction: what is looked at before and put right after.

It gives what is to be played back: all, or what is left when it put some of it back in another way.
"""


@contextmanager
def no_rule(_work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """Nothing but the playback."""
    yield written


def done(
    database: Database,
    work: Work,
    value: V,
    changes: frozenset[Topic],
    rule: Rule = no_rule,
    remark: str = "",
) -> Done[V]:
    """The outcome of what was written in `work`, with its undo; without changes when nothing was."""
    written = work.written
    if not written:
        return Done(value=value, changes=frozenset())

    def undo() -> Done[V]:
        with database.begin() as later, rule(later, written) as rest:
            play_back(later, rest)
        return done(database, later, as_written(later.written, value), changes, rule)

    return Done(value=value, changes=changes, undo=undo, remark=remark)


def as_written(written: Sequence[Written], value: V) -> V:
    """The record as it was written last; any other value, and one that went, as it is."""
    key = getattr(value, "id", None)
    for changes in reversed(written):
        for _before, after in changes:
            if key is not None and type(after) is type(value) and getattr(after, "id", 0) == key:
                return after
    return value


def added(written: Sequence[Written], record: type[R]) -> dict[UUID, R]:
    """What was added of a type of record, by id."""
    return {
        after.id: after
        for changes in written
        for before, after in changes
        if before is None and isinstance(after, record)
    }


def unchanged(look: Callable[[Work], object], *states: object) -> Rule:
    """What is looked at as a whole must be in one of these states: nothing else came or went since."""

    @contextmanager
    def rule(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
        if look(work) not in states:
            raise changed_since()
        yield written

    return rule


def settling(activity_id: UUID) -> Rule:
    """After a playback the names of the activity's lists get their day of erasing anew."""

    @contextmanager
    def rule(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
        from buurthuis_app.persistence.queries.signups import signups

        yield written
        signups.settle_erasure(work, activity_id)

    return rule


def reordered(ordered: Sequence[V], record: V, steps: int) -> list[V]:
    """Those of these records that get another place when one goes so many places further, as far as there are."""
    places = list(ordered)
    at = places.index(record)
    places.insert(min(max(at + steps, 0), len(places)), places.pop(at))
    items: list[Any] = list(places)
    return [
        replace(item, position=place) for place, item in enumerate(items) if item.position != place
    ]
