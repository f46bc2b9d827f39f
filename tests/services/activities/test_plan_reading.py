"""What the plan shows: the agenda of some days, what is in the way, and how much the rooms are used."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Organiser, Skip
from buurthuis_app.domain.activities.clashes import Clash, Worry, fits
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.activities.room_occupancy import Occupancy
from buurthuis_app.domain.centre.centre import ActivityKind, Area, ClosedDay, Room, Weekday
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.signups.sign_up import Place, SignUp
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back

TODAY = dt.date(2026, 11, 22)
MONDAY = dt.date(2026, 11, 23)
HOUR = dt.timedelta(hours=1)
On = Callable[[int], Occurrence]


@pytest.fixture
def rooms(house: CentreServices) -> dict[str, Room]:
    """The hall, the bar, and both together."""
    (hall,) = house.lists.all(Room)
    bar = Room(id=new_id(), centre_id=house.centre.id, name="Bar", capacity=20)
    whole = Room(
        id=new_id(),
        centre_id=house.centre.id,
        name="Zaal en bar",
        part_ids=tuple(sorted((hall.id, bar.id))),
    )
    garden = Room(id=new_id(), centre_id=house.centre.id, name="Tuin")
    for room in (bar, whole, garden):
        house.lists.keep(room, new=True)
    return {room.name: room for room in (hall, bar, whole, garden)}


def plan(house: CentreServices, title: str, room: Room | None, **fields: Any) -> Activity:
    activity = replace(
        house.planning.blank(),
        title=title,
        first=fields.pop("first", MONDAY),
        rule=fields.pop("rule", ONCE),
        starts=fields.pop("starts", dt.time(10)),
        ends=fields.pop("ends", dt.time(12)),
        room_id=room.id if room else None,
        **fields,
    )
    return house.planning.keep(activity, new=True).value


def only(house: CentreServices, activity: Activity) -> Occurrence:
    with house.database.read() as work:
        (found,) = work.store(Occurrence).find(activity_id=activity.id)
    return found


def worries(clashes: tuple[Clash, ...]) -> list[Worry]:
    return [clash.worry for clash in clashes]


# In the way


@pytest.mark.parametrize(
    ("mine", "theirs", "taken"),
    [
        ("Grote zaal", "Zaal en bar", True),
        ("Tuin", "Zaal en bar", False),
    ],
)
def test_a_room_is_taken_when_it_or_a_part_of_it_is(
    house: CentreServices,
    rooms: dict[str, Room],
    mine: str,
    theirs: str,
    taken: bool,  # noqa: FBT001
) -> None:
    other = plan(house, "Schaken", rooms[theirs], starts=dt.time(11), ends=dt.time(13))
    activity = plan(house, "Breien", rooms[mine])
    found = house.plan.conflicts(only(house, activity))
    assert bool(found) is taken
    if taken:
        assert found == (
            Clash(
                worry=Worry.ROOM_TAKEN,
                reason=f"ma 23 nov: {theirs} is bezet door Schaken, 11.00–13.00.",
                date=MONDAY,
                occurrence_id=only(house, other).id,
            ),
        )
    assert worries(house.plan.conflicts(activity)) == worries(found)


@pytest.mark.parametrize(
    ("starts", "ends", "day", "taken"),
    [
        (dt.time(23), dt.time(10, 30), MONDAY - dt.timedelta(days=1), True),
        (None, None, MONDAY, False),
    ],
)
def test_only_what_is_there_at_the_same_time_is_in_the_way_also_past_midnight(
    house: CentreServices,
    rooms: dict[str, Room],
    starts: dt.time | None,
    ends: dt.time | None,
    day: dt.date,
    taken: bool,  # noqa: FBT001
) -> None:
    plan(house, "Nachtwake", rooms["Bar"], first=day, starts=starts, ends=ends)
    mine = plan(house, "Breien", rooms["Bar"])
    assert bool(house.plan.conflicts(only(house, mine))) is taken


def test_what_was_called_off_or_is_its_own_is_not_in_the_way(
    house: CentreServices, rooms: dict[str, Room]
) -> None:
    other = only(house, plan(house, "Schaken", rooms["Bar"]))
    mine = plan(house, "Breien", rooms["Bar"])
    house.counting.cancel(other.id, "ziek")
    assert house.plan.conflicts(mine) == house.plan.conflicts(only(house, mine)) == ()


def test_a_time_moved_onto_another_of_its_own_series_is_said(house: CentreServices, on: On) -> None:
    sunday = on(29)
    (found,) = house.plan.conflicts(replace(on(22), date=sunday.date))
    assert (found.worry, found.occurrence_id) == (Worry.SAME_DAY, sunday.id)
    assert found.reason.startswith("zo 29 nov: deze activiteit is er die dag al")
    assert house.plan.conflicts(sunday) == ()
    house.counting.cancel(sunday.id, "ziek")
    assert house.plan.conflicts(replace(on(22), date=sunday.date)) == ()


def test_more_places_than_fit_is_said_and_a_combined_room_holds_its_parts(
    house: CentreServices, rooms: dict[str, Room]
) -> None:
    everything = tuple(rooms.values())
    assert [fits(room, everything) for room in everything] == [60, 20, 80, None]
    draft = replace(house.planning.blank(), title="Feest", capacity=81)
    assert house.plan.conflicts(replace(draft, room_id=rooms["Tuin"].id)) == ()
    assert house.plan.conflicts(draft) == ()
    (found,) = house.plan.conflicts(replace(draft, room_id=rooms["Zaal en bar"].id))
    assert (found.worry, found.date) == (Worry.OVER_CAPACITY, None)
    assert found.reason.startswith("In Zaal en bar is plaats voor 80, en er zijn 81 plaatsen.")
    assert not house.plan.conflicts(replace(draft, capacity=80, room_id=rooms["Zaal en bar"].id))


def test_a_closed_day_is_said_with_its_reason(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    shut = ClosedDay(
        id=new_id(), centre_id=house.centre.id, first=MONDAY, last=MONDAY, reason="Verbouwing"
    )
    house.lists.keep(shut, new=True)
    (found,) = house.plan.conflicts(replace(on(29), date=MONDAY))
    assert (found.worry, found.reason) == (
        Worry.CLOSED,
        "ma 23 nov: het huis is gesloten (Verbouwing).",
    )
    mondays = Weekly(weekdays=frozenset({0})).text()
    skips = frozenset({Skip.PUBLIC_HOLIDAYS, Skip.CLOSED_DAYS})
    assert house.plan.conflicts(replace(coffee, rule=mondays, skips=skips)) == ()
    stubborn = replace(coffee, rule=mondays, skips=frozenset({Skip.PUBLIC_HOLIDAYS}))
    assert worries(house.plan.conflicts(stubborn)) == [Worry.CLOSED]


def test_warnings_of_a_series_stop_when_they_say_nothing_new(
    house: CentreServices, rooms: dict[str, Room]
) -> None:
    daily = Weekly(weekdays=frozenset(range(7))).text()
    plan(house, "Schaken", rooms["Bar"], rule=daily)
    mine = plan(house, "Breien", rooms["Bar"], rule=daily)
    found = house.plan.conflicts(mine)
    assert [clash.date for clash in found] == [MONDAY + dt.timedelta(days=n) for n in range(20)]


# The agenda


def test_the_agenda_has_all_of_a_stretch_of_days_in_order(
    house: CentreServices,
    coffee: Activity,
    on: On,
    kinds: dict[str, TallyKind],
    rooms: dict[str, Room],
) -> None:
    kind, theme = house.lists.all(ActivityKind)[3], house.plan.themes()[0]
    area = Area(id=new_id(), centre_id=house.centre.id, name="Molenwijk")
    house.lists.keep(area, new=True)
    cook = plan(
        house,
        "Samen eten",
        rooms["Bar"],
        starts=dt.time(17),
        ends=dt.time(19),
        kind_id=kind.id,
        theme_ids=(theme.id,),
        area_id=area.id,
        sign_up=True,
        capacity=2,
        led_by="Sevda A.",
    )
    walk = plan(house, "Wandelen", None, place="Park", starts=None, ends=None)
    house.counting.add(on(22).id, kinds["volwassenen"].id, 4)
    house.counting.add(on(22).id, kinds["nieuwe gezichten"].id, 1)
    occurrence = only(house, cook)
    with house.database.begin() as work:
        for place, at in (
            (Place.PLACED, occurrence.id),
            (Place.PLACED, None),
            (Place.WAITING, occurrence.id),
            (Place.WITHDRAWN, occurrence.id),
        ):
            work.store(SignUp).add(
                SignUp(
                    id=new_id(),
                    centre_id=house.centre.id,
                    activity_id=cook.id,
                    occurrence_id=at,
                    name="Noor",
                    place=place,
                )
            )
    found = house.plan.agenda(TODAY, MONDAY)
    assert [item.title for item in found] == ["Koffie-inloop", "Wandelen", "Samen eten"]
    first, second, third = found
    assert (first.occurrence, first.visits, first.series, first.host) == (
        on(22),
        4,
        True,
        "Ria S.",
    )
    assert (first.kind, first.colour, first.room, first.placed) == ("", None, "", 0)
    assert (second.occurrence, second.place) == (only(house, walk), "Park")
    assert third.occurrence == occurrence
    assert (third.kind_id, third.kind, third.colour) == (kind.id, "eten", 3)
    assert (third.room, third.area, third.theme_ids) == ("Bar", "Molenwijk", (theme.id,))
    assert (third.sign_up, third.placed, third.waiting, third.capacity) == (True, 2, 1, 2)
    assert (third.visits, third.series, third.host) == (None, False, "Sevda A.")
    assert house.plan.agenda(TODAY, MONDAY, coffee.id) == (first,)
    assert house.plan.occurrence(occurrence.id) == occurrence


# How much the rooms are used


def hours(occupancy: Occupancy, room: str) -> tuple[float, float, float]:
    (found,) = [one for one in occupancy.rooms if one.room.name == room]
    use = found.use
    return use.booked / HOUR, use.open / HOUR, use.outside / HOUR


def test_hours_booked_of_hours_open_by_room_and_part_of_the_day_and_organiser(
    house: CentreServices, rooms: dict[str, Room]
) -> None:
    week = Span(first=MONDAY, last=MONDAY + dt.timedelta(days=6))
    plan(house, "Schaken", rooms["Bar"], organiser=Organiser.RESIDENTS)
    plan(house, "Breien", rooms["Bar"], starts=dt.time(11), ends=dt.time(13))
    plan(
        house,
        "Feest",
        rooms["Zaal en bar"],
        starts=dt.time(17),
        ends=dt.time(1),
        organiser=Organiser.TENANT,
    )
    off = only(house, plan(house, "Yoga", rooms["Tuin"]))
    house.counting.cancel(off.id, "")
    plan(house, "Zonder tijd", rooms["Tuin"], starts=None, ends=None)
    found = house.plan.occupancy(week)
    assert {one.room.name for one in found.rooms} == {"Grote zaal", "Bar", "Tuin"}
    assert hours(found, "Bar") == (8, 91, 3)
    assert hours(found, "Grote zaal") == (5, 91, 3)
    assert hours(found, "Tuin") == (0, 91, 0)
    (bar,) = [one for one in found.rooms if one.room.name == "Bar"]
    assert [(part, use.booked / HOUR, use.open / HOUR) for part, use in bar.parts] == [
        (DayPart.MORNING, 2, 21),
        (DayPart.AFTERNOON, 2, 42),
        (DayPart.EVENING, 4, 28),
    ]
    assert {organiser: booked / HOUR for organiser, booked in bar.organisers} == {
        Organiser.CENTRE: 2,
        Organiser.RESIDENTS: 2,
        Organiser.TENANT: 5,
    }
    assert bar.use.share == pytest.approx(8 / 91)
    assert (found.use.booked / HOUR, found.use.open / HOUR) == (13, 273)


def test_a_room_cannot_be_used_when_the_house_is_shut(
    house: CentreServices, rooms: dict[str, Room]
) -> None:
    shut = ClosedDay(
        id=new_id(),
        centre_id=house.centre.id,
        first=MONDAY,
        last=MONDAY + dt.timedelta(days=1),
        reason="Verbouwing",
    )
    house.lists.keep(shut, new=True)
    weekdays = frozenset(Weekday) - {Weekday.SATURDAY, Weekday.SUNDAY}
    house.lists.keep_centre(
        replace(house.centre, opens=dt.time(13), closes=dt.time(17), open_on=weekdays)
    )
    plan(house, "Schaken", rooms["Bar"], starts=dt.time(14), ends=dt.time(16))
    week = Span(first=MONDAY, last=MONDAY + dt.timedelta(days=6))
    found = house.plan.occupancy(week)
    assert hours(found, "Bar") == (0, 12, 2)
    monday = house.plan.occupancy(Span(first=MONDAY, last=MONDAY))
    assert monday.rooms[0].use.share is None


def test_hours_of_a_day_of_the_week_count_in_the_occupancy(
    house: CentreServices, rooms: dict[str, Room]
) -> None:
    assert rooms
    monday = Span(first=MONDAY, last=MONDAY)
    before = house.plan.occupancy(monday).rooms[0].use.open
    blank = house.lists.blank(OpeningHours)
    until_one = replace(blank, weekdays=frozenset({Weekday.MONDAY}), closes=dt.time(1))
    done = house.lists.keep(until_one, new=True)
    assert house.plan.occupancy(monday).rooms[0].use.open == before + dt.timedelta(hours=3)
    taken_back(done)
    assert house.plan.occupancy(monday).rooms[0].use.open == before


def test_a_public_holiday_is_a_mild_question_until_the_centre_has_answered_it(
    house: CentreServices,
) -> None:
    draft = replace(
        house.planning.blank(),
        title="Kerstdiner",
        first=dt.date(2026, 12, 21),
        until=dt.date(2027, 1, 3),
        rule=Weekly(weekdays=frozenset({4})).text(),
    )
    (found,) = house.plan.conflicts(draft)
    assert found.worry is Worry.HOLIDAY
    assert found.reason == (
        "2 keer valt het op een feestdag, het eerst op vr 25 dec (Eerste kerstdag). "
        "Is het huis dan open?"
    )
    once = replace(draft, rule=ONCE, first=dt.date(2026, 12, 25), until=None)
    (found,) = house.plan.conflicts(once)
    assert found.reason == "vr 25 dec is een feestdag (Eerste kerstdag). Is het huis dan open?"
    assert house.plan.conflicts(replace(draft, skips=frozenset({Skip.PUBLIC_HOLIDAYS}))) == ()

    closed = ClosedDay(
        id=new_id(),
        centre_id=house.centre.id,
        first=dt.date(2026, 12, 24),
        last=dt.date(2027, 1, 3),
        reason="Kerstsluiting",
    )
    house.lists.keep(closed, new=True)
    assert worries(house.plan.conflicts(once)) == [Worry.CLOSED]
