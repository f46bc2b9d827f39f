"""Activity: how long the words with one of its times may be."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import (
    LONGEST_REASON,
    LONGEST_REMARK,
    Activity,
    Occurrence,
    Sitting,
    overlap,
    problems,
    problems_of_reason,
    problems_of_remark,
    title_at,
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


def sitting(number: int, starts: dt.time | None, ends: dt.time | None = None) -> Sitting:
    return Sitting(number=number, starts=starts, ends=ends)


@pytest.mark.parametrize(
    ("mine", "theirs", "at_once"),
    [
        ((dt.time(12), dt.time(13, 30)), (dt.time(13), None), True),
        ((dt.time(13), None), (dt.time(12), dt.time(13, 30)), True),
        ((dt.time(12), dt.time(13)), (dt.time(13), dt.time(14)), False),
        ((dt.time(12), None), (dt.time(12), dt.time(13)), True),
        ((dt.time(12), None), (dt.time(12, 5), None), False),
        ((dt.time(20), dt.time(1)), (dt.time(23), None), True),
        ((None, None), (dt.time(12), None), True),
        ((dt.time(12), None), (None, None), True),
    ],
)
def test_two_are_at_once_while_one_goes_on_and_when_nobody_knows(
    mine: tuple[dt.time | None, dt.time | None],
    theirs: tuple[dt.time | None, dt.time | None],
    *,
    at_once: bool,
) -> None:
    assert overlap(sitting(1, *mine), sitting(2, *theirs)) is at_once


@pytest.mark.parametrize(
    ("further", "said"),
    [
        (sitting(2, dt.time(17, 30), dt.time(19)), ""),
        (sitting(2, dt.time(13), dt.time(14)), "over elkaar heen"),
        (sitting(2, None), "hoe laat die begint"),
        (sitting(2, dt.time(18), dt.time(18)), "gelijk"),
    ],
)
def test_each_time_of_a_day_begins_after_the_others_end(further: Sitting, said: str) -> None:
    lunch = Activity(
        id=new_id(),
        centre_id=new_id(),
        title="Eettafel",
        first=dt.date(2026, 1, 6),
        starts=dt.time(12),
        ends=dt.time(13, 30),
        further=(further,),
    )
    faults = problems(lunch)
    assert [problem.field for problem in faults] == ["further"] * bool(said)
    assert said in "".join(problem.sentence for problem in faults)


def test_the_hour_stands_beside_a_title_only_where_there_are_more_of_them() -> None:
    evening = sitting(2, dt.time(17, 30), dt.time(19))
    assert evening.times == "17.30–19.00"
    assert title_at("Eettafel", (evening,), dt.time(12)) == "Eettafel, 12.00"
    assert title_at("Eettafel", (), dt.time(12)) == "Eettafel"
    assert title_at("Eettafel", (evening,), None) == "Eettafel"


def test_a_copy_is_new_and_leaves_behind_what_belongs_to_the_old_one() -> None:
    old = Activity(
        id=new_id(),
        centre_id=new_id(),
        title="Yoga",
        first=dt.date(2024, 1, 2),
        until=dt.date(2024, 6, 25),
        capacity=12,
        uid="x",
        former_titles=("Rekken",),
        version=4,
    )
    copy = old.copied(dt.date(2026, 12, 1))
    assert copy.id != old.id
    assert (copy.title, copy.capacity, copy.version) == ("Yoga (kopie)", 12, 1)
    assert (copy.first, copy.until) == (dt.date(2026, 12, 1), None)
    assert (copy.uid, copy.former_titles) == ("", ())
