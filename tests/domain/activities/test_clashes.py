"""What to look at before planning: a room that is taken or too small, a house that is shut, a holiday."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.activities.clashes import (
    Booking,
    Clash,
    Worry,
    fits,
    on_holidays,
    same_day,
    shut,
    stretch,
    taken,
    too_small,
)
from buurthuis_app.domain.centre.centre import ClosedDay, Room
from buurthuis_app.records import replace

HOUSE = UUID(int=1)
MONDAY = dt.date(2026, 11, 23)
A_DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


def room(number: int, name: str, capacity: int | None = None, *parts: Room) -> Room:
    return Room(
        id=UUID(int=number),
        centre_id=HOUSE,
        name=name,
        capacity=capacity,
        part_ids=tuple(part.id for part in parts),
    )


HALL, BAR, GARDEN = room(10, "Grote zaal", 60), room(11, "Bar", 20), room(12, "Tuin")
BOTH = room(13, "Zaal en bar", None, HALL, BAR)
ROOMS = (HALL, BAR, GARDEN, BOTH)


def at(
    day: dt.date,
    starts: dt.time | None = dt.time(10),
    ends: dt.time | None = dt.time(12),
    where: Room | None = BAR,
    cancelled_because: str | None = None,
) -> Occurrence:
    return Occurrence(
        id=UUID(int=day.toordinal()),
        centre_id=HOUSE,
        activity_id=UUID(int=2),
        date=day,
        planned_for=day,
        starts=starts,
        ends=ends,
        room_id=where.id if where else None,
        cancelled_because=cancelled_because,
    )


def booked(other: Occurrence) -> list[Booking]:
    return [Booking(occurrence=other, title="Schaken")]


def closed(reason: str, first: dt.date, last: dt.date) -> ClosedDay:
    return ClosedDay(id=UUID(int=3), centre_id=HOUSE, first=first, last=last, reason=reason)


@pytest.mark.parametrize(
    ("mine", "theirs", "in_the_way"),
    [
        (HALL, HALL, True),
        (HALL, BAR, False),
        (HALL, BOTH, True),
        (BOTH, BAR, True),
        (GARDEN, BOTH, False),
        (None, HALL, False),
        (HALL, None, False),
    ],
)
def test_a_room_is_taken_when_it_or_a_part_of_it_is(
    mine: Room | None,
    theirs: Room | None,
    in_the_way: bool,  # noqa: FBT001
) -> None:
    other = at(MONDAY, dt.time(11), dt.time(13), theirs)
    assert bool(taken([at(MONDAY, where=mine)], booked(other), ROOMS)) is in_the_way


def test_the_warning_names_the_room_that_is_taken_by_what_and_when() -> None:
    other = at(MONDAY, dt.time(11), dt.time(13))
    (found,) = taken([at(MONDAY, where=BOTH)], booked(other), ROOMS)
    assert found == Clash(
        worry=Worry.ROOM_TAKEN,
        reason="ma 23 nov: Bar is bezet door Schaken, 11.00–13.00.",
        date=MONDAY,
        occurrence_id=other.id,
    )
    (open_ended,) = taken([at(MONDAY)], booked(at(MONDAY, dt.time(11, 30), None)), ROOMS)
    assert open_ended.reason.endswith("Schaken, 11.30.")


@pytest.mark.parametrize(
    ("other", "in_the_way"),
    [
        (at(MONDAY, dt.time(8), dt.time(10)), False),
        (at(MONDAY, dt.time(12), None), False),
        (at(MONDAY, dt.time(9, 30), None), True),
        (at(MONDAY - A_DAY, dt.time(23), dt.time(10, 30)), True),
        (at(MONDAY - A_DAY, dt.time(23), dt.time(9)), False),
        (at(MONDAY, None, None), False),
        (at(MONDAY, cancelled_because="ziek"), False),
    ],
)
def test_only_what_is_there_at_the_same_time_is_in_the_way_also_past_midnight(
    other: Occurrence,
    in_the_way: bool,  # noqa: FBT001
) -> None:
    assert bool(taken([at(MONDAY)], booked(other), ROOMS)) is in_the_way


def test_what_has_no_time_yet_takes_no_room_from_anything() -> None:
    assert taken([at(MONDAY, None, None)], booked(at(MONDAY)), ROOMS) == ()


@pytest.mark.parametrize(
    ("night", "hours"),
    [(dt.date(2026, 3, 28), 7), (dt.date(2026, 10, 24), 9), (dt.date(2026, 6, 6), 8)],
)
def test_a_night_lasts_as_long_as_it_really_does(night: dt.date, hours: int) -> None:
    found = stretch(night, dt.time(22), dt.time(6))
    assert found is not None
    assert found.length == hours * HOUR


def test_in_the_hour_that_is_skipped_nothing_lasts_less_than_nothing() -> None:
    found = stretch(dt.date(2026, 3, 29), dt.time(2, 30), dt.time(3, 15))
    assert found is not None
    assert found.length >= dt.timedelta()


def test_a_room_that_consists_of_rooms_holds_as_many_as_they_do_together() -> None:
    assert [fits(one, ROOMS) for one in ROOMS] == [60, 20, None, 80]
    outside = room(14, "Bar en tuin", None, BAR, GARDEN)
    assert fits(outside, (*ROOMS, outside)) is None


@pytest.mark.parametrize(
    ("capacity", "where"), [(80, BOTH), (None, BAR), (81, GARDEN), (81, None), (20, BAR)]
)
def test_no_word_about_a_room_that_is_large_enough_or_of_unknown_size(
    capacity: int | None, where: Room | None
) -> None:
    assert too_small(capacity, where, ROOMS) == ()


def test_more_places_than_fit_is_said_for_all_dates() -> None:
    (found,) = too_small(81, BOTH, ROOMS)
    assert (found.worry, found.date) == (Worry.OVER_CAPACITY, None)
    assert found.reason.startswith("In Zaal en bar is plaats voor 80, en er zijn 81 plaatsen.")


def test_each_date_on_which_the_house_is_shut_is_said_with_its_reason() -> None:
    days = [at(MONDAY + n * A_DAY) for n in range(3)]
    found = shut(days, [closed("Verbouwing", MONDAY, MONDAY + A_DAY)])
    assert [one.date for one in found] == [MONDAY, MONDAY + A_DAY]
    assert {one.worry for one in found} == {Worry.CLOSED}
    assert found[0].reason == "ma 23 nov: het huis is gesloten (Verbouwing)."


def test_a_public_holiday_is_one_mild_question_until_the_centre_has_answered_it() -> None:
    christmas, new_year = at(dt.date(2026, 12, 25)), at(dt.date(2027, 1, 1))
    days = [at(MONDAY), christmas, new_year]
    (found,) = on_holidays(days, [])
    assert (found.worry, found.date) == (Worry.HOLIDAY, christmas.date)
    assert found.reason == (
        "2 keer valt het op een feestdag, het eerst op vr 25 dec (Eerste kerstdag). "
        "Is het huis dan open?"
    )
    (once,) = on_holidays([christmas], [])
    assert once.reason == "vr 25 dec is een feestdag (Eerste kerstdag). Is het huis dan open?"
    winter = closed("Kerstsluiting", christmas.date, new_year.date)
    assert on_holidays(days, [winter]) == ()


def test_a_second_time_of_its_own_on_one_day_is_said_with_its_hours() -> None:
    moved, there = at(MONDAY), replace(at(MONDAY), id=UUID(int=77))
    (clash,) = same_day(moved, [moved, there])
    assert (clash.worry, clash.occurrence_id) == (Worry.SAME_DAY, there.id)
    assert "10" in clash.reason
    (unsaid,) = same_day(moved, [replace(there, starts=None, ends=None)])
    assert "er die dag al." in unsaid.reason
    called_off = replace(there, cancelled_because="ziek")
    elsewhen = replace(there, date=MONDAY + dt.timedelta(days=1))
    assert same_day(moved, [called_off, elsewhen]) == ()
