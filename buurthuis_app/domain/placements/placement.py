"""Placements: who gains experience at which place, with which goals and term, the talks, and the outcome."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than, too_long
from buurthuis_app.i18n import _

USUAL_TERM = dt.timedelta(weeks=26)
LONGEST_TEXT = 1000
_LONGEST = {"goals": LONGEST_TEXT, "remark": LONGEST_TEXT}


class PlacementOutcome(Enum):
    """What a placement led to."""

    WORK = "work"
    EDUCATION = "education"
    VOLUNTEER = "volunteer"
    OTHER_PLACE = "other_place"
    STOPPED = "stopped"

    @property
    def further(self) -> bool:
        """Whether it is a step on."""
        return self is not PlacementOutcome.STOPPED


class PlacementStanding(Enum):
    """How a placement stands on a day, what asks for something first."""

    OVERDUE = "overdue"
    RUNNING = "running"
    COMING = "coming"
    ENDED = "ended"


class Placement(Struct, frozen=True, kw_only=True):
    """Somebody who gains experience at a place from `since`, as agreed up to `until`, and really to `ended_on`."""

    id: UUID
    offer_id: UUID | None
    volunteer_id: UUID | None
    goals: str = ""
    since: dt.date
    until: dt.date
    ended_on: dt.date | None = None
    outcome: PlacementOutcome | None = None
    remark: str = ""
    version: int = 1

    def standing(self, today: dt.date) -> PlacementStanding:
        """How it stands; on the last agreed day it is not overdue yet."""
        if self.ended_on is not None:
            return PlacementStanding.ENDED
        if self.since > today:
            return PlacementStanding.COMING
        return PlacementStanding.OVERDUE if self.until < today else PlacementStanding.RUNNING


class PlacementTalk(Struct, frozen=True, kw_only=True):
    """A talk about how it goes. `volunteer_id` is whose placement it is: the words go when that person's do."""

    id: UUID
    placement_id: UUID | None
    volunteer_id: UUID | None
    date: dt.date
    words: str
    version: int = 1


def outcome_names() -> dict[PlacementOutcome, str]:
    """What people call each outcome."""
    return {
        PlacementOutcome.WORK: _("betaald werk"),
        PlacementOutcome.EDUCATION: _("opleiding of cursus"),
        PlacementOutcome.VOLUNTEER: _("blijft als vrijwilliger"),
        PlacementOutcome.OTHER_PLACE: _("een andere plek"),
        PlacementOutcome.STOPPED: _("gestopt"),
    }


def standing_names() -> dict[PlacementStanding, str]:
    """What people call each standing."""
    return {
        PlacementStanding.OVERDUE: _("afspraak voorbij"),
        PlacementStanding.RUNNING: _("loopt"),
        PlacementStanding.COMING: _("begint nog"),
        PlacementStanding.ENDED: _("afgerond"),
    }


@gathered
def problems_of_placement(placement: Placement, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend in a placement by itself."""
    if placement.volunteer_id is None:
        sentence = _("Kies wie hier ervaring opdoet. Nieuwe mensen maakt u bij Mensen.")
        yield Problem("volunteer_id", sentence)
    if placement.offer_id is None:
        yield Problem("offer_id", _("Kies de plek. U maakt die bij Plekken."))
    if placement.until < placement.since:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        yield Problem("until", sentence)
    if placement.ended_on is not None and not placement.since <= placement.ended_on <= today:
        yield Problem("ended_on", _("Kies een dag tussen de eerste dag en vandaag."))
    if (placement.outcome is None) != (placement.ended_on is None):
        field = "outcome" if placement.outcome is None else "ended_on"
        yield Problem(field, _("Vul in wanneer het was afgerond, en wat ervan kwam."))
    yield from too_long(placement, _LONGEST)


def problems_of_room(
    placement: Placement, offer: PlacementOffer, others: Sequence[Placement], today: dt.date
) -> tuple[Problem, ...]:
    """Why there is no room: as many people as there are places, `others` without this one, are there already."""
    there = [other for other in others if other.standing(today) is not PlacementStanding.ENDED]
    if placement.ended_on is not None or len(there) < offer.places:
        return ()
    sentence = _("{offer} is bezet. Rond eerst een traject af, of maak meer plekken.")
    return (Problem("offer_id", sentence.format(offer=offer.title)),)


@gathered
def problems_of_talk(talk: PlacementTalk, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend before the talk can be kept."""
    if talk.placement_id is None:
        yield Problem("placement_id", _("Kies over wie dit gesprek ging."))
    if not talk.words.strip():
        yield Problem("words", _("Schrijf wat er is afgesproken."))
    if talk.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    yield from longer_than(LONGEST_TEXT, "words", talk.words)
