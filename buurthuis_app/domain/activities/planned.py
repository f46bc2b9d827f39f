"""The plan as the office sees it: each activity with what comes next and what was, and what a change does to it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import partial
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, day_and_month, listing, ngettext, number

_A_WEEK = dt.timedelta(weeks=1)


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
    WORKED = "worked"
    """It is over, and volunteers stood there: their hours count."""
    INVOICED = "invoiced"
    """It stands on an invoice of room hire."""
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
        """di 3 nov 10.00–12.00 blijft staan: hier is geteld en verteld."""
        words = {
            OccurrenceTrace.COUNTED: _("geteld"),
            OccurrenceTrace.TOLD: _("verteld"),
            OccurrenceTrace.REMARKED: _("iets opgemerkt"),
            OccurrenceTrace.SIGNED_UP: _("aangemeld"),
            OccurrenceTrace.WORKED: _("door vrijwilligers gewerkt"),
            OccurrenceTrace.INVOICED: _("een factuur van gemaakt"),
            OccurrenceTrace.CALLED_OFF: _("afgezegd"),
        }
        what = listing([word for trace, word in words.items() if trace in self.traces])
        day = " ".join(filter(None, (day_and_month(self.occurrence.date), self.occurrence.times)))
        return _("{day} blijft staan: hier is {what}.").format(day=day, what=what)


class DutyChoice(Enum):
    """What becomes of who stands on duty at a time that is moved."""

    MOVE_ALONG = "move_along"
    """They stand at the new time, and who had confirmed is asked again."""
    RELEASE = "release"
    """Their places are open again."""


class RosteredPerson(Struct, frozen=True, kw_only=True):
    """Somebody with a place on a coming shift of an occurrence; `name` is "" when it was erased."""

    name: str
    occurrence_id: UUID
    date: dt.date


class Rearrangement(Struct, frozen=True, kw_only=True):
    """Effect of a changed series on its occurrences: (former, new) for the changed ones, and those that stay."""

    added: tuple[Occurrence, ...] = ()
    removed: tuple[Occurrence, ...] = ()
    changed: tuple[tuple[Occurrence, Occurrence], ...] = ()
    stays: tuple[Staying, ...] = ()
    standing: tuple[RosteredPerson, ...] = ()
    """Who is on duty at a time that goes or gets another hour, as far as somebody asked."""

    def __add__(self, other: "Rearrangement") -> "Rearrangement":
        return Rearrangement(
            added=self.added + other.added,
            removed=self.removed + other.removed,
            changed=self.changed + other.changed,
            stays=self.stays + other.stays,
            standing=self.standing + other.standing,
        )

    @property
    def moves_anything(self) -> bool:
        """Whether an occurrence comes, goes or changes."""
        return bool(self.added or self.removed or self.changed)

    @property
    def retimed(self) -> tuple[tuple[Occurrence, Occurrence], ...]:
        """(former, new) of each time that gets another day or hour, also where one goes and one comes instead.

        What is removed is taken over by the nearest that is added less than a week away, of its own sitting first.
        """
        other = [(was, now) for was, now in self.changed if _moment(was) != _moment(now)]
        free = list(self.added)
        for was in sorted(self.removed, key=lambda gone: gone.date):
            near = [new for new in free if abs(new.date - was.date) < _A_WEEK]
            if near:
                now = min(near, key=partial(_distance, was))
                free.remove(now)
                other.append((was, now))
        return tuple(other)

    @property
    def dropped(self) -> tuple[Occurrence, ...]:
        """What goes without another time in its place."""
        taken_over = {was.id for was, _now in self.retimed}
        return tuple(gone for gone in self.removed if gone.id not in taken_over)


def standing_in_words(standing: Iterable[RosteredPerson]) -> str:
    """Ria staat op 4 diensten en Jan op 1 dienst; "" when nobody does."""
    times = Counter(person.name or _("iemand van wie de naam is gewist") for person in standing)
    said = [
        ngettext("{name} op {n} dienst", "{name} op {n} diensten", n).format(name=name, n=number(n))
        for name, n in sorted(times.items(), key=lambda pair: folded(pair[0]))
    ]
    return _("Op het rooster: {who}.").format(who=listing(said)) if said else ""


def called_off_in_words(standing: Iterable[RosteredPerson]) -> str:
    """Who is to be told that a time is called off; "" when nobody is on the roster then."""
    words = standing_in_words(standing)
    falls = _("De dienst vervalt en telt geen uren. Laat het weten.")
    return f"{words} {falls}" if words else ""


def _distance(was: Occurrence, new: Occurrence) -> tuple[bool, dt.timedelta, int]:
    return new.sitting != was.sitting, abs(new.date - was.date), new.sitting


def _moment(occurrence: Occurrence) -> tuple[dt.date, dt.time | None, dt.time | None]:
    return occurrence.date, occurrence.starts, occurrence.ends


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
