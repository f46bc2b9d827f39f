"""Duties at an activity: nobody keeps a place, or gets hours, at a time that was moved, called off or removed."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import DutyChoice, Scope, standing_in_words
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.centre.centre import ClosedDay
from buurthuis_app.domain.rosters.shift import AssignmentState, Shift
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.rosters.papers import Wanted
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.rosters.people_and_duties import duty, pattern, shift, volunteer
from tests.services.undoing import taken_back

pytestmark = pytest.mark.usefixtures("at_coffee")

STATE = AssignmentState
SUNDAY = dt.date(2026, 11, 29)


@pytest.fixture
def bar(house: CentreServices) -> Duty:
    return duty(house)


@pytest.fixture
def ria(house: CentreServices, bar: Duty) -> Volunteer:
    return volunteer(house, "Ria", bar)


@pytest.fixture
def at_coffee(house: CentreServices, coffee: Activity, bar: Duty) -> None:
    """Somebody is needed at the bar at each coffee morning to come."""
    pattern(house, bar, rule="", activity_id=coffee.id, starts=None, ends=None, before=30)


def shifts_on(house: CentreServices, day: dt.date) -> list[Shift]:
    return [each.shift for each in house.roster.board(day, day).shifts]


def stand(
    house: CentreServices, ria: Volunteer, *days: dt.date, state: AssignmentState = STATE.CONFIRMED
) -> None:
    for day in days:
        (there,) = shifts_on(house, day)
        house.rostering.assign(there.id, ria.id, state=state)


def states(house: CentreServices) -> list[tuple[dt.date, dt.time, str, AssignmentState]]:
    """Who stands where from now on, on shifts that go on."""
    board = house.roster.board(dt.date(2026, 11, 22), dt.date(2026, 12, 31))
    return [
        (each.shift.date, each.shift.starts, placed.name, placed.state)
        for each in board.shifts
        if each.goes_on
        for placed in each.taking
    ]


def hours(house: CentreServices, clock: FixedClock) -> float:
    """All hours of the year, looked at when it is over."""
    now, clock.moment = clock.moment, dt.datetime(2027, 1, 2, 10, tzinfo=dt.UTC)
    found = house.volunteer_figures.of(periods.year(2026)).minutes / 60
    clock.moment = now
    return found


def mondays(coffee: Activity) -> Activity:
    return replace(coffee, rule=Weekly(weekdays=frozenset({0})).text())


def occurrence_on(house: CentreServices, coffee: Activity, day: dt.date) -> Occurrence:
    with house.database.read() as work:
        (found,) = work.store(Occurrence).find(activity_id=coffee.id, date=day)
    return found


def test_another_day_of_the_series_takes_its_people_along_and_asks_them_again(
    house: CentreServices,
    coffee: Activity,
    ria: Volunteer,
    clock: FixedClock,
    everything: Everything,
) -> None:
    stand(house, ria, SUNDAY, SUNDAY + dt.timedelta(weeks=1))
    assert hours(house, clock) == 5
    house.shift_planning.make_ahead()
    before = everything()
    wanted = mondays(coffee)

    moves = house.planning.preview(wanted, Scope.THIS_AND_FOLLOWING, SUNDAY)
    assert standing_in_words(moves.standing) == "Op het rooster: Ria op 2 diensten."

    done = house.planning.change(wanted, Scope.THIS_AND_FOLLOWING, SUNDAY)
    assert [(day, state) for day, _time, _name, state in states(house)] == [
        (dt.date(2026, 11, 30), STATE.ASKED),
        (dt.date(2026, 12, 7), STATE.ASKED),
    ]
    assert hours(house, clock) == 0
    house.shift_planning.make_ahead()
    assert len(shifts_on(house, dt.date(2026, 11, 30))) == 1

    again = taken_back(done)
    house.shift_planning.make_ahead()
    assert everything() == before
    taken_back(again)
    assert [state for *_rest, state in states(house)] == [STATE.ASKED, STATE.ASKED]


def test_people_can_be_let_go_at_another_time_and_then_the_places_are_open(
    house: CentreServices, coffee: Activity, ria: Volunteer, everything: Everything
) -> None:
    stand(house, ria, SUNDAY)
    before = everything()
    evening = replace(coffee, starts=dt.time(19), ends=dt.time(22))
    done = house.planning.change(evening, Scope.WHOLE, SUNDAY, duties=DutyChoice.RELEASE)
    assert states(house) == []
    (there,) = house.roster.board(SUNDAY, SUNDAY).shifts
    assert (there.shift.starts, there.open) == (dt.time(18, 30), 1)
    taken_back(done)
    assert everything() == before


def test_one_moved_time_takes_its_people_along_and_who_had_confirmed_is_asked_again(
    house: CentreServices, coffee: Activity, ria: Volunteer, everything: Everything
) -> None:
    stand(house, ria, SUNDAY)
    before = everything()
    moved = replace(occurrence_on(house, coffee, SUNDAY), date=dt.date(2026, 12, 1))
    assert [person.name for person in house.planning.preview_move(moved).standing] == ["Ria"]
    done = house.planning.move(moved)
    assert states(house) == [(dt.date(2026, 12, 1), dt.time(9, 30), "Ria", STATE.ASKED)]
    taken_back(done)
    assert everything() == before


def test_another_room_alone_changes_no_duty(
    house: CentreServices, coffee: Activity, ria: Volunteer
) -> None:
    stand(house, ria, SUNDAY)
    there = occurrence_on(house, coffee, SUNDAY)
    assert house.planning.preview_move(there).standing == ()
    house.planning.move(there, room="Tuin")
    assert [state for *_rest, state in states(house)] == [STATE.CONFIRMED]


def test_a_time_called_off_has_no_hours_anywhere_and_gets_them_back_when_it_goes_on(
    house: CentreServices, coffee: Activity, ria: Volunteer, clock: FixedClock
) -> None:
    stand(house, ria, SUNDAY)
    there = occurrence_on(house, coffee, SUNDAY)
    assert [person.name for person in house.planning.standing(there.id)] == ["Ria"]
    house.counting.cancel(there.id, "ziek")
    assert states(house) == []
    assert hours(house, clock) == 0
    wanted = Wanted(day=SUNDAY, weeks=2)
    assert b"BEGIN:VEVENT" not in house.roster_papers.calendar(wanted, ria.id)
    assert house.roster_papers.people(wanted) == ()
    (line,) = house.volunteers.lines()
    assert line.duty_days == ()
    house.counting.resume(there.id)
    assert hours(house, clock) == 2.5


def test_a_removed_activity_leaves_no_duty_no_pattern_and_no_hours(
    house: CentreServices,
    coffee: Activity,
    ria: Volunteer,
    clock: FixedClock,
    everything: Everything,
) -> None:
    stand(house, ria, SUNDAY)
    before = everything()
    assert "Ria op 1 dienst" in house.planning.preview_removal(coffee).words
    done = house.planning.remove(coffee)
    assert states(house) == []
    assert house.shift_planning.patterns() == ()
    assert hours(house, clock) == 0
    again = taken_back(done)
    assert everything() == before
    taken_back(again)
    assert house.shift_planning.patterns() == ()


def test_an_activity_at_which_people_worked_is_not_removed_and_keeps_those_days(
    house: CentreServices, coffee: Activity, ria: Volunteer, clock: FixedClock
) -> None:
    stand(house, ria, SUNDAY)
    clock.moment = dt.datetime(2026, 11, 30, 10, tzinfo=dt.UTC)
    with pytest.raises(Invalid, match="Hier staan uren van vrijwilligers bij"):
        house.planning.remove(coffee)
    moves = house.planning.preview(replace(coffee, until=dt.date(2026, 11, 8)), Scope.WHOLE)
    assert [one.sentence for one in moves.stays] == [
        "zo 29 nov 10.00–12.00 blijft staan: hier is door vrijwilligers gewerkt."
    ]
    house.planning.end(coffee, dt.date(2026, 11, 8))
    assert hours(house, clock) == 2.5


def test_ending_an_activity_lets_go_of_who_was_to_stand_there_after_it(
    house: CentreServices, coffee: Activity, ria: Volunteer, everything: Everything
) -> None:
    stand(house, ria, SUNDAY)
    before = everything()
    last = dt.date(2026, 11, 25)
    assert [person.name for person in house.planning.preview_end(coffee, last).standing] == ["Ria"]
    done = house.planning.end(coffee, last)
    assert states(house) == []
    taken_back(done)
    assert everything() == before


def test_undo_of_a_move_stops_when_the_duty_was_changed_since(
    house: CentreServices, coffee: Activity, ria: Volunteer, everything: Everything
) -> None:
    stand(house, ria, SUNDAY)
    moved = replace(occurrence_on(house, coffee, SUNDAY), date=dt.date(2026, 12, 1))
    done = house.planning.move(moved)
    (there,) = house.roster.board(dt.date(2026, 12, 1), dt.date(2026, 12, 1)).shifts
    house.rostering.set_state(there.placed[0].assignment, STATE.DECLINED)
    left = everything()
    with pytest.raises(Conflict):
        taken_back(done)
    assert everything() == left


def test_who_did_not_come_is_in_no_calendar_file_and_beside_nobody(
    house: CentreServices, bar: Duty, ria: Volunteer
) -> None:
    piet = volunteer(house, "Piet", bar)
    made = shift(house, bar, SUNDAY, needed=2)
    house.rostering.assign(made.id, piet.id, state=STATE.CONFIRMED)
    came = house.rostering.assign(made.id, ria.id, state=STATE.CONFIRMED).value
    house.rostering.set_state(came, STATE.ABSENT)
    wanted = Wanted(day=SUNDAY)
    assert b"Ria" not in house.roster_papers.calendar(wanted)
    assert b"BEGIN:VEVENT" not in house.roster_papers.calendar(wanted, ria.id)
    (own,) = house.roster_papers.people(wanted)
    assert (own.name, own.shifts[0].beside) == ("Piet", ())


def test_a_closed_day_says_who_was_to_stand_there_and_gives_no_hours(
    house: CentreServices, ria: Volunteer, clock: FixedClock
) -> None:
    stand(house, ria, SUNDAY)
    closed = replace(house.lists.blank(ClosedDay), first=SUNDAY, last=SUNDAY, reason="storm")
    done = house.lists.keep(closed, new=True)
    assert "Ria op 1 dienst" in done.remark
    assert (states(house), hours(house, clock)) == ([], 0)
    taken_back(done)
    assert hours(house, clock) == 2.5
