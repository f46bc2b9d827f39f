"""Figures of a year of work-experience places: places on offer, who began and who ended, and with what outcome."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementOutcome
from buurthuis_app.domain.shared.small_groups import ShownCount, shown_of
from buurthuis_app.i18n import _


class PlacementYear(Struct, frozen=True, kw_only=True):
    """A year, or as much of it as is over. `outcomes` is in the order of PlacementOutcome, of those that ended."""

    offered: int = 0
    began: int = 0
    there: int = 0
    ended: int = 0
    further: int = 0
    outcomes: tuple[int, ...] = ()

    @property
    def shown_outcomes(self) -> dict[PlacementOutcome, ShownCount]:
        """The outcomes as they may be printed: a small number could point at somebody."""
        return dict(zip(PlacementOutcome, shown_of(self.outcomes), strict=False))

    def as_json(self) -> dict[str, object]:
        """The figures as JSON, for scripts; small numbers stay hidden."""
        return {
            "offered": self.offered,
            "began": self.began,
            "there": self.there,
            "ended": self.ended,
            "further": self.further,
            "outcomes": {each.value: shown.number for each, shown in self.shown_outcomes.items()},
        }


def year_of(
    offers: Iterable[PlacementOffer],
    placements: Iterable[Placement],
    first: dt.date,
    last: dt.date,
) -> PlacementYear:
    """The figures of these days."""
    known = list(placements)
    ended = [each for each in known if each.ended_on is not None and first <= each.ended_on <= last]
    outcomes = [each.outcome for each in ended]
    return PlacementYear(
        offered=sum(offer.places for offer in offers if offer.offered_in(first, last)),
        began=sum(first <= each.since <= last for each in known),
        there=sum(
            each.since <= last and (each.ended_on is None or each.ended_on > last) for each in known
        ),
        ended=len(ended),
        further=sum(outcome is not None and outcome.further for outcome in outcomes),
        outcomes=tuple(outcomes.count(outcome) for outcome in PlacementOutcome),
    )


def placement_definitions() -> tuple[Definition, ...]:
    """What the words under the table of work-experience places mean."""
    return explained(
        {
            _("werkervaringsplaatsen"): _(
                "plekken om ervaring op te doen die in het jaar een dag of langer open waren."
            ),
            _("begonnen op een werkervaringsplaats"): _(
                "mensen die in het jaar op zo'n plek begonnen."
            ),
            _("bezig op een werkervaringsplaats"): _(
                "mensen die er aan het eind van het jaar waren. "
                "Wie ook als vrijwilliger is ingeschreven, telt ook daar."
            ),
            _("traject afgerond"): _("mensen die in het jaar klaar waren of stopten."),
            _("met een vervolg"): _(
                "wie daarna betaald werk, een opleiding of een andere plek had, of bleef als vrijwilliger. "
                "Hoeveel het er van elke soort zijn, staat er alleen als niemand te herkennen is."
            ),
        }
    )
