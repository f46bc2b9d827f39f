"""A proposal keeps every hard rule, is the best there is, and tells the truth about itself."""

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.rosters import eight_weeks
from buurthuis_app.domain.rosters.hard_rules import HardRule
from buurthuis_app.domain.rosters.proposal import Proposal, Question
from buurthuis_app.domain.rosters.score import weight
from buurthuis_app.domain.rosters.shift_slot import Past, Stand
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.records import replace
from buurthuis_app.solver.proposing import Stopped, Watch, propose
from tests.solver.questions import (
    KEY,
    allowed,
    best,
    people,
    person,
    post,
    question,
    questions,
)


def holds(made: Proposal) -> None:
    """What is true of every proposal."""
    asked = made.question
    chosen = tuple((one.person, one.post) for one in made.proposed)
    assert allowed(asked, chosen)
    stands = tuple(Stand(person_id=p.volunteer.id, post=where) for p, where in chosen)
    assert made.cost == weight(asked, stands)
    assert len(chosen) + sum(left.missing for left in made.left_open) == made.places
    for left in made.left_open:
        for near in left.nearest:
            own = near.person.volunteer.id
            there = (s.post for s in (*asked.standing, *stands) if s.person_id == own)
            again = asked.obstacles(near.person, left.post, tuple(there))
            assert near.obstacles == again
            assert again, "somebody could have stood here"


@settings(max_examples=25)
@given(questions())
def test_a_proposal_keeps_the_rules_and_is_as_good_as_the_best_of_all_that_were_tried(
    asked: Question,
) -> None:
    made = propose(asked)
    holds(made)
    assert made.proven
    assert made.cost == best(asked)


@settings(max_examples=15)
@given(questions(), st.data())
def test_one_more_person_never_makes_the_best_roster_worse(
    asked: Question, data: st.DataObject
) -> None:
    more = replace(asked, people=(*asked.people, data.draw(people(3))))
    assert propose(more).cost <= propose(asked).cost


@settings(max_examples=10)
@given(questions())
def test_the_same_question_has_the_same_answer(asked: Question) -> None:
    assert propose(asked) == propose(asked)


@pytest.mark.torture
@settings(max_examples=2000)
@given(questions())
def test_many_proposals_keep_the_rules_and_are_the_best(asked: Question) -> None:
    made = propose(asked)
    holds(made)
    assert made.proven
    assert made.cost == best(asked)


def test_the_hours_go_to_who_has_the_fewest() -> None:
    busy, idle = person(1), person(2)
    asked = question(*(busy, idle), posts=(post(1),), past={busy.volunteer.id: Past(half_hours=60)})
    (one,) = propose(asked).proposed
    assert one.person is idle
    assert "0 uur in 8 weken" in one.reason


def test_each_reason_says_why_this_person() -> None:
    long_ago = dt.date(2026, 11, 2)
    somebody = person(1)
    asked = question(somebody, posts=(post(1),), past={somebody.volunteer.id: Past(last=long_ago)})
    (one,) = propose(asked).proposed
    assert one.reason == (
        "vrij, doet bar, 4 weken geleden voor het laatst, 0 uur in 8 weken, gemiddeld 3"
    )


def test_a_place_that_stays_open_says_who_was_nearest_and_what_stood_in_the_way() -> None:
    young = person(1, birth_year=2015)
    busy = person(2, max_per_week=1)
    asked = question(young, busy, posts=(post(1, duty=KEY), post(2, begin=14, duty=KEY)))
    made = propose(asked)
    holds(made)
    (left,) = made.left_open
    assert left.reason == (
        "Persoon 2 staat die week al 1 keer, en wil niet vaker; Persoon 1 is nog geen 18 jaar."
    )


def replace_duties(who: Person) -> Person:
    """The same person, who can take nothing more."""
    return replace(who, volunteer=replace(who.volunteer, duty_ids=()))


def test_who_belongs_beside_somebody_that_stands_there_already_is_with_them() -> None:
    partner = person(2, duty_ids=())
    bound = person(1, together_with=frozenset({partner.volunteer.id}))
    where, there = post(1), Stand(person_id=partner.volunteer.id, post=post(9))
    asked = question(bound, partner, posts=(where,), standing=(there,))
    made = propose(asked)
    assert made.cost == best(asked)
    assert "samen met wie erbij hoort" in made.proposed[0].reason


def test_without_volunteers_every_place_stays_open_and_says_so() -> None:
    made = propose(question(posts=(post(1, places=2),)))
    assert made.proven
    assert made.left_open[0].missing == 2
    assert made.left_open[0].reason == "Er zijn nog geen vrijwilligers."


def test_a_place_that_nobody_can_fill_names_the_rule() -> None:
    made = propose(question(person(1, duty_ids=()), posts=(post(1),)))
    (left,) = made.left_open
    assert [way.rule for way in left.nearest[0].obstacles] == [HardRule.DUTY]
    assert left.reason == "Persoon 1 doet deze taak niet (Bar)."


def test_what_stands_already_stays_and_counts() -> None:
    somebody = person(1)
    there = post(9, begin=11)
    asked = question(
        somebody,
        posts=(post(1),),
        standing=(Stand(person_id=somebody.volunteer.id, post=there),),
    )
    made = propose(asked)
    assert not made.proposed
    assert made.left_open[0].nearest[0].obstacles[0].rule is HardRule.OVERLAP


def test_a_search_that_is_cut_short_says_how_much_better_it_could_be() -> None:
    folk = tuple(person(n, max_per_week=2, not_two_days_running=n % 2 == 0) for n in range(8))
    posts = tuple(post(n, day=n % 10, begin=9 + n % 7, hours=2.5) for n in range(30))
    made = propose(question(*folk, posts=posts), nodes=0)
    holds(made)
    assert made.bound <= made.cost
    assert made.proven or "hoogstens" in made.verdict


def test_it_stops_when_asked() -> None:
    asked = question(person(1), posts=(post(1),))
    with pytest.raises(Stopped):
        propose(asked, Watch(stop=lambda: True))


def test_a_search_under_way_stops_when_asked_and_tells_how_far_it_is() -> None:
    told: list[str] = []
    long = eight_weeks(weeks=4)
    watch = Watch(
        tell=lambda _done, _total, sentence: told.append(sentence),
        stop=lambda: any("nog hoogstens" in sentence for sentence in told),
    )
    with pytest.raises(Stopped):
        propose(long, watch)
    assert told[-1].startswith("Het beste rooster zoeken: nog hoogstens")


def test_two_days_running_keep_apart_new_and_standing_days() -> None:
    tired, other = person(1, not_two_days_running=True), person(2, duty_ids=())
    free = person(3)
    here = tuple(Stand(person_id=tired.volunteer.id, post=post(n, day=n)) for n in (20, 21))
    posts = (post(1, day=1), post(2, day=2), post(3, day=19, begin=18), post(4, day=9))
    asked = question(tired, other, free, posts=posts, standing=here)
    made = propose(asked)
    holds(made)
    assert made.proven
    assert made.cost == best(asked)
    done = replace(asked, people=(replace_duties(tired), other, free))
    assert propose(done).proven


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int, str]] = []
    watch = Watch(tell=lambda done, total, sentence: told.append((done, total, sentence)))
    propose(question(person(1), posts=(post(1),)), watch)
    assert [done for done, _total, _sentence in told] == [0, 1, 2]


def test_the_solver_is_only_loaded_when_a_proposal_is_asked_for() -> None:
    code = (
        "import sys, buurthuis_app.services.rosters.assigning, buurthuis_app.solver.proposing; "
        "sys.exit('highspy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
