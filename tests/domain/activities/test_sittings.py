"""Sittings: which of them a filled-in time is, and what they become at another activity."""

import datetime as dt

from buurthuis_app.domain.activities.activity import Activity, Sitting
from buurthuis_app.domain.activities.sittings import renumbered, taken_in
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace


def sitting(number: int, hour: int | None, until: int | None = None) -> Sitting:
    return Sitting(
        number=number,
        starts=None if hour is None else dt.time(hour),
        ends=None if until is None else dt.time(until),
    )


NOON, EVENING = sitting(1, 12, 14), sitting(2, 18, 20)


def meeting(*sittings: Sitting) -> Activity:
    blank = Activity(id=new_id(), centre_id=new_id(), title="Eten", first=dt.date(2026, 1, 6))
    return blank.with_sittings(sittings)


def test_what_keeps_its_hours_keeps_its_number_wherever_it_stands() -> None:
    typed = replace(EVENING, number=1)
    assert renumbered([NOON, EVENING], [typed]) == (EVENING,)
    assert renumbered([NOON, EVENING], [typed, replace(NOON, number=2)]) == (EVENING, NOON)


def test_other_hours_keep_their_row_and_a_new_one_takes_the_lowest_free_number() -> None:
    later, new = sitting(1, 13, 15), sitting(0, 8, 10)
    assert renumbered([NOON, EVENING], [later, EVENING]) == (later, EVENING)
    assert renumbered([NOON, EVENING], [NOON, EVENING, new])[2].number == 3
    assert [each.number for each in renumbered([EVENING], [EVENING, new, sitting(0, 22)])] == [
        2,
        1,
        3,
    ]


def test_a_row_whose_number_is_another_ones_gets_a_new_one() -> None:
    changed = sitting(2, 8, 10)
    assert [
        each.number for each in renumbered([NOON, EVENING], [replace(EVENING, number=0), changed])
    ] == [2, 1]


def test_what_meets_at_one_hour_is_the_same_and_the_rest_comes_beside_it() -> None:
    goes = meeting(sitting(1, 13, 15), sitting(2, 8, 10), sitting(5, 22))
    taken = taken_in(goes, meeting(NOON, EVENING))
    assert taken.numbers == {1: 1, 2: 3, 5: 4}
    assert taken.further == (sitting(3, 8, 10), sitting(4, 22))


def test_an_unknown_hour_is_the_same_meeting() -> None:
    assert taken_in(meeting(sitting(1, None)), meeting(NOON, EVENING)).numbers == {1: 1}
