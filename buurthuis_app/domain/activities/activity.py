"""Activities that the centre organises, and their occurrences."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than, too_long
from buurthuis_app.i18n import _, clock, hours
from buurthuis_app.records import replace

AHEAD = dt.timedelta(days=366)
"""How far ahead occurrences stand ready."""
LENGTH_OF_NEW = dt.timedelta(hours=2)
"""Of a new activity of which only the begin is known."""
LONGEST_TITLE = 120
LONGEST_REMARK = 1000
LONGEST_REASON = 200
LONGEST_DESCRIPTION = 4000
MOST_CENTS = 100_000_00
MOST_PEOPLE = 100_000
LONGEST_KEEPING = 365
"""Days for which sign-ups may be kept after the last date."""


class Skip(Enum):
    """Skips: the kinds of days on which a series does not take place by itself."""

    PUBLIC_HOLIDAYS = "public_holidays"
    SCHOOL_HOLIDAYS = "school_holidays"
    CLOSED_DAYS = "closed_days"


class Organiser(Enum):
    """Organiser of an activity."""

    CENTRE = "centre"
    RESIDENTS = "residents"
    TENANT = "tenant"


class LedBy(Enum):
    """Leader of an activity: staff, volunteers or others."""

    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"


class AskedField(Enum):
    """Field that a sign-up asks beside a name; an activity asks as little as it can."""

    EMAIL = "email"
    PHONE = "phone"
    REMARK = "remark"
    MEAL = "meal"


Slot = tuple[dt.date, int]
"""Place in the plan of an activity: the day, and the number of the sitting on it."""


class Sitting(Struct, frozen=True, kw_only=True):
    """One of the times a day of an activity. Its number stays when its hours or the other sittings change.

    `room_id` is a room of its own; None is where the activity is.
    """

    number: int
    starts: dt.time | None = None
    ends: dt.time | None = None
    room_id: UUID | None = None

    @property
    def times(self) -> str:
        """10.00–12.00, or as much of it as is known."""
        return hours(self.starts, self.ends)


def title_at(title: str, further: Sequence[Sitting], starts: dt.time | None) -> str:
    """The title for a list of days, with the hour where `further` times make that needed."""
    return f"{title}, {clock(starts)}" if further and starts else title


class Activity(Struct, frozen=True, kw_only=True):
    """Something the centre organises, once or again and again.

    `rule` is RFC 5545 text; empty when the times are planned one by one. `first` is the day the series
    begins, `until` its last possible day. `starts` and `ends` are local times, None when unknown; an end
    before the start lies on the next day. They are those of the sitting with the number `sitting`; `further` are the
    other sittings on each of its days, some in a room of their own. `place` says where it is when it is in none of
    the rooms. `led_by` is the host's name as it may stand on the card in the office; of a volunteer (`led_by_id`) it
    is the volunteer's own name. `cost` is in euro cents a time.
    `organised_by` is the name of the tenant or the residents' group. Who signed up is erased `keep_days` days
    after the last date or the report. `initiative_id` is the residents' initiative that it belongs to. `uid` is a
    digest of the UID of the calendar event it was taken from. `former_titles` are the names it had before, by which
    sheets of the centre still know it.
    """

    id: UUID
    centre_id: UUID
    title: str
    first: dt.date
    rule: str = ""
    until: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    sitting: int = 1
    further: tuple[Sitting, ...] = ()
    room_id: UUID | None = None
    area_id: UUID | None = None
    kind_id: UUID | None = None
    theme_ids: tuple[UUID, ...] = ()
    group_ids: tuple[UUID, ...] = ()
    place: str = ""
    led_by: str = ""
    led_by_id: UUID | None = None
    leader: LedBy = LedBy.VOLUNTEER
    organiser: Organiser = Organiser.CENTRE
    organised_by: str = ""
    capacity: int | None = None
    cost: int = 0
    skips: frozenset[Skip] = frozenset({Skip.CLOSED_DAYS})
    sign_up: bool = False
    asks: frozenset[AskedField] = frozenset()
    keep_days: int = 14
    description: str = ""
    initiative_id: UUID | None = None
    uid: str = ""
    former_titles: tuple[str, ...] = ()
    version: int = 1

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """Every sitting on a day, the activity's own times first."""
        return (Sitting(number=self.sitting, starts=self.starts, ends=self.ends), *self.further)

    def sitting_of(self, number: int) -> Sitting | None:
        """The sitting with that number; None when it has no such sitting now."""
        return next((sitting for sitting in self.sittings if sitting.number == number), None)

    def with_sittings(self, sittings: Sequence[Sitting]) -> "Activity":
        """The same with these sittings, the first of which gives the activity's own times, and its own room if any."""
        own, *further = sittings
        return replace(
            self,
            sitting=own.number,
            starts=own.starts,
            ends=own.ends,
            room_id=own.room_id or self.room_id,
            further=tuple(further),
        )

    def at(self, sitting: Sitting) -> "Activity":
        """The same with the times and the place of this sitting for its own."""
        return replace(
            self,
            starts=sitting.starts,
            ends=sitting.ends,
            room_id=sitting.room_id or self.room_id,
            place="" if sitting.room_id else self.place,
        )

    def known_as(self, *titles: str) -> "Activity":
        """The same, that was also called this before."""
        others = dict.fromkeys((*self.former_titles, *titles))
        others.pop(self.title, None)
        return replace(self, former_titles=tuple(others))

    def copied(self, first: dt.date) -> "Activity":
        """A new one like this, from `first` on: its title says that, and what was left with this one stays here."""
        return replace(
            self,
            id=new_id(),
            title=_("{title} (kopie)").format(title=self.title),
            first=first,
            until=None,
            uid="",
            former_titles=(),
            version=1,
        )

    def ended(self, today: dt.date) -> bool:
        """Whether nothing of it is to come after `today`."""
        return self.until is not None and self.until < today


class Occurrence(Struct, frozen=True, kw_only=True, gc=False):
    """One activity at one time (een keer).

    `planned_for` is the date under which it stood in the plan, and `sitting` which of that day's times it was: they
    stay when the occurrence is moved, so that the plan is never made twice. `planned_for` is None for an extra that
    was not planned.
    `place`, `led_by` and `led_by_id` are those of this time, as of its activity; they are the series' own until
    they are changed.
    `cancelled_because` is None unless cancelled, and "" when it was cancelled without a known reason.
    `uid` is a digest of the UID of the calendar event it was taken from, "" when it was made here.
    """

    id: UUID
    centre_id: UUID
    activity_id: UUID
    date: dt.date
    planned_for: dt.date | None
    sitting: int = 1
    starts: dt.time | None = None
    ends: dt.time | None = None
    room_id: UUID | None = None
    place: str = ""
    led_by: str = ""
    led_by_id: UUID | None = None
    cancelled_because: str | None = None
    remark: str = ""
    uid: str = ""
    version: int = 1

    @property
    def planned(self) -> bool:
        """Whether the occurrence was in the plan."""
        return self.planned_for is not None

    @property
    def slot(self) -> Slot | None:
        """Its place in the plan; None for an extra."""
        return None if self.planned_for is None else (self.planned_for, self.sitting)

    @property
    def times(self) -> str:
        """10.00–12.00, or as much of it as is known."""
        return hours(self.starts, self.ends)

    def goes_on(self, now: dt.datetime) -> bool:
        """Whether it began the evening before and has not ended yet. `now` is the local time, without a zone."""
        if self.starts is None or self.ends is None or self.ends >= self.starts:
            return False
        next_day = self.date + dt.timedelta(days=1)
        return next_day == now.date() and now.time() < self.ends

    @property
    def cancelled(self) -> bool:
        """Whether the occurrence did not take place."""
        return self.cancelled_because is not None


@gathered
def problems(activity: Activity) -> Iterator[Problem]:
    """Faults that a person must mend before the activity can be kept."""
    if not activity.title.strip():
        yield Problem("title", _("Geef de activiteit een naam."))
    limits = {"title": LONGEST_TITLE, "description": LONGEST_DESCRIPTION}
    yield from too_long(activity, limits)
    yield from _problems_of_times(activity.starts, activity.ends)
    yield from _problems_of_sittings(activity.sittings)
    if activity.until and activity.until < activity.first:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        yield Problem("until", sentence)
    yield from _problems_of_numbers(activity)


def problems_of_remark(text: str) -> tuple[Problem, ...]:
    """What a person must still mend in a remark with one occurrence."""
    return longer_than(LONGEST_REMARK, "remark", text)


def problems_of_reason(because: str) -> tuple[Problem, ...]:
    """What a person must still mend in why something does not take place."""
    return longer_than(LONGEST_REASON, "because", because)


def problems_of_occurrence(occurrence: Occurrence) -> tuple[Problem, ...]:
    """Faults that a person must mend before one occurrence can be kept."""
    return tuple(_problems_of_times(occurrence.starts, occurrence.ends))


def _problems_of_times(starts: dt.time | None, ends: dt.time | None) -> Iterator[Problem]:
    if starts is not None and ends == starts:
        yield Problem("ends", _("Begin en einde zijn gelijk. Kies een latere eindtijd."))
    if ends is not None and starts is None:
        sentence = _("Er is een eindtijd maar geen begintijd. Vul ook de begintijd in.")
        yield Problem("starts", sentence)


def _problems_of_sittings(sittings: Sequence[Sitting]) -> Iterator[Problem]:
    """Faults of several times on one day: each has its own beginning, and none begins during another."""
    further = sittings[1:]
    for sitting in further:
        yield from (
            replace(problem, field="further")
            for problem in _problems_of_times(sitting.starts, sitting.ends)
        )
    if further and any(sitting.starts is None for sitting in sittings):
        sentence = _("Vul bij elke tijd in hoe laat die begint, of haal de tijd weg.")
        yield Problem("further", sentence)
    elif any(overlap(*pair) for pair in combinations(sittings, 2)):
        sentence = _("De tijden op een dag vallen over elkaar heen. Kies andere tijden.")
        yield Problem("further", sentence)


def overlap(mine: Occurrence | Sitting, theirs: Occurrence | Sitting) -> bool:
    """Whether of two on one day the one begins while the other goes on; always when an hour is unknown."""
    if mine.starts is None or theirs.starts is None:
        return True
    first, last = (mine, theirs) if mine.starts <= theirs.starts else (theirs, mine)
    if first.ends is None:
        return first.starts == last.starts
    return first.ends < first.starts or last.starts < first.ends  # type: ignore[operator]


def _problems_of_numbers(activity: Activity) -> Iterator[Problem]:
    if activity.capacity is not None and not 1 <= activity.capacity <= MOST_PEOPLE:
        yield Problem("capacity", _("Kies een aantal plaatsen van 1 of meer, of laat het leeg."))
    if not 0 <= activity.cost <= MOST_CENTS:
        yield Problem("cost", _("Dit bedrag kan niet. Kies een bedrag van 0 euro of meer."))
    if not 0 <= activity.keep_days <= LONGEST_KEEPING:
        sentence = _("Bewaar aanmeldingen hoogstens {n} dagen.").format(n=LONGEST_KEEPING)
        yield Problem("keep_days", sentence)
