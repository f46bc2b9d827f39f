"""When somebody is needed: patterns make shifts ahead, and follow the plan as it changes."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Skip
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.centre.centre import ClosedDay
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.rosters.people_and_duties import MONDAY, duty, pattern, shift, volunteer
from tests.services.undoing import taken_back

WEEKS = dt.timedelta(weeks=4, days=-1)
MONDAYS = Weekly(weekdays=frozenset({0})).text()


def shifts(house: CentreServices) -> list[Shift]:
    """Those of four weeks."""
    return [one.shift for one in house.roster.board(MONDAY, MONDAY + WEEKS).shifts]


def dates(house: CentreServices) -> list[dt.date]:
    """The days on which somebody is needed."""
    return [one.date for one in shifts(house)]


def test_a_pattern_makes_its_shifts_a_quarter_ahead_and_undo_removes_them(
    house: CentreServices,
) -> None:
    bar = duty(house)
    pattern(house, bar, 0)
    assert dates(house) == [MONDAY + dt.timedelta(weeks=n) for n in range(4)]
    done = house.shift_planning.keep_pattern(
        replace(house.shift_planning.patterns()[0], id=new_id()), new=True
    )
    assert len(dates(house)) == 8
    taken_back(done)
    assert len(dates(house)) == 4


def test_making_ahead_twice_makes_nothing_twice(house: CentreServices) -> None:
    pattern(house, duty(house), 0)
    assert house.shift_planning.make_ahead().value == 0
    far = MONDAY + dt.timedelta(weeks=30)
    assert house.shift_planning.make_ahead(far).value > 0
    assert house.shift_planning.make_ahead(far).value == 0


def test_closed_days_are_skipped_and_come_back_when_the_house_opens_after_all(
    house: CentreServices,
) -> None:
    closed = ClosedDay(
        id=new_id(), centre_id=house.centre.id, first=MONDAY, last=MONDAY, reason="verbouwing"
    )
    with house.database.begin() as work:
        work.store(ClosedDay).add(closed)
    pattern(house, duty(house), 0)
    assert MONDAY not in dates(house)
    with house.database.begin() as work:
        work.store(ClosedDay).remove([closed])
    house.shift_planning.make_ahead()
    assert MONDAY in dates(house)


def test_public_holidays_are_skipped_when_asked(house: CentreServices) -> None:
    pattern(house, duty(house), 4, skips=frozenset({Skip.PUBLIC_HOLIDAYS}))
    found = house.roster.board(dt.date(2026, 12, 18), dt.date(2027, 1, 8)).shifts
    # Not on Christmas Day and New Year's Day.
    assert [one.shift.date.day for one in found] == [18, 8]


def test_a_shift_that_was_dropped_is_not_made_again(house: CentreServices) -> None:
    pattern(house, duty(house), 0)
    done = house.shift_planning.drop_shift(shifts(house)[0])
    house.shift_planning.make_ahead()
    assert MONDAY not in dates(house)
    taken_back(done)
    assert MONDAY in dates(house)


def test_a_shift_that_was_moved_stays_where_it_was_put(house: CentreServices) -> None:
    pattern(house, duty(house), 0)
    moved = replace(shifts(house)[0], date=MONDAY + dt.timedelta(days=1), starts=dt.time(10))
    house.shift_planning.keep_shift(moved, new=False)
    house.shift_planning.make_ahead()
    assert dates(house)[0] == moved.date
    assert len(dates(house)) == 4


def test_a_changed_pattern_changes_the_shifts_without_people_and_leaves_the_others(
    house: CentreServices,
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    kept = pattern(house, bar, 0)
    house.rostering.assign(shifts(house)[0].id, ria.id)
    done = house.shift_planning.keep_pattern(replace(kept, starts=dt.time(8)), new=False)
    assert [one.starts for one in shifts(house)] == [dt.time(9, 30), *[dt.time(8)] * 3]
    taken_back(done)
    assert [one.starts for one in shifts(house)] == [dt.time(9, 30)] * 4


def test_a_pattern_ends_and_with_people_on_it_it_cannot_be_removed(house: CentreServices) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    kept = pattern(house, bar, 0)
    seen = house.rostering.assign(shifts(house)[3].id, ria.id).value
    kept = house.shift_planning.end_pattern(kept, MONDAY + dt.timedelta(weeks=1)).value
    assert dates(house) == [MONDAY + dt.timedelta(weeks=n) for n in (0, 1, 3)]
    with pytest.raises(Conflict, match="eindigen"):
        house.shift_planning.remove_pattern(kept)
    house.rostering.unassign(seen)
    done = house.shift_planning.remove_pattern(kept)
    assert dates(house) == []
    taken_back(done)
    assert dates(house) == [MONDAY + dt.timedelta(weeks=n) for n in (0, 1, 3)]


def test_a_shift_follows_its_activity_from_before_until_after_it(
    house: CentreServices, coffee: Activity
) -> None:
    bar = duty(house)
    pattern(house, bar, activity_id=coffee.id, rule="", starts=None, ends=None, before=30, after=60)
    first = shifts(house)[0]
    assert (first.date, first.starts, first.ends) == (
        dt.date(2026, 11, 29),
        dt.time(9, 30),
        dt.time(13),
    )
    with house.database.read() as work:
        occurrence = work.store(Occurrence).get(first.occurrence_id)
    assert occurrence is not None
    house.planning.move(replace(occurrence, starts=dt.time(14), ends=dt.time(16)))
    house.shift_planning.make_ahead()
    assert shifts(house)[0].starts == dt.time(13, 30)
    assert shifts(house)[0].id == first.id


def test_when_the_activity_does_not_take_place_nobody_is_needed(
    house: CentreServices, coffee: Activity
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    pattern(house, bar, activity_id=coffee.id, rule="", starts=None, ends=None)
    first, second, *_others = shifts(house)
    house.rostering.assign(second.id, ria.id)
    for one in (first, second):
        with house.database.read() as work:
            occurrence = work.store(Occurrence).get(one.occurrence_id)
        assert occurrence is not None
        house.planning.move(replace(occurrence, cancelled_because="ziek"))
    house.shift_planning.make_ahead()
    board = house.roster.board(MONDAY, MONDAY + WEEKS)
    assert board.find(first.id) is None
    staffed = board.find(second.id)
    assert staffed is not None
    assert staffed.called_off
    assert staffed.open == 0
    assert staffed.activity == "Koffie-inloop"


def test_an_activity_that_changes_takes_its_empty_shifts_along_and_undo_brings_them_back(
    house: CentreServices, coffee: Activity
) -> None:
    pattern(house, duty(house), activity_id=coffee.id, rule="", starts=None, ends=None)
    before = dates(house)
    done = house.planning.end(coffee, dt.date(2026, 12, 1))
    house.shift_planning.make_ahead()
    assert dates(house) == [dt.date(2026, 11, 29)]
    taken_back(done)
    house.shift_planning.make_ahead()
    assert dates(house) == before


def test_a_shift_past_midnight_ends_on_the_next_day(house: CentreServices) -> None:
    made = shift(house, duty(house), starts=dt.time(22), ends=dt.time(1, 30))
    assert made.hours == 3.5


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("needed", 0, "aantal mensen"),
        ("ends", dt.time(9, 30), "gelijk"),
        ("ends", None, "eindigt"),
        ("starts", None, "begint"),
        ("rule", "", "welke dagen"),
        ("until", dt.date(2026, 1, 1), "laatste dag"),
        ("before", 10_000, "minuten"),
    ],
)
def test_what_is_missing_in_a_pattern_is_said(
    house: CentreServices, field: str, value: object, words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        pattern(house, duty(house), **{field: value})


def test_a_shift_cannot_need_fewer_people_than_stand_there(house: CentreServices) -> None:
    bar = duty(house)
    made = shift(house, bar, needed=2)
    for name in ("Ria", "Piet"):
        house.rostering.assign(made.id, volunteer(house, name, bar).id)
    with pytest.raises(Invalid, match="Haal er eerst iemand af"):
        house.shift_planning.keep_shift(replace(made, needed=1), new=False)


def test_a_pattern_nobody_can_fill_is_no_trouble(house: CentreServices) -> None:
    pattern(house, duty(house, "Duiken"), 0, needed=3)
    proposing = house.roster_proposing
    made = proposing.propose(proposing.question(MONDAY, MONDAY + WEEKS))
    assert not made.proposed
    assert sum(left.missing for left in made.left_open) == 12


def test_a_pattern_for_several_duties_is_one_act_with_one_undo(
    house: CentreServices, everything: Callable[[], list[list[object]]]
) -> None:
    bar, host, cook = duty(house, "bar"), duty(house, "gastvrouw"), duty(house, "kok")
    before = everything()
    blank = replace(house.shift_planning.blank_pattern(bar.id), rule=MONDAYS)
    blank = replace(blank, starts=dt.time(9), ends=dt.time(12))
    done = house.shift_planning.keep_patterns(
        blank, [(host.id, 0), (bar.id, 2), (cook.id, 1)], new=True
    )
    patterns = house.shift_planning.patterns()
    assert {(one.duty_id, one.needed) for one in patterns} == {(bar.id, 2), (cook.id, 1)}
    assert done.value.id == blank.id
    taken_back(done)
    assert everything() == before


def test_a_pattern_is_not_kept_when_nobody_is_needed_or_its_second_duty_fails(
    house: CentreServices,
    everything: Callable[[], list[list[object]]],
    failing: Callable[[str], None],
) -> None:
    bar, host = duty(house, "bar"), duty(house, "gastvrouw")
    before = everything()
    blank = replace(house.shift_planning.blank_pattern(bar.id), rule=MONDAYS)
    blank = replace(blank, starts=dt.time(9), ends=dt.time(12))
    with pytest.raises(Invalid, match="minstens"):
        house.shift_planning.keep_patterns(blank, [(bar.id, 0)], new=True)
    failing("INSERT ON shift_pattern WHEN NEW.needed = 2")
    with pytest.raises(IntegrityError, match="half-way"):
        house.shift_planning.keep_patterns(blank, [(bar.id, 1), (host.id, 2)], new=True)
    assert everything() == before
