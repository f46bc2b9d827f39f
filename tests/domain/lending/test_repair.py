"""Repairs: what must be known of one, and no more than a first name."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.lending.repair import (
    Repair,
    RepairKind,
    RepairResult,
    kind_names,
    mended,
    problems_of_repair,
    result_names,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
LAMP = Repair(id=new_id(), centre_id=new_id(), date=TODAY, thing="Lamp", owner="Bo")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"owner": ""}, []),
        ({"grams": 2500}, []),
        ({"grams": 0}, ["grams"]),
        ({"grams": 200_001}, ["grams"]),
        ({"thing": " ", "owner": "Bo de Wit"}, ["thing", "owner"]),
        ({"date": TODAY + dt.timedelta(days=1), "thing": "x" * 121}, ["date", "thing"]),
    ],
)
def test_a_repair_has_a_thing_a_past_day_and_a_first_name_only(
    changes: dict[str, Any], fields: list[str]
) -> None:
    assert [fault.field for fault in problems_of_repair(replace(LAMP, **changes), TODAY)] == fields


def test_every_kind_and_result_has_a_name() -> None:
    assert set(kind_names()) == set(RepairKind)
    assert set(result_names()) == set(RepairResult)


def test_nothing_brought_is_not_counted_and_only_what_was_mended_is() -> None:
    advice = replace(LAMP, result=RepairResult.ADVICE)
    assert (mended([]), mended([advice]), mended([LAMP, advice, LAMP])) == (None, 0, 2)
