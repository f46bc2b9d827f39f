"""Lowest and highest of an activity, with their day."""

import datetime as dt

from buurthuis_app.domain.figures.extremes import Extremes, extremes_of

DAYS = [dt.date(2026, 3, day) for day in range(1, 6)]


def test_lowest_and_highest_come_with_the_first_day_on_which_it_was_so() -> None:
    found = extremes_of(reversed([*zip(DAYS, (7, 0, 12, 0, 12), strict=True)]))
    assert found == Extremes(lowest=0, lowest_on=DAYS[1], highest=12, highest_on=DAYS[2])
    assert found.as_json() == {
        "lowest": 0,
        "lowest_on": "2026-03-02",
        "highest": 12,
        "highest_on": "2026-03-03",
    }


def test_what_was_counted_once_has_no_lowest() -> None:
    assert extremes_of([(DAYS[0], 9)]) is None
    assert extremes_of([]) is None
