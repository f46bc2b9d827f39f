"""On which days a series does not take place, and why: public holidays, school holidays, the centre's own days."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.domain.activities import Skip
from buurthuis_app.domain.centre import ClosedDay, Region
from buurthuis_app.i18n import _


class Skipped(Struct, frozen=True, kw_only=True):
    """A date on which the rule asked for an occurrence that is not there, and why."""

    date: dt.date
    reason: str


def reason(
    day: dt.date, skips: Iterable[Skip], region: Region, closed: Iterable[ClosedDay]
) -> str | None:
    """Why a series with these skips does not take place on `day`; None when it does."""
    for skip in sorted(skips, key=list(Skip).index):
        found = None
        if skip is Skip.PUBLIC_HOLIDAYS:
            found = public_holiday(day)
        elif skip is Skip.SCHOOL_HOLIDAYS:
            found = school_holiday(day, region)
        else:
            found = closed_because(day, closed)
        if found:
            return found
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
    return _table().public.get(day)


def school_holiday(day: dt.date, region: Region) -> str | None:
    """The name of the school holiday in `region` on `day`, or None; known from 2014 to 2030."""
    return _table().school[region].get(day)


def public_holidays(years: Iterable[int]) -> dict[dt.date, str]:
    """The public holidays of these years with their names."""
    wanted = set(years)
    return {day: name for day, name in _table().public.items() if day.year in wanted}


def school_holidays(years: Iterable[int], region: Region) -> dict[dt.date, str]:
    """The days of the school holidays of these years in `region`, with their names."""
    wanted = set(years)
    found = _table().school[region]
    return {day: name for day, name in found.items() if day.year in wanted}


class _Table(Struct, frozen=True, kw_only=True):
    public: dict[dt.date, str]
    school: dict[Region, dict[dt.date, str]]


@cache
def _table() -> _Table:
    """What resources/calendar/make_calendar.py took from the `holidays` package."""
    text = (paths.resources() / "calendar" / "nl.json").read_text(encoding="utf-8")
    kept = json.loads(text)
    day = dt.date.fromisoformat
    return _Table(
        public={day(date): name for date, name in kept["public"].items()},
        school={
            region: {
                date: name
                for first, last, name in kept["school"][region.value.capitalize()]
                for date in _days(day(first), day(last))
            }
            for region in Region
        },
    )


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
