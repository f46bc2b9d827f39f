"""Figures of lending and repairs."""

import datetime as dt

from buurthuis_app.domain.lending.figures import LendingYear, lending_definitions, year_of
from buurthuis_app.domain.lending.repair import Repair, RepairKind, RepairResult
from buurthuis_app.domain.shared.ids import new_id


def brought(kind: RepairKind, result: RepairResult, grams: int | None = None) -> Repair:
    return Repair(
        id=new_id(),
        centre_id=new_id(),
        date=dt.date(2026, 3, 7),
        thing="Lamp",
        kind=kind,
        result=result,
        grams=grams,
    )


def test_the_share_is_of_all_that_was_brought() -> None:
    repairs = [
        brought(RepairKind.ELECTRIC, RepairResult.REPAIRED, 2500),
        brought(RepairKind.ELECTRIC, RepairResult.NOT_POSSIBLE, 900),
        brought(RepairKind.TOY, RepairResult.REPAIRED),
        brought(RepairKind.TOY, RepairResult.ADVICE),
    ]
    year = year_of(3, repairs)
    assert year.share == 0.5
    assert year.as_json() == {
        "lent": 3,
        "brought": 4,
        "repaired": 2,
        "advice": 1,
        "not_possible": 1,
        "grams": 2500,
        "weighed": 1,
        "kinds": {"electric": [2, 1], "toy": [2, 1]},
    }


def test_of_nothing_there_is_no_share() -> None:
    assert year_of(0, []) == LendingYear()
    assert LendingYear().share is None
    assert {each.term for each in lending_definitions()} >= {"gerepareerd", "keren uitgeleend"}
