"""Figures of work-experience places: counted apart, and outcomes hidden when they could point at somebody."""

import datetime as dt

from buurthuis_app.domain.placements.figures import (
    PlacementYear,
    placement_definitions,
    year_of,
)
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementOutcome
from buurthuis_app.domain.shared.ids import new_id

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
OFFER = PlacementOffer(
    id=new_id(),
    centre_id=new_id(),
    title="Bar",
    places=2,
    since=dt.date(2024, 1, 1),
    closed_on=dt.date(2026, 1, 1),
)


def placement(
    since: dt.date, ended: dt.date | None = None, outcome: PlacementOutcome | None = None
) -> Placement:
    return Placement(
        id=new_id(),
        offer_id=OFFER.id,
        volunteer_id=new_id(),
        since=since,
        until=LAST,
        ended_on=ended,
        outcome=outcome,
    )


def test_who_began_is_there_and_ended() -> None:
    placements = (
        placement(dt.date(2025, 6, 1), dt.date(2026, 5, 1), PlacementOutcome.WORK),
        placement(dt.date(2026, 2, 1), dt.date(2026, 3, 1), PlacementOutcome.STOPPED),
        placement(dt.date(2026, 2, 1), dt.date(2027, 3, 1), PlacementOutcome.EDUCATION),
        placement(dt.date(2026, 9, 1)),
        placement(dt.date(2027, 9, 1)),
    )
    year = year_of([OFFER], placements, FIRST, LAST)
    assert year == PlacementYear(
        offered=2, began=3, there=2, ended=2, further=1, outcomes=(1, 0, 0, 0, 1)
    )
    assert year.as_json()["outcomes"] == dict.fromkeys(
        (outcome.value for outcome in PlacementOutcome), None
    )


def test_many_outcomes_are_told() -> None:
    year = PlacementYear(ended=40, further=40, outcomes=(20, 14, 12, 10, 6))
    assert year.shown_outcomes[PlacementOutcome.WORK].number == 20
    assert {"traject afgerond", "met een vervolg"} <= {
        each.term for each in placement_definitions()
    }
