"""Activity: how long the words with one of its times may be."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import (
    LONGEST_REASON,
    LONGEST_REMARK,
    Activity,
    Occurrence,
    problems_of_reason,
    problems_of_remark,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace


def test_a_remark_is_as_long_as_it_may_be_and_no_letter_longer() -> None:
    assert problems_of_remark(f" {'a' * LONGEST_REMARK} ") == ()
    (problem,) = problems_of_remark("a" * (LONGEST_REMARK + 1))
    assert problem.field == "remark"
    assert str(LONGEST_REMARK) in problem.sentence


@pytest.mark.parametrize("because", ["", "ziek", "a" * LONGEST_REASON])
def test_a_short_reason_is_no_problem(because: str) -> None:
    assert problems_of_reason(because) == ()


def test_a_reason_that_is_too_long_says_so_beside_its_field() -> None:
    (problem,) = problems_of_reason("a" * (LONGEST_REASON + 1))
    assert problem.field == "because"
    assert str(LONGEST_REASON) in problem.sentence


def test_a_renamed_activity_is_known_by_its_former_names_and_not_by_its_own() -> None:
    centre = new_id()
    walk = Activity(id=new_id(), centre_id=centre, title="Wandelen", first=dt.date(2026, 1, 5))
    renamed = replace(walk, title="Wandelclub").known_as("Wandelen", "Lopen", "Wandelen")
    assert renamed.former_titles == ("Wandelen", "Lopen")
    assert replace(renamed, title="Lopen").known_as("Wandelclub").former_titles == (
        "Wandelen",
        "Wandelclub",
    )


def test_an_evening_goes_on_after_midnight_until_it_ends() -> None:
    evening = Occurrence(
        id=new_id(),
        centre_id=new_id(),
        activity_id=new_id(),
        date=dt.date(2026, 11, 21),
        planned_for=None,
        starts=dt.time(20),
        ends=dt.time(1, 30),
    )
    midnight = dt.datetime.combine(dt.date(2026, 11, 22), dt.time())
    assert evening.goes_on(midnight + dt.timedelta(minutes=89))
    assert not evening.goes_on(midnight + dt.timedelta(minutes=90))
    assert not evening.goes_on(midnight - dt.timedelta(hours=1))
    assert not replace(evening, ends=dt.time(23)).goes_on(midnight)
    assert not replace(evening, ends=None).goes_on(midnight)
