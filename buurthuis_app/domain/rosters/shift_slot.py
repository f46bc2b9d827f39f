"""Slots of a shift as the rules read them: the duty's requirements, the people on it, and their former shifts."""

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
        """Id of the shift."""
        return self.shift.id

    @property
    def date(self) -> dt.date:
        """Date on which the shift begins."""
        return self.shift.date

    @cached_property
    def when(self) -> Stretch:
        """Begin and end of the shift."""
        return self.shift.stretch

    @cached_property
    def half_hours(self) -> int:
        """Real length of the shift in half hours, rounded."""
        return round(self.when.length / _HOUR * 2)

    @cached_property
    def week(self) -> tuple[int, int]:
        """ISO year and week of the shift."""
        iso_date = self.date.isocalendar()
        return iso_date.year, iso_date.week

    @cached_property
    def month(self) -> tuple[int, int]:
        """Year and month of the shift."""
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
        """Wish of the person for this part of the week; of several parts the least wanted."""
        weekday = Weekday.of(self.date)
        return min((person.wish_at(weekday, part) for part in self.parts), key=_ORDER.index)


class Stand(Struct, frozen=True, kw_only=True):
    """Assignment of one person to one post."""

    person_id: UUID
    post: Post


class Past(Struct, frozen=True, kw_only=True):
    """Former work of somebody in the weeks before: half hours, the last day, and how often for each duty in all."""

    half_hours: int = 0
    last: dt.date | None = None
    times: dict[UUID, int] = field(default_factory=dict)


NOTHING = Past()
