"""Changing a series: for one time, from a day on, or whole; what people left with an occurrence never moves."""

import datetime as dt
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Skip
from buurthuis_app.domain.activities.planned import OccurrenceTrace, Scope
from buurthuis_app.domain.activities.recurrence import (
    ONCE,
    BrokenRule,
    MonthlyOnDate,
    MonthlyOnWeekday,
    Weekly,
)
from buurthuis_app.domain.activities.series import shifted
from buurthuis_app.domain.centre.centre import ClosedDay, Region
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.conftest import services_of
from tests.services.undoing import taken_back, there_and_back

TODAY = dt.date(2026, 11, 22)
TUESDAYS = Weekly(weekdays=frozenset({1})).text()
On = Callable[[int], Occurrence]
Everything = Callable[[], list[list[Any]]]


def all_of(house: CentreServices, activity: Activity) -> list[Occurrence]:
    with house.database.read() as work:
        found = work.store(Occurrence).find(activity_id=activity.id)
    return sorted(found, key=lambda occurrence: (occurrence.date, occurrence.id))


def days(house: CentreServices, activity: Activity) -> list[dt.date]:
    return [occurrence.date for occurrence in all_of(house, activity)]


def november(*numbers: int) -> list[dt.date]:
    return [dt.date(2026, 11, number) for number in numbers]


def signed_up(house: CentreServices, occurrence: Occurrence) -> SignUp:
    person = SignUp(
        id=new_id(),
        centre_id=house.centre.id,
        activity_id=occurrence.activity_id,
        occurrence_id=occurrence.id,
        name="Noor",
        erase_on=occurrence.date + dt.timedelta(days=14),
    )
    with house.database.begin() as work:
        work.store(SignUp).add(person)
    return person


# Only this one


def test_one_time_moves_and_the_plan_is_not_made_twice(
    house: CentreServices, coffee: Activity, on: On, clock: FixedClock, everything: Everything
) -> None:
    before = everything()
    moved = replace(on(29), date=dt.date(2026, 12, 1), starts=dt.time(19), ends=dt.time(21))
    done = house.planning.move(moved, room="Keuken")
    assert done.value.planned_for == dt.date(2026, 11, 29)
    assert dt.date(2026, 12, 1) in days(house, coffee)
    there_and_back(done, before, everything)
    house.growing.extend()
    assert days(house, coffee).count(dt.date(2026, 11, 29)) == 0
    clock.moment += dt.timedelta(days=7)
    house.planning.keep(replace(house.plan.activity(coffee.id), title="Thee"), new=False)
    assert days(house, coffee).count(dt.date(2026, 11, 29)) == 0


@pytest.mark.parametrize("trace", ["count", "story"])
def test_what_was_counted_or_told_keeps_its_date_and_may_change_its_room(
    house: CentreServices, on: On, kinds: dict[str, TallyKind], trace: str
) -> None:
    if trace == "count":
        house.counting.add(on(15).id, kinds["volwassenen"].id, 3)
    else:
        story = replace(house.telling.blank(occurrence_id=on(15).id), happened="Iets moois.")
        house.telling.keep(story, new=True)
    with pytest.raises(Invalid, match="al geteld of verteld"):
        house.planning.move(replace(on(15), date=dt.date(2026, 11, 16)))
    (room,) = house.plan.rooms()
    assert house.planning.move(replace(on(15), room_id=room.id)).value.room_id == room.id


def test_one_time_that_was_counted_after_it_was_moved_is_not_moved_back(
    house: CentreServices, on: On, kinds: dict[str, TallyKind]
) -> None:
    done = house.planning.move(replace(on(15), date=dt.date(2026, 11, 16)))
    house.counting.add(done.value.id, kinds["volwassenen"].id, 3)
    with pytest.raises(Invalid, match="geteld"):
        taken_back(done)


def test_one_time_of_which_the_times_cannot_be_is_refused(house: CentreServices, on: On) -> None:
    with pytest.raises(Invalid, match="gelijk"):
        house.planning.move(replace(on(29), ends=on(29).starts))
    with pytest.raises(Invalid, match="geen begintijd"):
        house.planning.move(replace(on(29), starts=None))
    past_midnight = house.planning.move(replace(on(29), starts=dt.time(23), ends=dt.time(1)))
    assert past_midnight.value.date == dt.date(2026, 11, 29)
    stale = replace(on(29), version=1, starts=dt.time(8))
    with pytest.raises(Conflict):
        house.planning.move(stale)


def test_only_one_time_is_changed_by_moving_it(house: CentreServices, coffee: Activity) -> None:
    with pytest.raises(ValueError, match="move"):
        house.planning.change(coffee, Scope.ONLY_THIS, TODAY)


# This one and what follows


def test_a_new_rule_begins_on_its_day_and_leaves_what_was_before_it(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    day, before = dt.date(2026, 12, 13), everything()
    earlier = [date for date in days(house, coffee) if date < day]
    done = house.planning.change(
        replace(coffee, rule=TUESDAYS, starts=dt.time(9)), Scope.THIS_AND_FOLLOWING, day
    )
    assert done.value.first == day
    found = all_of(house, coffee)
    assert [one.date for one in found if one.date < day] == earlier
    assert {one.starts for one in found if one.date < day} == {dt.time(10)}
    assert {one.date.weekday() for one in found if one.date >= day} == {1}
    assert {one.starts for one in found if one.date >= day} == {dt.time(9)}
    there_and_back(done, before, everything)


def test_what_stood_before_the_new_rule_stays_when_the_series_changes_again(
    house: CentreServices, coffee: Activity
) -> None:
    day = dt.date(2026, 12, 13)
    changed = house.planning.change(
        replace(coffee, rule=TUESDAYS), Scope.THIS_AND_FOLLOWING, day
    ).value
    earlier = [date for date in days(house, coffee) if date < day]
    renamed = house.planning.keep(replace(changed, title="Thee"), new=False).value
    later = house.planning.change(replace(renamed, starts=dt.time(8)), Scope.WHOLE, TODAY).value
    assert [date for date in days(house, coffee) if date < day] == earlier
    ended = house.planning.end(later, dt.date(2026, 12, 8)).value
    assert days(house, coffee)[-1] == dt.date(2026, 12, 6) == ended.until
    assert house.growing.extend().value == 0


def test_a_new_time_from_a_day_on_leaves_the_first_day(
    house: CentreServices, coffee: Activity
) -> None:
    day = dt.date(2026, 12, 6)
    changed = replace(coffee, starts=dt.time(11))
    kept = house.planning.change(changed, Scope.THIS_AND_FOLLOWING, day).value
    assert kept.first == coffee.first
    assert {one.starts for one in all_of(house, coffee) if one.date < day} == {dt.time(10)}
    assert {one.starts for one in all_of(house, coffee) if one.date >= day} == {dt.time(11)}


def test_the_old_rule_is_carried_out_up_to_a_day_that_was_not_planned_yet(
    house: CentreServices, coffee: Activity, clock: FixedClock
) -> None:
    clock.moment += dt.timedelta(days=400)
    day = dt.date(2028, 1, 4)
    house.planning.change(replace(coffee, rule=TUESDAYS), Scope.THIS_AND_FOLLOWING, day)
    found = days(house, coffee)
    before = [date for date in found if date < day]
    assert before[-1] == dt.date(2028, 1, 2)
    assert all(later - date == dt.timedelta(days=7) for date, later in pairwise(before))
    assert {date.weekday() for date in found if date >= day} == {1}


def test_a_number_of_times_counts_from_the_new_beginning(
    house: CentreServices, coffee: Activity
) -> None:
    day = dt.date(2026, 12, 1)
    rule = Weekly(weekdays=frozenset({1}), times=3).text()
    house.planning.change(replace(coffee, rule=rule), Scope.THIS_AND_FOLLOWING, day)
    assert [date for date in days(house, coffee) if date >= day] == [
        dt.date(2026, 12, number) for number in (1, 8, 15)
    ]


# The whole series


def test_a_new_rule_for_the_whole_series_leaves_the_days_that_are_over(
    house: CentreServices,
    coffee: Activity,
    on: On,
    kinds: dict[str, TallyKind],
    everything: Everything,
) -> None:
    house.counting.add(on(1).id, kinds["volwassenen"].id, 3)
    house.counting.cancel(on(8).id, "ziek")
    signed_up(house, on(29))
    stays, before = [on(1), on(8), on(15), on(29)], everything()
    done = house.planning.change(replace(coffee, rule=TUESDAYS), Scope.WHOLE, TODAY)
    found = all_of(house, coffee)
    assert [one for one in found if one.date.weekday() == 6] == stays
    assert [one.date for one in found if one not in stays][:1] == november(24)
    there_and_back(done, before, everything)


def test_a_date_that_was_left_out_does_not_come_back_with_another_title(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    sunday = on(29)
    with house.database.begin() as work:
        work.store(Occurrence).remove([sunday])
    house.planning.keep(replace(coffee, title="Thee", starts=dt.time(11)), new=False)
    found = all_of(house, coffee)
    assert sunday.date not in {one.date for one in found}
    assert max(one.date for one in found) > sunday.date


def test_the_preview_says_what_comes_goes_and_stays_and_keeps_nothing(
    house: CentreServices,
    coffee: Activity,
    on: On,
    kinds: dict[str, TallyKind],
    everything: Everything,
) -> None:
    house.counting.add(on(22).id, kinds["volwassenen"].id, 3)
    house.counting.remark(on(22).id, "Vol.")
    story = replace(house.telling.blank(occurrence_id=on(22).id), happened="Iets moois.")
    house.telling.keep(story, new=True)
    signed_up(house, on(29))
    before = everything()
    draft = replace(coffee, rule=TUESDAYS)
    seen = house.planning.preview(draft)
    assert everything() == before
    assert [one.sentence for one in seen.stays] == [
        "zo 22 nov 10.00–12.00 blijft staan: hier is geteld, verteld en iets opgemerkt.",
        "zo 29 nov 10.00–12.00 blijft staan: hier is aangemeld.",
    ]
    assert seen.moves_anything
    now = days(house, coffee)
    house.planning.keep(draft, new=False)
    expected = set(now) - {one.date for one in seen.removed} | {one.date for one in seen.added}
    assert set(days(house, coffee)) == expected
    whole = house.planning.preview(replace(coffee, starts=dt.time(8)), Scope.WHOLE)
    assert [one.traces for one in whole.stays][-1] == {OccurrenceTrace.SIGNED_UP}
    assert not house.planning.preview(house.plan.activity(coffee.id)).moves_anything


def test_an_extra_and_what_was_counted_at_its_place_have_nothing_to_follow(
    house: CentreServices, coffee: Activity, on: On, kinds: dict[str, TallyKind]
) -> None:
    extra = house.growing.extra(title=coffee.title, date=dt.date(2026, 11, 18)).value
    house.counting.add(on(22).id, kinds["volwassenen"].id, 3)
    seen = house.planning.preview(replace(coffee, title="Thee"), Scope.WHOLE)
    assert not seen.moves_anything
    assert not seen.stays
    moved = house.planning.preview(replace(coffee, starts=dt.time(9)), Scope.WHOLE)
    assert extra not in {former for former, _new in moved.changed}
    assert [one.occurrence for one in moved.stays] == [on(22)]


def test_an_activity_somebody_signed_up_for_is_ended_not_removed(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    person = signed_up(house, on(29))
    with house.database.begin() as work:
        work.store(SignUp).replace(replace(person, occurrence_id=None))
    with pytest.raises(Invalid, match=r"aangemeld.*Laten eindigen"):
        house.planning.remove(coffee)


# Undo, also late


def test_undo_takes_along_what_the_plan_was_extended_by_in_the_meantime(
    house: CentreServices, coffee: Activity, clock: FixedClock
) -> None:
    done = house.planning.keep(replace(coffee, rule=TUESDAYS, starts=dt.time(9)), new=False)
    clock.moment += dt.timedelta(days=28)
    assert house.growing.extend().value == 4
    back = taken_back(done)
    found = all_of(house, coffee)
    assert {one.date.weekday() for one in found} == {6}
    assert {one.starts for one in found} == {dt.time(10)}
    assert len(found) == len({one.date for one in found})
    taken_back(back)
    ahead = [one for one in all_of(house, coffee) if one.date > TODAY]
    assert {one.date.weekday() for one in ahead} == {1}
    assert {one.starts for one in ahead} == {dt.time(9)}


def test_a_change_is_done_again_after_the_plan_went_on_before_and_after_its_undo(
    house: CentreServices, clock: FixedClock, coffee: Activity
) -> None:
    """The dates that the changed series had been planned to before are put back, and not planned a second time."""
    wednesdays = replace(coffee, rule=Weekly(weekdays=frozenset({2})).text())
    done = house.planning.keep(wednesdays, new=False)
    for later in (10, 3):
        clock.moment += dt.timedelta(days=later)
        house.growing.extend()
        done = taken_back(done)
    ahead = [day for day in days(house, coffee) if day > clock.today()]
    assert {day.weekday() for day in ahead} == {2}
    assert len(ahead) == len(set(ahead))


def test_a_new_activity_is_taken_back_also_after_it_was_extended(
    house: CentreServices, clock: FixedClock, everything: Everything
) -> None:
    before = everything()
    blank = replace(house.planning.blank(), title="Schaken", rule=TUESDAYS)
    done = house.planning.keep(blank, new=True, room="Zolder")
    clock.moment += dt.timedelta(days=28)
    house.growing.extend()
    after = everything()
    redo = taken_back(done).undo
    assert everything() == before
    assert redo is not None
    redo()
    assert everything() == after


def test_a_room_made_on_the_fly_goes_with_undo_unless_something_else_uses_it(
    house: CentreServices, coffee: Activity, everything: Everything
) -> None:
    before = everything()
    done = house.planning.keep(coffee, new=False, room="Zolder")
    there_and_back(done, before, everything)
    kept = house.plan.activity(coffee.id)
    again = house.planning.keep(replace(kept, room_id=None), new=False)
    done = house.planning.keep(again.value, new=False, room="Vliering")
    attic = done.value.room_id
    other = replace(house.planning.blank(), title="Schaken", rule=TUESDAYS, room_id=attic)
    house.planning.keep(other, new=True)
    taken_back(done)
    assert attic in {room.id for room in house.plan.rooms()}


def test_an_occurrence_that_got_its_own_time_since_keeps_it_when_the_series_goes_back(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    done = house.planning.keep(replace(coffee, starts=dt.time(9)), new=False)
    house.planning.move(replace(on(29), starts=dt.time(8)))
    taken_back(done)
    assert (on(22).starts, on(29).starts) == (dt.time(10), dt.time(8))


# Dragging


@pytest.mark.parametrize(
    ("rule", "first", "to", "expected"),
    [
        (TUESDAYS, dt.date(2026, 11, 24), dt.date(2026, 11, 26), [26, 33, 40]),
        (
            Weekly(weekdays=frozenset({1, 4})).text(),
            dt.date(2026, 11, 24),
            dt.date(2026, 11, 25),
            [25, 27, 32],
        ),
        (
            Weekly(weekdays=frozenset({6}), interval=2).text(),
            dt.date(2026, 11, 29),
            dt.date(2026, 11, 30),
            [30, 44, 58],
        ),
        (MonthlyOnDate(day=24).text(), dt.date(2026, 11, 24), dt.date(2026, 11, 26), [26, 56]),
        (
            MonthlyOnWeekday(nth=4, weekday=1).text(),
            dt.date(2026, 11, 24),
            dt.date(2026, 11, 27),
            [27, 55],
        ),
        (
            MonthlyOnWeekday(nth=-1, weekday=1).text(),
            dt.date(2026, 11, 24),
            dt.date(2026, 11, 26),
            [26, 61],
        ),
        (ONCE, dt.date(2026, 11, 24), dt.date(2026, 11, 27), [27]),
    ],
)
@pytest.mark.parametrize("scope", [Scope.THIS_AND_FOLLOWING, Scope.WHOLE])
def test_what_is_dragged_to_another_day_takes_its_series_along(
    house: CentreServices, rule: str, first: dt.date, to: dt.date, expected: list[int], scope: Scope
) -> None:
    activity = replace(house.planning.blank(), title="Schaken", rule=rule, first=first)
    activity = house.planning.keep(activity, new=True).value
    was = all_of(house, activity)[0]
    draft = shifted(activity, scope, was, replace(was, date=to, starts=dt.time(20)))
    house.planning.change(draft, scope, min(was.date, to))
    start = dt.date(2026, 11, 1)
    dates = [start + dt.timedelta(days=number - 1) for number in expected]
    found = all_of(house, activity)
    assert [one.date for one in found][: len(dates)] == dates
    assert {one.starts for one in found} == {dt.time(20)}


def test_what_is_dragged_to_another_time_keeps_its_days(coffee: Activity, on: On) -> None:
    was = on(29)
    draft = shifted(coffee, Scope.WHOLE, was, replace(was, starts=dt.time(11)))
    assert draft == replace(coffee, starts=dt.time(11))


def test_a_rule_from_elsewhere_moves_one_time_at_a_time(house: CentreServices) -> None:
    rule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"
    party = replace(house.planning.blank(), title="Sint", rule=rule)
    party = house.planning.keep(party, new=True).value
    (was,) = all_of(house, party)
    with pytest.raises(Invalid, match="alleen deze keer"):
        shifted(party, Scope.WHOLE, was, replace(was, date=dt.date(2026, 12, 6)))


# Rules and what they skip


ALL_RULES = st.one_of(
    st.builds(
        Weekly,
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        interval=st.integers(1, 4),
        times=st.none() | st.integers(1, 90),
    ),
    st.builds(MonthlyOnDate, day=st.integers(1, 31), interval=st.integers(1, 3)),
    st.builds(
        MonthlyOnWeekday,
        nth=st.sampled_from([1, 2, 3, 4, -1]),
        weekday=st.integers(0, 6),
        interval=st.integers(1, 3),
    ),
)


@pytest.mark.file_only
@given(
    rule=ALL_RULES,
    ago=st.integers(-60, 500),
    skips=st.frozensets(st.sampled_from(Skip)),
    ending=st.none() | st.integers(-30, 400),
)
@settings(max_examples=settings().max_examples // 5)
def test_the_occurrences_of_a_rule_are_dateutils_minus_what_is_skipped(
    database_path: Path, rule: Weekly, ago: int, skips: frozenset[Skip], ending: int | None
) -> None:
    with copied(database_path) as house:
        first = TODAY - dt.timedelta(days=ago)
        until = None if ending is None else max(first, TODAY + dt.timedelta(days=ending))
        shut = ClosedDay(
            id=new_id(),
            centre_id=house.centre.id,
            first=dt.date(2026, 12, 20),
            last=dt.date(2027, 1, 4),
            reason="Winterstop",
        )
        house.lists.keep(shut, new=True)
        activity = house.planning.keep(
            replace(
                house.planning.blank(),
                title="Schaken",
                rule=rule.text(),
                first=first,
                until=until,
                skips=skips,
            ),
            new=True,
        ).value
        last = min(TODAY + dt.timedelta(days=366), until or dt.date.max)
        series = rrulestr(rule.text(), dtstart=dt.datetime.combine(first, dt.time()))
        given_dates = [
            moment.date()
            for moment in series.between(
                dt.datetime.combine(first, dt.time()),
                dt.datetime.combine(last, dt.time()),
                inc=True,
            )
        ]
        why = {day: days_off.reason(day, skips, Region.NORTH, [shut]) for day in given_dates}
        assert days(house, activity) == [day for day in given_dates if why[day] is None]
        assert [(one.date, one.reason) for one in house.plan.skipped(activity, first, last)] == [
            (day, reason) for day, reason in why.items() if reason is not None
        ]


class copied:  # noqa: N801 - reads as a word in the with statement
    """A house on a copy of this file."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f"{new_id()}.db")
        shutil.copy(path, self._path)
        self._database = Database(self._path)

    def __enter__(self) -> CentreServices:
        return services_of(self._database, FixedClock(TODAY))

    def __exit__(self, *_error: object) -> None:
        self._database.close()
        self._path.unlink()


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "following", "whole", "move", "end", "count", "extend", "shut"]),
        st.sampled_from(
            [
                TUESDAYS,
                Weekly(weekdays=frozenset({6, 2}), interval=2).text(),
                MonthlyOnWeekday(nth=-1, weekday=6).text(),
            ]
        ),
        st.integers(-20, 40),
        st.integers(0, 1000),
    ),
    min_size=1,
    max_size=7,
)


@pytest.mark.file_only
@given(edits=EDITS)
@settings(max_examples=settings().max_examples // 5)
def test_any_series_of_edits_keeps_each_count_and_its_date_and_goes_back_step_by_step(
    database_path: Path, edits: list[tuple[str, str, int, int]]
) -> None:
    with copied(database_path) as house:
        activity = house.planning.keep(
            replace(
                house.planning.blank(),
                title="Schaken",
                rule=Weekly(weekdays=frozenset({6})).text(),
                first=dt.date(2026, 11, 1),
                starts=dt.time(10),
            ),
            new=True,
        ).value
        states, undos = [contents(house)], []
        for name, rule, by, pick in edits:
            counted = dates_of_counts(house)
            done = edit(house, activity, name, rule, by, pick)
            assert counted.items() <= dates_of_counts(house).items()
            if done is not None and done.undo is not None:
                undos.append(done.undo)
                states.append(contents(house))
        for before, undo in zip(states[-2::-1], undos[::-1], strict=True):
            undo()
            assert contents(house) == before


def edit(  # noqa: PLR0911 - one for each sort
    house: CentreServices, activity: Activity, name: str, rule: str, by: int, pick: int
) -> Done[Any] | None:
    """One change, of a sort that a person could make at that moment."""
    planning, day = house.planning, TODAY + dt.timedelta(days=by)
    now, there = house.plan.activity(activity.id), all_of(house, activity)
    one = there[pick % len(there)] if there else None
    try:
        if name == "keep":
            return planning.keep(replace(now, rule=rule, starts=dt.time(pick % 24)), new=False)
        if name == "following":
            return planning.change(replace(now, rule=rule), Scope.THIS_AND_FOLLOWING, day)
        if name == "whole":
            changed = replace(now, rule=rule, first=now.first + dt.timedelta(days=by))
            return planning.change(changed, Scope.WHOLE, day)
        if name == "end":
            return planning.end(now, day)
        if name == "shut":
            winter = ClosedDay(
                id=new_id(), centre_id=now.centre_id, first=day, last=day, reason="Verbouwing"
            )
            return house.lists.keep(winter, new=True)
        if one is not None and name == "move":
            return planning.move(replace(one, date=one.date + dt.timedelta(days=by)))
        if one is not None and name == "count":
            kind = house.lists.tally_kinds()[0].id
            return house.counting.add(one.id, kind, pick % 9 + 1, because="Te laat geteld.")
    except Invalid:
        return None
    return None


def contents(house: CentreServices) -> set[Any]:
    """The plan and its counts, apart from versions."""
    kinds: tuple[type[Any], ...] = (Activity, Occurrence, Count, ClosedDay)
    with house.database.read() as work:
        return {replace(record, version=0) for kind in kinds for record in work.store(kind).find()}


def dates_of_counts(house: CentreServices) -> dict[Count, dt.date]:
    with house.database.read() as work:
        dates = {one.id: one.date for one in work.store(Occurrence).find()}
        return {
            replace(count, number=0, version=0, recorded_at=house.clock.now()): dates[
                count.occurrence_id
            ]
            for count in work.store(Count).find()
        }


# What cannot be, and what is rare


@pytest.mark.parametrize(
    "rule", ["elke dinsdag", "FREQ=WEEKLY;BYDAY=XX", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=1,2"]
)
def test_a_rule_that_is_none_is_refused_in_words(house: CentreServices, rule: str) -> None:
    blank = replace(house.planning.blank(), title="Schaken", rule=rule)
    with pytest.raises(BrokenRule, match="Kies de herhaling opnieuw"):
        house.planning.keep(blank, new=True)
    assert house.plan.activities() == ()


def test_more_than_five_thousand_times_at_once_is_refused_in_words(
    house: CentreServices, everything: Everything
) -> None:
    before = everything()
    daily = Weekly(weekdays=frozenset(range(7))).text()
    long = replace(house.planning.blank(), title="Open", rule=daily, first=dt.date(1990, 1, 1))
    with pytest.raises(Invalid, match=r"meer dan 5\.000 keren"):
        house.planning.keep(long, new=True)
    assert everything() == before


def test_a_series_from_before_there_were_computers_here_stands_there_whole(
    house: CentreServices,
) -> None:
    yearly = replace(
        house.planning.blank(),
        title="Schrikkeldag",
        rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        first=dt.date(1952, 2, 29),
    )
    kept = house.planning.keep(yearly, new=True).value
    assert [day.year for day in days(house, kept)] == list(range(1952, 2027, 4))


@pytest.mark.parametrize("title", ["x" * 500, "مرحبا 😀 " * 60])
def test_a_title_of_five_hundred_signs_is_refused_in_words(
    house: CentreServices, title: str
) -> None:
    with pytest.raises(Invalid, match="langer dan 120 tekens"):
        house.planning.keep(replace(house.planning.blank(), title=title), new=True)
    short = title[:118].strip()
    kept = house.planning.keep(replace(house.planning.blank(), title=short), new=True).value
    assert [row.activity.title for row in house.plan.activities()] == [kept.title] == [short]


def test_week_53_and_the_turn_of_the_year_are_weeks_like_others(house: CentreServices) -> None:
    rule = Weekly(weekdays=frozenset({3}), interval=2).text()
    activity = replace(
        house.planning.blank(), title="Schaken", rule=rule, first=dt.date(2026, 12, 17)
    )
    kept = house.planning.keep(activity, new=True).value
    assert days(house, kept)[:3] == [
        dt.date(2026, 12, 17),
        dt.date(2026, 12, 31),
        dt.date(2027, 1, 14),
    ]
