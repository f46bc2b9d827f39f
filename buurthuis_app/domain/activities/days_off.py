"""Days off on which a series does not take place: public holidays, school holidays, the centre's own closed days."""

import datetime as dt
import json
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter

from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.domain.activities.activity import Skip
from buurthuis_app.domain.centre.centre import ClosedDay, Region
from buurthuis_app.i18n import _

_SKIPS = tuple(Skip)


class Skipped(Struct, frozen=True, kw_only=True):
    """A date on which the rule asked for an occurrence that is not there, and why."""

    date: dt.date
    reason: str


def reason(
    day: dt.date, skips: Collection[Skip], region: Region, closed: Iterable[ClosedDay]
) -> str | None:
    """Reason why a series with these skips does not take place on `day`; None when it does."""
    for skip in _SKIPS:
        why = None
        if skip not in skips:
            continue
        if skip is Skip.PUBLIC_HOLIDAYS:
            why = public_holiday(day)
        elif skip is Skip.SCHOOL_HOLIDAYS:
            why = school_holiday(day, region)
        else:
            why = closed_because(day, closed)
        if why:
            return why
    return None


def closed_because(day: dt.date, closed: Iterable[ClosedDay]) -> str | None:
    """The centre's own reason for being closed on `day`, or None."""
    for days in closed:
        if days.first <= day <= days.last:
            return days.reason.strip() or _("gesloten")
    return None


def public_holiday(day: dt.date) -> str | None:
    """The name of the public holiday on `day`, or None; known from 2000 to 2100.

    The `holidays` package lists Good Friday as public though most people work; so does this, and a centre that is
    open then leaves it to the activity's own choice. 5 May counts in the years that the law names (lustrum years).
    """
    return _table().public.get(day.isoformat())


def school_holiday(day: dt.date, region: Region) -> str | None:
    """The name of the school holiday in `region` on `day`, or None; known from 2014 to 2030."""
    holidays = _table().school[region]
    before = bisect_right(holidays, day, key=itemgetter(0))
    if before and day <= holidays[before - 1][1]:
        return holidays[before - 1][2]
    return None


def school_holidays_known_until(region: Region) -> dt.date:
    """The last day of the last school holiday that is known for `region`: later ones are not fixed yet."""
    return _table().school[region][-1][1]


def public_holidays(years: Iterable[int]) -> dict[dt.date, str]:
    """The public holidays of these years with their names."""
    digits = {str(year) for year in years}
    public = _table().public
    return {dt.date.fromisoformat(day): public[day] for day in public if day[:4] in digits}


def school_holidays(years: Iterable[int], region: Region) -> dict[dt.date, str]:
    """The days of the school holidays of these years in `region`, with their names."""
    wanted_years = set(years)
    return {
        day: name
        for first, last, name in _table().school[region]
        if first.year in wanted_years or last.year in wanted_years
        for day in _days(first, last)
        if day.year in wanted_years
    }


class _Table(Struct, frozen=True, kw_only=True):
    """Kept as it was read: a few hundred stretches of days, not thousands of days."""

    public: Mapping[str, str]  # the day as in ISO 8601
    school: Mapping[Region, Sequence[tuple[dt.date, dt.date, str]]]  # first and last day, in order


_SUBDIVISIONS = {Region.NORTH: "Noord", Region.MIDDLE: "Midden", Region.SOUTH: "Zuid"}
"""What the table calls each region."""


@cache
def _table() -> _Table:
    """Holidays that resources/calendar/make_calendar.py took from the `holidays` package."""
    text = (paths.resources() / "calendar" / "nl.json").read_text(encoding="utf-8")
    table = json.loads(text)
    day = dt.date.fromisoformat
    return _Table(
        public={date: sys.intern(name) for date, name in table["public"].items()},
        school={
            region: [
                (day(first), day(last), sys.intern(name))
                for first, last, name in sorted(table["school"][subdivision])
            ]
            for region, subdivision in _SUBDIVISIONS.items()
        },
    )


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
