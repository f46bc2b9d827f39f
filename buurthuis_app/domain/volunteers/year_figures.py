"""Year figures of volunteers beside their three counts: who came and went, how often, ages, and vacancies."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period, quarter
from buurthuis_app.domain.volunteers.ages import AgeBand, AgeRange
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from buurthuis_app.domain.volunteers.hours import HOUR
from buurthuis_app.domain.volunteers.how_often import DutyFigures, HowOften
from buurthuis_app.domain.volunteers.stays import Stay


class QuarterFlow(Struct, frozen=True, kw_only=True):
    """People who joined and who left in a quarter."""

    number: int
    joined: int
    left: int


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
    former_at_start: int | None = None
    flows: tuple[QuarterFlow, ...] = ()
    """Flows by quarter; only in a year."""
    bands: tuple[AgeBand, ...] = ()
    ages: AgeRange | None = None
    without_age: int = 0
    how_often: HowOften = HowOften()
    former_how_often: HowOften = HowOften()
    by_duty: tuple[DutyFigures, ...] = ()
    """Only in a year."""
    vacancies: VacancyNumbers | None = None

    @property
    def anybody(self) -> bool:
        """Whether there was any volunteer in the period."""
        figures = self.figures
        return bool(
            figures.at_end
            or figures.minutes
            or figures.minutes_paid
            or figures.left
            or self.at_start
        )

    def as_json(self) -> dict[str, object]:
        """The figures as JSON for scripts; hours with the minutes in them."""
        return {
            "at_start": self.at_start,
            "at_end": self.figures.at_end,
            "average": self.figures.average,
            "active": self.figures.active,
            "joined": self.figures.joined,
            "left": self.figures.left,
            "hours": self.figures.hours,
            "hours_noted": self.figures.minutes_noted / HOUR,
            "hours_of_professionals": self.figures.minutes_paid / HOUR,
            "how_often": self.how_often.as_json(),
            "by_duty": [
                {"duty": row.duty, "people": row.people, "hours": row.minutes / HOUR}
                for row in self.by_duty
            ],
            "ages": {
                "below": self.ages.below if self.ages else None,
                "at_least": self.ages.at_least if self.ages else None,
                "bands": [[band.youngest, band.oldest, band.people] for band in self.bands],
                "unknown": self.without_age,
            },
        }


def there_before(stays: Iterable[Stay], day: dt.date) -> int:
    """How many were there when this day began."""
    return sum(stay.goes_on_after(day - dt.timedelta(days=1)) for stay in stays)


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


def _inside(day: dt.date | None, within: Period, today: dt.date) -> bool:
    return day is not None and within.first <= day <= min(within.last, today)
