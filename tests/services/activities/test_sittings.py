"""Two times a day of one activity: each is planned, moved, counted and called off as itself, in one series."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Sitting
from buurthuis_app.domain.activities.clashes import Worry
from buurthuis_app.domain.activities.planned import OccurrenceTrace, Scope
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.activities.series import shifted
from buurthuis_app.domain.activities.sittings import renumbered
from buurthuis_app.domain.centre.centre import ClosedDay, Room
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.counts.count_sheet import CountFile, FoundOccurrence
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.rosters.people_and_duties import duty, pattern
from tests.services.undoing import taken_back, there_and_back

TODAY = dt.date(2026, 11, 22)
NOON, EVENING = 1, 2
NOVEMBER = periods.month(2026, 11)
AT_NIGHT = Sitting(number=EVENING, starts=dt.time(17, 30), ends=dt.time(19))


@pytest.fixture
def lunch(house: CentreServices) -> Activity:
    """The table at noon on Tuesdays, since 3 November: three were, the next is the day after tomorrow."""
    blank = house.planning.blank(dt.date(2026, 11, 3), dt.time(12), dt.time(13, 30))
    rule = Weekly(weekdays=frozenset({1})).text()
    return house.planning.keep(replace(blank, title="Eettafel", rule=rule), new=True).value


@pytest.fixture
def table(house: CentreServices, lunch: Activity) -> Activity:
    """The same, planned for noon and evening from its first day."""
    house.planning.remove(lunch)
    return house.planning.keep(replace(both(lunch), id=new_id(), version=1), new=True).value


def both(activity: Activity) -> Activity:
    return activity.with_sittings([*activity.sittings, AT_NIGHT])


def all_of(house: CentreServices, activity: Activity) -> list[Occurrence]:
    with house.database.read() as work:
        found = work.store(Occurrence).find(activity_id=activity.id)
    return sorted(found, key=lambda at: (at.date, at.starts or dt.time()))


def slots(house: CentreServices, activity: Activity) -> list[tuple[int, int]]:
    """Day and sitting of all in November."""
    return [
        (at.planned_for.day, at.sitting)
        for at in all_of(house, activity)
        if at.planned_for and NOVEMBER.first <= at.planned_for <= NOVEMBER.last
    ]


def at(house: CentreServices, activity: Activity, day: int, sitting: int) -> Occurrence:
    date = dt.date(2026, 11, day)
    (found,) = (each for each in all_of(house, activity) if each.slot == (date, sitting))
    return found


def count(house: CentreServices, occurrence: Occurrence, n: int) -> None:
    with house.database.read() as work:
        kinds = work.store(TallyKind).find()
    visits = next(kind for kind in kinds if kind.role is TallyRole.VISITS)
    house.counting.add(occurrence.id, visits.id, n, "nageteld")


def test_both_stand_ready_a_year_ahead_and_the_plan_is_never_made_twice(
    house: CentreServices, clock: FixedClock, table: Activity
) -> None:
    assert [(day.starts, day.ends) for day in all_of(house, table)[:2]] == [
        (dt.time(12), dt.time(13, 30)),
        (dt.time(17, 30), dt.time(19)),
    ]
    assert house.growing.extend().value == 0
    clock.moment += dt.timedelta(weeks=2)
    assert house.growing.extend().value == 4
    dates = [day.date for day in all_of(house, table)]
    assert all(dates.count(date) == 2 for date in dates)


def test_each_has_its_own_card_and_number_and_the_figures_count_both(
    house: CentreServices, table: Activity
) -> None:
    count(house, at(house, table, 17, NOON), 20)
    house.counting.cancel(at(house, table, 17, EVENING).id, "Te weinig mensen")
    count(house, at(house, table, 10, EVENING), 31)
    noon, evening = house.counting.day(dt.date(2026, 11, 17)).cards
    assert (noon.name, evening.name) == ("Eettafel, 12.00–13.30", "Eettafel, 17.30–19.00")
    assert (noon.occurrence.cancelled, evening.occurrence.cancelled) == (False, True)
    figures = house.harvest.overview(NOVEMBER).figures
    assert (figures.held, figures.counted, figures.cancelled, figures.visits) == (5, 2, 1, 51)


def test_an_evening_that_comes_to_a_series_begins_today_and_is_undone(
    house: CentreServices, lunch: Activity, everything: Everything
) -> None:
    before = everything()
    done = house.planning.change(both(lunch), Scope.WHOLE, TODAY)
    assert slots(house, lunch) == [(3, 1), (10, 1), (17, 1), (24, 1), (24, 2)]
    there_and_back(done, before, everything)


def test_from_a_day_on_the_evening_comes_and_goes_again(
    house: CentreServices, lunch: Activity
) -> None:
    december = dt.date(2026, 12, 1)
    kept = house.planning.change(both(lunch), Scope.THIS_AND_FOLLOWING, december).value
    assert slots(house, lunch)[-1] == (24, 1)
    assert [day.sitting for day in all_of(house, lunch) if day.date == december] == [1, 2]
    titled = house.planning.keep(replace(kept, title="Samen eten"), new=False).value
    assert slots(house, lunch)[-1] == (24, 1), "what was left out does not come back by itself"
    house.planning.change(titled.with_sittings(titled.sittings[:1]), Scope.WHOLE, TODAY)
    assert {day.sitting for day in all_of(house, lunch)} == {NOON}


def test_the_evening_goes_on_as_itself_when_the_noon_is_taken_away(
    house: CentreServices, table: Activity, everything: Everything
) -> None:
    count(house, at(house, table, 17, NOON), 20)
    guest = replace(house.signing.blank(table, at(house, table, 24, EVENING).id), name="Noor")
    house.signing.sign_up(guest)
    before = everything()
    left = renumbered(table.sittings, [replace(AT_NIGHT, number=NOON)])
    done = house.planning.change(table.with_sittings(left), Scope.WHOLE, TODAY)
    assert done.value.sittings == (AT_NIGHT,)
    past = [(day, sitting) for day in (3, 10, 17) for sitting in (NOON, EVENING)]
    assert slots(house, table) == [*past, (24, EVENING)], "what was is still to be counted"
    with house.database.read() as work:
        (kept,) = work.store(SignUp).find()
    assert kept.occurrence_id == at(house, table, 24, EVENING).id
    there_and_back(done, before, everything)


def test_another_hour_is_of_one_sitting_and_what_was_signed_up_for_stays(
    house: CentreServices, table: Activity
) -> None:
    evening = at(house, table, 24, EVENING)
    guest = replace(house.signing.blank(table, evening.id), name="Noor")
    house.signing.sign_up(guest)
    becomes = replace(evening, starts=dt.time(18))
    draft = shifted(table, Scope.WHOLE, evening, becomes)
    assert draft.starts == dt.time(12)
    (stays,) = (
        each
        for each in house.planning.preview(draft, Scope.WHOLE).stays
        if OccurrenceTrace.SIGNED_UP in each.traces
    )
    assert "24 nov 17.30–19.00 blijft staan" in stays.sentence
    house.planning.change(draft, Scope.WHOLE, TODAY)
    coming = [(day.sitting, day.starts) for day in all_of(house, table) if day.date > TODAY]
    assert coming[:4] == [
        (1, dt.time(12)),
        (2, dt.time(17, 30)),
        (1, dt.time(12)),
        (2, dt.time(18)),
    ]


def test_one_evening_moves_alone_and_the_series_moves_with_both(
    house: CentreServices, table: Activity
) -> None:
    evening = at(house, table, 24, EVENING)
    wednesday = replace(evening, date=dt.date(2026, 11, 25))
    house.planning.move(wednesday)
    assert house.growing.extend().value == 0
    assert [day.date.day for day in all_of(house, table) if day.date <= NOVEMBER.last][-2:] == [
        24,
        25,
    ]
    clashes = house.plan.conflicts(replace(wednesday, date=dt.date(2026, 12, 1)))
    assert [clash.worry for clash in clashes] == [Worry.SAME_DAY] * 2
    noon = at(house, table, 24, NOON)
    draft = shifted(table, Scope.WHOLE, noon, replace(noon, date=dt.date(2026, 11, 26)))
    house.planning.change(draft, Scope.WHOLE, TODAY)
    thursdays = [day.sitting for day in all_of(house, table) if day.date == dt.date(2026, 12, 3)]
    assert thursdays == [NOON, EVENING]


def test_a_sitting_beside_another_is_no_clash_but_one_during_it_is(
    house: CentreServices, table: Activity
) -> None:
    evening = at(house, table, 24, EVENING)
    assert not house.plan.conflicts(replace(evening, starts=dt.time(18)))
    (clash,) = house.plan.conflicts(replace(evening, starts=dt.time(13)))
    assert clash.worry is Worry.SAME_DAY
    with pytest.raises(Invalid, match="over elkaar heen"):
        house.planning.keep(
            table.with_sittings([*table.sittings, Sitting(number=3, starts=dt.time(18))]), new=False
        )


def test_the_room_is_taken_only_at_the_sitting_that_meets_another(
    house: CentreServices, table: Activity
) -> None:
    kept = house.planning.keep(table, new=False, room="Grote zaal").value
    blank = house.planning.blank(dt.date(2026, 11, 24), dt.time(18), room_id=kept.room_id)
    (clash,) = house.plan.conflicts(replace(blank, title="Koor", rule=kept.rule, until=blank.first))
    assert clash.occurrence_id == at(house, table, 24, EVENING).id


def test_duties_and_closed_days_are_of_both(house: CentreServices, table: Activity) -> None:
    serve = duty(house, "Uitserveren")
    pattern(house, serve, activity_id=table.id)
    board = house.roster.board(TODAY, TODAY + dt.timedelta(days=6))
    assert [each.shift.times for each in board.shifts] == ["12.00–13.30", "17.30–19.00"]
    closed = ClosedDay(
        id=new_id(),
        centre_id=house.centre.id,
        first=dt.date(2026, 11, 24),
        last=dt.date(2026, 11, 24),
        reason="Verbouwing",
    )
    shut = house.lists.keep(closed, new=True)
    assert slots(house, table)[-1] == (17, EVENING)
    taken_back(shut)
    assert slots(house, table)[-2:] == [(24, NOON), (24, EVENING)]


def test_two_activities_at_two_hours_of_a_day_become_one_that_keeps_both(
    house: CentreServices, lunch: Activity, everything: Everything
) -> None:
    blank = house.planning.blank(lunch.first, AT_NIGHT.starts, AT_NIGHT.ends)
    dinner = replace(blank, title="Avondeten", rule=lunch.rule)
    dinner = house.planning.keep(dinner, new=True).value
    count(house, at(house, lunch, 17, NOON), 20)
    count(house, at(house, dinner, 17, NOON), 31)
    before, figures = everything(), house.harvest.overview(NOVEMBER).figures
    done = house.merging.merge(dinner.id, lunch.id)
    assert (done.value.once, done.value.twice, done.value.further) == (0, 0, (AT_NIGHT,))
    assert house.harvest.overview(NOVEMBER).figures == figures
    assert slots(house, lunch) == [(day, n) for day in (3, 10, 17, 24) for n in (NOON, EVENING)]
    there_and_back(done, before, everything)
    assert house.plan.activity(lunch.id).further == (AT_NIGHT,)


def test_what_has_another_rule_comes_beside_it_and_the_series_goes_on_as_it_was(
    house: CentreServices, lunch: Activity
) -> None:
    blank = house.planning.blank(dt.date(2026, 11, 10), AT_NIGHT.starts, AT_NIGHT.ends)
    rule = Weekly(weekdays=frozenset({1}), interval=2).text()
    dinner = house.planning.keep(replace(blank, title="Avondeten", rule=rule), new=True).value
    together = house.merging.merge(dinner.id, lunch.id).value
    assert (together.further, together.once) == ((), 0)
    beside = [(3, 1), (10, 1), (10, 2), (17, 1), (24, 1), (24, 2)]
    assert slots(house, lunch) == beside
    kept = house.plan.activity(lunch.id)
    assert not kept.further
    house.planning.keep(replace(kept, title="Samen eten"), new=False)
    assert slots(house, lunch) == beside, "another title takes none of them away"


def test_a_calendar_file_gives_one_activity_with_both_times_back(
    house: CentreServices, table: Activity, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.ics"
    assert house.calendars.write(path) == 2
    file = house.calendars.read(path)
    assert house.calendars.preview(file).nothing_new
    before = [(each.slot, each.starts, each.ends) for each in all_of(house, table)]
    house.planning.remove(table)
    (taken_in,) = house.calendars.keep(file).value.activities
    back = taken_in.activity
    assert (back.rule, back.sittings) == (table.rule, table.sittings)
    assert [(each.slot, each.starts, each.ends) for each in all_of(house, back)] == before


def test_a_number_of_the_day_goes_to_no_sitting_by_guess(
    house: CentreServices, table: Activity
) -> None:
    def merged(day: int) -> Any:
        date = dt.date(2026, 11, day)
        found = FoundOccurrence(where="rij 2", activity="Eettafel", date=date, numbers=(("", 40),))
        return house.importing.keep(CountFile(layout="one row a count", found=(found,))).value

    (refused,) = merged(10).unreadable
    assert "2 keer (12.00–13.30 en 17.30–19.00)" in refused.why
    assert house.harvest.overview(NOVEMBER).figures.counted == 0
    house.counting.cancel(at(house, table, 17, NOON).id, "Kok ziek")
    assert not merged(17).unreadable
    (card,) = (
        card
        for card in house.counting.day(dt.date(2026, 11, 17)).cards
        if card.occurrence.sitting == EVENING
    )
    assert [number.number for number in card.counts] == [40]


@pytest.fixture
def attic(house: CentreServices) -> Room:
    return house.lists.keep(
        Room(id=new_id(), centre_id=house.centre.id, name="Zolder"), new=True
    ).value


@pytest.fixture
def upstairs(house: CentreServices, table: Activity, attic: Room) -> Activity:
    """The table, at noon in the hall and in the evening in the attic."""
    noon, evening = table.sittings
    apart = table.with_sittings([noon, replace(evening, room_id=attic.id)])
    return house.planning.keep(apart, new=False, room="Grote zaal").value


def rooms(house: CentreServices, activity: Activity) -> set[tuple[int, str]]:
    """The number and the room's name of every time to come: what is over stays where it was."""
    names = {room.id: room.name for room in house.lists.all(Room)}
    return {
        (at.sitting, names[at.room_id] if at.room_id else "")
        for at in all_of(house, activity)
        if at.date >= TODAY
    }


def test_each_time_of_a_day_has_its_own_room_also_a_year_ahead(
    house: CentreServices, clock: FixedClock, upstairs: Activity, attic: Room
) -> None:
    both_rooms = {(NOON, "Grote zaal"), (EVENING, "Zolder")}
    assert rooms(house, upstairs) == both_rooms
    clock.moment += dt.timedelta(weeks=2)
    assert house.growing.extend().value == 4
    assert rooms(house, upstairs) == both_rooms
    blank = house.planning.blank(dt.date(2026, 12, 15), dt.time(18), room_id=attic.id)
    (clash,) = house.plan.conflicts(
        replace(blank, title="Koor", rule=upstairs.rule, until=blank.first)
    )
    assert (clash.worry, clash.date) == (Worry.ROOM_TAKEN, blank.first)


def test_another_room_of_the_activity_leaves_the_evening_where_it_is(
    house: CentreServices, upstairs: Activity
) -> None:
    moved = house.planning.keep(upstairs, new=False, room="Keuken").value
    assert rooms(house, moved) == {(NOON, "Keuken"), (EVENING, "Zolder")}
    only_evening = moved.with_sittings([moved.further[0]])
    house.planning.change(only_evening, Scope.WHOLE, TODAY)
    assert {room for number, room in rooms(house, moved) if number == EVENING} == {"Zolder"}


def test_a_room_of_one_time_of_the_day_is_in_use_and_moves_along_when_it_is_joined(
    house: CentreServices, upstairs: Activity, attic: Room, everything: Everything
) -> None:
    hall = next(room for room in house.lists.all(Room) if room.name == "Grote zaal")
    for occurrence in all_of(house, upstairs):
        house.planning.move(replace(occurrence, room_id=hall.id))
    assert house.lists.in_use(Room)[attic.id] == "1 activiteit"
    with pytest.raises(Invalid, match="1 activiteit"):
        house.lists.remove(attic)
    before = everything()
    done = house.lists.join(attic, hall.id)
    assert house.plan.activity(upstairs.id).further[0].room_id == hall.id
    there_and_back(done, before, everything)


def test_two_activities_in_two_rooms_become_one_that_goes_on_in_both(
    house: CentreServices, lunch: Activity, attic: Room
) -> None:
    hall = house.planning.keep(lunch, new=False, room="Grote zaal").value
    blank = house.planning.blank(lunch.first, AT_NIGHT.starts, AT_NIGHT.ends, attic.id)
    dinner = house.planning.keep(replace(blank, title="Avondeten", rule=lunch.rule), new=True).value
    together = house.merging.merge(dinner.id, hall.id).value
    assert together.further == (replace(AT_NIGHT, room_id=attic.id),)
    assert rooms(house, lunch) == {(NOON, "Grote zaal"), (EVENING, "Zolder")}


def test_a_calendar_file_gives_each_time_its_room_back(
    house: CentreServices, upstairs: Activity, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.ics"
    house.calendars.write(path)
    file = house.calendars.read(path)
    house.planning.remove(upstairs)
    (taken_in,) = house.calendars.keep(file).value.activities
    assert taken_in.activity.sittings == upstairs.sittings
    assert rooms(house, taken_in.activity) == {(NOON, "Grote zaal"), (EVENING, "Zolder")}
