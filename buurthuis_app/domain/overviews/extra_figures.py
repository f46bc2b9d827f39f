"""Extra figures of an overview: the use of the house, cancelled occurrences, sign-ups, youth work."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.figures.breakdown import Along, BreakdownRow
from buurthuis_app.domain.figures.figures import Change, Figures, change


class SplitRow(Struct, frozen=True, kw_only=True):
    """One row of a split, beside the same row a year earlier."""

    row: BreakdownRow
    former: Figures

    @property
    def change(self) -> Change | None:
        """How its visits changed; None when nothing was counted then or now."""
        return change(self.row.figures, self.former)


class FiguresSplit(Struct, frozen=True, kw_only=True):
    """The figures of the period along one line."""

    along: Along
    rows: tuple[SplitRow, ...]

    @property
    def telling(self) -> bool:
        """Whether it says anything beyond "without"."""
        return any(row.row.key is not None for row in self.rows)


class CalledOff(Struct, frozen=True, kw_only=True):
    """A planned occurrence that was not held; `because` is "" when nobody knows why."""

    occurrence_id: UUID
    activity_id: UUID
    title: str
    date: dt.date
    because: str


class BeyondVisits(Struct, frozen=True, kw_only=True):
    """An occurrence of which a part is counted larger than its visits are."""

    occurrence_id: UUID
    title: str
    date: dt.date
    kind: str


class RoomHours(Struct, frozen=True, kw_only=True):
    """The hours in which a room was used, in opening hours, by who organised."""

    name: str
    organisers: Mapping[Organiser, dt.timedelta]
    booked: dt.timedelta
    open: dt.timedelta
    outside: dt.timedelta

    @property
    def share(self) -> float | None:
        """Booked of open; None when it was never open."""
        return self.booked / self.open if self.open else None


class HouseUse(Struct, frozen=True, kw_only=True):
    """When the house was open, and what its rooms were used for. Only days that are over are in it.

    A week belongs to the period in which its Thursday lies, as in the calendar.
    """

    days: int
    weeks: int
    weeks_open: int
    days_open: int
    hours_open: dt.timedelta
    rooms: tuple[RoomHours, ...]

    @property
    def weeks_closed(self) -> int:
        """Weeks without a single open day."""
        return self.weeks - self.weeks_open


class Meeting(Struct, frozen=True, kw_only=True):
    """An activity with sign-up: how many sign-ups, and how often somebody of them was there.

    `ticked` is at how many times anybody was ticked as present. Who signs up twice can't be recognised as one person.
    """

    activity_id: UUID
    title: str
    held: int
    placed: int
    waiting: int
    withdrawn: int
    attendances: int
    ticked: int

    @property
    def per_time(self) -> float | None:
        """Attendances per time at which anybody was ticked; None when nobody was."""
        return self.attendances / self.ticked if self.ticked else None

    @property
    def signed_up(self) -> int:
        """Number of sign-ups there ever were, also those withdrawn."""
        return self.placed + self.waiting + self.withdrawn


class Youth(Struct, frozen=True, kw_only=True):
    """The figures of youth work: in the house, and outside in the street; and which kinds of activity those are."""

    inside: Figures
    outside: Figures
    kinds_inside: tuple[UUID, ...] = ()
    kinds_outside: tuple[UUID, ...] = ()
