"""Counts of visits: tally kinds, numbers, and the source of each number."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

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
    REPAIRED = "repaired"
    """Stands apart too, and nobody types it: it is what was mended at that time, by the repairs that were noted."""


class TallyKind(Struct, frozen=True, kw_only=True):
    """One row of a count: volwassenen, kinderen, nieuwe gezichten …

    `on_card` kinds stand on every card at the door; others appear where they have a number. `whole` marks the
    one kind of a centre that holds totals written without breakdown. A kind with an `activity_id` is counted
    with that activity only (maaltijden, gerepareerde spullen). One that is `archived` is no longer counted; its
    numbers stay.
    """

    id: UUID
    centre_id: UUID
    name: str
    role: TallyRole
    position: int
    on_card: bool = True
    whole: bool = False
    archived: bool = False
    activity_id: UUID | None = None
    former_names: tuple[str, ...] = ()
    """What it was called before, by which sheets of the centre still know it."""
    version: int = 1

    def known_as(self, *names: str) -> "TallyKind":
        """The same, that was also called this before."""
        others = dict.fromkeys((*self.former_names, *names))
        others.pop(self.name, None)
        return replace(self, former_names=tuple(others))


class Source(Enum):
    """Source of a number."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    SIGN_UPS = "sign_ups"
    FILE = "file"
    REPAIRS = "repairs"


class Count(Struct, frozen=True, kw_only=True, gc=False):
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


def beyond_visits(numbers: Iterable[tuple[TallyKind, int | None]]) -> TallyKind | None:
    """The first kind that lies inside the visits and is larger than they are; None when nothing is amiss."""
    counted = [(kind, number) for kind, number in numbers if number is not None]
    visits = [number for kind, number in counted if kind.role is TallyRole.VISITS]
    if not visits:
        return None
    inside = ((kind, number) for kind, number in counted if kind.role is TallyRole.OF_WHOM)
    return next((kind for kind, number in inside if number > sum(visits)), None)


def problems(number: int) -> tuple[Problem, ...]:
    """Reasons why a number is refused as a count."""
    if number < 0:
        return (Problem("number", _("Een aantal kan niet onder nul zijn.")),)
    if number > LARGEST_NUMBER:
        sentence = _("Dit aantal is te groot. Kijk of er een cijfer te veel staat.")
        return (Problem("number", sentence),)
    return ()


@gathered
def problems_of_kind(kind: TallyKind, others: Iterable[TallyKind]) -> Iterator[Problem]:
    """Faults of a tally kind, beside the `others` that are counted with the same activity."""
    name = kind.name.strip()
    if not name:
        yield Problem("name", _("Vul een naam in."))
    yield from too_long(kind, {"name": LONGEST_NAME})
    beside = [other for other in others if other.id != kind.id and _together(other, kind)]
    if any(name_key(other.name) == name_key(name) for other in beside):
        yield Problem("name", _("Deze naam is er al. Kies een andere naam."))
    if kind.role is TallyRole.REPAIRED and kind.activity_id is None:
        sentence = _(
            "Alleen een telsoort van één activiteit vult zichzelf. "
            "Noem haar bij die activiteit, onder 'Telt u nog iets anders dan bezoeken?'."
        )
        yield Problem("role", sentence)


def problems_of_change(former: TallyKind, kind: TallyKind, counted: int) -> tuple[Problem, ...]:
    """What stands in the way of changing a kind that was counted so many times: no past figure may change by it."""
    if former.whole and (kind.role is not former.role or kind.archived):
        return (Problem("role", _("Deze telsoort houdt de totalen vast en blijft zoals zij is.")),)
    if kind.role is former.role or not counted:
        return ()
    sentence = _(
        "Hier is al mee geteld. Anders meetellen verandert de cijfers van toen. "
        "Maak een nieuwe telsoort, en zet deze op 'Niet meer tellen'."
    )
    return (Problem("role", sentence),)


def problems_of_merging(goes: TallyKind, stays: TallyKind | None) -> tuple[Problem, ...]:
    """Why two kinds can't become one without changing a total."""
    sentence = ""
    if stays is None or stays.id == goes.id:
        sentence = _("Kies een andere telsoort om mee samen te voegen.")
    elif goes.whole:
        sentence = _("Deze telsoort houdt de totalen vast en kan niet weg.")
    elif goes.role is TallyRole.REPAIRED:
        sentence = _("Deze telsoort vult zichzelf uit de reparaties, en blijft apart.")
    elif goes.role is not stays.role:
        sentence = _("Deze twee tellen anders mee. Samengevoegd zouden de totalen veranderen.")
    elif stays.activity_id not in {None, goes.activity_id}:
        sentence = _("Die telsoort hoort bij één activiteit. Kies er een die overal geldt.")
    return (Problem("into", sentence),) if sentence else ()


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
