"""Who stands where: within the rules, or outside of them with a reason; each action can be undone."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.rosters.people_and_duties import MONDAY, absent, duty, pattern, shift, volunteer
from tests.services.undoing import taken_back

STATE = AssignmentState


def names(house: CentreServices, day: dt.date = MONDAY) -> list[tuple[str, AssignmentState]]:
    """Who was put on the shifts of a day, and how sure it is."""
    board = house.roster.board(day, day)
    return [(one.name, one.state) for each in board.shifts for one in each.placed]


def test_somebody_who_is_free_is_asked_for_a_shift_and_that_is_undone(
    house: CentreServices,
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    made = shift(house, bar)
    done = house.rostering.assign(made.id, ria.id)
    assert names(house) == [("Ria", STATE.ASKED)]
    again = taken_back(done)
    assert names(house) == []
    taken_back(again)
    assert names(house) == [("Ria", STATE.ASKED)]


def test_a_rule_that_stands_in_the_way_asks_for_a_reason_that_stays_on_the_shift(
    house: CentreServices,
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria")
    made = shift(house, bar)
    with pytest.raises(Invalid, match="Ria doet deze taak niet"):
        house.rostering.assign(made.id, ria.id)
    done = house.rostering.assign(made.id, ria.id, because="Zij leert het vandaag")
    assert done.value.overruled_because == "Zij leert het vandaag"


def test_a_reason_that_was_not_needed_is_not_kept(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    done = house.rostering.assign(shift(house, bar).id, ria.id, because="zomaar")
    assert done.value.overruled_because == ""


def test_the_list_of_who_can_is_best_first_with_reasons_in_words(house: CentreServices) -> None:
    bar = duty(house)
    ria, piet = volunteer(house, "Ria", bar), volunteer(house, "Piet", bar)
    away = volunteer(house, "Ans", bar)
    absent(house, away, MONDAY)
    earlier = shift(house, bar, dt.date(2026, 11, 2))
    house.rostering.assign(earlier.id, ria.id, state=STATE.CONFIRMED)
    made = shift(house, bar)
    found = house.roster.candidates(made.id)
    assert [one.person.volunteer.id for one in found] == [piet.id, ria.id, away.id]
    assert "nog niet eerder aan de beurt" in found[0].sentence
    assert "3 weken geleden voor het laatst" in found[1].sentence
    assert found[2].sentence == "is die dag afwezig"


def test_who_was_put_on_the_last_place_meanwhile_is_not_overwritten(house: CentreServices) -> None:
    bar = duty(house)
    ria, piet = volunteer(house, "Ria", bar), volunteer(house, "Piet", bar)
    made = shift(house, bar)
    house.rostering.assign(made.id, ria.id)
    with pytest.raises(Conflict, match="geen plaats meer"):
        house.rostering.assign(made.id, piet.id)


def test_two_coordinators_who_change_one_shift_are_told(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    made = shift(house, bar)
    seen = house.rostering.assign(made.id, ria.id).value
    house.rostering.set_state(seen, STATE.CONFIRMED)
    for late in (
        lambda: house.rostering.set_state(seen, STATE.DECLINED),
        lambda: house.rostering.unassign(seen),
        lambda: house.rostering.replace(seen, ria.id),
    ):
        with pytest.raises(Conflict):
            late()
    house.shift_planning.keep_shift(replace(made, needed=3), new=False)
    with pytest.raises(Conflict):
        house.shift_planning.keep_shift(made, new=False)


def test_every_state_is_remembered_with_when_and_by_whom(
    house: CentreServices, clock: FixedClock
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    made = shift(house, bar)
    seen = house.rostering.assign(made.id, ria.id).value
    clock.moment += dt.timedelta(hours=1)
    house.rostering.set_state(seen, STATE.DECLINED)
    told = house.roster.history(made.id)
    assert [(one.former, one.state) for one in told] == [
        (None, STATE.ASKED),
        (STATE.ASKED, STATE.DECLINED),
    ]
    assert told[1].recorded_by is Profile.COORDINATOR
    assert told[1].recorded_at - told[0].recorded_at == dt.timedelta(hours=1)


def test_who_declined_leaves_a_place_and_does_not_come_up_again(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    made = shift(house, bar)
    seen = house.rostering.assign(made.id, ria.id).value
    house.rostering.set_state(seen, STATE.DECLINED)
    assert house.roster.shift(made.id).open == 1
    assert house.roster.candidates(made.id)[0].sentence == "heeft voor deze dienst afgezegd"


def test_a_stand_in_takes_the_place_and_undo_gives_it_back(house: CentreServices) -> None:
    bar = duty(house)
    ria, piet = volunteer(house, "Ria", bar), volunteer(house, "Piet", bar)
    made = shift(house, bar)
    seen = house.rostering.assign(made.id, ria.id, state=STATE.CONFIRMED).value
    done = house.rostering.replace(seen, piet.id)
    assert names(house) == [("Ria", STATE.REPLACED), ("Piet", STATE.ASKED)]
    taken_back(done)
    assert names(house) == [("Ria", STATE.CONFIRMED)]


def test_two_people_swap_their_shifts(house: CentreServices) -> None:
    bar = duty(house)
    ria, piet = volunteer(house, "Ria", bar), volunteer(house, "Piet", bar)
    tuesday = MONDAY + dt.timedelta(days=1)
    one = house.rostering.assign(shift(house, bar).id, ria.id, state=STATE.CONFIRMED).value
    other = house.rostering.assign(shift(house, bar, tuesday).id, piet.id).value
    done = house.rostering.swap(one, other)
    assert names(house) == [("Ria", STATE.REPLACED), ("Piet", STATE.CONFIRMED)]
    assert names(house, tuesday) == [("Piet", STATE.REPLACED), ("Ria", STATE.ASKED)]
    taken_back(done)
    assert names(house) == [("Ria", STATE.CONFIRMED)]
    assert names(house, tuesday) == [("Piet", STATE.ASKED)]


def test_somebody_moves_to_another_shift_as_sure_as_before(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    tuesday = MONDAY + dt.timedelta(days=1)
    seen = house.rostering.assign(shift(house, bar).id, ria.id, state=STATE.CONFIRMED).value
    house.rostering.move(seen, shift(house, bar, tuesday).id)
    assert names(house) == []
    assert names(house, tuesday) == [("Ria", STATE.CONFIRMED)]


def test_nobody_stands_at_two_places_at_once(house: CentreServices) -> None:
    bar, key = duty(house), duty(house, "Sleutel")
    ria = volunteer(house, "Ria", bar, key)
    house.rostering.assign(shift(house, bar).id, ria.id)
    late = shift(house, key, starts=dt.time(12), ends=dt.time(15))
    with pytest.raises(Invalid, match="staat dan al bij Bar"):
        house.rostering.assign(late.id, ria.id)


def test_the_time_between_two_shifts_is_kept_when_asked_for(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    house.rostering.assign(shift(house, bar).id, ria.id)
    after = shift(house, bar, starts=dt.time(13), ends=dt.time(15))
    done = house.shift_planning.set_gap(30)
    assert house.roster.obstacles(after.id, ria.id)
    taken_back(done)
    assert house.shift_planning.gap() == 0
    assert not house.roster.obstacles(after.id, ria.id)


def test_only_confirmed_shifts_that_took_place_give_hours_and_hours_are_real(
    house: CentreServices,
) -> None:
    bar = duty(house)
    ria, piet = volunteer(house, "Ria", bar), volunteer(house, "Piet", bar)
    night = {"starts": dt.time(22), "ends": dt.time(6)}
    longer = shift(house, bar, dt.date(2026, 10, 24), needed=2, **night)  # the clock goes back
    shorter = shift(house, bar, dt.date(2026, 3, 28), **night)
    house.rostering.assign(longer.id, ria.id, state=STATE.CONFIRMED)
    house.rostering.assign(longer.id, piet.id, state=STATE.ABSENT)
    house.rostering.assign(shorter.id, ria.id, state=STATE.CONFIRMED)
    house.rostering.assign(shift(house, bar).id, ria.id, state=STATE.CONFIRMED)  # to come
    worked = house.roster.worked(year(2026))
    assert [(one.volunteer_id, one.hours) for one in worked] == [(ria.id, 7), (ria.id, 9)]


def test_a_whole_week_is_confirmed_at_once(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    pattern(house, bar, 0, 2)
    sunday = MONDAY + dt.timedelta(days=6)
    for each in house.roster.board(MONDAY, sunday).shifts:
        house.rostering.assign(each.shift.id, ria.id)
    done = house.rostering.confirm_all(MONDAY, sunday)
    assert done.value == 2
    assert names(house) == [("Ria", STATE.CONFIRMED)]
    taken_back(done)
    assert names(house) == [("Ria", STATE.ASKED)]
    assert house.rostering.confirm_all(sunday, sunday).undo is None


def test_confirming_says_who_comes_over_the_most_and_who_noted_the_same_hours(
    house: CentreServices, clock: FixedClock
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar, allowance=True)
    long = {"starts": dt.time(8), "ends": dt.time(23)}
    for days in range(3):
        day = MONDAY + dt.timedelta(days=days)
        house.rostering.assign(shift(house, bar, day, **long).id, ria.id)
    done = house.rostering.confirm_all(MONDAY, MONDAY + dt.timedelta(days=1))
    assert done.remark == ""
    done = house.rostering.confirm_all(MONDAY, MONDAY + dt.timedelta(days=2))
    assert done.remark.startswith("Ria: De vergoeding komt in november 2026 op")
    clock.moment += dt.timedelta(days=2)
    noted = house.hours.keep(
        replace(house.hours.blank(ria.id), date=MONDAY, minutes=60, overruled_because="mag"),
        new=True,
    )
    assert noted.remark.startswith("Ria staat op ma 23 nov op het rooster en heeft daar ook uren")


def test_a_proposal_is_accepted_in_part_and_undone(house: CentreServices) -> None:
    bar = duty(house)
    for name in ("Ria", "Piet"):
        volunteer(house, name, bar)
    pattern(house, bar, 0, 1, 2)
    sunday = MONDAY + dt.timedelta(days=6)
    proposing = house.roster_proposing
    made = proposing.propose(proposing.question(MONDAY, sunday))
    assert made.proven
    assert len(made.proposed) == 3
    done = proposing.accept(made.proposed[:2])
    assert done.value == 2
    assert house.roster.board(MONDAY, sunday).open == 1
    taken_back(done)
    assert house.roster.board(MONDAY, sunday).open == 3
    assert proposing.accept([]).value == 0


def test_a_proposal_that_was_overtaken_keeps_nothing(house: CentreServices) -> None:
    bar = duty(house)
    ria, piet = volunteer(house, "Ria", bar), volunteer(house, "Piet", bar)
    made = shift(house, bar)
    proposing = house.roster_proposing
    proposal = proposing.propose(proposing.question(MONDAY, MONDAY))
    other = ria if proposal.proposed[0].person.volunteer.id == piet.id else piet
    house.rostering.assign(made.id, other.id)
    with pytest.raises(Conflict, match="nieuw voorstel"):
        proposing.accept(proposal.proposed)
    assert len(names(house)) == 1


def test_confirmed_people_stay_put_in_a_proposal(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    volunteer(house, "Piet", bar)
    made = shift(house, bar, needed=2)
    house.rostering.assign(made.id, ria.id, state=STATE.CONFIRMED)
    proposing = house.roster_proposing
    proposal = proposing.propose(proposing.question(MONDAY, MONDAY))
    assert [one.person.volunteer.name for one in proposal.proposed] == ["Piet"]


def test_who_left_or_may_no_longer_is_pointed_out(house: CentreServices) -> None:
    bar = duty(house)
    people = [volunteer(house, name, bar) for name in ("Ria", "Piet", "Ans")]
    made = shift(house, bar, needed=3)
    for one in people:
        house.rostering.assign(made.id, one.id)
    with (
        house.database.begin() as work
    ):  # as a file from before people were taken off by themselves
        work.store(Volunteer).replace(replace(people[0], until=MONDAY - dt.timedelta(days=1)))
    piet = house.volunteers.person(people[1].id)
    house.volunteers.keep(replace(piet, volunteer=replace(piet.volunteer, duty_ids=())), new=False)
    placed = house.roster.board(MONDAY, MONDAY).shifts[0].placed
    assert [[way.sentence for way in one.obstacles] for one in placed] == [
        ["is er dan niet meer bij"],
        ["doet deze taak niet (Bar)"],
        [],
    ]
    assert [one.warned for one in placed] == [True, True, False]


def test_the_board_reads_and_the_door_sees_nothing(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    made = shift(house, bar)
    board, door = house_for(Profile.BOARD), house_for(Profile.DOOR)
    assert board.roster.board(MONDAY, MONDAY).shifts
    with pytest.raises(NotAllowed):
        board.rostering.assign(made.id, ria.id)
    with pytest.raises(NotAllowed):
        door.roster.board(MONDAY, MONDAY)


def test_a_shift_that_is_gone_says_so(house: CentreServices) -> None:
    bar = duty(house)
    made = shift(house, bar)
    house.shift_planning.drop_shift(made)
    with pytest.raises(Conflict, match="er niet meer"):
        house.roster.candidates(made.id)


def test_no_reason_lets_somebody_stand_there_who_is_no_volunteer_then(
    house: CentreServices,
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar, until=MONDAY - dt.timedelta(days=1))
    made = shift(house, bar)
    with pytest.raises(Invalid, match="Ria is op ma 23 nov geen vrijwilliger"):
        house.rostering.assign(made.id, ria.id, because="Zij komt toch nog een keer")
    asked = Assignment(
        id=new_id(), shift_id=made.id, volunteer_id=ria.id, state=AssignmentState.DECLINED
    )
    with house.database.begin() as work:
        work.store(Assignment).add(asked)
    with pytest.raises(Invalid, match="geen vrijwilliger"):
        house.rostering.set_state(asked, AssignmentState.CONFIRMED)
    assert names(house) == [("Ria", STATE.DECLINED)]
