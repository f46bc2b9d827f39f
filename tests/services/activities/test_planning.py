"""Planning ahead without losing what was."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import (
    LONGEST_REASON,
    LONGEST_REMARK,
    Activity,
    Occurrence,
)
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Topic
from tests.services.undoing import taken_back, there_and_back

TODAY = dt.date(2026, 11, 22)
TUESDAYS = Weekly(weekdays=frozenset({1})).text()
On = Callable[[int], Occurrence]
Everything = Callable[[], list[list[object]]]


def all_of(house: CentreServices, activity: Activity) -> list[Occurrence]:
    with house.database.read() as work:
        found = work.store(Occurrence).find(activity_id=activity.id)
    return sorted(found, key=lambda occurrence: occurrence.date)


def days(house: CentreServices, activity: Activity) -> list[dt.date]:
    return [occurrence.date for occurrence in all_of(house, activity)]


def test_a_weekly_activity_stands_ready_a_year_ahead(
    house: CentreServices, coffee: Activity
) -> None:
    found = all_of(house, coffee)
    assert found[0].date == dt.date(2026, 11, 1)
    assert TODAY + dt.timedelta(days=359) < found[-1].date <= TODAY + dt.timedelta(days=366)
    assert {occurrence.date.weekday() for occurrence in found} == {6}
    assert all(occurrence.planned_for == occurrence.date for occurrence in found)
    assert {(one.starts, one.ends) for one in found} == {(dt.time(10), dt.time(12))}


def test_time_goes_by_and_the_series_grows_with_it(
    house: CentreServices, coffee: Activity, clock: FixedClock
) -> None:
    before = len(all_of(house, coffee))
    assert house.growing.extend().value == 0
    clock.moment += dt.timedelta(days=28)
    done = house.growing.extend()
    assert done.value == 4
    assert len(all_of(house, coffee)) == before + 4
    assert done.changes


def test_something_for_one_day_far_ahead_stands_there_once(
    house: CentreServices, clock: FixedClock
) -> None:
    day = dt.date(2028, 2, 29)
    party = replace(house.planning.blank(), title=" Feest ", rule=ONCE, first=day)
    kept = house.planning.keep(party, new=True).value
    clock.moment += dt.timedelta(days=400)
    house.growing.extend()
    assert (kept.title, days(house, kept)) == ("Feest", [day])


@pytest.mark.both_engines
def test_a_series_that_moves_to_tuesday_leaves_the_past_and_what_was_counted(
    house: CentreServices, coffee: Activity, on: On, kinds: dict[str, TallyKind]
) -> None:
    counted, past = on(22), [on(1), on(8), on(15)]
    house.counting.add(counted.id, kinds["volwassenen"].id, 14)
    house.planning.keep(replace(coffee, rule=TUESDAYS), new=False)
    found = all_of(house, coffee)
    assert found[:4] == [*past, counted]
    assert {occurrence.date.weekday() for occurrence in found[4:]} == {1}
    assert found[4].date == dt.date(2026, 11, 24)


def test_a_new_time_holds_from_today_and_not_where_one_day_had_its_own(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    with house.database.begin() as work:
        own = work.store(Occurrence).replace(replace(on(29), starts=dt.time(14), ends=None))
    house.planning.keep(replace(coffee, starts=dt.time(9), ends=dt.time(11)), new=False)
    assert (on(15).starts, on(22).starts) == (dt.time(10), dt.time(9))
    assert (on(29).starts, on(29).ends) == (own.starts, None)


def test_an_activity_that_ends_keeps_what_was_counted_told_or_remarked_after_its_end(
    house: CentreServices, coffee: Activity, on: On, kinds: dict[str, TallyKind]
) -> None:
    house.counting.set_number(on(22).id, kinds["volwassenen"].id, 0, version=0)
    house.counting.remark(on(15).id, "Er stond niemand voor de deur.")
    kept = house.planning.end(coffee, dt.date(2026, 11, 3)).value
    assert kept.until == dt.date(2026, 11, 3)
    assert days(house, coffee) == [dt.date(2026, 11, day) for day in (1, 15, 22)]
    assert house.growing.extend().value == 0


def test_an_end_before_the_beginning_leaves_the_first_day(
    house: CentreServices, coffee: Activity
) -> None:
    assert house.planning.end(coffee, dt.date(2020, 1, 1)).value.until == coffee.first


def test_an_ended_series_goes_on_from_today_when_its_end_is_taken_away(
    house: CentreServices, coffee: Activity
) -> None:
    ended = house.planning.end(coffee, dt.date(2026, 11, 8)).value
    house.planning.keep(replace(ended, until=None), new=False)
    assert days(house, coffee)[:4] == [dt.date(2026, 11, day) for day in (1, 8, 22, 29)]


@pytest.mark.parametrize("trace", ["count", "former count", "story", "remark"])
def test_an_activity_with_a_history_can_be_ended_but_not_removed(
    house: CentreServices,
    coffee: Activity,
    on: On,
    kinds: dict[str, TallyKind],
    clock: FixedClock,
    trace: str,
) -> None:
    adults = kinds["volwassenen"].id
    clock.moment -= dt.timedelta(days=7)
    if "count" in trace:
        house.counting.set_number(on(15).id, adults, 14, version=0)
    clock.moment += dt.timedelta(days=7)
    if trace == "former count":
        house.counting.set_number(on(15).id, adults, None, version=1, because="Andere zaal.")
    if trace == "story":
        story = replace(house.telling.blank(activity_id=coffee.id), happened="Iets moois.")
        house.telling.keep(story, new=True)
    if trace == "remark":
        house.counting.remark(on(15).id, "Het sneeuwde.")
    with pytest.raises(Invalid, match="Laten eindigen"):
        house.planning.remove(coffee)
    assert on(15).date == dt.date(2026, 11, 15)


@pytest.mark.both_engines
def test_an_activity_without_a_history_is_removed_with_its_days(
    house: CentreServices, coffee: Activity
) -> None:
    house.planning.remove(coffee)
    assert all_of(house, coffee) == []
    assert house.plan.activities() == ()
    with pytest.raises(Conflict, match="verwijderd"):
        house.planning.remove(coffee)


def test_an_extra_finds_its_activity_whatever_the_capitals_or_makes_a_new_one(
    house: CentreServices, coffee: Activity
) -> None:
    known = house.growing.extra(title=" koffie-INLOOP ", date=TODAY).value
    assert (known.activity_id, known.planned_for) == (coffee.id, None)
    new = house.growing.extra(title="Spontane soep", date=TODAY).value
    again = house.growing.extra(title="Spontane soep", date=TODAY).value
    assert again.activity_id == new.activity_id != coffee.id
    assert house.growing.extend().value == 0
    with pytest.raises(Invalid, match="naam"):
        house.growing.extra(title="  ", date=TODAY)


@pytest.mark.both_engines
def test_the_list_tells_what_comes_next(
    house: CentreServices, coffee: Activity, on: On, kinds: dict[str, TallyKind]
) -> None:
    (room,) = house.plan.rooms()
    kept = house.planning.keep(replace(coffee, room_id=room.id), new=False).value
    (row,) = house.plan.activities()
    assert (row.activity, row.room, row.next) == (kept, "Grote zaal", TODAY)
    assert row.occurrences == len(all_of(house, coffee))
    house.counting.cancel(on(22).id, "")
    (row,) = house.plan.activities()
    assert row.next == dt.date(2026, 11, 29)
    house.counting.set_number(on(15).id, kinds["volwassenen"].id, 14, version=0)
    around = house.plan.occurrences(coffee.id, weeks=1)
    assert [(one.occurrence.date.day, one.visits) for one in around] == [
        (15, 14),
        (22, None),
        (29, None),
    ]


def test_the_office_sees_its_rooms_themes_and_areas(house: CentreServices) -> None:
    assert [room.name for room in house.plan.rooms()] == ["Grote zaal"]
    assert {theme.name for theme in house.plan.themes()} == {
        "eenzaamheid",
        "dagbesteding",
        "meedoen",
    }
    assert house.plan.areas() == ()


def test_an_activity_that_somebody_else_changed_is_not_overwritten(
    house: CentreServices, coffee: Activity
) -> None:
    house.planning.keep(replace(coffee, title="Thee"), new=False)
    with pytest.raises(Conflict):
        house.planning.keep(replace(coffee, title="Koffie"), new=False)
    with pytest.raises(Invalid, match="naam"):
        house.planning.keep(replace(coffee, title=" "), new=False)


@pytest.mark.parametrize("profile", [Profile.DOOR, Profile.BOARD])
def test_only_the_coordinator_plans(
    house_for: Callable[[Profile], CentreServices], coffee: Activity, profile: Profile
) -> None:
    planning = house_for(profile).planning
    attempts: list[Callable[[], object]] = [
        lambda: planning.keep(replace(coffee, title="Thee"), new=False),
        lambda: planning.keep(planning.blank(), new=True),
        lambda: planning.end(coffee, TODAY),
        lambda: planning.remove(coffee),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def test_the_door_may_note_what_was_not_planned(
    house_for: Callable[[Profile], CentreServices],
) -> None:
    assert house_for(Profile.DOOR).growing.extra(title="Soep", date=TODAY).value.date == TODAY
    with pytest.raises(NotAllowed):
        house_for(Profile.BOARD).growing.extra(title="Soep", date=TODAY)


def test_a_room_is_found_by_its_name_or_made(house: CentreServices, coffee: Activity) -> None:
    hall = house.planning.keep(coffee, new=False, room=" grote  ZAAL ").value
    (room,) = house.plan.rooms()
    assert hall.room_id == room.id
    kitchen = house.planning.keep(hall, new=False, room="Keuken").value
    assert {one.name: one.id for one in house.plan.rooms()}["Keuken"] == kitchen.room_id
    assert house.planning.keep(kitchen, new=False, room=" ").value.room_id is None


def test_undoing_a_change_does_not_bring_back_an_initiative_that_was_removed(
    house: CentreServices, coffee: Activity
) -> None:
    made = replace(
        house.initiatives.blank(), title="Bankje", good_for="De straat leeft.", by_residents=True
    )
    bench = house.initiatives.keep(made, new=True).value
    tied = house.planning.keep(replace(coffee, initiative_id=bench.id), new=False).value
    loosened = house.planning.keep(replace(tied, initiative_id=None), new=False)
    removed = house.initiatives.remove(bench)
    with pytest.raises(Conflict, match="intussen verwijderd"):
        taken_back(loosened)
    taken_back(removed)
    taken_back(loosened)
    assert house.plan.activity(coffee.id).initiative_id == bench.id


def test_an_activity_tied_from_the_initiative_meanwhile_is_not_overwritten(
    house: CentreServices, coffee: Activity
) -> None:
    made = replace(
        house.initiatives.blank(), title="Bankje", good_for="De straat leeft.", by_residents=True
    )
    bench = house.initiatives.keep(made, new=True).value
    house.initiatives.belongs(bench.id, coffee.id)
    with pytest.raises(Conflict):
        house.planning.keep(replace(coffee, title="Koffie"), new=False)
    assert house.plan.activity(coffee.id).initiative_id == bench.id


def own_kinds(house: CentreServices, activity: Activity) -> list[tuple[str, int]]:
    return [(kind.name, kind.position) for kind in house.lists.tally_kinds(activity.id)]


def test_an_activity_comes_with_its_own_tally_kinds_and_one_undo(
    house: CentreServices, everything: Everything
) -> None:
    before = everything()
    dinner = replace(house.planning.blank(), title="Eettafel")
    names = [" maaltijden ", "Kinderen", "restjes"]
    done = house.planning.keep(dinner, new=True, room="Eetzaal", tallies=names)
    assert own_kinds(house, done.value) == [("maaltijden", 100), ("restjes", 102)]
    assert Topic.COUNTS in done.changes
    there_and_back(done, before, everything)


@pytest.mark.parametrize("scope", [None, Scope.WHOLE, Scope.THIS_AND_FOLLOWING])
def test_new_tally_kinds_of_a_changed_activity_go_with_its_undo(
    house: CentreServices, coffee: Activity, everything: Everything, scope: Scope | None
) -> None:
    house.planning.keep(coffee, new=False, tallies=["koppen"])
    coffee = house.plan.activity(coffee.id)
    before = everything()
    changed, names = replace(coffee, rule=TUESDAYS), ["Koppen", "taart"]
    if scope is None:
        done = house.planning.keep(changed, new=False, tallies=names)
    else:
        done = house.planning.change(changed, scope, TODAY, tallies=names)
    assert own_kinds(house, coffee) == [("koppen", 100), ("taart", 101)]
    there_and_back(done, before, everything)


@pytest.mark.parametrize("new", [True, False])
def test_an_activity_is_not_kept_without_the_tally_kinds_that_were_asked_with_it(
    house: CentreServices,
    coffee: Activity,
    everything: Everything,
    new: bool,  # noqa: FBT001 - a case of the table
) -> None:
    before = everything()
    activity = replace(house.planning.blank() if new else coffee, title="Eettafel", rule=TUESDAYS)
    for names, sentence in (
        (["maaltijden", "x" * 121], "langer dan 120"),
        (["maaltijden", "Maaltijden"], "naam is er al"),
    ):
        with pytest.raises(Invalid, match=sentence):
            house.planning.keep(activity, new=new, room="Eetzaal", tallies=names)
    assert everything() == before


def test_a_tally_kind_that_was_counted_with_is_not_taken_back(
    house: CentreServices, coffee: Activity, on: On, everything: Everything
) -> None:
    done = house.planning.keep(replace(coffee, title="Thee"), new=False, tallies=["koppen"])
    (kind,) = house.lists.tally_kinds(coffee.id)
    house.counting.add(on(22).id, kind.id, 3)
    before = everything()
    with pytest.raises(Conflict):
        taken_back(done)
    assert everything() == before


def test_a_blank_activity_of_which_the_begin_is_known_gets_an_end(house: CentreServices) -> None:
    blank = house.planning.blank()
    assert (blank.first, blank.starts, blank.ends) == (TODAY, None, None)
    day, ten = dt.date(2026, 12, 1), dt.time(10)
    assert house.planning.blank(day, ten).ends == dt.time(12)
    assert house.planning.blank(day, dt.time(23)).ends == dt.time(1)
    assert house.planning.blank(day, ten, dt.time(10, 45)).ends == dt.time(10, 45)


def test_a_remark_and_a_reason_are_not_endless(
    house: CentreServices, on: On, everything: Everything
) -> None:
    before = everything()
    with pytest.raises(Invalid, match="langer dan"):
        house.counting.remark(on(22).id, "x" * (LONGEST_REMARK + 1))
    with pytest.raises(Invalid, match="langer dan"):
        house.counting.cancel(on(29).id, "x" * (LONGEST_REASON + 1))
    assert everything() == before
    assert house.counting.remark(on(22).id, "x" * LONGEST_REMARK).value.remark
    assert house.counting.cancel(on(29).id, "x" * LONGEST_REASON).value.cancelled
