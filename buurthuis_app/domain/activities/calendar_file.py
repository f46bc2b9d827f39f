"""The plan as other programs exchange it (iCalendar): what a file gives out, and what somebody else's file says."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Sitting
from buurthuis_app.domain.shared.unreadable import Unreadable


class AgendaEntry(Struct, frozen=True, kw_only=True):
    """One activity with those of its occurrences that are given out, and the name of its kind."""

    activity: Activity
    occurrences: tuple[Occurrence, ...]
    kind: str = ""


class Agenda(Struct, frozen=True, kw_only=True):
    """Content of a calendar file to give out. `rooms` has the name of each room; `made_at` is in UTC."""

    name: str
    centre: str
    entries: tuple[AgendaEntry, ...]
    rooms: Mapping[UUID, str]
    made_at: dt.datetime


class FoundDate(Struct, frozen=True, kw_only=True):
    """One date of an event, in local time.

    `planned_for` is the date the rule gave it, and `sitting` which of that day's times it is. `place` is "" when it is
    where the event is. A date that is an event of its own in the file has its own `uid`, and `own` is its id when this
    program gave it out.
    """

    date: dt.date
    planned_for: dt.date
    sitting: int = 1
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""
    cancelled: bool = False
    uid: str = ""
    own: UUID | None = None


class FoundEvent(Struct, frozen=True, kw_only=True):
    """One event of a file, with all its dates as far as they are taken over.

    `where` is the place in the file ("regel 12"), `uid` a digest of what the file calls it, `own` the id when this
    program gave it out; both are left out where each date has its own. `rule` is RFC 5545 text, "" for a list of
    dates. `notes` say what is taken over otherwise than it stands in the file.
    """

    where: str
    title: str
    first: dt.date
    dates: tuple[FoundDate, ...]
    uid: str = ""
    own: UUID | None = None
    rule: str = ""
    until: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    further: tuple[Sitting, ...] = ()
    place: str = ""
    description: str = ""
    notes: tuple[str, ...] = ()


class CalendarFile(Struct, frozen=True, kw_only=True):
    """Calendar file as it was read."""

    events: tuple[FoundEvent, ...]
    unreadable: tuple[Unreadable, ...] = ()


class PlannedImport(Struct, frozen=True, kw_only=True):
    """Activity that keeping a file would add, with notes about it."""

    activity: Activity
    occurrences: tuple[Occurrence, ...]
    notes: tuple[str, ...] = ()


class CalendarMerge(Struct, frozen=True, kw_only=True):
    """Effect of keeping a calendar file; `known` is the number of its events that are stored already.

    `added` are new dates of activities that are there already.
    """

    activities: tuple[PlannedImport, ...]
    added: tuple[Occurrence, ...] = ()
    known: int = 0
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every occurrence that would be added."""
        return (
            *(occurrence for activity in self.activities for occurrence in activity.occurrences),
            *self.added,
        )

    @property
    def nothing_new(self) -> bool:
        """Whether the file would change nothing."""
        return not self.activities and not self.added
