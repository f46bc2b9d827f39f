"""Places on offer: what each must say, and in which days it was there."""

import datetime as dt

import pytest

from buurthuis_app.domain.placements.offer import PlacementOffer, problems_of_offer
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

DAY = dt.date(2026, 3, 1)
OFFER = PlacementOffer(id=new_id(), centre_id=new_id(), title="Bar", learns="Afrekenen", since=DAY)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, set()),
        ({"title": "", "learns": " "}, {"title", "learns"}),
        ({"places": 0}, {"places"}),
        ({"closed_on": DAY - dt.timedelta(days=1)}, {"closed_on"}),
        ({"hours": "x" * 121}, {"hours"}),
    ],
)
def test_each_fault_is_said_beside_its_field(changed: dict[str, object], wrong: set[str]) -> None:
    offer = replace(OFFER, **changed)  # type: ignore[arg-type]
    assert {each.field for each in problems_of_offer(offer)} == wrong


def test_a_place_is_on_offer_from_its_first_day_to_its_last() -> None:
    closed = replace(OFFER, closed_on=dt.date(2026, 6, 1))
    assert closed.offered_in(dt.date(2026, 6, 1), dt.date(2026, 12, 31))
    assert not closed.offered_in(dt.date(2026, 6, 2), dt.date(2026, 12, 31))
    assert not OFFER.offered_in(dt.date(2026, 1, 1), dt.date(2026, 2, 28))
    assert OFFER.offered_in(dt.date(2027, 1, 1), dt.date(2027, 2, 1))
