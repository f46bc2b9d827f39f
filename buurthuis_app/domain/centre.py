"""The house itself: the centre, the areas it works for, its rooms and the themes it works on."""

from dataclasses import dataclass
from uuid import UUID

from buurthuis_app.domain.problems import Problem
from buurthuis_app.i18n import _

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """One neighbourhood centre. One file can hold several; every record of a centre names it."""

    id: UUID
    name: str
    town: str = ""
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
    """A room in the house; `capacity` in people, None when unknown."""

    id: UUID
    centre_id: UUID
    name: str
    capacity: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What the work is about: eenzaamheid, meedoen, dagbesteding …"""

    id: UUID
    centre_id: UUID
    name: str
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
