"""The door's screen: how far it reaches, and the code that leads back to the office."""

import datetime as dt

import pytest

from buurthuis_app.domain.counts.door_rules import pause_after, problems_of_code, within_reach

TODAY = dt.date(2026, 11, 22)


def test_the_door_shows_a_week_back_and_tomorrow() -> None:
    reached = [by for by in range(-20, 20) if within_reach(TODAY + dt.timedelta(days=by), TODAY)]
    assert reached == list(range(-7, 2))


def test_after_three_wrong_codes_each_next_one_takes_twice_as_long_up_to_a_minute() -> None:
    seconds = [pause_after(wrong).total_seconds() for wrong in range(9)]
    assert seconds == [0, 0, 0, 5, 10, 20, 40, 60, 60]
    assert pause_after(100_000).total_seconds() == 60


@pytest.mark.parametrize(
    ("code", "again", "faulty"),
    [
        ("", "", []),
        ("1234", "1234", []),
        ("x" * 64, "x" * 64, []),
        ("123", "123", ["code"]),
        ("x" * 65, "x" * 65, ["code"]),
        ("1234", "1235", ["again"]),
        ("", "1234", ["again"]),
    ],
)
def test_a_code_is_none_or_long_enough_and_typed_twice_the_same(
    code: str, again: str, faulty: list[str]
) -> None:
    assert [problem.field for problem in problems_of_code(code, again)] == faulty
