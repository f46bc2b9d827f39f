"""The house itself: the centre, the areas it works for, its rooms, and the lists it sorts its work by."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from buurthuis_app.domain.problems import Problem
from buurthuis_app.i18n import _

LONGEST_NAME = 120


class Region(Enum):
    """The school-holiday region the centre lies in; the ministry spreads the holidays over three."""

    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """One neighbourhood centre. One file can hold several; every record of a centre names it."""

    id: UUID
    name: str
    town: str = ""
    region: Region = Region.NORTH
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the town with its own name, familiar to who lives there."""

    id: UUID
    centre_id: UUID
    name: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room in the house; `capacity` in people, None when unknown.

    Rooms that combine are a room of their own: `part_ids` are the rooms it consists of, so that who is in the
    whole is also in its parts.
    """

    id: UUID
    centre_id: UUID
    name: str
    capacity: int | None = None
    part_ids: tuple[UUID, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What the work is about: eenzaamheid, meedoen, dagbesteding …"""

    id: UUID
    centre_id: UUID
    name: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """For whom something is meant: ouderen, jongeren, nieuwkomers …"""

    id: UUID
    centre_id: UUID
    name: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityKind:
    """What sort of activity it is: inloop, cursus, eten … Its `colour` is a place in the palette of kinds.

    `outside` marks work away from the house (ambulant), `rental` what tenants do in it.
    """

    id: UUID
    centre_id: UUID
    name: str
    colour: int
    position: int
    outside: bool = False
    rental: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """Days on which the house is closed by its own choice, both included, and why."""

    id: UUID
    centre_id: UUID
    first: dt.date
    last: dt.date
    reason: str
    version: int = 1


def problems(centre: Centre) -> tuple[Problem, ...]:
    """What a person must still mend before the centre can be kept."""
    name = centre.name.strip()
    if not name:
        return (Problem(field="name", sentence=_("Vul de naam van het buurthuis in.")),)
    if len(name) > LONGEST_NAME:
        return (
            Problem(
                field="name",
                sentence=_("De naam is langer dan {n} tekens. Maak hem korter.").format(
                    n=LONGEST_NAME
                ),
            ),
        )
    return ()
