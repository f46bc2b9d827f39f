"""Allowance that volunteers may receive for their hours in a year, and how near somebody is to the maximum."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.halves import half_up
from buurthuis_app.domain.shared.problems import Problem, gathered
from buurthuis_app.domain.volunteers.hours import HOUR, HoursLine, month_of
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import _, euros, month_name

ADULT = 21
"""Age from which the higher amount an hour holds."""
NEAR = 0.8
"""Share of the maximum from which people are warned."""
MOST_CENTS = 1_000_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


class AllowanceYear(Struct, frozen=True, kw_only=True):
    """The amounts of one calendar year, in euro cents: an hour, an hour for who is under 21, a month and a year."""

    centre_id: UUID
    year: int
    per_hour: int
    per_hour_young: int
    per_month: int
    per_year: int
    version: int = 1


class Level(Enum):
    """Level of an allowance compared with the maximum."""

    FINE = "fine"
    NEAR = "near"
    OVER = "over"


class AllowanceUse(Struct, frozen=True, kw_only=True):
    """Allowance in euro cents in one month and in its year, beside the maximum of that year."""

    month: dt.date
    in_month: int
    in_year: int
    amounts: AllowanceYear

    @property
    def share(self) -> float:
        """Share of the maximum, by whichever of month and year is nearer to it."""
        return max(
            self.in_month / self.amounts.per_month if self.amounts.per_month else 0.0,
            self.in_year / self.amounts.per_year if self.amounts.per_year else 0.0,
        )

    @property
    def level(self) -> Level:
        """Fine, from 80 % on near, and over 100 % over."""
        if self.in_month > self.amounts.per_month or self.in_year > self.amounts.per_year:
            return Level.OVER
        return Level.NEAR if self.share >= NEAR else Level.FINE


def usual_allowances(centre_id: UUID) -> tuple[AllowanceYear, ...]:
    """The most that is free of tax and contributions, as the tax office names it for 2025 and 2026."""
    return tuple(
        AllowanceYear(
            centre_id=centre_id,
            year=year,
            per_hour=per_hour,
            per_hour_young=young,
            per_month=month,
            per_year=whole,
        )
        for year, per_hour, young, month, whole in (
            (2025, 560, 330, 21_000, 210_000),
            (2026, 575, 340, 22_000, 220_000),
        )
    )


def amounts_of(year: int, table: Sequence[AllowanceYear]) -> AllowanceYear | None:
    """The amounts of a year: its own, or those of the last year before it. None when there is none that early."""
    earlier = [amounts for amounts in table if amounts.year <= year]
    return max(earlier, key=lambda amounts: amounts.year, default=None)


def uses(
    volunteer: Volunteer, worked: Iterable[HoursLine], table: Sequence[AllowanceYear]
) -> tuple[AllowanceUse, ...]:
    """Allowance for this person's hours, month by month in their order; nothing where no amounts are known.

    Who is under 21 on a day counts by the lower amount; of an unknown age by the higher.
    """
    by_month: dict[dt.date, int] = defaultdict(int)
    of_year: dict[int, AllowanceYear] = {}
    for line in worked:
        amounts = amounts_of(line.date.year, table)
        if amounts is not None:
            of_year[line.date.year] = amounts
            age = volunteer.age_on(line.date)
            young = age is not None and age < ADULT
            an_hour = amounts.per_hour_young if young else amounts.per_hour
            by_month[month_of(line.date)] += line.minutes * an_hour
    uses_by_month, in_year = [], defaultdict[int, int](int)
    for month in sorted(by_month):
        in_year[month.year] += by_month[month]
        uses_by_month.append(
            AllowanceUse(
                month=month,
                in_month=half_up(by_month[month], HOUR),
                in_year=half_up(in_year[month.year], HOUR),
                amounts=of_year[month.year],
            )
        )
    return tuple(uses_by_month)


def worst_from(month: dt.date, month_uses: Iterable[AllowanceUse]) -> AllowanceUse | None:
    """The month nearest to the most from this one to the end of its year: what is noted now counts in all of them."""
    coming = [use for use in month_uses if use.month >= month and use.month.year == month.year]
    return max(coming, key=lambda use: use.share, default=None)


def in_words(use: AllowanceUse) -> str:
    """Use of the allowance as a sentence: of the month, or of the year when that is nearer to its maximum."""
    amounts = use.amounts
    of_month = use.in_month * amounts.per_year >= use.in_year * amounts.per_month
    if of_month:
        return _("De vergoeding komt in {month} op {amount}. Het maximum is {most}.").format(
            month=f"{month_name(use.month.month)} {use.month.year}",
            amount=euros(use.in_month),
            most=euros(amounts.per_month),
        )
    return _("De vergoeding komt in {year} op {amount}. Het maximum is {most}.").format(
        year=use.month.year, amount=euros(use.in_year), most=euros(amounts.per_year)
    )


@gathered
def problems_of_amounts(amounts: AllowanceYear) -> Iterator[Problem]:
    """Faults that a person must mend before a year's amounts can be kept."""
    if not FIRST_YEAR <= amounts.year <= LAST_YEAR:
        yield Problem("year", _("Vul een jaartal in, bijvoorbeeld 2027."))
    yield from (
        Problem(field, _("Dit bedrag kan niet."))
        for field in ("per_hour", "per_hour_young", "per_month", "per_year")
        if not 0 <= getattr(amounts, field) <= MOST_CENTS
    )
    if amounts.per_year < amounts.per_month:
        sentence = _("Het bedrag per jaar is lager dan dat per maand. Kijk welk bedrag klopt.")
        yield Problem("per_year", sentence)
