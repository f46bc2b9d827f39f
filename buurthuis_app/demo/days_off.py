"""Days off of the demo: when its house is closed, and when the schools of region Noord are."""

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from buurthuis_app.domain.activities.days_off import public_holidays, school_holidays
from buurthuis_app.domain.centre.centre import Region

PUBLIC_HOLIDAY = "feestdag"
SUMMER = "zomervakantie"
CHRISTMAS = "kerstvakantie"

_OPEN_ON = "Goede vrijdag"
"""Listed as a public holiday, but most people work and the house is open."""

_FROM_SATURDAY_TO_THIRD_MONDAY = dt.timedelta(days=16)
_THREE_WEEKS = 21
_BETWEEN = ((12, 27), (12, 31))
"""Closed between Christmas and New Year: (month, day) of the first and the last day."""

_FIXED_BREAKS = (
    ("voorjaarsvakantie", 8, 1),
    ("meivakantie", 18, 1),
    (SUMMER, 29, 6),
    ("herfstvakantie", 43, 1),
    (CHRISTMAS, 52, 2),
)
"""Our own rule for a year without published school holidays (before 2014, after 2030): (name, ISO week, weeks)."""


class ClosedPeriod(Struct, frozen=True, kw_only=True):
    """Days on which the house is closed by its own choice, both included, and why."""

    first: dt.date
    last: dt.date
    reason: str


class DaysOff(Struct, frozen=True, kw_only=True):
    """The days on which the house is closed, and the school holidays; each with its name in lower case."""

    closed: Mapping[dt.date, str]
    school_breaks: Mapping[dt.date, str]
    periods: tuple[ClosedPeriod, ...]
    """What of it the house chose itself, in order."""


def days_off(years: Iterable[int]) -> DaysOff:
    """The days off of these calendar years.

    Public and school holidays are the real ones. The house adds three weeks in the middle of
    the schools' summer, and the days between Christmas and New Year.
    """
    years = tuple(years)
    breaks = _school_breaks(years)
    periods = []
    for year in years:
        saturday = min(day for day, name in breaks.items() if day.year == year and name == SUMMER)
        begin = saturday + _FROM_SATURDAY_TO_THIRD_MONDAY
        end = begin + dt.timedelta(days=_THREE_WEEKS - 1)
        periods.append(ClosedPeriod(first=begin, last=end, reason=SUMMER))
        first, last = (dt.date(year, *day) for day in _BETWEEN)
        periods.append(ClosedPeriod(first=first, last=last, reason=CHRISTMAS))
    closed = {day: period.reason for period in periods for day in _days(period.first, period.last)}
    closed.update(dict.fromkeys(_public_holidays(years), PUBLIC_HOLIDAY))
    return DaysOff(closed=closed, school_breaks=breaks, periods=tuple(periods))


def _public_holidays(years: tuple[int, ...]) -> tuple[dt.date, ...]:
    holidays = public_holidays(years)
    return tuple(day for day, name in holidays.items() if name != _OPEN_ON)


def _school_breaks(years: tuple[int, ...]) -> dict[dt.date, str]:
    breaks = school_holidays(years, Region.NORTH)
    named = {(day.year, name) for day, name in breaks.items()}
    for year in years:
        for name, week, weeks in _FIXED_BREAKS:
            if (year, name) not in named:
                saturday = dt.date.fromisocalendar(year, week, 1) - dt.timedelta(days=2)
                last = saturday + dt.timedelta(days=7 * weeks + 1)
                breaks.update(dict.fromkeys(_days(saturday, last), name))
    return breaks


def _days(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
