"""How much the rooms are used: by the hour, by part of the day, and by who organises."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.activities.room_occupancy import (
    Occupancy,
    RoomBooking,
    RoomUse,
    occupancy,
    opening,
)
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Room, Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.records import replace

HOUSE = Centre(id=UUID(int=1), name="De Schakel")
MONDAY = dt.date(2026, 11, 23)
WEEK = Span(first=MONDAY, last=MONDAY + dt.timedelta(days=6))
HOUR = dt.timedelta(hours=1)
HALL = Room(id=UUID(int=10), centre_id=HOUSE.id, name="Grote zaal")
BAR = Room(id=UUID(int=11), centre_id=HOUSE.id, name="Bar")
GARDEN = Room(id=UUID(int=12), centre_id=HOUSE.id, name="Tuin")
BOTH = Room(id=UUID(int=13), centre_id=HOUSE.id, name="Zaal en bar", part_ids=(HALL.id, BAR.id))
ROOMS = (HALL, BAR, GARDEN, BOTH)


def booking(
    where: Room, starts: float | None, ends: float = 0, organiser: Organiser = Organiser.CENTRE
) -> RoomBooking:
    """On Monday, from one hour to another."""

    def time(hour: float) -> dt.time:
        return dt.time(int(hour), int(hour % 1 * 60))

    return RoomBooking(
        room_id=where.id,
        date=MONDAY,
        starts=None if starts is None else time(starts),
        ends=None if starts is None else time(ends),
        organiser=organiser,
    )


def of_week(*bookings: RoomBooking) -> Occupancy:
    return occupancy(HOUSE, ROOMS, [], bookings, WEEK)


def use_of(found: Occupancy, where: Room) -> RoomUse:
    (one,) = [each for each in found.rooms if each.room == where]
    return one


def hours(found: Occupancy, where: Room) -> tuple[float, float, float]:
    use = use_of(found, where).use
    return use.booked / HOUR, use.open / HOUR, use.outside / HOUR


def test_who_is_in_the_whole_is_in_its_parts_and_the_whole_is_no_room_beside_them() -> None:
    found = of_week(booking(BOTH, 17, 19))
    assert [one.room for one in found.rooms] == [HALL, BAR, GARDEN]
    assert hours(found, HALL) == hours(found, BAR) == (2, 91, 0)
    assert hours(found, GARDEN) == (0, 91, 0)


def test_what_overlaps_counts_once_and_what_is_before_or_after_opening_stands_apart() -> None:
    found = of_week(booking(BAR, 10, 12), booking(BAR, 11, 13), booking(BAR, 20, 1))
    assert hours(found, BAR) == (3 + 2, 91, 3)
    assert hours(of_week(booking(BAR, 8, 9.5)), BAR) == (0.5, 91, 1)


def test_what_was_called_off_or_has_no_time_or_no_room_is_no_use() -> None:
    found = of_week(booking(BAR, None), booking(replace(HALL, id=UUID(int=99)), 10, 12))
    assert found.use.booked == dt.timedelta()


def test_the_use_is_told_by_part_of_the_day() -> None:
    bar = use_of(of_week(booking(BAR, 10, 13), booking(BAR, 17, 19)), BAR)
    assert [(part, use.booked / HOUR, use.open / HOUR) for part, use in bar.parts] == [
        (DayPart.MORNING, 2, 21),
        (DayPart.AFTERNOON, 2, 42),
        (DayPart.EVENING, 1, 28),
    ]


def test_the_use_is_told_by_who_organises_in_opening_hours_also_when_two_are_there_at_once() -> (
    None
):
    found = of_week(
        booking(BAR, 10, 12, Organiser.RESIDENTS),
        booking(BAR, 11, 13),
        booking(BAR, 17, 1, Organiser.TENANT),
    )
    bar = use_of(found, BAR)
    assert {organiser: booked / HOUR for organiser, booked in bar.organisers} == {
        Organiser.CENTRE: 2,
        Organiser.RESIDENTS: 2,
        Organiser.TENANT: 5,
    }
    assert bar.use.share == pytest.approx(8 / 91)


def test_all_rooms_together_are_the_sum_of_the_rooms() -> None:
    use = of_week(booking(BAR, 8, 12), booking(HALL, 21, 23)).use
    assert (use.booked / HOUR, use.open / HOUR, use.outside / HOUR) == (4, 3 * 91, 2)


def test_on_days_that_the_house_is_shut_no_hour_can_be_used() -> None:
    centre = Centre(
        id=HOUSE.id,
        name="De Schakel",
        opens=dt.time(13),
        closes=dt.time(17),
        open_on=frozenset(Weekday) - {Weekday.SATURDAY, Weekday.SUNDAY},
    )
    tuesday = MONDAY + dt.timedelta(days=1)
    works = ClosedDay(
        id=UUID(int=4), centre_id=HOUSE.id, first=MONDAY, last=tuesday, reason="Verbouwing"
    )
    assert opening(centre, [works], WEEK) == {
        MONDAY + dt.timedelta(days=n): 4 * HOUR for n in (2, 3, 4)
    }
    found = occupancy(centre, ROOMS, [works], [booking(BAR, 14, 16)], WEEK)
    assert hours(found, BAR) == (0, 12, 2)
    monday = occupancy(centre, ROOMS, [works], [], Span(first=MONDAY, last=MONDAY))
    assert monday.use.share is None
    assert opening(HOUSE, [], Span(first=MONDAY, last=MONDAY)) == {MONDAY: 13 * HOUR}


def test_a_house_that_opens_at_midnight_is_open_on_its_own_days() -> None:
    early = replace(HOUSE, opens=dt.time(0), open_on=frozenset({Weekday.SATURDAY}))
    four_weeks = Span(first=MONDAY, last=MONDAY + dt.timedelta(days=27))
    open_on = opening(early, [], four_weeks)
    assert [day.isoweekday() for day in open_on] == [6, 6, 6, 6]
    assert set(open_on.values()) == {22 * HOUR}


@pytest.mark.parametrize(("closes", "hours"), [(0, 6), (2, 8)])
def test_a_house_that_closes_in_the_night_is_open_until_then(closes: int, hours: int) -> None:
    late = replace(
        HOUSE,
        opens=dt.time(18),
        closes=dt.time(closes),
        open_on=frozenset({Weekday.of(MONDAY)}),
    )
    assert opening(late, [], WEEK) == {MONDAY: hours * HOUR}
    evening = booking(HALL, 22, closes)
    use = occupancy(late, [HALL], [], [evening], WEEK).use
    assert (use.booked, use.open, use.outside) == ((closes + 2) * HOUR, hours * HOUR, 0 * HOUR)


def test_a_room_out_of_use_counts_only_where_it_was_used() -> None:
    out_of_use = [replace(room, archived=True) for room in (HALL, BAR)]
    found = occupancy(HOUSE, [*out_of_use, GARDEN], [], [booking(HALL, 10, 12)], WEEK)
    assert [use.room.name for use in found.rooms] == ["Grote zaal", "Tuin"]
    assert found.use.open == 2 * use_of(found, GARDEN).use.open
