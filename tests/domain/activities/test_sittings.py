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


def test_what_is_left_with_the_hours_of_a_sitting_is_that_sitting() -> None:
    typed = replace(EVENING, number=1)
    assert renumbered([NOON, EVENING], [typed]) == (EVENING,)
    morning = sitting(3, 8, 10)
    assert renumbered([NOON, EVENING, morning], [typed, sitting(3, 9)]) == (EVENING, sitting(3, 9))
    changed = sitting(2, 9)
    assert [each.number for each in renumbered([NOON, EVENING, morning], [typed, changed])] == [
        2,
        1,
    ]


def test_while_none_goes_each_row_keeps_its_number_and_a_new_one_takes_the_lowest_that_is_free() -> (
    None
):
    later, latest, new = replace(EVENING, number=1), sitting(2, 21), sitting(0, 8, 10)
    assert renumbered([NOON, EVENING], [later, latest]) == (later, latest)
    assert renumbered([NOON, EVENING], [NOON, EVENING, new])[2].number == 3
    several = renumbered([EVENING], [EVENING, new, sitting(0, 22)])
    assert [each.number for each in several] == [2, 1, 3]


def test_what_meets_at_one_hour_is_the_same_and_the_rest_comes_beside_it() -> None:
    goes = meeting(sitting(1, 13, 15), sitting(2, 8, 10), sitting(5, 22))
    taken = taken_in(goes, meeting(NOON, EVENING))
    assert taken.numbers == {1: 1, 2: 3, 5: 4}
    assert taken.further == (sitting(3, 8, 10), sitting(4, 22))


def test_what_comes_beside_another_brings_its_room() -> None:
    kitchen, hall = new_id(), new_id()
    goes = meeting(sitting(1, 8, 10), replace(sitting(2, 22), room_id=kitchen))
    taken = taken_in(goes, meeting(NOON, EVENING)).in_room(hall)
    assert [each.room_id for each in taken.further] == [hall, kitchen]


def test_a_time_in_its_own_room_is_there_and_nowhere_else() -> None:
    kitchen = new_id()
    eating = replace(meeting(NOON, replace(EVENING, room_id=kitchen)), place="in de tuin")
    assert (eating.at(EVENING).place, eating.at(eating.further[0]).place) == ("in de tuin", "")
    assert eating.at(eating.further[0]).room_id == kitchen
    assert eating.with_sittings(eating.further).room_id == kitchen


def test_an_unknown_hour_is_the_same_meeting() -> None:
    assert taken_in(meeting(sitting(1, None)), meeting(NOON, EVENING)).numbers == {1: 1}
