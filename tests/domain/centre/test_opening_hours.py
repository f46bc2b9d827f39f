"""Opening hours: the usual ones, those of some days of the week, and those of adapted weeks."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.room_occupancy import opening
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Weekday
from buurthuis_app.domain.centre.opening_hours import (
    OpeningHours,
    hours_on,
    problems_of_hours_open,
)
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.records import replace

MONDAY = dt.date(2026, 7, 6)
HOUSE = Centre(id=UUID(int=1), name="De Schakel", open_on=frozenset({Weekday.MONDAY}))
HOUR = dt.timedelta(hours=1)


def hours(opens: int, closes: int, *weekdays: Weekday, **fields: Any) -> OpeningHours:
    return OpeningHours(
        id=UUID(int=2),
        centre_id=HOUSE.id,
        weekdays=frozenset(weekdays),
        opens=dt.time(opens),
        closes=dt.time(closes),
        **fields,
    )


FRIDAY_MORNING = hours(9, 12, Weekday.FRIDAY)
FRIDAY_NIGHT = hours(19, 1, Weekday.FRIDAY)
SUMMER = hours(13, 0, Weekday.MONDAY, Weekday.FRIDAY, first=MONDAY, last=dt.date(2026, 7, 31))


def test_a_day_has_its_own_hours_in_parts_and_past_midnight() -> None:
    week = Span(first=MONDAY, last=MONDAY + dt.timedelta(days=6))
    assert opening(HOUSE, [], week, [FRIDAY_MORNING, FRIDAY_NIGHT]) == {
        MONDAY: 13 * HOUR,
        MONDAY + dt.timedelta(days=4): 9 * HOUR,
    }


def test_adapted_weeks_go_before_what_holds_all_year() -> None:
    everything = [FRIDAY_MORNING, FRIDAY_NIGHT, SUMMER]
    friday, after = dt.date(2026, 7, 31), dt.date(2026, 8, 7)
    assert hours_on(friday, HOUSE, everything) == ((dt.time(13), dt.time(0)),)
    assert len(hours_on(after, HOUSE, everything)) == 2
    assert hours_on(after - dt.timedelta(days=1), HOUSE, everything) == ()
    shut = ClosedDay(id=UUID(int=3), centre_id=HOUSE.id, first=friday, last=friday, reason="")
    assert opening(HOUSE, [shut], Span(first=friday, last=friday), everything) == {}


def test_hours_that_overlap_count_once() -> None:
    day = Span(first=MONDAY, last=MONDAY)
    both = [hours(9, 13, Weekday.MONDAY), hours(12, 17, Weekday.MONDAY)]
    assert opening(HOUSE, [], day, both) == {MONDAY: 8 * HOUR}


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({}, []),
        ({"weekdays": frozenset()}, ["weekdays"]),
        ({"closes": dt.time(9)}, ["closes"]),
        ({"closes": dt.time(8)}, ["closes"]),
        ({"closes": dt.time(0)}, []),
        ({"first": MONDAY, "last": MONDAY - dt.timedelta(days=1)}, ["last"]),
    ],
)
def test_hours_that_cannot_be_are_refused(fields: dict[str, Any], faults: list[str]) -> None:
    found = problems_of_hours_open(replace(FRIDAY_MORNING, **fields))
    assert [problem.field for problem in found] == faults
