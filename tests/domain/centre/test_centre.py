"""What a centre keeps in lists: rooms, areas, themes, kinds, what is counted, and the days on which it is closed."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.centre.centre import (
    Area,
    Centre,
    ClosedDay,
    ListItem,
    ProfileLine,
    Region,
    Room,
    Theme,
    Weekday,
    problems,
    problems_of_closed_day,
    problems_of_item,
    problems_of_profile,
    region_names,
)
from buurthuis_app.domain.counts.count import TallyKind, TallyRole, problems_of_kind
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.records import replace

HOUSE = UUID(int=1)
COOKING, REPAIRING = UUID(int=20), UUID(int=21)


def faulty(found: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in found]


def room(name: str, capacity: int | None = None, number: int = 10) -> Room:
    return Room(id=UUID(int=number), centre_id=HOUSE, name=name, capacity=capacity)


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        (room("Keuken"), []),
        (room("Keuken", 1), []),
        (room("Keuken", 0), ["capacity"]),
        (room(" "), ["name"]),
        (room(" bar"), ["name"]),
        (room("BAR", number=11), []),  # it is the bar itself, spelled otherwise
        (room("x" * 120), []),
        (room("x" * 121, -1), ["name", "capacity"]),
        (replace(room("Keuken"), square_metres=0), ["square_metres"]),
        (replace(room("Keuken"), square_metres=24), []),
        (Theme(id=UUID(int=12), centre_id=HOUSE, name="Bar"), ["name"]),
    ],
)
def test_an_item_has_a_name_of_its_own_and_a_room_holds_somebody(
    item: ListItem, fields: list[str]
) -> None:
    others = [room("Bar", number=11), room("Grote zaal", number=13)]
    assert faulty(problems_of_item(item, others)) == fields


@pytest.mark.parametrize(
    ("opens", "closes", "fields"),
    [(9, 22, []), (9, 9, ["closes"]), (22, 9, ["closes"]), (9, 0, []), (18, 2, [])],
)
def test_a_house_closes_after_it_opens_or_in_the_night_after(
    opens: int, closes: int, fields: list[str]
) -> None:
    centre = Centre(id=HOUSE, name="De Schakel", opens=dt.time(opens), closes=dt.time(closes))
    assert faulty(problems(centre)) == fields


def test_a_day_of_the_week_is_known_by_its_date() -> None:
    monday = dt.date(2026, 11, 23)
    days = [Weekday.of(monday + dt.timedelta(days=n)) for n in range(7)]
    assert days == list(Weekday)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (("Leefbaarheid", "7,1", 2025, "Gemeente"), []),
        ((" ", "7,1", 2025, ""), ["profile"]),
        (("Leefbaarheid", "", 2025, ""), ["profile"]),
        (("Leefbaarheid", "7,1", 1899, ""), ["profile"]),
        (("Leefbaarheid", "7,1", 2025, "x" * 121), ["profile"]),
        (("", "7,1", 25, "x" * 121), ["profile"] * 3),
    ],
)
def test_a_figure_about_an_area_says_what_and_how_much_and_when(
    line: tuple[str, str, int, str], fields: list[str]
) -> None:
    name, figure, year, source = line
    area = Area(id=UUID(int=12), centre_id=HOUSE, name="Molenwijk")
    said = ProfileLine(
        id=UUID(int=13), area_id=area.id, name=name, figure=figure, year=year, source=source
    )
    assert faulty(problems_of_profile(area, [said])) == fields
    assert faulty(problems_of_profile(area, [])) == []


def test_what_is_said_of_an_area_has_an_end() -> None:
    area = Area(id=UUID(int=12), centre_id=HOUSE, name="Molenwijk", description="x" * 4001)
    assert faulty(problems_of_profile(area, [])) == ["description"]


@pytest.mark.parametrize(
    ("days", "reason", "fields"),
    [
        (0, "", []),
        (366, "x" * 120, []),
        (-1, "", ["last"]),
        (367, "", ["last"]),
        (0, "x" * 121, ["reason"]),
    ],
)
def test_a_house_is_closed_for_a_year_at_most(days: int, reason: str, fields: list[str]) -> None:
    first = dt.date(2026, 12, 24)
    last = first + dt.timedelta(days=days)
    shut = ClosedDay(id=UUID(int=14), centre_id=HOUSE, first=first, last=last, reason=reason)
    assert faulty(problems_of_closed_day(shut)) == fields


def tally(name: str, activity: UUID | None = None, number: int = 30) -> TallyKind:
    return TallyKind(
        id=UUID(int=number),
        centre_id=HOUSE,
        name=name,
        role=TallyRole.VISITS,
        position=0,
        activity_id=activity,
    )


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (tally("senioren"), []),
        (tally(""), ["name"]),
        (tally("x" * 121), ["name"]),
        (tally("Volwassenen "), ["name"]),
        (tally("volwassenen", number=31), []),  # it is that kind itself
        (tally("volwassenen", COOKING), ["name"]),  # both would stand on the card of the cooking
        (tally("maaltijden", COOKING), ["name"]),
        (tally("maaltijden", REPAIRING), []),
        (tally("maaltijden"), ["name"]),
    ],
)
def test_two_kinds_that_can_stand_on_one_card_have_different_names(
    kind: TallyKind, fields: list[str]
) -> None:
    others = [tally("volwassenen", number=31), tally("maaltijden", COOKING, number=32)]
    assert faulty(problems_of_kind(kind, others)) == fields


def test_every_school_holiday_region_has_its_dutch_name() -> None:
    assert region_names() == {Region.NORTH: "Noord", Region.MIDDLE: "Midden", Region.SOUTH: "Zuid"}
