"""On which days a series does not take place, and why: public holidays, school holidays, the centre's own days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from buurthuis_app.domain.activities import Skip
from buurthuis_app.domain.centre import ClosedDay, Region
from buurthuis_app.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
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
    """The name of the public holiday on `day`, or None.

    The `holidays` package lists Good Friday as public though most people work; so does this, and a centre that is
    open then leaves it to the activity's own choice. 5 May counts in the years that the law names (lustrum years).
    """
    return _public(day.year).get(day)


def school_holiday(day: dt.date, region: Region) -> str | None:
    """The name of the school holiday in `region` on `day`, or None; known from 2014 to 2030."""
    return _school(day.year, region).get(day)


@cache
def _public(year: int) -> dict[dt.date, str]:
    from holidays import country_holidays

    return dict(country_holidays("NL", years=year, language="nl"))


@cache
def _school(year: int, region: Region) -> dict[dt.date, str]:
    from holidays import country_holidays

    found = country_holidays(
        "NL",
        subdiv=region.value.capitalize(),
        years=year,
        categories=("school",),
        language="nl",
    )
    return {day: name.lower() for day, name in found.items()}
