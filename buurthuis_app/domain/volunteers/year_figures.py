"""Year figures of volunteers beside their three counts: who came and went, ages, and vacancies."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period, quarter
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.volunteers.figures import Stay, VolunteerFigures
from buurthuis_app.i18n import _

_BANDS = ((0, 26), (27, 44), (45, 66), (67, 200))
"""Age bands, first and last age included."""


class QuarterFlow(Struct, frozen=True, kw_only=True):
    """People who joined and who left in a quarter."""

    number: int
    joined: int
    left: int


class AgeBand(Struct, frozen=True, kw_only=True):
    """Number of volunteers of these ages; `oldest` is None for the last band."""

    youngest: int
    oldest: int | None
    people: int


class VacancyNumbers(Struct, frozen=True, kw_only=True):
    """Vacancies of the period: open in it, filled in it, and open at its end."""

    open_in: int
    filled: int
    open_at_end: int


class VolunteerYear(Struct, frozen=True, kw_only=True):
    """The volunteers of a period beside a year earlier. `bands` is empty when one would be below SMALLEST_GROUP."""

    figures: VolunteerFigures
    former: VolunteerFigures
    at_start: int
    flows: tuple[QuarterFlow, ...] = ()
    """Flows by quarter; only in a year."""
    bands: tuple[AgeBand, ...] = ()
    without_age: int = 0
    vacancies: VacancyNumbers | None = None

    @property
    def anybody(self) -> bool:
        """Whether there was any volunteer in the period."""
        figures = self.figures
        return bool(figures.at_end or figures.minutes or figures.left or self.at_start)

    def as_json(self) -> dict[str, object]:
        """The figures as JSON for scripts; hours with the minutes in them."""
        return {
            "at_start": self.at_start,
            "at_end": self.figures.at_end,
            "average": self.figures.average,
            "active": self.figures.active,
            "joined": self.figures.joined,
            "left": self.figures.left,
            "hours": self.figures.minutes / 60,
            "hours_noted": self.figures.minutes_noted / 60,
        }


def flows(stays: Iterable[Stay], year: int, today: dt.date) -> tuple[QuarterFlow, ...]:
    """Flows of each quarter of a year that has begun: who joined and left."""
    stays = tuple(stays)
    quarters = []
    for number in range(1, 5):
        within = quarter(year, number)
        if within.first <= today:
            quarters.append(
                QuarterFlow(
                    number=number,
                    joined=sum(_inside(stay.since, within, today) for stay in stays),
                    left=sum(_inside(stay.until, within, today) for stay in stays),
                )
            )
    return tuple(quarters)


def bands(ages: Iterable[int]) -> tuple[AgeBand, ...]:
    """How many people are in each band of ages that has any; none at all when one would be below SMALLEST_GROUP."""
    ages = tuple(ages)
    age_bands = [
        AgeBand(
            youngest=first,
            oldest=None if (first, last) == _BANDS[-1] else last,
            people=sum(first <= age <= last for age in ages),
        )
        for first, last in _BANDS
    ]
    filled = tuple(band for band in age_bands if band.people)
    return () if any(band.people < SMALLEST_GROUP for band in filled) else filled


def band_name(band: AgeBand) -> str:
    """tot en met 26 jaar, 27 tot en met 44 jaar, 67 jaar en ouder."""
    if band.oldest is None:
        return _("{youngest} jaar en ouder").format(youngest=band.youngest)
    if not band.youngest:
        return _("tot en met {oldest} jaar").format(oldest=band.oldest)
    return _("{youngest} tot en met {oldest} jaar").format(
        youngest=band.youngest, oldest=band.oldest
    )


def _inside(day: dt.date | None, within: Period, today: dt.date) -> bool:
    return day is not None and within.first <= day <= min(within.last, today)
