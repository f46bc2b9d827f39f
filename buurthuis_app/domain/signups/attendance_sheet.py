"""Attendance sheet: the people who are expected, and what must be known of them at the table."""

import datetime as dt
from collections import Counter

from msgspec import Struct

from buurthuis_app.domain.shared.texts import name_key


class Expected(Struct, frozen=True, kw_only=True):
    """One person on the list; `number` counts the lines of the sheet."""

    number: int
    name: str
    meal: str = ""
    waiting: bool = False


class AttendanceSheet(Struct, frozen=True, kw_only=True):
    """The list of one occurrence, or of an activity as a whole when `date` is None.

    `times` is "10.00–12.00" or empty. `asks_meal` tells whether there is a column for meals. Nothing to reach people
    by is on it: the sheet lies open on a table.
    """

    centre: str
    title: str
    date: dt.date | None
    times: str
    where: str
    led_by: str
    capacity: int | None
    asks_meal: bool
    expected: tuple[Expected, ...]
    printed_on: dt.date
    erase_on: dt.date | None = None

    @property
    def meals(self) -> tuple[tuple[str, int], ...]:
        """How often each meal was asked for by who has a place, the most asked for first; for who cooks."""
        wishes = [person.meal for person in self.expected if person.meal and not person.waiting]
        asked = Counter(map(name_key, wishes))
        words = {name_key(wish): wish for wish in reversed(wishes)}
        return tuple((words[key], n) for key, n in asked.most_common()) if self.asks_meal else ()
