"""Rosters of the demo: most places of the next two weeks are taken, and all after those are open."""

from collections import Counter

from buurthuis_app.demo.steps.rosters import ASKED_AHEAD
from buurthuis_app.domain.rosters.shift import Assignment, Shift
from tests.demo.filled import Filled


def test_few_places_are_open_in_the_weeks_that_people_were_asked_for(demo: Filled) -> None:
    taken = Counter(each.shift_id for each in demo.all(Assignment) if each.state.takes_place)
    needed, open_ones = Counter[bool](), Counter[bool]()
    for shift in demo.all(Shift):
        if shift.date > demo.today:
            later = shift.date > demo.today + ASKED_AHEAD
            needed[later] += shift.needed
            open_ones[later] += shift.needed - taken[shift.id]
    soon, later = (open_ones[part] / needed[part] for part in (False, True))
    assert 0.1 < soon < 0.4
    assert later == 1
