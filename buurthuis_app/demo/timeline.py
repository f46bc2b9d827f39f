"""Timeline of the demo: its history, its plan and its seed, as every step of the filling is given them."""

import datetime as dt
from collections.abc import Iterable
from random import Random

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from buurthuis_app.demo.days_off import DaysOff
from buurthuis_app.domain.activities.activity import AHEAD
from buurthuis_app.domain.centre.centre import Weekday

_DAYS_A_YEAR = 365.25


class Timeline(Struct, frozen=True, kw_only=True):
    """The stretch of history and the seed."""

    years: int
    today: dt.date
    seed: int
    days_off: DaysOff

    @property
    def first(self) -> dt.date:
        """The day the history begins."""
        return beginning(self.today, self.years)

    @property
    def last(self) -> dt.date:
        """The day up to which the plan stands ready."""
        return self.today + AHEAD

    def day_at(self, share: float) -> dt.date:
        """The day on which this share (0-1) of the history was over."""
        return self.first + dt.timedelta(days=round((self.today - self.first).days * share))

    def years_ago(self, day: dt.date) -> float:
        """How long before today, in years; negative for what is to come."""
        return (self.today - day).days / _DAYS_A_YEAR

    def chance(self, *about: str) -> Random:
        """A source of chance of its own for each subject, so that a new step never changes the others."""
        # The same numbers every time are the point here: nothing is kept secret by them.
        return Random("/".join((str(self.seed), *about)))  # noqa: S311


def beginning(today: dt.date, years: int) -> dt.date:
    """The day a history of so many years begins."""
    return today - relativedelta(years=years)


def day_numbers(weekdays: Iterable[Weekday]) -> frozenset[int]:
    """The days of the week as `date.weekday()` counts them."""
    return frozenset(list(Weekday).index(weekday) for weekday in weekdays)
