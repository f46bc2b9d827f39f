"""The rules of the roster by themselves: what stands in the way, what weighs, and how shifts are made ahead."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.activities.series import Calendar
from buurthuis_app.domain.centre.centre import ClosedDay, Region, Weekday
from buurthuis_app.domain.rosters import shift_generation, soft_rules
from buurthuis_app.domain.rosters.board import Board, BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.candidates import free_ones, ranked
from buurthuis_app.domain.rosters.hard_rules import HardRule, distance, obstacles
from buurthuis_app.domain.rosters.person_rosters import own_rosters
from buurthuis_app.domain.rosters.proposal import LeftOpen, Nearest, Proposal, Proposed, in_words
from buurthuis_app.domain.rosters.score import weight
from buurthuis_app.domain.rosters.shift import (
    MOST_MINUTES,
    Assignment,
    AssignmentState,
    ShiftPattern,
    hours_in_figures,
    problems,
    problems_of_pattern,
)
from buurthuis_app.domain.rosters.shift_slot import Past, Post, Stand
from buurthuis_app.domain.rosters.soft_rules import Leaning
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Absence, Availability, Person, Wish
from buurthuis_app.records import replace
from tests.solver.questions import BAR, CENTRE, KEY, MONDAY, person, post, question, volunteer

DAY = dt.timedelta(days=1)


def rules(who: Person, where: Post, *others: Post, **more: object) -> list[HardRule]:
    """The rules that stand in the way."""
    return [one.rule for one in obstacles(who, where, others, **more)]  # type: ignore[arg-type]


def wishing(wish: Wish, part: DayPart, weekday: Weekday = Weekday.MONDAY) -> Person:
    """Somebody with one wish."""
    who = volunteer(1)
    noted = Availability(volunteer_id=who.id, weekday=weekday, day_part=part, wish=wish)
    return Person(volunteer=who, availability=(noted,))


def test_who_is_not_with_the_house_that_day_may_not_stand_there() -> None:
    later, left = person(1, since=MONDAY + DAY), person(1, until=MONDAY - DAY)
    assert rules(later, post(1)) == [HardRule.NOT_HERE]
    assert rules(left, post(1)) == [HardRule.NOT_HERE]
    assert "begint pas op 1-12-2026" in obstacles(later, post(1))[0].sentence


def test_a_duty_asks_for_a_vog_and_an_age() -> None:
    where = post(1, duty=KEY)
    assert rules(person(1, birth_year=None), where) == [HardRule.AGE]
    assert rules(person(1, birth_year=2010), where) == [HardRule.AGE]
    assert rules(person(1, vog_seen_on=None), where) == [HardRule.VOG]
    over = person(1, vog_renew_by=MONDAY - DAY)
    assert "vernieuwd" in obstacles(over, where)[0].sentence
    assert rules(person(1), where) == []


def test_who_is_away_cannot_or_said_no_may_not_stand_there() -> None:
    who = volunteer(1)
    away = Absence(id=UUID(int=9), volunteer_id=who.id, first=MONDAY, last=MONDAY)
    assert rules(Person(volunteer=who, absences=(away,)), post(1)) == [HardRule.ABSENT]
    assert rules(wishing(Wish.CANNOT, DayPart.MORNING), post(1)) == [HardRule.CANNOT]
    assert rules(person(1), post(1), declined=True) == [HardRule.DECLINED]


def test_a_shift_is_in_the_parts_of_the_day_that_it_is_in_for_more_than_an_hour() -> None:
    assert post(1, begin=9.5, hours=3.5).parts == (DayPart.MORNING,)
    assert post(1, begin=10, hours=6).parts == (DayPart.MORNING, DayPart.AFTERNOON)
    assert post(1, begin=22.5, hours=9).parts == (DayPart.EVENING,)
    assert post(1, begin=11.5, hours=1).parts == (DayPart.MORNING,)
    long = post(1, begin=10, hours=6)
    assert long.wish_of(wishing(Wish.RATHER_NOT, DayPart.AFTERNOON)) is Wish.RATHER_NOT


def test_nobody_is_at_two_places_and_between_two_shifts_there_is_time() -> None:
    first, second = post(1, begin=10, hours=2), post(2, begin=12, hours=2)
    assert rules(person(1), second, first) == []
    assert rules(person(1), second, first, gap=dt.timedelta(minutes=15)) == [HardRule.OVERLAP]
    night = post(3, begin=22.5, hours=9)
    morning = post(4, day=1, begin=7, hours=3)
    assert rules(person(1), morning, night) == [HardRule.OVERLAP]


def test_who_is_at_two_places_is_told_so_in_the_order_of_the_day() -> None:
    early, late = post(1, begin=9.5, hours=1), post(2, begin=11, hours=1)
    long = post(3, begin=9.5, hours=2.5)
    told = obstacles(person(1), long, (late, early))
    assert ["9.30–10.30" in told[0].sentence, "11.00–12.00" in told[1].sentence] == [True, True]
    assert told == obstacles(person(1), long, (early, late))


def test_limits_hold_over_weeks_and_months() -> None:
    twice = person(1, max_per_week=2)
    others = (post(1), post(2, day=1))
    assert rules(twice, post(3, day=2), *others) == [HardRule.MOST_A_WEEK]
    assert rules(twice, post(3, day=8), *others) == []
    # Monday is the 30th of November: the hours of December are others.
    few = person(1, max_hours_per_month=5)
    assert rules(few, post(1), post(2, begin=14)) == [HardRule.MOST_HOURS]
    assert rules(few, post(3, day=1), post(1)) == []


def test_far_rules_are_further_than_near_ones() -> None:
    far, near = (
        obstacles(person(1, duty_ids=()), post(1)),
        obstacles(person(1, max_per_week=1), post(1), [post(2, day=1)]),
    )
    assert distance(()) == 0 < distance(near) < distance(far)


def test_hours_weigh_more_the_more_there_are() -> None:
    steps = [soft_rules.hours_weight(n + 1) - soft_rules.hours_weight(n) for n in range(600)]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == soft_rules.STEEPEST


def test_two_short_on_one_shift_is_worse_than_one_on_each_of_two() -> None:
    assert soft_rules.open_weight(2) > 2 * soft_rules.open_weight(1)
    assert soft_rules.open_weight(0) == 0


def test_it_is_said_when_somebody_was_on_duty_last() -> None:
    def said(past: Past, *own: Post) -> str:
        asked = question(person(1), posts=(where,), past={UUID(int=101): past})
        standing = tuple(Stand(person_id=UUID(int=101), post=one) for one in own)
        (one,) = ranked(replace(asked, standing=standing), where)
        return one.sentence

    where = post(1, day=3)
    assert "nog niet eerder aan de beurt" in said(Past())
    assert "1 dag geleden nog" in said(Past(last=MONDAY + 2 * DAY))
    assert "2 weken geleden" in said(Past(last=MONDAY - 11 * DAY))
    assert "die dag al aan de beurt" in said(Past(last=MONDAY + 3 * DAY))
    assert "2 dagen geleden nog" in said(Past(), post(2, day=1))


def test_wishes_partners_and_newcomers_are_said_and_weigh() -> None:
    where = post(1, places=2)
    other = person(2)
    bound = person(1, together_with=frozenset({other.volunteer.id}), since=MONDAY - 7 * DAY)
    alone = question(bound, other, posts=(where,))
    (said,) = [one.sentence for one in ranked(alone, where) if one.person is bound]
    assert "staat er zonder wie erbij hoort" in said
    assert "niemand met ervaring naast" in said
    beside = replace(alone, standing=(Stand(person_id=other.volunteer.id, post=where),))
    (said,) = [one.sentence for one in ranked(beside, where) if one.person is bound]
    assert "samen met wie erbij hoort" in said
    assert "naast iemand met ervaring" in said
    both = Stand(person_id=bound.volunteer.id, post=where)
    assert weight(beside, [both]) < weight(alone, [both])
    liked, not_liked = (wishing(wish, DayPart.MORNING) for wish in (Wish.RATHER, Wish.RATHER_NOT))
    assert "staat hier graag" in ranked(question(liked, posts=(where,)), where)[0].sentence
    assert "liever niet op dit moment" in (
        ranked(question(not_liked, posts=(where,)), where)[0].sentence
    )


def test_two_days_running_weigh_for_who_does_not_like_them() -> None:
    who = person(1, not_two_days_running=True)
    first, second = post(1), post(2, day=1)
    asked = question(
        who, posts=(second,), standing=(Stand(person_id=who.volunteer.id, post=first),)
    )
    (one,) = ranked(asked, second)
    assert "geen twee dagen achter elkaar" in one.sentence
    apart = post(3, day=3)
    assert "achter elkaar" not in ranked(replace(asked, posts=(apart,)), apart)[0].sentence
    easy = question(
        person(1), posts=(second,), standing=(Stand(person_id=who.volunteer.id, post=first),)
    )
    new = [Stand(person_id=who.volunteer.id, post=second)]
    assert weight(asked, new) == weight(easy, new) + soft_rules.TWO_DAYS


def test_the_free_come_first_and_who_stands_there_is_left_out() -> None:
    here, free, not_trained = person(1), person(2), person(3, duty_ids=())
    where = post(1, places=2)
    standing = (Stand(person_id=here.volunteer.id, post=where),)
    found = ranked(question(not_trained, free, here, posts=(where,), standing=standing), where)
    assert [one.person for one in found] == [free, not_trained]
    assert free_ones(found) == found[:1]
    assert found[1].sentence == "doet deze taak niet (Bar)"


def test_reasons_are_said_in_words() -> None:
    good, bad = Leaning(weight=1, sentence="graag"), Leaning(weight=2, sentence="moe", good=False)
    silent = Leaning(weight=3)
    assert in_words(post(1), (good, bad, silent)) == "vrij, doet bar, graag; wel: moe"
    assert in_words(post(1), (good,)) == "vrij, doet bar, graag"
    assert (
        Proposed(person=person(1), post=post(1), leanings=(good,)).reason == "vrij, doet bar, graag"
    )
    near = Nearest(person=person(1), obstacles=obstacles(person(1, duty_ids=()), post(1)))
    assert LeftOpen(post=post(1), missing=1, nearest=(near,)).reason.startswith("Persoon 1 doet")
    nobody = LeftOpen(post=post(1), missing=1, nearest=())
    assert nobody.reason == "Er zijn nog geen vrijwilligers."


def test_a_proposal_says_how_good_it_is() -> None:
    asked = question(posts=(post(1, places=2), post(2)))
    best = Proposal(question=asked, proposed=(), left_open=(), cost=100, bound=100)
    assert best.places == 3
    assert best.verdict.startswith("Beter kan niet")
    good = replace(best, bound=90)
    assert not good.proven
    assert "hoogstens 10,0% beter" in good.verdict


PATTERN = ShiftPattern(
    id=UUID(int=50),
    centre_id=CENTRE,
    duty_id=BAR.id,
    first=MONDAY,
    rule=Weekly(weekdays=frozenset({0, 2})).text(),
    starts=dt.time(9, 30),
    ends=dt.time(13),
    needed=2,
)


def calendar(today: dt.date = MONDAY, *closed: ClosedDay) -> Calendar:
    """Two weeks ahead."""
    return Calendar(
        region=Region.NORTH, closed=closed, today=today, horizon=today + dt.timedelta(days=13)
    )


def at(number: int, day: dt.date, **fields: object) -> Occurrence:
    """A meeting from 23.00 to 1.00."""
    given: dict[str, object] = {"starts": dt.time(23), "ends": dt.time(1), **fields}
    return Occurrence(
        id=UUID(int=number),
        centre_id=CENTRE,
        activity_id=UUID(int=60),
        date=day,
        planned_for=day,
        **given,  # type: ignore[arg-type]
    )


def test_shifts_are_made_once_and_not_on_closed_days() -> None:
    shut = ClosedDay(id=UUID(int=1), centre_id=CENTRE, first=MONDAY, last=MONDAY, reason="")
    making = shift_generation.made([PATTERN], {}, (), calendar(MONDAY, shut))
    assert [one.date - MONDAY for one in making.added] == [2 * DAY, 7 * DAY, 9 * DAY]
    again = shift_generation.made([PATTERN], {}, making.added, calendar(MONDAY, shut))
    assert again.nothing
    assert not making.nothing


def test_what_is_no_longer_wanted_goes_unless_people_touched_it() -> None:
    there = shift_generation.made([PATTERN], {}, (), calendar()).added
    dropped, staffed, moved, plain = (
        replace(there[0], dropped=True),
        there[1],
        replace(there[2], date=there[2].date + DAY),
        there[3],
    )
    ended = replace(PATTERN, until=MONDAY)
    everything = (dropped, staffed, moved, plain)
    making = shift_generation.made([ended], {}, everything, calendar(), [staffed.id])
    assert making.removed == (moved, plain)
    tomorrow = calendar(there[3].date + DAY)
    late = replace(plain, date=tomorrow.today)
    assert shift_generation.made([ended], {}, (late,), tomorrow).removed == ()


def test_a_shift_follows_its_meeting_past_midnight() -> None:
    tied = replace(
        PATTERN, activity_id=UUID(int=60), rule="", starts=None, ends=None, before=30, after=45
    )
    meetings = {one.id: one for one in (at(1, MONDAY), at(2, MONDAY + 30 * DAY))}
    (made,) = shift_generation.made([tied], meetings, (), calendar()).added
    assert (made.starts, made.ends) == (dt.time(22, 30), dt.time(1, 45))
    meetings[UUID(int=1)] = at(1, MONDAY + DAY)
    making = shift_generation.made([tied], meetings, (made,), calendar())
    assert making.changed == ((made, replace(made, date=MONDAY + DAY)),)
    meetings[UUID(int=1)] = at(1, MONDAY, cancelled_because="")
    assert shift_generation.made([tied], meetings, (made,), calendar()).removed == (made,)


def test_a_meeting_without_times_takes_those_of_the_pattern_or_none() -> None:
    tied = replace(PATTERN, activity_id=UUID(int=60), rule="", starts=None, ends=None)
    timeless = {UUID(int=1): at(1, MONDAY, starts=None, ends=None)}
    assert shift_generation.made([tied], timeless, (), calendar()).nothing
    timed = replace(tied, starts=dt.time(9), ends=dt.time(12))
    (made,) = shift_generation.made([timed], timeless, (), calendar()).added
    assert made.times == "9.00–12.00"
    endless = {UUID(int=1): at(1, MONDAY, ends=None)}
    (made,) = shift_generation.made([tied], endless, (), calendar()).added
    assert made.hours == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"activity_id": UUID(int=60), "ends": None}, "ends"),
        ({"starts": None}, "starts"),
        ({"ends": None}, "ends"),
        ({"ends": PATTERN.starts}, "ends"),
        ({"before": MOST_MINUTES + 1}, "before"),
        ({"needed": 0}, "needed"),
        ({"after": -1}, "after"),
        ({"until": MONDAY - DAY}, "until"),
        ({"rule": ""}, "rule"),
    ],
)
def test_faults_of_a_pattern_stand_beside_their_field(
    changes: dict[str, object], field: str
) -> None:
    faulty = replace(PATTERN, **changes)  # type: ignore[arg-type]
    assert [one.field for one in problems_of_pattern(faulty)] == [field]
    assert problems_of_pattern(PATTERN) == ()


def test_a_pattern_of_an_activity_has_both_times_or_those_of_the_activity() -> None:
    tied = replace(PATTERN, activity_id=UUID(int=60), rule="")
    assert problems_of_pattern(tied) == ()
    assert problems_of_pattern(replace(tied, starts=None, ends=None)) == ()


def test_a_long_remark_is_a_fault_of_a_shift() -> None:
    shift = post(1).shift
    assert problems(shift) == ()
    assert [one.field for one in problems(replace(shift, remark="a" * 501))] == ["remark"]


def test_what_is_called_off_needs_nobody_and_stands_on_no_list() -> None:
    assignment = Assignment(
        id=UUID(int=1), shift_id=post(1).id, volunteer_id=UUID(int=101), state=AssignmentState.ASKED
    )
    gone = replace(assignment, id=UUID(int=2), state=AssignmentState.DECLINED)
    placed = (
        PersonOnShift(assignment=assignment, name="Ria"),
        PersonOnShift(assignment=gone, name="Piet"),
    )
    there = BoardShift(shift=replace(post(1).shift, needed=2), duty=BAR, placed=placed)
    assert there.open == 1
    assert [one.name for one in own_rosters([there])] == ["Ria"]
    assert own_rosters([there])[0].hours == 3
    off = replace(there, called_off=True)
    assert off.open == 0
    assert own_rosters([off]) == ()


def board_shift(number: int, day: int, *placed: PersonOnShift) -> BoardShift:
    return BoardShift(shift=post(number, day=day, places=2).shift, duty=BAR, placed=placed)


def assigned(state: AssignmentState, because: str = "") -> Assignment:
    return Assignment(
        id=UUID(int=1),
        shift_id=post(1).id,
        volunteer_id=UUID(int=101),
        state=state,
        overruled_because=because,
    )


def test_a_board_counts_the_open_places_of_today_and_later() -> None:
    stands = PersonOnShift(assignment=assigned(AssignmentState.CONFIRMED), name="Ria")
    over, today, later = board_shift(1, 0), board_shift(2, 1, stands), board_shift(3, 2)
    board = Board(
        first=MONDAY,
        last=MONDAY + 6 * DAY,
        today=MONDAY + DAY,
        shifts=(over, today, later),
        duties=(BAR,),
        volunteers=(),
        notes={},
        begun=True,
    )
    assert board.open == 1 + 2
    assert board.find(today.shift.id) == today
    assert board.find(UUID(int=1)) is None


def test_somebody_is_warned_about_when_a_rule_was_set_aside_or_came_in_the_way() -> None:
    asked = assigned(AssignmentState.ASKED)
    overruled = assigned(AssignmentState.ASKED, "Er is echt niemand anders.")
    in_the_way = obstacles(person(1, duty_ids=()), post(1))
    assert not PersonOnShift(assignment=asked, name="Ria").warned
    assert PersonOnShift(assignment=overruled, name="Ria").warned
    assert PersonOnShift(assignment=asked, name="Ria", obstacles=in_the_way).warned


def test_every_state_has_a_word_and_hours_are_said_short() -> None:
    assert len({state.words for state in AssignmentState}) == len(AssignmentState)
    assert [hours_in_figures(hours) for hours in (3, 3.5, 2.25)] == ["3", "3,5", "2,25"]
