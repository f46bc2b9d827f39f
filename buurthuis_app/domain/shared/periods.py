"""Stretches of time that figures are about: a month, a quarter, a year, a school year, and their parts."""

import calendar
import datetime as dt
from enum import Enum

from msgspec import Struct

from buurthuis_app.i18n import _, month_name, short_date

YEARS_BACK = 10
"""So many years are offered, and searched, to look back at."""
_MONTHS = 12
_MONTHS_OF_QUARTER = 3
_AUGUST = 8
_MOST_DAYS_IN_WEEKS = 100
"""A longer stretch is shown by the month."""


class PeriodKind(Enum):
    """The stretches people ask for."""

    WEEK = "week"
    """Monday to Sunday, by its ISO number."""
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    """School year, from 1 August to 31 July."""
    OWN = "own"


class Against(Enum):
    """Period to compare with."""

    LAST_YEAR = "last_year"
    FORMER = "former"


class Span(Struct, frozen=True, kw_only=True):
    """From `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


class Period(Struct, frozen=True, kw_only=True):
    """A stretch of days with a name, both ends included."""

    kind: PeriodKind
    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        """How people call it: "maart 2025", "1e kwartaal 2025", "2025"."""
        year = self.first.year
        if self.kind is PeriodKind.WEEK:
            iso = self.first.isocalendar()
            return _("week {n} van {year}").format(n=iso.week, year=iso.year)
        if self.kind is PeriodKind.MONTH:
            return f"{month_name(self.first.month)} {year}"
        if self.kind is PeriodKind.QUARTER:
            return _("{n}e kwartaal {year}").format(n=(self.first.month + 2) // 3, year=year)
        if self.kind is PeriodKind.YEAR:
            return str(year)
        if self.kind is PeriodKind.SCHOOL_YEAR:
            return _("schooljaar {first}/{last}").format(first=year, last=year + 1)
        return _("{first} tot en met {last}").format(
            first=short_date(self.first), last=short_date(self.last)
        )

    def shifted(self, steps: int) -> "Period":
        """The same kind of period, `steps` further (negative: earlier)."""
        if self.kind is PeriodKind.YEAR:
            return year(self.first.year + steps)
        if self.kind is PeriodKind.SCHOOL_YEAR:
            return school_year(self.first.year + steps)
        if self.kind in {PeriodKind.OWN, PeriodKind.WEEK}:
            days = ((self.last - self.first).days + 1) * steps
            move = dt.timedelta(days=days)
            return Period(kind=self.kind, first=self.first + move, last=self.last + move)
        length = 1 if self.kind is PeriodKind.MONTH else 3
        index = self.first.year * _MONTHS + self.first.month - 1 + steps * length
        make = month if length == 1 else _quarter_from_month
        return make(index // _MONTHS, index % _MONTHS + 1)

    def a_year_earlier(self) -> "Period":
        """The same period one year before; 29 February becomes 28 February, week 53 becomes week 52."""
        if self.kind is PeriodKind.WEEK:
            return _week_a_year_earlier(self.first)
        if self.kind is PeriodKind.OWN:
            return Period(
                kind=self.kind, first=years_later(self.first, -1), last=years_later(self.last, -1)
            )
        steps = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}.get(self.kind, 1)
        return self.shifted(-steps)

    def as_far_as(self, today: dt.date) -> "Period":
        """The part of it up to and including `today`; the whole when it is over or yet to begin."""
        if not self.first <= today < self.last:
            return self
        return Period(kind=PeriodKind.OWN, first=self.first, last=today)

    def compared_with(self, against: Against, today: dt.date) -> "Period":
        """What to set beside it: last year's same period or the one before it.

        Of a period that is still running only as many days: half a month is not set beside a whole one.
        """
        so_far = self.as_far_as(today)
        if against is Against.LAST_YEAR:
            return so_far.a_year_earlier()
        former = self.shifted(-1)
        if so_far == self:
            return former
        last = min(former.first + (so_far.last - so_far.first), former.last)
        return Period(kind=PeriodKind.OWN, first=former.first, last=last)

    @property
    def monthly(self) -> bool:
        """Whether its parts are months; otherwise they are weeks."""
        if self.kind is PeriodKind.OWN:
            return (self.last - self.first).days >= _MOST_DAYS_IN_WEEKS
        return self.kind in {PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR}

    def parts(self) -> tuple[Span, ...]:
        """The months of a long period, the weeks of a short one."""
        return self.months() if self.monthly else self.weeks()

    def weeks(self) -> tuple[Span, ...]:
        """ISO weeks clipped to the period, so that what is counted per week adds up to the whole."""
        parts = []
        first = self.first
        while first <= self.last:
            sunday = first + dt.timedelta(days=6 - first.weekday())
            parts.append(Span(first=first, last=min(sunday, self.last)))
            first = sunday + dt.timedelta(days=1)
        return tuple(parts)

    def months(self) -> tuple[Span, ...]:
        """Calendar months clipped to the period."""
        parts = []
        first = self.first
        while first <= self.last:
            end = month(first.year, first.month).last
            parts.append(Span(first=first, last=min(end, self.last)))
            first = end + dt.timedelta(days=1)
        return tuple(parts)


def month(year: int, number: int) -> Period:
    """Calendar month `number` (1-12). Raises ValueError outside 1-12."""
    last = calendar.monthrange(year, number)[1]
    return Period(
        kind=PeriodKind.MONTH, first=dt.date(year, number, 1), last=dt.date(year, number, last)
    )


def week(day: dt.date) -> Period:
    """The ISO week around `day`."""
    span = iso_week(day)
    return Period(kind=PeriodKind.WEEK, first=span.first, last=span.last)


def quarter(year: int, number: int) -> Period:
    """Quarter `number` (1-4). Raises ValueError outside 1-4."""
    if number not in range(1, 5):
        raise ValueError(number)
    first = dt.date(year, number * 3 - 2, 1)
    return Period(kind=PeriodKind.QUARTER, first=first, last=month(year, number * 3).last)


def year(number: int) -> Period:
    """Calendar year `number`."""
    return Period(kind=PeriodKind.YEAR, first=dt.date(number, 1, 1), last=dt.date(number, 12, 31))


def school_year(number: int) -> Period:
    """The school year that begins in calendar year `number`: 1 August to 31 July."""
    return Period(
        kind=PeriodKind.SCHOOL_YEAR,
        first=dt.date(number, _AUGUST, 1),
        last=dt.date(number + 1, _AUGUST - 1, 31),
    )


def containing(kind: PeriodKind, day: dt.date) -> Period:
    """The year, school year, quarter, month or week (`kind`) that `day` lies in; of its own the month, day by day."""
    if kind is PeriodKind.SCHOOL_YEAR:
        return school_year(day.year - (day.month < _AUGUST))
    if kind is PeriodKind.WEEK:
        return week(day)
    if kind is PeriodKind.QUARTER:
        return quarter(day.year, quarter_of(day))
    if kind is PeriodKind.YEAR:
        return year(day.year)
    around = month(day.year, day.month)
    return own(around.first, around.last) if kind is PeriodKind.OWN else around


def quarter_of(day: dt.date) -> int:
    """In which quarter of its year the day lies, from 1."""
    return (day.month - 1) // _MONTHS_OF_QUARTER + 1


def own(first: dt.date, last: dt.date) -> Period:
    """From `first` to `last`, both included. Raises ValueError when it ends before it begins."""
    if last < first:
        raise ValueError(last)
    return Period(kind=PeriodKind.OWN, first=first, last=last)


def iso_week(day: dt.date) -> Span:
    """Monday to Sunday around `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return Span(first=monday, last=monday + dt.timedelta(days=6))


def _week_a_year_earlier(monday: dt.date) -> Period:
    iso = monday.isocalendar()
    last = (
        dt.date(iso.year - 1, 12, 28).isocalendar().week
    )  # 28 December is always in the last week
    return week(dt.date.fromisocalendar(iso.year - 1, min(iso.week, last), 1))


def _quarter_from_month(year_number: int, first_month: int) -> Period:
    return quarter(year_number, (first_month + 2) // 3)


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day so many years later (earlier when negative); 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def whole_years(first: dt.date, last: dt.date) -> int:
    """How many years are over from `first` to `last`: the age of who was born on `first`."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
