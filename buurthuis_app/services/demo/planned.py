"""Step: the activities and their occurrences, with what did not take place and what was not planned."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from random import Random
from uuid import UUID

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from buurthuis_app.domain.activities import days_off, recurrence
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Skip
from buurthuis_app.domain.centre.centre import TargetGroup, Theme
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.demo import invitations
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.invitations import Invitation
from buurthuis_app.services.demo.organised import MISHAPS, PROGRAMMES, REMARKS, UNPLANNED
from buurthuis_app.services.demo.programme import Programme, Unplanned
from buurthuis_app.services.demo.setting import Setting

_MISHAP = 0.018
"""The share of the planned occurrences that fall through for a reason of their own."""

_REMARK = 0.03
_WORDS_SINCE = relativedelta(months=23)
"""Remarks and reasons of before were erased by the retention rules; a cancelled meeting stays cancelled."""
_HOST_SINCE = relativedelta(months=11)
"""The host's name of what ended before was erased too."""

_DAYS_A_MONTH = 28


class Planned(Struct, frozen=True, kw_only=True):
    """All activities, and all occurrences in the order of their dates."""

    activities: tuple[Activity, ...]
    occurrences: tuple[Occurrence, ...]
    own_kinds: Mapping[UUID, TallyKind]
    """By activity what is counted with it only."""


class _Meeting(Struct, frozen=True, kw_only=True):
    """One occurrence before it has an id: ids follow the order of the dates."""

    activity: Activity
    date: dt.date
    planned: bool
    room_id: UUID | None
    cancelled_because: str | None = None
    remark: str = ""


def planned(house: House, setting: Setting) -> Planned:
    """The whole plan, from the first day to a year ahead."""
    activities: list[Activity] = []
    meetings: list[_Meeting] = []
    own_kinds: dict[UUID, TallyKind] = {}
    for programme in PROGRAMMES:
        activity = _activity(house, setting, programme)
        activities.append(activity)
        meetings.extend(_meetings(house, setting, programme, activity))
        if programme.own_kind:
            own_kinds[activity.id] = _own_kind(house, activity, programme.own_kind, len(own_kinds))
    for unplanned in UNPLANNED:
        dates = _dates_of(setting, unplanned)
        if dates:
            activity = _unplanned_activity(house, unplanned, dates[0])
            activities.append(activity)
            meetings.extend(
                _Meeting(activity=activity, date=date, planned=False, room_id=activity.room_id)
                for date in dates
            )
    for invitation in invitations.INVITATIONS:
        activity = invitations.activity(house, setting, invitation)
        activities.append(activity)
        meetings.extend(_evenings(house, setting, invitation, activity))
    meetings.sort(key=lambda one: (one.date, one.activity.starts or dt.time(), one.activity.title))
    return Planned(
        activities=tuple(activities),
        occurrences=tuple(_occurrence(meeting) for meeting in meetings),
        own_kinds=own_kinds,
    )


def keep(work: Work, plan: Planned) -> None:
    """Write the plan."""
    work.store(Activity).add(*plan.activities)
    work.store(TallyKind).add(*plan.own_kinds.values())
    work.store(Occurrence).add(*plan.occurrences)


def _activity(house: House, setting: Setting, programme: Programme) -> Activity:
    weekly = recurrence.Weekly(weekdays=programme.weekdays, interval=programme.interval)
    begin = setting.day_at(programme.begins)
    if programme.weeks_old is not None:
        begin = setting.today - dt.timedelta(weeks=programme.weeks_old)
    first = next(
        day
        for day in (begin + dt.timedelta(days=n) for n in range(7))
        if day.weekday() in programme.weekdays
    )
    until = None if programme.until is None else setting.day_at(programme.until)
    long_gone = until is not None and until < setting.today - _HOST_SINCE
    whole_year = len(programme.months) == 12  # noqa: PLR2004 - months
    return Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title=programme.title,
        first=first,
        rule=weekly.text() if whole_year else "",
        until=until,
        starts=programme.starts,
        ends=programme.ends,
        room_id=house.rooms[programme.room].id if programme.room else None,
        area_id=house.areas[programme.area].id,
        kind_id=house.activity_kinds[programme.kind].id,
        theme_ids=_ids(house.themes, programme.themes),
        group_ids=_ids(house.groups, programme.groups),
        place=programme.place,
        led_by="" if long_gone else programme.host,
        leader=programme.leader,
        organiser=programme.organiser,
        organised_by="" if long_gone else programme.organised_by,
        capacity=programme.capacity,
        cost=programme.cost,
        skips=programme.skips,
        sign_up=programme.asks is not None,
        asks=programme.asks or frozenset(),
        description=programme.description,
    )


def _ids(named: Mapping[str, Theme | TargetGroup], names: Iterable[str]) -> tuple[UUID, ...]:
    """The ids of these names, in the order in which a record holds them."""
    return tuple(sorted(named[name].id for name in names))


def _own_kind(house: House, activity: Activity, name: str, place: int) -> TallyKind:
    return TallyKind(
        id=new_id(),
        centre_id=activity.centre_id,
        name=name,
        role=TallyRole.ASIDE,
        position=len(house.kinds) + place,
        activity_id=activity.id,
    )


def _meetings(
    house: House, setting: Setting, programme: Programme, activity: Activity
) -> Iterator[_Meeting]:
    chance = setting.chance("plan", programme.title)
    weekly = recurrence.Weekly(weekdays=programme.weekdays, interval=programme.interval)
    last = min(setting.last, activity.until or setting.last)
    words_since = setting.today - _WORDS_SINCE
    for date in recurrence.dates(weekly.text(), activity.first, activity.first, last):
        if date.month not in programme.months or _skipped(house, setting, programme, date):
            continue
        because = _cancelled_because(setting, programme, date, chance)
        if because is not None and date < words_since:
            because = ""
        remarkable = because is None and words_since <= date < setting.today
        remark = chance.choice(REMARKS) if remarkable and chance.random() < _REMARK else ""
        yield _Meeting(
            activity=activity,
            date=date,
            planned=True,
            room_id=activity.room_id,
            cancelled_because=because,
            remark=remark,
        )


def _evenings(
    house: House, setting: Setting, invitation: Invitation, activity: Activity
) -> Iterator[_Meeting]:
    held = invitations.dates(invitation, setting)
    for date, evening in zip(held, invitation.evenings, strict=True):
        room_id = invitations.room_id(house, evening)
        yield _Meeting(activity=activity, date=date, planned=True, room_id=room_id)


def _skipped(house: House, setting: Setting, programme: Programme, date: dt.date) -> bool:
    """Whether the series passes this date over. On the day itself the demo's house is always open."""
    if date == setting.today:
        return False
    region = house.centre.region
    return days_off.reason(date, programme.skips, region, house.closed_days) is not None


def _cancelled_because(
    setting: Setting, programme: Programme, date: dt.date, chance: Random
) -> str | None:
    """Why it does not take place; None when it does. On the day itself the demo's house is always open."""
    if date == setting.today:
        return None
    closings = setting.closings
    known = closings.closed.get(date)
    if known is None and Skip.SCHOOL_HOLIDAYS in programme.skips:
        known = closings.school_breaks.get(date)
    if known is not None:
        return known
    if date > setting.today or chance.random() >= _MISHAP:
        return None
    if programme.mishaps and chance.random() < 0.5:  # noqa: PLR2004 - as often as anything else
        return chance.choice(programme.mishaps)
    reasons, weights = zip(*MISHAPS, strict=True)
    return str(chance.choices(reasons, weights)[0])


def _dates_of(setting: Setting, unplanned: Unplanned) -> list[dt.date]:
    """The days on which something unplanned took place, never on a day that the house was closed."""
    chance = setting.chance("unplanned", unplanned.title)
    dates = set()
    for year in range(setting.first.year, setting.today.year + 1):
        for _time in range(unplanned.times_a_year):
            month = chance.choice(sorted(unplanned.months))
            day = dt.date(year, month, chance.randint(1, _DAYS_A_MONTH - 7))
            while day.weekday() not in unplanned.weekdays or day in setting.closings.closed:
                day += dt.timedelta(days=1)
            if setting.first <= day < setting.today:
                dates.add(day)
    return sorted(dates)


def _unplanned_activity(house: House, unplanned: Unplanned, first: dt.date) -> Activity:
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
        cancelled_because=meeting.cancelled_because,
        remark=meeting.remark,
    )
