"""Tenants of a period: who came back for a room, who hired one now and then, and how much floor was let."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Room

OFTEN = 6
"""Times in a period from which somebody without a series is a structural tenant as well."""


class Tenancy(Struct, frozen=True, kw_only=True):
    """What one tenant hired in a period: how often, in which rooms, and whether any of it repeats by a rule."""

    tenant: str
    repeats: bool
    times: int
    room_ids: frozenset[UUID]

    @property
    def structural(self) -> bool:
        """Whether this tenant comes back; otherwise it was incidental."""
        return self.repeats or self.times >= OFTEN


class Tenants(Struct, frozen=True, kw_only=True):
    """How many groups hired a room in the period; `won` did not in the year before, `lost` did then and not now.

    The square metres are those of rooms that were let at least once, each room once; None where none are known.
    """

    now: int
    won: int
    lost: int
    structural: int = 0
    square_metres: int | None = None
    structural_square_metres: int | None = None
    unmeasured: int = 0
    """Rooms that were let and of which the square metres are unknown."""

    @property
    def incidental(self) -> int:
        """Tenants who are not structural."""
        return self.now - self.structural

    def as_json(self) -> dict[str, object]:
        """The same for scripts."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return {**fields, "incidental": self.incidental}


def tenants_of(now: Iterable[Tenancy], then: Iterable[Tenancy], rooms: Iterable[Room]) -> Tenants:
    """The tenants of a period beside those of a year earlier."""
    now = tuple(now)
    by_id = {room.id: room for room in rooms}
    names, former = {tenancy.tenant for tenancy in now}, {tenancy.tenant for tenancy in then}
    structural = [tenancy for tenancy in now if tenancy.structural]
    let = _let(now, by_id)
    return Tenants(
        now=len(names),
        won=len(names - former),
        lost=len(former - names),
        structural=len(structural),
        square_metres=_square_metres(let),
        structural_square_metres=_square_metres(_let(structural, by_id)),
        unmeasured=sum(room.square_metres is None for room in let),
    )


def _let(tenancies: Iterable[Tenancy], rooms: Mapping[UUID, Room]) -> tuple[Room, ...]:
    """The rooms that were let, each once; in place of a room that consists of others, those."""
    left = [rooms[key] for tenancy in tenancies for key in tenancy.room_ids]
    whole: dict[UUID, Room] = {}
    while left:
        room = left.pop()
        left += [rooms[part] for part in room.part_ids]
        if not room.part_ids:
            whole[room.id] = room
    return tuple(whole.values())


def _square_metres(rooms: Iterable[Room]) -> int | None:
    known = [room.square_metres for room in rooms if room.square_metres is not None]
    return sum(known) if known else None
