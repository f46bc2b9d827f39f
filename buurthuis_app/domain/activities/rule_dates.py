"""Dates of a repetition rule (RFC 5545), looked for up to a last day and no further.

dateutil looks on to the year 9999 when a rule gives no date at all ("each 30th of February"); that takes half a minute.
Here the work is bounded by the days between the first and the last. Times of the day are not known here.
"""

import datetime as dt
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from buurthuis_app.records import replace

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MIDDLE_OF_THE_WEEK = 3
"""Days from its first: the year in which this one lies is the year of the week."""
_LAST_DAY = dt.date.max.toordinal()
_A_DAY = dt.timedelta(days=1)
_NAMES = {
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY"),
    *("BYYEARDAY", "BYWEEKNO", "BYSETPOS"),
}


class RuleParts(Struct, frozen=True, kw_only=True):
    """What a rule says. `weekdays` are (nth, weekday); nth 0 is each of them, Monday is 0."""

    frequency: str
    interval: int = 1
    times: int | None = None
    until: dt.date | None = None
    week_starts: int = 0
    weekdays: frozenset[tuple[int, int]] = frozenset()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    positions: tuple[int, ...] = ()


def parts_of(rule: str, start: dt.date) -> RuleParts:
    """Read the rule of a series that begins on `start`, which says the day where the rule does not.

    Raises ValueError for what is no rule of days.
    """
    parts = dict(_part(text) for text in rule.upper().split(";") if text.strip())
    if not parts.keys() <= _NAMES:
        raise ValueError(rule)
    frequency = parts.get("FREQ", "")
    if frequency not in _PERIODS:
        raise ValueError(rule)
    within_months = frequency in {"MONTHLY", "YEARLY"}
    read = RuleParts(
        frequency=frequency,
        interval=int(parts.get("INTERVAL", "1")),
        times=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=dt.date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None,
        week_starts=_DAYS.index(parts.get("WKST", "MO")),
        weekdays=frozenset(
            (nth if within_months else 0, day)
            for nth, day in map(_weekday, _listed(parts, "BYDAY"))
        ),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        year_days=_numbers(parts, "BYYEARDAY"),
        weeks=_numbers(parts, "BYWEEKNO"),
        positions=tuple(sorted(_numbers(parts, "BYSETPOS"))),
    )
    if read.interval < 1 or 0 in read.positions:
        raise ValueError(rule)
    return _completed(read, start)


def _completed(parts: RuleParts, start: dt.date) -> RuleParts:
    """The day that a rule leaves unsaid is that of the beginning."""
    if parts.weekdays or parts.month_days or parts.year_days or parts.weeks:
        return parts
    match parts.frequency:
        case "WEEKLY":
            return replace(parts, weekdays=frozenset({(0, start.weekday())}))
        case "MONTHLY":
            return replace(parts, month_days=frozenset({start.day}))
        case "YEARLY":
            months = parts.months or frozenset({start.month})
            return replace(parts, months=months, month_days=frozenset({start.day}))
    return parts


def _part(text: str) -> tuple[str, str]:
    name, equals, value = text.strip().partition("=")
    if not equals:
        raise ValueError(text)
    return name, value


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return [text for text in parts.get(name, "").split(",") if text]


def _numbers(parts: dict[str, str], name: str) -> frozenset[int]:
    return frozenset(map(int, _listed(parts, name)))


def _weekday(text: str) -> tuple[int, int]:
    nth = int(text[:-2] or 0)
    if text[:-2] and not nth:
        raise ValueError(text)
    return nth, _DAYS.index(text[-2:])


def dates_of(
    parts: RuleParts,
    start: dt.date,
    last: dt.date,
    spend: Callable[[int], None] = lambda _days: None,
) -> Iterator[dt.date]:
    """The dates from `start` to `last`, both included. `spend` is told how many days were looked at each time."""
    end = min(last, parts.until or last)
    given = 0
    for days in _PERIODS[parts.frequency](parts, start, end):
        spend(len(days) + 1)
        for day in _positioned([day for day in days if _fits(parts, day)], parts.positions):
            if day > end:
                return
            if day >= start:
                if given == parts.times:
                    return
                given += 1
                yield day


def _positioned(days: list[dt.date], positions: Sequence[int]) -> list[dt.date]:
    if not positions:
        return days
    found = {
        days[place - 1 if place > 0 else place] for place in positions if abs(place) <= len(days)
    }
    return sorted(found)


_Period = Sequence[dt.date]


def _each_day(parts: RuleParts, start: dt.date, end: dt.date) -> Iterator[_Period]:
    for day in range(start.toordinal(), end.toordinal() + 1, parts.interval):
        yield (dt.date.fromordinal(day),)


def _each_week(parts: RuleParts, start: dt.date, end: dt.date) -> Iterator[_Period]:
    first = start.toordinal() - (start.weekday() - parts.week_starts) % 7
    places = sorted({(weekday - parts.week_starts) % 7 for _nth, weekday in parts.weekdays})
    for week in range(first, end.toordinal() + 1, 7 * parts.interval):
        yield [
            dt.date.fromordinal(week + place)
            for place in places or range(7)
            if 0 < week + place <= _LAST_DAY
        ]


def _each_month(parts: RuleParts, start: dt.date, end: dt.date) -> Iterator[_Period]:
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month, parts.interval)
    for number in months:
        year, month = number // 12, number % 12 + 1
        if parts.months and month not in parts.months:
            yield ()
            continue
        first = dt.date(year, month, 1).toordinal()
        yield _days(first, first + monthrange(year, month)[1] - 1)


def _each_year(parts: RuleParts, start: dt.date, end: dt.date) -> Iterator[_Period]:
    for year in range(start.year, end.year + 1, parts.interval):
        if parts.months and not parts.weeks:
            yield [
                day
                for month in sorted(parts.months)
                if 1 <= month <= 12  # noqa: PLR2004 - months
                for day in _month(year, month)
            ]
        else:
            yield _days(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal())


_PERIODS: dict[str, Callable[[RuleParts, dt.date, dt.date], Iterator[_Period]]] = {
    "DAILY": _each_day,
    "WEEKLY": _each_week,
    "MONTHLY": _each_month,
    "YEARLY": _each_year,
}


def _month(year: int, month: int) -> _Period:
    first = dt.date(year, month, 1).toordinal()
    return _days(first, first + monthrange(year, month)[1] - 1)


def _days(first: int, last: int) -> _Period:
    return [dt.date.fromordinal(day) for day in range(first, last + 1)]


def _fits(parts: RuleParts, day: dt.date) -> bool:
    """Whether the day is one of all that the rule names; a number below 0 counts from the end."""
    if parts.months and day.month not in parts.months:
        return False
    if parts.weekdays and not _is_weekday(parts, day):
        return False
    if parts.month_days:
        length = monthrange(day.year, day.month)[1]
        if not parts.month_days & {day.day, day.day - length - 1}:
            return False
    if parts.year_days:
        number, length = _in_year(day)
        if not parts.year_days & {number, number - length - 1}:
            return False
    return not parts.weeks or bool(parts.weeks & _week(day, parts.week_starts))


def _in_year(day: dt.date) -> tuple[int, int]:
    """The number of a day in its year, and how many days that year has."""
    return day.toordinal() - _before(day.year), 365 + isleap(day.year)


@cache
def _before(year: int) -> int:
    return dt.date(year, 1, 1).toordinal() - 1


def _is_weekday(parts: RuleParts, day: dt.date) -> bool:
    weekday = day.weekday()
    if (0, weekday) in parts.weekdays:
        return True
    if all(not nth or other != weekday for nth, other in parts.weekdays):
        return False
    if parts.frequency == "MONTHLY" or parts.months:
        place, length = day.day, monthrange(day.year, day.month)[1]
    else:
        place, length = _in_year(day)
    nth, from_end = (place - 1) // 7 + 1, -((length - place) // 7 + 1)
    return (nth, weekday) in parts.weekdays or (from_end, weekday) in parts.weekdays


def _week(day: dt.date, starts: int) -> set[int]:
    """The number of the week of a day, from the beginning and from the end of the year it belongs to."""
    first = day - (day.weekday() - starts) % 7 * _A_DAY
    year = (first + _MIDDLE_OF_THE_WEEK * _A_DAY).year
    number = (first - _first_week(year, starts)).days // 7 + 1
    weeks = (_first_week(year + 1, starts) - _first_week(year, starts)).days // 7
    return {number, number - weeks - 1}


@cache
def _first_week(year: int, starts: int) -> dt.date:
    """The first day of the week that holds the fourth of January."""
    fourth = dt.date(year, 1, 4)
    return fourth - (fourth.weekday() - starts) % 7 * _A_DAY
