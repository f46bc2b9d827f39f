"""Residents' initiatives, and their states from idea to account."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.money import MOST_CENTS
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

LONGEST_TITLE = 120
LONGEST_TEXT = 4000
LONGEST_WORDS = 200
_LONGEST = {
    "title": LONGEST_TITLE,
    **dict.fromkeys(("what", "why", "good_for", "outcome", "differs"), LONGEST_TEXT),
    **dict.fromkeys(("started_by", "contact"), LONGEST_WORDS),
}


class Scale(Enum):
    """Scale of an initiative, from a doorway to the whole town."""

    DOORWAY = "doorway"
    STREET = "street"
    SQUARE = "square"
    NEIGHBOURHOOD = "neighbourhood"
    DISTRICT = "district"
    TOWN = "town"


class OurPart(Enum):
    """Part of the centre or the municipality in it; it differs each time."""

    ANSWER = "answer"
    ADVISE = "advise"
    CONNECT = "connect"
    CARRY_OUT = "carry_out"


class InitiativeState(Enum):
    """State of an initiative, from idea to account."""

    IDEA = "idea"
    SUBMITTED = "submitted"
    GRANTED = "granted"
    UNDER_WAY = "under_way"
    ACCOUNTED = "accounted"
    REJECTED = "rejected"

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of it, unless somebody takes it up again."""
        return self in {InitiativeState.ACCOUNTED, InitiativeState.REJECTED}


def scale_names() -> dict[Scale, str]:
    """What people call each scale."""
    return {
        Scale.DOORWAY: _("portiek"),
        Scale.STREET: _("straat"),
        Scale.SQUARE: _("plein"),
        Scale.NEIGHBOURHOOD: _("buurt"),
        Scale.DISTRICT: _("wijk"),
        Scale.TOWN: _("gemeente"),
    }


def part_names() -> dict[OurPart, str]:
    """What people call each part of ours."""
    return {
        OurPart.ANSWER: _("vragen beantwoorden"),
        OurPart.ADVISE: _("adviseren"),
        OurPart.CONNECT: _("verbinden"),
        OurPart.CARRY_OUT: _("uitvoeren"),
    }


def state_names() -> dict[InitiativeState, str]:
    """What people call each state."""
    return {
        InitiativeState.IDEA: _("idee"),
        InitiativeState.SUBMITTED: _("ingediend"),
        InitiativeState.GRANTED: _("toegekend"),
        InitiativeState.UNDER_WAY: _("in uitvoering"),
        InitiativeState.ACCOUNTED: _("verantwoord"),
        InitiativeState.REJECTED: _("afgewezen"),
    }


PATHS: dict[InitiativeState, tuple[InitiativeState, ...]] = {
    InitiativeState.IDEA: (InitiativeState.SUBMITTED, InitiativeState.REJECTED),
    InitiativeState.SUBMITTED: (
        InitiativeState.GRANTED,
        InitiativeState.REJECTED,
        InitiativeState.IDEA,
    ),
    InitiativeState.GRANTED: (InitiativeState.UNDER_WAY, InitiativeState.SUBMITTED),
    InitiativeState.UNDER_WAY: (InitiativeState.ACCOUNTED, InitiativeState.GRANTED),
    InitiativeState.ACCOUNTED: (InitiativeState.UNDER_WAY,),
    InitiativeState.REJECTED: (InitiativeState.IDEA, InitiativeState.SUBMITTED),
}
"""Paths from each state: the usual step first, and last the one back."""


class Initiative(Struct, frozen=True, kw_only=True):
    """One thing that residents want to do for each other.

    `good_for` says which interest of all it serves, `outcome` what came of it and `differs` why that differs from what
    was meant. `started_by` and `contact` are of the residents who start it: never of an organisation as such, which
    `by_residents` says. `asked` is in euro cents, None as long as nobody asked for money. `since` is the day on which
    it came into its state.
    """

    id: UUID
    centre_id: UUID
    title: str
    good_for: str
    since: dt.date
    state: InitiativeState = InitiativeState.IDEA
    what: str = ""
    why: str = ""
    outcome: str = ""
    differs: str = ""
    scale: Scale | None = None
    our_parts: frozenset[OurPart] = frozenset()
    theme_ids: tuple[UUID, ...] = ()
    group_ids: tuple[UUID, ...] = ()
    area_ids: tuple[UUID, ...] = ()
    by_residents: bool = False
    started_by: str = ""
    contact: str = ""
    asked: int | None = None
    version: int = 1


class InitiativeStep(Struct, frozen=True, kw_only=True):
    """Step of an initiative into a state, with its day and reason; its history is all of them in order.

    `recorded_by` says at which desk, never who.
    """

    id: UUID
    initiative_id: UUID
    state: InitiativeState
    date: dt.date
    because: str
    recorded_by: Profile


@gathered
def problems(initiative: Initiative) -> Iterator[Problem]:
    """Faults that a person must mend before the initiative can be kept."""
    yield from _missing(initiative)
    yield from too_long(initiative, _LONGEST)
    if initiative.asked is not None and not 0 <= initiative.asked <= MOST_CENTS:
        yield Problem("asked", _("Dit bedrag kan niet. Kies een bedrag van 0 euro of meer."))


def _missing(initiative: Initiative) -> Iterator[Problem]:
    if not initiative.title.strip():
        yield Problem("title", _("Geef het initiatief een naam."))
    if not initiative.good_for.strip():
        sentence = _(
            "Schrijf in een zin voor wie dit goed is. Het moet meer mensen helpen dan één."
        )
        yield Problem("good_for", sentence)
    if not initiative.by_residents:
        sentence = _(
            "Een initiatief komt van bewoners zelf, niet van een organisatie. "
            "Zet het vinkje als dat zo is; maak er anders een activiteit van."
        )
        yield Problem("by_residents", sentence)


@gathered
def problems_of_step(
    initiative: Initiative, step: InitiativeStep, *, today: dt.date, granted: bool
) -> Iterator[Problem]:
    """Faults of this step; `granted` says whether money has been granted."""
    if step.state not in PATHS[initiative.state]:
        sentence = _("Van '{state}' kan het niet ineens naar '{other}'.")
        names = state_names()
        words = sentence.format(state=names[initiative.state], other=names[step.state])
        yield Problem("state", words)
    if step.date < initiative.since:
        yield Problem("date", _("Deze dag ligt voor de vorige stap. Kies een latere dag."))
    if step.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    yield from too_long(step, {"because": LONGEST_TEXT})
    if step.state is InitiativeState.REJECTED and not step.because.strip():
        sentence = _("Schrijf erbij waarom het wordt afgewezen: dat wil de bewoner weten.")
        yield Problem("because", sentence)
    if step.state is InitiativeState.GRANTED and initiative.asked and not granted:
        yield Problem("state", _("Schrijf eerst op welk bedrag is toegekend."))
    if step.state is InitiativeState.ACCOUNTED and not initiative.outcome.strip():
        yield Problem("outcome", _("Schrijf eerst op wat ervan gekomen is."))
