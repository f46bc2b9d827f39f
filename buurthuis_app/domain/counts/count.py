"""Counts of visits: tally kinds, numbers, and the source of each number."""

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _

LARGEST_NUMBER = 99_999
LONGEST_NAME = 120
FIRST_OWN_POSITION = 100
"""Where the kinds of one activity begin: after those of the whole centre."""


class TallyRole(Enum):
    """Role of a tally kind in the total of visits."""

    VISITS = "visits"
    """Adds up to *bezoeken* ("telt mee")."""
    OF_WHOM = "of_whom"
    """Lies inside the visits ("waarvan") and is never added to them."""
    ASIDE = "aside"
    """Counts something else (meals, repairs) and stands apart."""


class TallyKind(Struct, frozen=True, kw_only=True):
    """One row of a count: volwassenen, kinderen, nieuwe gezichten …

    `on_card` kinds stand on every card at the door; others appear where they have a number. `whole` marks the
    one kind of a centre that holds totals written without breakdown. A kind with an `activity_id` is counted
    with that activity only (maaltijden, gerepareerde spullen).
    """

    id: UUID
    centre_id: UUID
    name: str
    role: TallyRole
    position: int
    on_card: bool = True
    whole: bool = False
    activity_id: UUID | None = None
    version: int = 1


class Source(Enum):
    """Source of a number."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    SIGN_UPS = "sign_ups"
    FILE = "file"


class Count(Struct, frozen=True, kw_only=True):
    """How many of one tally kind came to one occurrence. 0 is a count; no record means not counted."""

    occurrence_id: UUID
    kind_id: UUID
    number: int
    source: Source = Source.COUNTED
    recorded_by: Profile = Profile.DOOR
    recorded_at: dt.datetime
    version: int = 1


class Correction(Struct, frozen=True, kw_only=True):
    """Correction of a number after its day: the former number, and the reason."""

    id: UUID
    occurrence_id: UUID
    kind_id: UUID
    former: int
    because: str
    recorded_by: Profile
    recorded_at: dt.datetime


def problems(number: int) -> tuple[Problem, ...]:
    """Reasons why a number is refused as a count."""
    if number < 0:
        return (Problem(field="number", sentence=_("Een aantal kan niet onder nul zijn.")),)
    if number > LARGEST_NUMBER:
        sentence = _("Dit aantal is te groot. Kijk of er een cijfer te veel staat.")
        return (Problem(field="number", sentence=sentence),)
    return ()


def problems_of_kind(kind: TallyKind, others: Iterable[TallyKind]) -> tuple[Problem, ...]:
    """Faults of a tally kind, beside the `others` that are counted with the same activity."""
    faults = []
    name = kind.name.strip()
    if not name:
        faults.append(Problem(field="name", sentence=_("Vul een naam in.")))
    faults.extend(too_long(kind, {"name": LONGEST_NAME}))
    beside = [other for other in others if other.id != kind.id and _together(other, kind)]
    if any(name_key(other.name) == name_key(name) for other in beside):
        sentence = _("Deze naam is er al. Kies een andere naam.")
        faults.append(Problem(field="name", sentence=sentence))
    return tuple(faults)


def own_kinds(
    names: Iterable[str], known: Iterable[TallyKind], *, activity_id: UUID, centre_id: UUID
) -> tuple[TallyKind, ...]:
    """A tally kind that only this activity has, for each of the `names` that is not among the `known` kinds yet."""
    taken = {name_key(kind.name) for kind in known}
    return tuple(
        TallyKind(
            id=new_id(),
            centre_id=centre_id,
            name=name,
            role=TallyRole.ASIDE,
            position=FIRST_OWN_POSITION + place,
            activity_id=activity_id,
        )
        for place, name in enumerate(names)
        if name_key(name) not in taken
    )


def _together(kind: TallyKind, other: TallyKind) -> bool:
    """Whether two tally kinds can occur on one card."""
    return kind.activity_id == other.activity_id or None in {kind.activity_id, other.activity_id}
