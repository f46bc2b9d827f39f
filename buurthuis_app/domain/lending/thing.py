"""Things that the centre lends: what each is called, its state and the deposit that is asked for it."""

from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

LONGEST_NAME = 120
HIGHEST_DEPOSIT = 1_000_000
"""Euro cents."""


class ThingState(Enum):
    """State of a thing; only what is in order goes along with somebody."""

    IN_ORDER = "in_order"
    BROKEN = "broken"
    RETIRED = "retired"


class Thing(Struct, frozen=True, kw_only=True):
    """Something that can be borrowed. `deposit` is in euro cents, None where none is asked; `photo_id` its photo."""

    id: UUID
    centre_id: UUID
    name: str
    state: ThingState = ThingState.IN_ORDER
    deposit: int | None = None
    photo_id: UUID | None = None
    version: int = 1


class ThingPhoto(Picture, frozen=True, kw_only=True):
    """How a thing looks. Never changed, only replaced by another."""

    id: UUID


def state_names() -> dict[ThingState, str]:
    """What people call each state."""
    return {
        ThingState.IN_ORDER: _("in orde"),
        ThingState.BROKEN: _("stuk"),
        ThingState.RETIRED: _("wordt niet meer uitgeleend"),
    }


@gathered
def problems_of_thing(thing: Thing) -> Iterator[Problem]:
    """Everything a person must still mend before the thing can be kept."""
    if not thing.name.strip():
        yield Problem("name", _("Schrijf hoe dit heet."))
    if thing.deposit is not None and not 0 <= thing.deposit <= HIGHEST_DEPOSIT:
        yield Problem("deposit", _("Kies een borg tussen 0 en 10.000 euro, of laat het leeg."))
    yield from too_long(thing, {"name": LONGEST_NAME})
