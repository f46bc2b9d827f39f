"""The roster of each person: when, what, and how sure; as it is printed and given out."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.domain.rosters.shift import AssignmentState


class OwnShift(Struct, frozen=True, kw_only=True):
    """One shift of somebody; `beside` are the names of who stands there too."""

    shift: BoardShift
    state: AssignmentState
    beside: tuple[str, ...]


class OwnRoster(Struct, frozen=True, kw_only=True):
    """All shifts of one person in a stretch of days."""

    volunteer_id: UUID
    name: str
    shifts: tuple[OwnShift, ...]

    @property
    def hours(self) -> float:
        """How many hours that is."""
        return sum(one.shift.shift.hours for one in self.shifts)


class RosterLists(Struct, frozen=True, kw_only=True):
    """The lists of everybody in these days, by name."""

    centre: str
    first: dt.date
    last: dt.date
    printed_on: dt.date
    people: tuple[OwnRoster, ...]


def own_rosters(shifts: Iterable[BoardShift]) -> tuple[OwnRoster, ...]:
    """What the shifts say to each who stands on them, by name."""
    found: dict[UUID, tuple[str, list[OwnShift]]] = {}
    for one in shifts:
        for placed in one.expected:
            own = placed.assignment.volunteer_id
            beside = tuple(other.name for other in one.expected if other is not placed)
            line = OwnShift(shift=one, state=placed.state, beside=beside)
            found.setdefault(own, (placed.name, []))[1].append(line)
    people = [
        OwnRoster(volunteer_id=own, name=name, shifts=tuple(lines))
        for own, (name, lines) in found.items()
    ]
    return tuple(sorted(people, key=lambda each: each.name.casefold()))
