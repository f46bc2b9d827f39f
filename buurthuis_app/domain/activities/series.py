"""Series: its fields, and the effect of a change on the occurrences that it already has. Nothing is stored here."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Sitting, Slot
from buurthuis_app.domain.activities.days_off import Skipped
from buurthuis_app.domain.activities.planned import OccurrenceTrace, Rearrangement, Scope, Staying
from buurthuis_app.domain.centre.centre import ClosedDay, Region
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

FOLLOWED = ("starts", "ends", "room_id", "place", "led_by", "led_by_id")
"""Fields that an occurrence takes over from its series."""
_LEADER = ("led_by", "led_by_id")
"""Of two namesakes it is another leader: these are taken over together."""

_A_DAY = dt.timedelta(days=1)


class Calendar(Struct, frozen=True, kw_only=True):
    """Calendar of the centre: its region's holidays and its own closed days; and how far it plans."""

    region: Region
    closed: tuple[ClosedDay, ...]
    today: dt.date
    horizon: dt.date
    """The last day for which occurrences stand ready."""


class Series(Struct, frozen=True, kw_only=True):
    """A series as it stands: its activity, its occurrences, and what people left with them."""

    activity: Activity
    occurrences: tuple[Occurrence, ...]
    traces: Mapping[UUID, frozenset[OccurrenceTrace]]

    @property
    def last_planned(self) -> dt.date | None:
        """The last date for which it has been planned."""
        return max(
            (occurrence.planned_for for occurrence in self.occurrences if occurrence.planned_for),
            default=None,
        )


class SeriesRequest(Struct, frozen=True, kw_only=True):
    """The dates on which a series takes place in a stretch of days, and those it skips with the reason."""

    dates: tuple[dt.date, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def asked(activity: Activity, calendar: Calendar, first: dt.date, last: dt.date) -> SeriesRequest:
    """Dates of the rule from `first` to `last`, both included; what is planned once skips nothing.

    Raises BrokenRule for more than 5,000 dates, and for a text that is no rule.
    """
    from buurthuis_app.domain.activities import recurrence

    if not activity.rule:
        return SeriesRequest()
    last = min(last, activity.until or last)
    dates, skipped = [], []
    for date in recurrence.dates(activity.rule, activity.first, first, last):
        why = days_off.reason(date, activity.skips, calendar.region, calendar.closed)
        if why is None or activity.rule == recurrence.ONCE:
            dates.append(date)
        else:
            skipped.append(Skipped(date=date, reason=why))
    return SeriesRequest(dates=tuple(dates), skipped=tuple(skipped))


def wanted(
    activity: Activity, calendar: Calendar, begin: dt.date, end: dt.date | None = None
) -> frozenset[Slot]:
    """What must stand ready from `begin` on: up to `end` or the horizon; what is once, however far ahead."""
    from buurthuis_app.domain.activities import recurrence

    last = activity.first if activity.rule == recurrence.ONCE else calendar.horizon
    last = last if end is None else min(last, end)
    return frozenset(
        (date, sitting.number)
        for date in asked(activity, calendar, begin, last).dates
        for sitting in activity.sittings
    )


def missing(
    series: Series, calendar: Calendar, begin: dt.date, end: dt.date | None = None
) -> tuple[Occurrence, ...]:
    """The occurrences that the series asks for from `begin` on and that are not there yet."""
    return _not_there(series, wanted(series.activity, calendar, begin, end))


def _not_there(series: Series, slots: frozenset[Slot]) -> tuple[Occurrence, ...]:
    activity = series.activity
    slots -= {occurrence.slot for occurrence in series.occurrences}
    sittings = {sitting.number: sitting for sitting in activity.sittings}
    return tuple(_occurrence(activity, date, sittings[number]) for date, number in sorted(slots))


def rearranged(
    series: Series,
    activity: Activity,
    calendar: Calendar,
    since: dt.date,
    left: frozenset[Slot] = frozenset(),
) -> Rearrangement:
    """Changes to the occurrences from `since` on so that they follow `activity` instead of `series.activity`.

    What somebody counted, told, remarked or signed up for stays as it is, as does what was called off in the past.
    What stands before the former first day belongs to an earlier rule and is left alone, and a new rule leaves
    the days alone that are over; so does a sitting that comes or goes. What is in `left` does not come back.
    """
    former = series.activity
    numbers = {sitting.number for sitting in activity.sittings}
    known = {sitting.number for sitting in former.sittings}
    slots = wanted(activity, calendar, since)
    removed, changed, stays = [], [], []
    for occurrence in series.occurrences:
        if occurrence.planned_for is None:
            continue
        too_late = activity.until is not None and occurrence.planned_for > activity.until
        if not too_late and occurrence.planned_for < max(since, former.first):
            continue
        # No rule asks for dates that are picked one by one, nor for sittings that were merged in: none can stop them.
        no_sitting = occurrence.sitting not in known | numbers
        one_by_one = no_sitting or not (former.rule or activity.rule)
        new_to_it = activity.rule != former.rule or occurrence.sitting not in numbers
        over = new_to_it and occurrence.planned_for < calendar.today
        unwanted = too_late or not (one_by_one or over or occurrence.slot in slots)
        moved = following(occurrence, former, activity)
        traces = _traces(series, occurrence, calendar.today)
        if traces:
            if unwanted or moved != occurrence:
                stays.append(Staying(occurrence=occurrence, traces=traces))
        elif unwanted:
            removed.append(occurrence)
        elif moved != occurrence:
            changed.append((occurrence, moved))
    new = replace(series, activity=activity)
    # A new rule says nothing of days that are over: what nobody counted then would become a gap that never was.
    begin = (
        max(since, activity.first, calendar.today)
        if activity.rule != former.rule
        else max(since, activity.first)
    )
    added = tuple(
        new_occurrence
        for new_occurrence in _not_there(new, frozenset(at for at in slots if at[0] >= begin))
        if new_occurrence.slot not in left
        and (new_occurrence.sitting in known or new_occurrence.date >= calendar.today)
    )
    if activity.first < former.first:
        before = min(former.first, since) - _A_DAY
        added = missing(new, calendar, activity.first, before) + added
    return Rearrangement(
        added=added, removed=tuple(removed), changed=tuple(changed), stays=tuple(stays)
    )


def left_out(series: Series, calendar: Calendar) -> frozenset[Slot]:
    """What its rule asked for while it was planned and that somebody left out, one by one.

    Only true while the calendar is the one it was planned by.
    """
    last = series.last_planned or dt.date.min  # nothing planned: nothing was left out
    planned = {occurrence.slot for occurrence in series.occurrences}
    return wanted(series.activity, calendar, series.activity.first, last) - planned


def from_day(
    series: Series, draft: Activity, calendar: Calendar, day: dt.date
) -> tuple[Activity, Rearrangement]:
    """The activity as it holds from `day` on, and what must happen to its occurrences.

    A new rule begins on `day`: it says nothing of the days before, for which the former rule is carried out first.
    While the series has nothing behind it, its first day is the draft's own.
    """
    former = series.activity
    if draft.rule == former.rule or draft.first != former.first or day <= former.first:
        left = left_out(series, calendar) if draft.rule == former.rule else frozenset[Slot]()
        return draft, rearranged(series, draft, calendar, day, left)
    activity = replace(draft, first=day)
    last = series.last_planned
    begin = former.first if last is None else last + _A_DAY
    before = missing(series, calendar, begin, day - _A_DAY) if begin < day else ()
    return activity, Rearrangement(added=before) + rearranged(series, activity, calendar, day)


def shifted(activity: Activity, scope: Scope, was: Occurrence, becomes: Occurrence) -> Activity:
    """The activity when what was done to one occurrence (another day, time, room) is done to all in `scope`.

    Other hours are those of its sitting; another day or room holds for every sitting. Raises Invalid when the rule
    cannot be moved to that day, or when the activity has no such sitting any more.
    """
    from buurthuis_app.domain.activities import recurrence

    by = becomes.date - was.date
    changes: dict[str, Any] = {}
    if was.room_id != becomes.room_id:
        changes["room_id"] = becomes.room_id
    if (was.starts, was.ends) != (becomes.starts, becomes.ends):
        activity = _retimed(activity, was, becomes)
    if by:
        changes["rule"] = recurrence.moved(activity.rule, was.date, becomes.date)
        whole = scope is Scope.WHOLE or activity.rule in {"", recurrence.ONCE}
        changes["first"] = activity.first + by if whole else becomes.date
    return replace(activity, **changes)


def _retimed(activity: Activity, was: Occurrence, becomes: Occurrence) -> Activity:
    """The activity with the changed hours of one occurrence at its sitting; an extra is like the first."""
    number = was.sitting if was.planned else activity.sitting
    if activity.sitting_of(number) is None:
        raise Invalid(_("De reeks heeft deze tijd niet meer. Kies 'alleen deze keer'."))
    hours = {
        name: getattr(becomes, name)
        for name in ("starts", "ends")
        if getattr(was, name) != getattr(becomes, name)
    }
    return activity.with_sittings(
        [
            replace(sitting, **hours) if sitting.number == number else sitting
            for sitting in activity.sittings
        ]
    )


def following(occurrence: Occurrence, former: Activity, activity: Activity) -> Occurrence:
    """The occurrence with the series' new time, place and leader, where it had the series' old ones.

    Its time is that of its sitting, and stays when there is or was no such sitting.
    """
    own = Sitting(number=occurrence.sitting, starts=occurrence.starts, ends=occurrence.ends)
    was, now = former.sitting_of(own.number), activity.sitting_of(own.number)
    if was is None or now is None:
        was = now = own
    return taking_over(occurrence, activity.at(now), where_like=former.at(was))


def taking_over(
    occurrence: Occurrence, source: Activity | Occurrence, where_like: Activity | Occurrence
) -> Occurrence:
    """The occurrence with the time, place and leader of `source`, where it has those of `where_like`."""
    return replace(
        occurrence,
        **{
            name: getattr(source, name)
            for name in FOLLOWED
            if all(
                getattr(occurrence, same) == getattr(where_like, same)
                for same in (_LEADER if name in _LEADER else (name,))
            )
        },
    )


def _traces(series: Series, occurrence: Occurrence, today: dt.date) -> frozenset[OccurrenceTrace]:
    traces = series.traces.get(occurrence.id, frozenset())
    if occurrence.cancelled and occurrence.date < today:
        return traces | {OccurrenceTrace.CALLED_OFF}
    return traces


def _occurrence(activity: Activity, date: dt.date, sitting: Sitting) -> Occurrence:
    there = activity.at(sitting)
    return Occurrence(
        id=new_id(),
        centre_id=activity.centre_id,
        activity_id=activity.id,
        date=date,
        planned_for=date,
        sitting=sitting.number,
        starts=there.starts,
        ends=there.ends,
        room_id=there.room_id,
        place=there.place,
        led_by=activity.led_by,
        led_by_id=activity.led_by_id,
    )
