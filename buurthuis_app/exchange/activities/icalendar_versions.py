"""Versions of events in a calendar file: which of those with one UID are the same, and which changes are theirs.

One UID is one event (RFC 5545), but programs that manage websites give all their events the same. What differs both in
name and in day, or has the same SEQUENCE and another beginning, is another event: none of them is dropped.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.activities.icalendar_event import ReadEvent, digest
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_MOST_VERSIONS = 2_000
"""Versions under one UID that are compared with each other."""


class Versioned(Struct, frozen=True, kw_only=True):
    """An event in its last version, and the changes of single occurrences that belong to it."""

    event: ReadEvent
    changes: tuple[ReadEvent, ...] = ()


class Versions:
    """Collects the events of a file."""

    def __init__(self) -> None:
        self._events: dict[str, list[ReadEvent]] = defaultdict(list)
        self._changes: dict[str, dict[object, ReadEvent]] = defaultdict(dict)

    def take(self, event: ReadEvent) -> None:
        """Take the next event of the file."""
        if event.instead_of is not None:
            self._take_change(event)
            return
        self._events[event.uid].append(event)

    def events(self) -> Iterator[Versioned]:
        """Each event that takes place, in the order of the file, with its changes."""
        for uid, versions in self._events.items():
            changes = tuple(self._changes.get(uid, {}).values())
            kept = _last_versions(versions)
            owner = next((event for event in kept if event.rule is not None), kept[0])
            for event in kept:
                if not event.cancelled:
                    mine = changes if event is owner else ()
                    yield Versioned(event=_apart(event) if len(kept) > 1 else event, changes=mine)

    def orphans(self) -> Iterator[ReadEvent]:
        """Changes of which the series itself is not in the file."""
        for uid, changes in self._changes.items():
            if uid not in self._events:
                yield from (change for change in changes.values() if not change.cancelled)

    def _take_change(self, change: ReadEvent) -> None:
        changes = self._changes[change.uid]
        known = changes.get(change.instead_of)
        if known is None or change.sequence >= known.sequence:
            changes[change.instead_of] = change


def _last_versions(versions: list[ReadEvent]) -> list[ReadEvent]:
    """Of each event its last version. Those that only repeat another are put aside first: there may be thousands."""
    exact = {
        (event.sequence, event.begin, event.title, str(event.rule), event.cancelled): event
        for event in versions
    }
    kept: list[ReadEvent] = []
    if len({(event.sequence, event.cancelled) for event in exact.values()}) == 1:
        return list(exact.values())
    if len(exact) > _MOST_VERSIONS:
        raise _too_many()
    for event in exact.values():
        place = next((place for place, other in enumerate(kept) if _same(other, event)), None)
        if place is None:
            kept.append(event)
        elif event.sequence >= kept[place].sequence:
            kept[place] = event
    return kept


def _same(one: ReadEvent, other: ReadEvent) -> bool:
    """Whether these two of one UID are versions of one event."""
    if one.cancelled or other.cancelled:
        unnamed = not (one.title and other.title)
        return one.begin == other.begin or one.title == other.title or unnamed
    if one.sequence == other.sequence:
        return False
    return one.begin.date == other.begin.date or one.title == other.title


def _too_many() -> Invalid:
    return Invalid(
        _(
            "In dit bestand staan te veel versies van dezelfde afspraak. "
            "Geef de agenda opnieuw uit en probeer het nog eens."
        )
    )


def _apart(event: ReadEvent) -> ReadEvent:
    """An event that shares its UID, known by its name and beginning as well."""
    note = _(
        "Meer afspraken in dit bestand hebben hetzelfde kenmerk (UID). Ze zijn alle overgenomen."
    )
    uid = digest(f"{event.uid} {event.title} {event.begin.plain()}")
    return replace(event, uid=uid, own=None, notes=(*event.notes, note))
