"""Activities of the demo with their occurrences: what did not take place, and what was not planned."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from random import Random
from uuid import UUID

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from buurthuis_app.demo.data.activities import (
    WHOLE_YEAR,
    SeriesData,
    UnplannedData,
    activities_data,
)
from buurthuis_app.demo.data.signups import InvitationData, signups_data
from buurthuis_app.demo.steps import invitations
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline, day_numbers
from buurthuis_app.domain.activities import days_off, recurrence
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Skip
from buurthuis_app.domain.centre.centre import TargetGroup, Theme, Weekday
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work

_MISHAP = 0.018
"""The share of the planned occurrences that fall through for a reason of their own."""

_REMARK = 0.03
_WORDS_SINCE = relativedelta(months=23)
"""Age at which the retention rules erase remarks and reasons; a cancelled meeting stays cancelled."""
_HOST_SINCE = relativedelta(months=11)
"""Age at which the name of an activity's host is erased."""

_DAYS_A_MONTH = 28


class ActivityRecords(Struct, frozen=True, kw_only=True):
    """All activities, and all occurrences in the order of their dates."""

    activities: tuple[Activity, ...]
    occurrences: tuple[Occurrence, ...]
    own_kinds: Mapping[UUID, TallyKind]
    """Tally kinds of one activity only, by activity."""


class _Meeting(Struct, frozen=True, kw_only=True):
    """One occurrence before it has an id: ids follow the order of the dates."""

    activity: Activity
    date: dt.date
    planned: bool
    room_id: UUID | None
    cancelled_because: str | None = None
    remark: str = ""
    led_by: str = ""


def build(house: House, timeline: Timeline) -> ActivityRecords:
    """The whole plan, from the first day to a year ahead."""
    activities: list[Activity] = []
    meetings: list[_Meeting] = []
    own_kinds: dict[UUID, TallyKind] = {}
    for series in activities_data().series:
        activity = _activity(house, timeline, series)
        activities.append(activity)
        meetings.extend(_meetings(house, timeline, series, activity))
        if series.own_kind:
            own_kinds[activity.id] = _own_kind(house, activity, series, len(own_kinds))
    for unplanned in activities_data().unplanned:
        dates = _dates_of(timeline, unplanned)
        if dates:
            activity = _unplanned_activity(house, unplanned, dates[0])
            activities.append(activity)
            meetings.extend(
                _Meeting(activity=activity, date=date, planned=False, room_id=activity.room_id)
                for date in dates
            )
    for invitation in signups_data().invitations:
        activity = invitations.activity(house, timeline, invitation)
        activities.append(activity)
        meetings.extend(_evenings(house, timeline, invitation, activity))
    meetings.sort(key=_by_time)
    return ActivityRecords(
        activities=tuple(activities),
        occurrences=tuple(_occurrence(meeting) for meeting in meetings),
        own_kinds=own_kinds,
    )


def keep(work: Work, plan: ActivityRecords) -> None:
    """Write the plan."""
    work.store(Activity).add(*plan.activities)
    work.store(TallyKind).add(*plan.own_kinds.values())
    work.store(Occurrence).add(*plan.occurrences)


def _by_time(meeting: _Meeting) -> tuple[dt.date, dt.time, str]:
    return meeting.date, meeting.activity.starts or dt.time(), meeting.activity.title


def _activity(house: House, timeline: Timeline, series: SeriesData) -> Activity:
    weekly = recurrence.Weekly(weekdays=day_numbers(series.weekdays), interval=series.interval)
    begin = timeline.day_at(series.begins)
    if series.weeks_old is not None:
        begin = timeline.today - dt.timedelta(weeks=series.weeks_old)
    first = next(
        day
        for day in (begin + dt.timedelta(days=n) for n in range(7))
        if Weekday.of(day) in series.weekdays
    )
    until = None if series.until is None else timeline.day_at(series.until)
    long_gone = until is not None and until < timeline.today - _HOST_SINCE
    return Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title=series.title,
        first=first,
        rule=weekly.text() if series.months == WHOLE_YEAR else "",
        until=until,
        starts=series.starts,
        ends=series.ends,
        room_id=house.rooms[series.room].id if series.room else None,
        area_id=house.areas[series.area].id,
        kind_id=house.activity_kinds[series.kind].id,
        theme_ids=_ids(house.themes, series.themes),
        group_ids=_ids(house.groups, series.groups),
        place=series.place,
        led_by="" if long_gone else series.host,
        leader=series.leader,
        organiser=series.organiser,
        organised_by="" if long_gone else series.organised_by,
        capacity=series.capacity,
        cost=series.cost,
        skips=series.skips,
        sign_up=series.asks is not None,
        asks=series.asks or frozenset(),
        description=series.description,
    )


def _ids(named: Mapping[str, Theme | TargetGroup], names: Iterable[str]) -> tuple[UUID, ...]:
    """The ids of these names, in the order in which a record holds them."""
    return tuple(sorted(named[name].id for name in names))


def _own_kind(house: House, activity: Activity, series: SeriesData, place: int) -> TallyKind:
    return TallyKind(
        id=new_id(),
        centre_id=activity.centre_id,
        name=series.own_kind,
        role=series.own_role,
        position=len(house.kinds) + place,
        activity_id=activity.id,
    )


def _meetings(
    house: House, timeline: Timeline, series: SeriesData, activity: Activity
) -> Iterator[_Meeting]:
    chance = timeline.chance("plan", series.title)
    weekly = recurrence.Weekly(weekdays=day_numbers(series.weekdays), interval=series.interval)
    last = min(timeline.last, activity.until or timeline.last)
    words_since = timeline.today - _WORDS_SINCE
    remarks = activities_data().remarks
    for date in recurrence.every_date(weekly.text(), activity.first, activity.first, last):
        if date.month not in series.months or _skipped(house, timeline, series, date):
            continue
        because = _cancelled_because(timeline, series, date, chance)
        if because is not None and date < words_since:
            because = ""
        remarkable = because is None and words_since <= date < timeline.today
        remark = chance.choice(remarks) if remarkable and chance.random() < _REMARK else ""
        yield _Meeting(
            activity=activity,
            date=date,
            planned=True,
            room_id=activity.room_id,
            cancelled_because=because,
            remark=remark,
            led_by=activity.led_by if date >= words_since else "",
        )


def _evenings(
    house: House, timeline: Timeline, invitation: InvitationData, activity: Activity
) -> Iterator[_Meeting]:
    dates = invitations.dates(invitation, timeline)
    for date, evening in zip(dates, invitation.evenings, strict=True):
        room_id = invitations.room_id(house, evening)
        yield _Meeting(
            activity=activity,
            date=date,
            planned=True,
            room_id=room_id,
            led_by=activity.led_by,
        )


def _skipped(house: House, timeline: Timeline, series: SeriesData, date: dt.date) -> bool:
    """Whether the series passes this date over. On the day itself the demo's house is always open."""
    if date == timeline.today:
        return False
    region = house.centre.region
    return days_off.reason(date, series.skips, region, house.closed_days) is not None


def _cancelled_because(
    timeline: Timeline, series: SeriesData, date: dt.date, chance: Random
) -> str | None:
    """Why it does not take place; None when it does. On the day itself the demo's house is always open."""
    if date == timeline.today:
        return None
    known = timeline.days_off.closed.get(date)
    if known is None and Skip.SCHOOL_HOLIDAYS in series.skips:
        known = timeline.days_off.school_breaks.get(date)
    if known is not None:
        return known
    if date > timeline.today or chance.random() >= _MISHAP:
        return None
    if series.mishaps and chance.random() < 0.5:  # noqa: PLR2004 - as often as anything else
        return chance.choice(series.mishaps)
    mishaps = activities_data().mishaps
    (mishap,) = chance.choices(mishaps, [mishap.weight for mishap in mishaps])
    return mishap.reason


def _dates_of(timeline: Timeline, unplanned: UnplannedData) -> list[dt.date]:
    """The days on which something unplanned took place, never on a day that the house was closed."""
    chance = timeline.chance("unplanned", unplanned.title)
    dates = set()
    for year in range(timeline.first.year, timeline.today.year + 1):
        for _time in range(unplanned.times_a_year):
            month = chance.choice(sorted(unplanned.months))
            day = dt.date(year, month, chance.randint(1, _DAYS_A_MONTH - 7))
            while Weekday.of(day) not in unplanned.weekdays or day in timeline.days_off.closed:
                day += dt.timedelta(days=1)
            if timeline.first <= day < timeline.today:
                dates.add(day)
    return sorted(dates)


def _unplanned_activity(house: House, unplanned: UnplannedData, first: dt.date) -> Activity:
    return Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title=unplanned.title,
        first=first,
        room_id=house.rooms[unplanned.room].id if unplanned.room else None,
        area_id=house.areas[unplanned.area].id,
        kind_id=house.activity_kinds[unplanned.kind].id,
        theme_ids=_ids(house.themes, unplanned.themes),
        description=unplanned.description,
    )


def _occurrence(meeting: _Meeting) -> Occurrence:
    activity = meeting.activity
    return Occurrence(
        id=new_id(),
        centre_id=activity.centre_id,
        activity_id=activity.id,
        date=meeting.date,
        planned_for=meeting.date if meeting.planned else None,
        starts=activity.starts,
        ends=activity.ends,
        room_id=meeting.room_id,
        place=activity.place,
        led_by=meeting.led_by,
        cancelled_because=meeting.cancelled_because,
        remark=meeting.remark,
    )
