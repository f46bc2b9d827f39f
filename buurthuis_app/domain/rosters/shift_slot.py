"""What the rules of the roster look at: a shift with what its duty asks, who stands where, and what went before."""

import datetime as dt
from functools import cached_property
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.clashes import LOCAL, Stretch
from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Duty, Person, Wish

_HOUR = dt.timedelta(hours=1)
_BOUNDS = ((DayPart.MORNING, 5, 12), (DayPart.AFTERNOON, 12, 18), (DayPart.EVENING, 18, 29))
"""The hours of each part of the day; the small hours belong to the evening before."""
_ORDER = (Wish.CANNOT, Wish.RATHER_NOT, Wish.CAN, Wish.RATHER)


class Post(Struct, frozen=True, kw_only=True, dict=True):
    """One shift with its duty; `open` is how many people are still needed."""

    shift: Shift
    duty: Duty
    open: int = 1

    @property
    def id(self) -> UUID:
        """Of the shift."""
        return self.shift.id

    @property
    def date(self) -> dt.date:
        """The day it begins."""
        return self.shift.date

    @cached_property
    def when(self) -> Stretch:
        """From when until when."""
        return self.shift.stretch

    @cached_property
    def half_hours(self) -> int:
        """Its real length in half hours, rounded."""
        return round(self.when.length / _HOUR * 2)

    @cached_property
    def week(self) -> tuple[int, int]:
        """The ISO year and week."""
        found = self.date.isocalendar()
        return found.year, found.week

    @cached_property
    def month(self) -> tuple[int, int]:
        """The year and month."""
        return self.date.year, self.date.month

    @cached_property
    def parts(self) -> tuple[DayPart, ...]:
        """The parts of the day in which it lies for more than an hour; of a short one that in which it begins."""
        midnight = dt.datetime.combine(self.date, dt.time(), LOCAL)
        begin = (self.when.begin.astimezone(LOCAL) - midnight) / _HOUR
        end = begin + (self.when.end - self.when.begin) / _HOUR
        inside = {part: min(end, last) - max(begin, first) for part, first, last in _BOUNDS}
        long = tuple(part for part, hours in inside.items() if hours > 1)
        return long or (max(inside, key=lambda part: inside[part]),)

    def overlaps(self, other: "Post", gap: dt.timedelta = dt.timedelta()) -> bool:
        """Whether one person cannot stand at both, with so much time needed in between."""
        return self.when.begin < other.when.end + gap and other.when.begin < self.when.end + gap

    def together(self, other: "Post") -> bool:
        """Whether who stands at one sees who stands at the other."""
        return self.when.overlaps(other.when)

    def wish_of(self, person: Person) -> Wish:
        """What the person thinks of this part of the week; of several parts the least wanted."""
        weekday = Weekday.of(self.date)
        return min((person.wish_at(weekday, part) for part in self.parts), key=_ORDER.index)


class Stand(Struct, frozen=True, kw_only=True):
    """One person at one post."""

    person_id: UUID
    post: Post


class Past(Struct, frozen=True, kw_only=True):
    """What somebody did in the weeks before: half hours, the last day, and how often for each duty in all."""

    half_hours: int = 0
    last: dt.date | None = None
    times: dict[UUID, int] = field(default_factory=dict)


NOTHING = Past()
