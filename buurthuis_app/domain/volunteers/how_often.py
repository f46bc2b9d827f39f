"""Frequency of volunteers: who helped every week, every month or now and then, and for which duty."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers.hours import HoursLine, month_of
from buurthuis_app.domain.volunteers.stays import Stay

_WEEK = dt.timedelta(weeks=1)
_MORE_THAN_A_MONTH = dt.timedelta(days=31)
"""From a month's first day: some day in the next."""


class HowOften(Struct, frozen=True, kw_only=True):
    """Number of active volunteers by how often they had hours; together they are all of them."""

    weekly: int = 0
    monthly: int = 0
    now_and_then: int = 0

    def as_json(self) -> dict[str, int]:
        """The same for scripts."""
        return {name: getattr(self, name) for name in self.__struct_fields__}


class DutyFigures(Struct, frozen=True, kw_only=True):
    """Volunteers who had hours for one duty, and how many; `duty` is "" for hours without one."""

    duty: str
    people: int
    minutes: int


def how_often(
    worked: Iterable[HoursLine], stays: Mapping[UUID, Iterable[Stay]], period: Period
) -> HowOften:
    """How often each of those with hours in the period had them, of the weeks and months in which they were there."""
    days: dict[UUID, list[dt.date]] = defaultdict(list)
    for line in worked:
        days[line.volunteer_id].append(line.date)
    weekly = monthly = 0
    for person, worked_on in days.items():
        weeks: set[dt.date] = set()
        months: set[dt.date] = set()
        for stay in stays.get(person, ()):
            first = max(stay.since or period.first, period.first)
            last = min(stay.until or period.last, period.last)
            weeks.update(_steps(_monday(first), last, _monday, _WEEK))
            months.update(_steps(month_of(first), last, month_of, _MORE_THAN_A_MONTH))
        if _most_of(weeks, map(_monday, worked_on)):
            weekly += 1
        elif _most_of(months, map(month_of, worked_on)):
            monthly += 1
    return HowOften(weekly=weekly, monthly=monthly, now_and_then=len(days) - weekly - monthly)


def by_duty(worked: Iterable[HoursLine], names: Mapping[UUID, str]) -> tuple[DutyFigures, ...]:
    """A row for each duty that anybody had hours for, the most hours first, and hours without a duty last."""
    people: dict[str, set[UUID]] = defaultdict(set)
    minutes: dict[str, int] = defaultdict(int)
    for line in worked:
        duty = names.get(line.duty_id, "") if line.duty_id else ""
        people[duty].add(line.volunteer_id)
        minutes[duty] += line.minutes
    return tuple(
        DutyFigures(duty=duty, people=len(people[duty]), minutes=minutes[duty])
        for duty in sorted(minutes, key=lambda duty: (not duty, -minutes[duty], folded(duty)))
    )


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _steps(
    first: dt.date, last: dt.date, begin: Callable[[dt.date], dt.date], step: dt.timedelta
) -> Iterator[dt.date]:
    """The first day of each week, or month, up to the one that `last` lies in."""
    day = first
    while day <= last:
        yield day
        day = begin(day + step)


def _most_of(there: Collection[dt.date], worked: Iterable[dt.date]) -> bool:
    """Whether hours lie in more than half of them."""
    return 2 * len(set(worked).intersection(there)) > len(there)
