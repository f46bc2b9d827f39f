"""Clock that is given to the services, so that a test can choose the day."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the day people live in and the moment machines note."""

    def today(self) -> dt.date:
        """The local date."""
        ...

    def now(self) -> dt.datetime:
        """The moment, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def today(self) -> dt.date:
        """The local date."""
        return dt.datetime.now().astimezone().date()

    def now(self) -> dt.datetime:
        """The moment, in UTC."""
        return dt.datetime.now(dt.UTC)


class FixedClock:
    """A clock that stands still, for tests, demo data and pictures."""

    def __init__(self, day: dt.date, time: dt.time = dt.time(10, 0)) -> None:
        self.moment = dt.datetime.combine(day, time, dt.UTC)

    def today(self) -> dt.date:
        """The date at which the clock stands."""
        return self.moment.date()

    def now(self) -> dt.datetime:
        """The moment at which the clock stands, in UTC."""
        return self.moment
