"""Counts of the demo: none too many, some forgotten, and long ago in whole numbers only."""

import datetime as dt
from itertools import pairwise

from buurthuis_app.demo.data.activities import UNDIVIDED, activities_data
from buurthuis_app.demo.data.signups import signups_data
from buurthuis_app.demo.steps.counts import YEARS_DIVIDED
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.counts.count import Count, Source, TallyKind
from tests.conftest import TODAY
from tests.demo.filled import Filled

ALL = activities_data().all
INVITATIONS = signups_data().invitations


def test_a_cancelled_or_future_meeting_has_no_count(demo: Filled) -> None:
    counted = {count.occurrence_id for count in demo.all(Count)}
    wrong = [
        occurrence.date
        for occurrence in demo.all(Occurrence)
        if occurrence.id in counted and (occurrence.cancelled or occurrence.date > demo.today)
    ]
    assert counted
    assert not wrong


def test_a_room_never_holds_more_people_than_fit(demo: Filled) -> None:
    rooms = {room.name: room.capacity for room in demo.all(Room)}
    planned = [one for one in ALL if one.room]
    assert all(one.turnout.most <= rooms[one.room] for one in planned)
    evenings = [evening for one in INVITATIONS for evening in one.evenings if evening.room]
    assert all(evening.signed_up <= rooms[evening.room] for evening in evenings)
    most = {one.title: one.turnout.most for one in ALL}
    most |= {one.title: one.capacity or 0 for one in INVITATIONS}
    titles = demo.titles()
    title = {one.id: titles[one.activity_id] for one in demo.all(Occurrence)}
    assert all(
        count.number <= most[title[count.occurrence_id]]
        for count in demo.all(Count)
        if count.source is Source.COUNTED
    )


def test_what_was_forgotten_comes_in_runs(decade: Filled) -> None:
    counted = {count.occurrence_id for count in decade.all(Count)}
    titles = decade.titles()
    coffee = [
        one.id not in counted
        for one in decade.all(Occurrence)
        if titles[one.activity_id] == "Koffie-inloop"
        and one.date < TODAY - dt.timedelta(days=7)
        and not one.cancelled
    ]
    forgotten = sum(coffee) / len(coffee)
    after_one = [later for earlier, later in pairwise(coffee) if earlier]
    assert 0.02 < forgotten < 0.1
    assert sum(after_one) / len(after_one) > forgotten * 3


def test_long_ago_only_whole_numbers_were_written(decade: Filled) -> None:
    kinds = {kind.id: kind.name for kind in decade.all(TallyKind)}
    dates = {one.id: one.date for one in decade.all(Occurrence)}
    early = TODAY.year - YEARS_DIVIDED
    old = {
        kinds[one.kind_id]
        for one in decade.all(Count)
        if dates[one.occurrence_id].year < early and one.source is not Source.REPAIRS
    }
    new = {
        kinds[one.kind_id] for one in decade.all(Count) if dates[one.occurrence_id].year >= early
    }
    assert old == {UNDIVIDED}
    assert new == set(kinds.values())
