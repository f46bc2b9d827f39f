"""Repairs: what was brought on a day to be mended, of which kind, and what came of it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

_LONGEST = {"thing": 120, "owner": 60}
HEAVIEST = 200_000
"""Grams."""


class RepairKind(Enum):
    """Kind of thing that was brought, as repair cafés count them."""

    ELECTRIC = "electric"
    TEXTILE = "textile"
    BICYCLE = "bicycle"
    FURNITURE = "furniture"
    TOY = "toy"
    OTHER = "other"


class RepairResult(Enum):
    """What came of it."""

    REPAIRED = "repaired"
    ADVICE = "advice"
    NOT_POSSIBLE = "not_possible"


class Repair(Struct, frozen=True, kw_only=True):
    """One thing on the table of who repairs, weighing so many `grams`, None when nobody weighed it.

    `owner` is a first name and no more; it is erased in time. `occurrence_id` is the time at which it was brought,
    where its activity has a tally kind that fills itself from the repairs.
    """

    id: UUID
    centre_id: UUID
    date: dt.date
    thing: str
    owner: str = ""
    kind: RepairKind = RepairKind.OTHER
    result: RepairResult = RepairResult.REPAIRED
    grams: int | None = None
    occurrence_id: UUID | None = None
    version: int = 1


def kind_names() -> dict[RepairKind, str]:
    """What people call each kind."""
    return {
        RepairKind.ELECTRIC: _("apparaten"),
        RepairKind.TEXTILE: _("kleding en stof"),
        RepairKind.BICYCLE: _("fietsen"),
        RepairKind.FURNITURE: _("meubels"),
        RepairKind.TOY: _("speelgoed"),
        RepairKind.OTHER: _("iets anders"),
    }


def result_names() -> dict[RepairResult, str]:
    """What people call each result."""
    return {
        RepairResult.REPAIRED: _("gerepareerd"),
        RepairResult.ADVICE: _("advies"),
        RepairResult.NOT_POSSIBLE: _("niet te maken"),
    }


def mended(repairs: Sequence[Repair]) -> int | None:
    """The number of a tally kind that fills itself, from all repairs of a time; None without any: not counted."""
    if not repairs:
        return None
    return sum(repair.result is RepairResult.REPAIRED for repair in repairs)


@gathered
def problems_of_repair(repair: Repair, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend before the repair can be kept."""
    if not repair.thing.strip():
        yield Problem("thing", _("Schrijf wat er werd gebracht."))
    if len(repair.owner.split()) > 1:
        yield Problem("owner", _("Schrijf hier alleen een voornaam."))
    if repair.grams is not None and not 0 < repair.grams <= HEAVIEST:
        yield Problem("grams", _("Kies een gewicht tot 200 kilo, of laat het leeg."))
    if repair.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    yield from too_long(repair, _LONGEST)
