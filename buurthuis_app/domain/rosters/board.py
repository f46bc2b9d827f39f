"""The roster as it is looked at: the shifts of a stretch of days with who stands there. Paper and screen show these."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.rosters.hard_rules import Obstacle
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState, Shift
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer


class PersonOnShift(Struct, frozen=True, kw_only=True):
    """One person on a shift, by name; of an erased one the name is "".

    `obstacles` are the rules that came to stand in the way after the person was put here: an absence, a limit.
    """

    assignment: Assignment
    name: str
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def state(self) -> AssignmentState:
        """State of the assignment."""
        return self.assignment.state

    @property
    def warned(self) -> bool:
        """Whether a rule stands in the way, set aside with a reason or not."""
        return bool(self.assignment.overruled_because or self.obstacles)


class BoardShift(Struct, frozen=True, kw_only=True):
    """One shift with its duty and who was ever put on it, and with the activity it belongs to and who leads that.

    `called_off` says that its activity does not take place after all, though somebody stands on it.
    """

    shift: Shift
    duty: Duty
    placed: tuple[PersonOnShift, ...] = ()
    activity: str = ""
    led_by: str = ""
    called_off: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the shift goes on: it is not dropped and not called off."""
        return not (self.shift.dropped or self.called_off)

    @property
    def taking(self) -> tuple[PersonOnShift, ...]:
        """People who take a place of the shift."""
        return tuple(placed for placed in self.placed if placed.state.takes_place)

    @property
    def expected(self) -> tuple[PersonOnShift, ...]:
        """Who is to be there, or was: for lists and calendars. Nobody when it does not go on."""
        return (
            tuple(placed for placed in self.placed if placed.state.expected) if self.goes_on else ()
        )

    @property
    def open(self) -> int:
        """Number of people who are still needed."""
        return max(self.shift.needed - len(self.taking), 0) if self.goes_on else 0


class Board(Struct, frozen=True, kw_only=True):
    """The shifts of the days from `first` to `last`, in order of time, and who and what there is to choose from.

    `volunteers` are those who serve in these days. `notes` says of a day why the house is closed or what feast it is.
    """

    first: dt.date
    last: dt.date
    today: dt.date
    shifts: tuple[BoardShift, ...]
    duties: tuple[Duty, ...]
    volunteers: tuple[Volunteer, ...]
    notes: Mapping[dt.date, str]
    begun: bool
    """Whether there was ever a shift, in these days or others."""

    @property
    def open(self) -> int:
        """Number of open places from today on."""
        return sum(shift.open for shift in self.shifts if shift.shift.date >= self.today)

    def find(self, shift_id: UUID) -> BoardShift | None:
        """The shift with this id."""
        return next((shift for shift in self.shifts if shift.shift.id == shift_id), None)


class Swap(Struct, frozen=True, kw_only=True):
    """Swap with somebody on another shift, and the obstacles of both."""

    shift: BoardShift
    placed: PersonOnShift
    obstacles: tuple[Obstacle, ...]


class Worked(Struct, frozen=True, kw_only=True):
    """One confirmed shift that was not called off, of one person; the hours are real ones, also in a changed night."""

    volunteer_id: UUID
    shift_id: UUID
    duty_id: UUID
    activity_id: UUID | None
    date: dt.date
    hours: float
