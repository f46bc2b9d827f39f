"""The roster of each person: when, what, and how sure; as it is printed and given out."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.texts import folded


class OwnShift(Struct, frozen=True, kw_only=True):
    """One shift of somebody; `beside` are the names of who stands there too."""

    shift: BoardShift
    state: AssignmentState
    beside: tuple[str, ...]


class OwnRoster(Struct, frozen=True, kw_only=True):
    """Shifts of one person in a stretch of days."""

    volunteer_id: UUID
    name: str
    shifts: tuple[OwnShift, ...]

    @property
    def hours(self) -> float:
        """Hours of these shifts together."""
        return sum(own_shift.shift.shift.hours for own_shift in self.shifts)


class RosterLists(Struct, frozen=True, kw_only=True):
    """The lists of everybody in these days, by name."""

    centre: str
    first: dt.date
    last: dt.date
    printed_on: dt.date
    people: tuple[OwnRoster, ...]


def own_rosters(shifts: Iterable[BoardShift]) -> tuple[OwnRoster, ...]:
    """Roster of each person on these shifts, by name."""
    lines_by_person: dict[UUID, tuple[str, list[OwnShift]]] = {}
    for board_shift in shifts:
        for placed in board_shift.expected:
            own = placed.assignment.volunteer_id
            beside = tuple(other.name for other in board_shift.expected if other is not placed)
            line = OwnShift(shift=board_shift, state=placed.state, beside=beside)
            lines_by_person.setdefault(own, (placed.name, []))[1].append(line)
    people = [
        OwnRoster(volunteer_id=own, name=name, shifts=tuple(lines))
        for own, (name, lines) in lines_by_person.items()
    ]
    return tuple(sorted(people, key=lambda person: folded(person.name)))
