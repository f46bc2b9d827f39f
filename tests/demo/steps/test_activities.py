"""Activities of the demo: what a person could have entered, true to its own rules."""

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise

from buurthuis_app.demo.data.activities import activities_data
from buurthuis_app.demo.data.signups import signups_data
from buurthuis_app.demo.days_off import days_off
from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Organiser
from buurthuis_app.domain.activities.clashes import Worry
from buurthuis_app.domain.centre.centre import ClosedDay, TargetGroup
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.services.activities.plan_extension import Growing
from buurthuis_app.services.activities.plan_reading import PlanReading
from buurthuis_app.services.activities.planning import Planning
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY
from tests.demo.filled import YEARS_BACK, Filled

PROGRAMMES = activities_data().series
ALL = activities_data().all
INVITATIONS = signups_data().invitations
EACH = len(ALL) + len(INVITATIONS)
SERIES = {one.title for one in PROGRAMMES}


def test_every_activity_could_have_been_entered_by_a_person(demo: Filled) -> None:
    assert [activities.problems(activity) for activity in demo.all(Activity)] == [()] * EACH


def test_some_activities_have_ended_and_one_is_newly_begun(demo: Filled) -> None:
    series = [one for one in demo.all(Activity) if one.title in SERIES]
    ended = [one for one in series if one.ended(demo.today)]
    new = [one for one in series if one.rule and one.first >= demo.today - dt.timedelta(weeks=10)]
    assert len(ended) == 2
    assert len(new) == 1


def test_the_plan_stands_ready_a_year_ahead(demo: Filled) -> None:
    growing = Growing(demo.database, FixedClock(demo.today), COORDINATOR, demo.centre.id)
    assert growing.extend().value == 0
    assert max(one.date for one in demo.all(Occurrence)) == demo.today + dt.timedelta(days=366)


def test_the_plan_is_what_its_rules_ask_for(demo: Filled) -> None:
    surroundings = (demo.database, FixedClock(demo.today), COORDINATOR, demo.centre.id)
    planning, plan = Planning(*surroundings), PlanReading(*surroundings)
    planned = [one for one in demo.all(Activity) if one.rule]
    running = [one for one in planned if one.title in SERIES and not one.ended(demo.today)]
    assert len(running) == 12
    assert not [one.title for one in planned if planning.preview(one).added]
    assert not [one.title for one in running if planning.preview(one).moves_anything]
    worries = {(one.title, found.worry) for one in running for found in plan.conflicts(one)}
    assert worries == {("Koffie-inloop", Worry.HOLIDAY)}  # there is coffee on holidays too


def test_the_work_is_sorted_by_kind_theme_and_target_group_and_three_sorts_organise_it(
    year: Filled,
) -> None:
    planned = year.all(Activity)
    assert all(one.kind_id and one.theme_ids for one in planned)
    assert sum(len(one.theme_ids) > 1 for one in planned) > 10
    assert {group for one in planned for group in one.group_ids} == {
        group.id for group in year.all(TargetGroup)
    }
    assert {one.organiser for one in planned} == set(Organiser)
    assert {len(one.skips) for one in planned} == {0, 1, 2, 3}
    assert any(one.cost for one in planned)
    assert [days.reason for days in year.all(ClosedDay)] == ["kerstvakantie", "zomervakantie"] * 2


def test_ids_follow_the_order_of_the_dates(demo: Filled) -> None:
    dates = [occurrence.date for occurrence in demo.all(Occurrence)]
    assert dates == sorted(dates)


def test_meetings_are_cancelled_for_many_reasons_and_now_and_then_for_none(demo: Filled) -> None:
    reasons = Counter(
        one.cancelled_because for one in demo.all(Occurrence) if one.date < demo.today
    )
    assert {"feestdag", "zomervakantie", "gastvrouw ziek", ""} <= set(reasons)
    assert reasons[None] > sum(reasons.values()) * 0.8


def test_no_room_is_booked_twice_at_a_time(demo: Filled) -> None:
    booked = defaultdict(list)
    for one in demo.all(Occurrence):
        if one.room_id and one.starts and not one.cancelled:
            booked[one.room_id, one.date].append((one.starts, one.ends))
    clashes = [
        slots
        for slots in booked.values()
        for earlier, later in pairwise(sorted(slots))
        if later[0] < earlier[1]
    ]
    assert len(booked) > 500
    assert not clashes


def test_homework_is_not_done_in_the_school_holidays(demo: Filled) -> None:
    breaks = days_off(range(TODAY.year - YEARS_BACK, TODAY.year + 2)).school_breaks
    titles = demo.titles()
    homework = [
        one
        for one in demo.all(Occurrence)
        if titles[one.activity_id] == "Huiswerkhulp" and one.date in breaks
    ]
    assert all(one.cancelled for one in homework)
    assert any(titles[one.activity_id] == "Huiswerkhulp" for one in demo.all(Occurrence))


def test_the_kitchen_garden_rests_in_winter(demo: Filled) -> None:
    titles = demo.titles()
    months = {
        one.date.month for one in demo.all(Occurrence) if titles[one.activity_id] == "Buurtmoestuin"
    }
    assert months == set(range(4, 11))
