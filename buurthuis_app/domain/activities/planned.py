"""The plan as the office sees it: each activity with what comes next and what was, and what a change does to it."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.i18n import _, day_and_month, listing


class Scope(Enum):
    """Scope of a change in a series."""

    ONLY_THIS = "only_this"
    THIS_AND_FOLLOWING = "this_and_following"
    WHOLE = "whole"


class OccurrenceTrace(Enum):
    """Traces of people on an occurrence, for which no change of the series may remove or move it."""

    COUNTED = "counted"
    TOLD = "told"
    REMARKED = "remarked"
    SIGNED_UP = "signed_up"
    CALLED_OFF = "called_off"
    """The occurrence is over and did not take place: it counts in the figures."""


class PlannedActivity(Struct, frozen=True, kw_only=True):
    """One activity in the list, with the first day it takes place from today on."""

    activity: Activity
    room: str
    next: dt.date | None
    occurrences: int
    """Number of occurrences in all, past and to come."""


class InitiativeName(Struct, frozen=True, kw_only=True):
    """A residents' initiative that an activity can belong to; `over` when nothing more is to come of it."""

    id: UUID
    name: str
    over: bool


class PlannedOccurrence(Struct, frozen=True, kw_only=True):
    """One date of an activity, and its visits when it was counted."""

    occurrence: Occurrence
    visits: int | None


class Staying(Struct, frozen=True, kw_only=True):
    """An occurrence that a change leaves as it is, because of what people left with it."""

    occurrence: Occurrence
    traces: frozenset[OccurrenceTrace]

    @property
    def sentence(self) -> str:
        """di 3 nov blijft staan: hier is geteld en verteld."""
        words = {
            OccurrenceTrace.COUNTED: _("geteld"),
            OccurrenceTrace.TOLD: _("verteld"),
            OccurrenceTrace.REMARKED: _("iets opgemerkt"),
            OccurrenceTrace.SIGNED_UP: _("aangemeld"),
            OccurrenceTrace.CALLED_OFF: _("afgezegd"),
        }
        what = listing([word for trace, word in words.items() if trace in self.traces])
        day = day_and_month(self.occurrence.date)
        return _("{day} blijft staan: hier is {what}.").format(day=day, what=what)


class Rearrangement(Struct, frozen=True, kw_only=True):
    """Effect of a changed series on its occurrences: (former, new) for the changed ones, and those that stay."""

    added: tuple[Occurrence, ...] = ()
    removed: tuple[Occurrence, ...] = ()
    changed: tuple[tuple[Occurrence, Occurrence], ...] = ()
    stays: tuple[Staying, ...] = ()

    def __add__(self, other: "Rearrangement") -> "Rearrangement":
        return Rearrangement(
            added=self.added + other.added,
            removed=self.removed + other.removed,
            changed=self.changed + other.changed,
            stays=self.stays + other.stays,
        )

    @property
    def moves_anything(self) -> bool:
        """Whether an occurrence comes, goes or changes."""
        return bool(self.added or self.removed or self.changed)


class AgendaItem(Struct, frozen=True, kw_only=True):
    """One occurrence with all that a week, a month or a list shows of it.

    `kind`, `room` and `area` are names, empty when there is none; `colour` is a place in the palette of kinds.
    `place` says where it is when it is in none of the rooms. `visits` is None when it was not counted.
    `capacity` is the activity's, None when unlimited; `placed` and `waiting` are people, 0 without sign-up.
    """

    occurrence: Occurrence
    title: str
    series: bool
    kind_id: UUID | None = None
    kind: str = ""
    colour: int | None = None
    room: str = ""
    place: str = ""
    area_id: UUID | None = None
    area: str = ""
    host: str = ""
    theme_ids: tuple[UUID, ...] = ()
    group_ids: tuple[UUID, ...] = ()
    visits: int | None = None
    sign_up: bool = False
    placed: int = 0
    waiting: int = 0
    capacity: int | None = None
