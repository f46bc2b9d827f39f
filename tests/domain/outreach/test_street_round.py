"""Rounds in the street: numbers that can be, and where it was."""

import datetime as dt

import pytest

from buurthuis_app.domain.outreach.street_round import (
    ReferredTo,
    StreetRound,
    problems_of_round,
    referral_names,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
ROUND = StreetRound(
    id=new_id(), centre_id=new_id(), date=TODAY, place="Skatebaan", contacts=3, reached=8, new=2
)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, set()),
        ({"place": "", "area_id": new_id()}, set()),
        ({"place": " "}, {"place"}),
        ({"date": TODAY + dt.timedelta(days=1)}, {"date"}),
        ({"contacts": 9}, {"reached"}),
        ({"new": 9}, {"new"}),
        ({"to_care": -1}, {"to_care"}),
        ({"reached": 1001}, {"reached"}),
        ({"yielded": "x" * 1001}, {"yielded"}),
    ],
)
def test_each_fault_is_said_beside_its_field(changed: dict[str, object], wrong: set[str]) -> None:
    street_round = replace(ROUND, **changed)  # type: ignore[arg-type]
    assert {each.field for each in problems_of_round(street_round, TODAY)} == wrong


def test_who_was_helped_on_is_the_sum_of_where_to() -> None:
    helped = replace(ROUND, to_care=2, to_work=1)
    assert helped.referrals == 3
    assert helped.referred(ReferredTo.CARE) == 2
    assert referral_names().keys() == set(ReferredTo)
