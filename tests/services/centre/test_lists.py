"""The lists of the centre: what is in use stays, and closed days hold at once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Skip
from buurthuis_app.domain.centre.centre import (
    MOST_IN_ROOM,
    ActivityKind,
    Area,
    ClosedDay,
    Region,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back

TODAY = dt.date(2026, 11, 22)
On = Callable[[int], Occurrence]
Everything = Callable[[], list[list[Any]]]
ITEMS: tuple[Callable[[CentreServices], Any], ...] = (
    lambda house: Area(id=new_id(), centre_id=house.centre.id, name=" Molenwijk "),
    lambda house: Room(id=new_id(), centre_id=house.centre.id, name=" Keuken ", capacity=8),
    lambda house: Theme(id=new_id(), centre_id=house.centre.id, name=" taal "),
    lambda house: TargetGroup(id=new_id(), centre_id=house.centre.id, name=" ouderen "),
    lambda house: house.lists.blank_kind(" spreekuur "),
    lambda house: TallyKind(
        id=new_id(),
        centre_id=house.centre.id,
        name=" jongeren ",
        role=TallyRole.VISITS,
        position=9,
    ),
)


def days(house: CentreServices, activity: Activity) -> list[dt.date]:
    with house.database.read() as work:
        found = work.store(Occurrence).find(activity_id=activity.id)
    return sorted(one.date for one in found)


def closed(house: CentreServices, first: int, last: int, **fields: Any) -> ClosedDay:
    return ClosedDay(
        id=new_id(),
        centre_id=house.centre.id,
        first=dt.date(2026, 12, first),
        last=dt.date(2026, 12, last),
        reason=" Kerst ",
        **fields,
    )


@pytest.mark.parametrize("make", ITEMS)
def test_an_item_is_added_renamed_and_removed_and_each_step_goes_back(
    house: CentreServices, everything: Everything, make: Callable[[CentreServices], Any]
) -> None:
    lists, states, undos = house.lists, [everything()], []
    added = lists.keep(make(house), new=True)
    assert added.value.name == make(house).name.strip()
    undos.append(added.undo)
    states.append(everything())
    undos.append(lists.keep(replace(added.value, name="Iets anders"), new=False).undo)
    states.append(everything())
    undos.append(lists.remove(added.value).undo)
    states.append(everything())
    assert states[3] == states[0]
    for _round in range(2):
        redos = []
        for number in (2, 1, 0):
            undo = undos[number]
            assert undo is not None
            redos.append(undo().undo)
            assert everything() == states[number]
        undos = []
        for number, redo in enumerate(reversed(redos), start=1):
            assert redo is not None
            undos.append(redo().undo)
            assert everything() == states[number]


@pytest.mark.parametrize("make", ITEMS)
def test_a_name_is_there_once_whatever_its_capitals_and_is_not_empty(
    house: CentreServices, make: Callable[[CentreServices], Any]
) -> None:
    kept = house.lists.keep(make(house), new=True).value
    with pytest.raises(Invalid, match="naam is er al"):
        house.lists.keep(replace(kept, id=new_id(), name=kept.name.upper()), new=True)
    with pytest.raises(Invalid, match="Vul een naam in"):
        house.lists.keep(replace(kept, name=" "), new=False)
    with pytest.raises(Invalid, match="langer dan 120"):
        house.lists.keep(replace(kept, name="ع😀" * 250), new=False)
    house.lists.keep(replace(kept, name=kept.name.upper()), new=False)
    with pytest.raises(Conflict):
        house.lists.keep(replace(kept, name="Oud"), new=False)


def test_only_the_coordinator_keeps_the_lists(
    house_for: Callable[[Profile], CentreServices],
) -> None:
    lists = house_for(Profile.DOOR).lists
    (room,) = lists.all(Room)
    attempts: list[Callable[[], object]] = [
        lambda: lists.keep(room, new=False),
        lambda: lists.remove(room),
        lambda: lists.keep_centre(house_for(Profile.DOOR).centre),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def test_a_room_that_is_used_stays_and_can_be_put_out_of_use(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    (room,) = house.lists.all(Room)
    house.planning.keep(replace(coffee, room_id=room.id), new=False)
    before = everything()
    with pytest.raises(Invalid, match=r"1 activiteit en 53 keer.*Niet meer in gebruik"):
        house.lists.remove(room)
    assert everything() == before
    kept = house.lists.keep(replace(room, archived=True), new=False).value
    assert house.plan.rooms() == (kept,)


def test_what_a_list_holds_is_kept_while_something_uses_it(
    house: CentreServices, coffee: Activity
) -> None:
    theme, group = house.lists.all(Theme)[0], house.lists.keep(ITEMS[3](house), new=True).value
    kind = house.lists.all(ActivityKind)[0]
    house.planning.keep(
        replace(coffee, kind_id=kind.id, theme_ids=(theme.id,), group_ids=(group.id,)), new=False
    )
    for item in (theme, group, kind):
        with pytest.raises(Invalid, match="gebruikt bij 1 activiteit,"):
            house.lists.remove(item)


def test_a_tally_kind_with_numbers_or_with_the_totals_cannot_go(
    house: CentreServices, on: On, kinds: dict[str, TallyKind]
) -> None:
    house.counting.add(on(22).id, kinds["kinderen"].id, 2)
    with pytest.raises(Invalid, match="1 telling"):
        house.lists.remove(kinds["kinderen"])
    with pytest.raises(Invalid, match="totalen"):
        house.lists.remove(kinds["bezoekers, niet uitgesplitst"])


def test_an_activity_has_its_own_tally_kinds_and_takes_them_along(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    meals = TallyKind(
        id=new_id(),
        centre_id=house.centre.id,
        name="maaltijden",
        role=TallyRole.ASIDE,
        position=9,
        activity_id=coffee.id,
    )
    house.lists.keep(meals, new=True)
    assert house.lists.tally_kinds(coffee.id) == (meals,)
    assert meals not in house.lists.tally_kinds()
    other = house.planning.keep(replace(house.planning.blank(), title="Soep"), new=True).value
    house.lists.keep(replace(meals, id=new_id(), activity_id=other.id), new=True)
    with pytest.raises(Invalid, match="naam is er al"):
        house.lists.keep(replace(meals, id=new_id(), activity_id=None), new=True)
    before = everything()
    gone = house.planning.remove(coffee)
    assert house.lists.tally_kinds(coffee.id) == ()
    taken_back(gone)
    assert everything() == before


def test_a_new_kind_gets_the_first_free_colour_and_comes_last(house: CentreServices) -> None:
    assert [kind.colour for kind in house.lists.all(ActivityKind)] == list(range(9))
    house.lists.remove(house.lists.all(ActivityKind)[3])
    blank = house.lists.blank_kind("spreekuur")
    assert (blank.colour, blank.position) == (3, 9)


@pytest.mark.parametrize(
    "record", [Area, Room, Theme, TargetGroup, ActivityKind, TallyKind, ClosedDay]
)
def test_a_blank_item_of_each_list_waits_for_its_name(
    house: CentreServices, everything: Everything, record: type[Any]
) -> None:
    before = everything()
    blank = house.lists.blank(record)
    assert (type(blank), blank.centre_id) == (record, house.centre.id)
    if record is ClosedDay:
        assert (blank.first, blank.last) == (TODAY, TODAY)
        filled = replace(blank, reason="Kerst")
    else:
        with pytest.raises(Invalid, match="naam"):
            house.lists.keep(blank, new=True)
        filled = replace(blank, name="Nieuw")
    assert everything() == before
    assert house.lists.keep(filled, new=True).value in house.lists.all(record)


def names_in_order(house: CentreServices) -> list[str]:
    return [kind.name for kind in house.lists.all(ActivityKind)]


def test_a_kind_goes_up_and_down_and_one_undo_brings_the_order_back(
    house: CentreServices, everything: Everything
) -> None:
    before, names = everything(), names_in_order(house)
    last = house.lists.all(ActivityKind)[-1]
    done = house.lists.shift(last, -2)
    assert names_in_order(house) == [*names[:-3], names[-1], *names[-3:-1]]
    house.lists.shift(last, 99)
    assert names_in_order(house) == names
    up = house.lists.shift(last, -99)
    assert names_in_order(house) == [names[-1], *names[:-1]]
    again = taken_back(up)
    assert everything() == before
    taken_back(again)
    assert names_in_order(house)[0] == names[-1]
    with pytest.raises(Conflict):
        taken_back(done)


def test_an_order_that_fails_half_way_is_no_order_at_all(
    house: CentreServices, everything: Everything, failing: Callable[[str], None]
) -> None:
    before, kinds = everything(), house.lists.all(ActivityKind)
    failing("UPDATE ON activity_kind WHEN NEW.position = 4")
    with pytest.raises(IntegrityError, match="half-way"):
        house.lists.shift(kinds[-1], -len(kinds))
    assert everything() == before


def test_an_order_is_for_who_plans_and_for_kinds_that_are_there(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    kind = house.lists.keep(house.lists.blank_kind("spreekuur"), new=True).value
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).lists.shift(kind, -1)
    house.lists.remove(kind)
    with pytest.raises(Conflict):
        house.lists.shift(kind, -1)


def test_rooms_that_combine_are_never_part_of_themselves(house: CentreServices) -> None:
    lists, (hall,) = house.lists, house.lists.all(Room)
    whole = Room(id=new_id(), centre_id=house.centre.id, name="Zaal en bar", part_ids=(hall.id,))
    whole = lists.keep(whole, new=True).value
    with pytest.raises(Invalid, match="deel van zichzelf"):
        lists.keep(replace(hall, part_ids=(whole.id,)), new=False)
    with pytest.raises(Invalid, match="deel van zichzelf"):
        lists.keep(replace(whole, part_ids=(whole.id,)), new=False)
    with pytest.raises(Invalid, match="1 gecombineerde zaal"):
        lists.remove(hall)
    with pytest.raises(Invalid, match="1 of meer"):
        lists.keep(replace(hall, capacity=0), new=False)
    with pytest.raises(Invalid, match="1 of meer"):
        lists.keep(replace(hall, capacity=MOST_IN_ROOM + 1), new=False)


def test_closed_days_take_away_what_would_be_and_an_open_day_brings_it_back(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    house.planning.keep(replace(coffee, skips=frozenset({Skip.CLOSED_DAYS})), new=False)
    before, sundays = everything(), days(house, coffee)
    done = house.lists.keep(closed(house, 24, 31), new=True)
    assert done.value.reason == "Kerst"
    assert set(sundays) - set(days(house, coffee)) == {dt.date(2026, 12, 27)}
    shorter = house.lists.keep(replace(done.value, last=dt.date(2026, 12, 26)), new=False)
    assert days(house, coffee) == sundays
    taken_back(shorter)
    assert dt.date(2026, 12, 27) not in days(house, coffee)
    (skipped,) = house.plan.skipped(coffee, dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    assert (skipped.date, skipped.reason) == (dt.date(2026, 12, 27), "Kerst")
    redo = taken_back(done).undo
    assert everything() == before
    assert redo is not None
    redo()
    assert len(days(house, coffee)) == len(sundays) - 1


def test_what_was_left_on_a_day_that_closes_stays_and_so_does_what_does_not_skip_it(
    house: CentreServices, coffee: Activity
) -> None:
    stubborn = house.planning.keep(
        replace(coffee, id=new_id(), title="Nachtopvang", skips=frozenset()), new=True
    ).value
    with house.database.read() as work:
        (christmas,) = work.store(Occurrence).find(
            activity_id=coffee.id, date=dt.date(2026, 12, 27)
        )
    house.counting.remark(christmas.id, "Sleutel ligt bij de buren.")
    before = days(house, coffee), days(house, stubborn)
    house.lists.keep(closed(house, 24, 31), new=True)
    assert (days(house, coffee), days(house, stubborn)) == before


@pytest.mark.parametrize(
    ("first", "last", "words"), [(9, 8, "voor de eerste"), (1, 31, "langer dan 366")]
)
def test_closed_days_that_cannot_be_are_refused(
    house: CentreServices, first: int, last: int, words: str
) -> None:
    days_closed = closed(house, first, last)
    if last == 31:
        days_closed = replace(days_closed, last=dt.date(2030, 1, 1), reason="x" * 121)
    with pytest.raises(Invalid, match=words):
        house.lists.keep(days_closed, new=True)


def test_another_region_moves_the_school_holidays_of_the_plan(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    series = replace(coffee, skips=frozenset({Skip.SCHOOL_HOLIDAYS}))
    house.planning.keep(series, new=False)
    spring = dt.date(2027, 2, 14)
    assert spring in days(house, coffee)
    before = everything()
    done = house.lists.keep_centre(replace(house.centre, region=Region.SOUTH))
    assert spring not in days(house, coffee)
    for _again in range(2):
        back = taken_back(done)
        assert everything() == before
        done = taken_back(back)
    hours = replace(done.value, opens=dt.time(23), closes=dt.time(9))
    with pytest.raises(Invalid, match="sluit voor het opengaat"):
        house.lists.keep_centre(hours)


def test_of_two_names_for_one_area_all_that_was_said_stays_and_can_be_parted_again(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    east, wijk = (
        house.lists.keep(
            replace(house.lists.blank(Area), name=name, description=f"Over {name}."), new=True
        ).value
        for name in ("Oost", "Molenwijk")
    )
    house.planning.keep(replace(coffee, area_id=east.id), new=False)
    before = everything()
    done = house.lists.join(east, wijk.id)
    assert done.value.description == "Over Molenwijk.\n\nOver Oost."
    assert done.remark == "Bij Molenwijk staat nu ook: 1 activiteit."
    assert house.lists.in_use(Area) == {wijk.id: "1 activiteit"}
    taken_back(done)
    assert everything() == before
    empty = house.lists.keep(replace(house.lists.blank(Area), name="leeg"), new=True).value
    assert house.lists.join(empty, wijk.id).remark == ""


def test_what_stands_in_a_room_goes_along_with_it_and_is_on_the_list(
    house: CentreServices,
) -> None:
    room, other = house.plan.rooms()[0], replace(house.lists.blank(Room), name="Aula")
    house.lists.keep(other, new=True)
    with pytest.raises(Invalid, match="in welke zaal"):
        house.lists.keep(house.lists.blank(Equipment), new=True)
    chairs = replace(house.lists.blank(Equipment), room_id=other.id, what=" Stoelen ", number=40)
    house.lists.keep(chairs, new=True)
    with pytest.raises(Invalid, match="1 ding op de inventaris"):
        house.lists.remove(other)
    house.lists.join(other, room.id)
    assert [(each.what, each.room_id) for each in house.lists.all(Equipment)] == [
        ("Stoelen", room.id)
    ]
    (section,) = house.inventory.document().sections
    assert section.title == room.name
    (table,) = sheets(house.inventory.document())
    assert table.column("aantal") == (40,)
    house.lists.remove(house.lists.all(Equipment)[0])
    assert sheets(house.inventory.document()) == ()
