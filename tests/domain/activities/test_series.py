"""What a series asks for, and what changing it does to the occurrences that are there already."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Sitting, Skip
from buurthuis_app.domain.activities.planned import OccurrenceTrace, Rearrangement, Scope
from buurthuis_app.domain.activities.recurrence import ONCE, MonthlyOnDate, Weekly
from buurthuis_app.domain.activities.series import (
    Calendar,
    Series,
    asked,
    following,
    from_day,
    left_out,
    missing,
    rearranged,
    shifted,
    wanted,
)
from buurthuis_app.domain.centre.centre import ClosedDay, Region
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace

CENTRE, ACTIVITY, HALL, BAR = (UUID(int=number) for number in (1, 2, 3, 4))
TODAY = dt.date(2026, 11, 22)
"""A Sunday."""
A_DAY = dt.timedelta(days=1)
SUNDAYS = Weekly(weekdays=frozenset({6})).text()
TUESDAYS = Weekly(weekdays=frozenset({1})).text()


def calendar(*closed: ClosedDay, weeks: int = 3) -> Calendar:
    """So many weeks ahead of today."""
    return Calendar(
        region=Region.NORTH, closed=closed, today=TODAY, horizon=TODAY + weeks * 7 * A_DAY
    )


def activity(**fields: Any) -> Activity:
    """Coffee on Sundays from 1 November 2026 on."""
    given: dict[str, Any] = {
        "title": "Koffie-inloop",
        "first": dt.date(2026, 11, 1),
        "rule": SUNDAYS,
        "starts": dt.time(10),
        "ends": dt.time(12),
        "room_id": HALL,
        **fields,
    }
    return Activity(id=ACTIVITY, centre_id=CENTRE, **given)


def on(day: dt.date, **fields: Any) -> Occurrence:
    given: dict[str, Any] = {
        "planned_for": day,
        "starts": dt.time(10),
        "ends": dt.time(12),
        "room_id": HALL,
        **fields,
    }
    number = day.toordinal()
    return Occurrence(
        id=UUID(int=number), centre_id=CENTRE, activity_id=ACTIVITY, date=day, **given
    )


def november(*numbers: int) -> list[dt.date]:
    """Days of November 2026; 31 is the first of December."""
    return [dt.date(2026, 11, 1) + (number - 1) * A_DAY for number in numbers]


def series(
    of: Activity | None = None,
    there: Iterable[Occurrence] | None = None,
    traces: Mapping[UUID, frozenset[OccurrenceTrace]] | None = None,
) -> Series:
    """The Sundays that are planned up to the horizon, without a trace of anybody."""
    if there is None:
        there = [on(day) for day in november(1, 8, 15, 22, 29, 36, 43)]
    return Series(activity=of or activity(), occurrences=tuple(there), traces=traces or {})


def dates(found: Iterable[Occurrence]) -> list[dt.date]:
    return [one.date for one in found]


# What it asks for


def test_a_series_asks_for_the_days_of_its_rule_up_to_its_last() -> None:
    whole = asked(activity(), calendar(), *november(9, 40))
    assert list(whole.dates) == november(15, 22, 29, 36)
    ended = asked(activity(until=dt.date(2026, 11, 22)), calendar(), *november(9, 40))
    assert list(ended.dates) == november(15, 22)


def test_what_has_no_rule_asks_for_nothing() -> None:
    assert asked(activity(rule=""), calendar(), *november(1, 60)).dates == ()


def test_days_it_skips_are_left_out_with_their_reason() -> None:
    winter = ClosedDay(
        id=UUID(int=9),
        centre_id=CENTRE,
        first=dt.date(2026, 12, 20),
        last=dt.date(2026, 12, 20),
        reason="Kerstmarkt",
    )
    fridays_too = activity(
        rule=Weekly(weekdays=frozenset({4, 6})).text(),
        skips=frozenset(Skip),
    )
    found = asked(fridays_too, calendar(winter), dt.date(2026, 12, 18), dt.date(2026, 12, 27))
    assert list(found.dates) == [dt.date(2026, 12, 18)]
    assert [(one.date.day, one.reason) for one in found.skipped] == [
        (20, "kerstvakantie"),
        (25, "Eerste kerstdag"),
        (27, "kerstvakantie"),
    ]
    only_closed = activity(skips=frozenset({Skip.CLOSED_DAYS}))
    found = asked(only_closed, calendar(winter), dt.date(2026, 12, 18), dt.date(2026, 12, 27))
    assert [(one.date.day, one.reason) for one in found.skipped] == [(20, "Kerstmarkt")]


def test_what_is_planned_once_takes_place_also_on_a_holiday_and_however_far_ahead() -> None:
    dinner = activity(rule=ONCE, first=dt.date(2028, 12, 25), skips=frozenset(Skip))
    assert wanted(dinner, calendar(), TODAY) == {(dt.date(2028, 12, 25), 1)}
    assert wanted(dinner, calendar(), TODAY, dt.date(2027, 1, 1)) == frozenset()


def test_only_what_is_not_there_yet_is_missing_and_it_is_like_its_series() -> None:
    moved = on(dt.date(2026, 11, 30), planned_for=dt.date(2026, 11, 29))
    found = missing(series(there=[moved]), calendar(), *november(22, 36))
    assert dates(found) == november(22, 36)
    assert {(one.starts, one.ends, one.room_id) for one in found} == {
        (dt.time(10), dt.time(12), HALL)
    }
    assert all(one.planned_for == one.date for one in found)
    assert {(one.centre_id, one.activity_id) for one in found} == {(CENTRE, ACTIVITY)}


# What changing it does


def test_another_time_is_taken_over_by_what_is_to_come_where_it_had_the_old_one() -> None:
    early, elsewhere = on(november(29)[0], starts=dt.time(8)), on(november(36)[0], room_id=BAR)
    there = [on(november(22)[0]), early, elsewhere]
    kept = activity(starts=dt.time(9))
    found = rearranged(series(there=there), kept, calendar(weeks=2), TODAY)
    assert [(former.date, new.starts, new.room_id) for former, new in found.changed] == [
        (november(22)[0], dt.time(9), HALL),
        (november(36)[0], dt.time(9), BAR),
    ]
    assert (found.added, found.removed, found.stays) == ((), (), ())
    assert following(early, activity(), kept) == early


def test_a_namesake_who_takes_one_time_over_stays_when_the_leader_changes() -> None:
    ria, namesake, bo = new_id(), new_id(), new_id()
    led = activity(led_by="Ria", led_by_id=ria)
    usual = on(november(22)[0], led_by="Ria", led_by_id=ria)
    other = on(november(29)[0], led_by="Ria", led_by_id=namesake)
    now = activity(led_by="Bo", led_by_id=bo)
    assert following(usual, led, now).led_by_id == bo
    assert following(other, led, now) == other


def test_what_is_over_is_not_touched_by_a_change_from_today_on() -> None:
    found = rearranged(series(), activity(starts=dt.time(9)), calendar(), TODAY)
    assert dates(former for former, _new in found.changed) == november(22, 29, 36, 43)


def test_another_rule_takes_the_place_of_what_is_to_come_and_leaves_what_is_over() -> None:
    start = activity().first
    found = rearranged(series(), activity(rule=TUESDAYS), calendar(), start)
    assert dates(found.removed) == november(22, 29, 36, 43)
    assert dates(found.added) == november(24, 31, 38)
    assert not found.stays


@pytest.mark.parametrize("trace", list(OccurrenceTrace))
def test_what_people_left_something_with_stays_whatever_becomes_of_the_series(
    trace: OccurrenceTrace,
) -> None:
    there = on(november(29)[0])
    known = series(there=[there], traces={there.id: frozenset({trace})})
    for kept in (activity(rule=TUESDAYS), activity(starts=dt.time(9)), activity(until=TODAY)):
        found = rearranged(known, kept, calendar(), TODAY)
        (stays,) = found.stays
        assert (stays.occurrence, stays.traces) == (there, frozenset({trace}))
        assert (found.removed, found.changed) == ((), ())
    renamed = rearranged(known, activity(title="Thee"), calendar(weeks=1), TODAY)
    assert not renamed.stays


def test_what_was_called_off_and_is_over_stands_in_the_figures_and_stays() -> None:
    over, ahead = (on(day, cancelled_because="ziek") for day in november(15, 29))
    start = activity().first
    later = activity(starts=dt.time(9))
    found = rearranged(series(there=[over, ahead]), later, calendar(weeks=1), start)
    assert [(one.occurrence, one.traces) for one in found.stays] == [
        (over, frozenset({OccurrenceTrace.CALLED_OFF}))
    ]
    assert [former for former, _new in found.changed] == [ahead]


def test_after_its_last_day_nothing_is_left_also_before_the_day_of_the_change() -> None:
    ended = activity(until=dt.date(2026, 11, 15))
    found = rearranged(series(), ended, calendar(), november(36)[0])
    assert dates(found.removed) == november(22, 29, 36, 43)


def test_an_extra_follows_nothing_and_what_stood_before_the_first_day_neither() -> None:
    extra = on(november(25)[0], planned_for=None)
    of_an_earlier_rule = on(dt.date(2026, 10, 28))
    found = rearranged(
        series(there=[extra, of_an_earlier_rule]),
        activity(rule=TUESDAYS, until=november(30)[0]),
        calendar(),
        dt.date(2026, 10, 1),
    )
    assert dates(found.added) == november(24)
    assert (found.removed, found.changed) == ((), ())


def test_what_is_planned_one_by_one_stays_where_it_is_and_takes_a_new_time() -> None:
    single = activity(rule="")
    there = [on(day) for day in november(23, 26)]
    later = activity(rule="", starts=dt.time(9))
    found = rearranged(series(single, there), later, calendar(), TODAY)
    assert [(former.date, new.starts) for former, new in found.changed] == [
        (day, dt.time(9)) for day in november(23, 26)
    ]
    assert (found.added, found.removed) == ((), ())


def test_an_earlier_first_day_brings_the_days_before_the_former_one() -> None:
    there = [on(day) for day in november(15, 22)]
    known = series(activity(first=dt.date(2026, 11, 15)), there)
    found = rearranged(known, activity(), calendar(weeks=1), TODAY)
    assert dates(found.added) == november(1, 8, 29)


def test_a_date_that_was_left_out_does_not_come_back_by_itself() -> None:
    there = [on(day) for day in november(1, 8, 22, 36)]
    known = series(there=there)
    left = left_out(known, calendar())
    assert left == {(day, 1) for day in november(15, 29)}
    later = activity(starts=dt.time(9))
    assert dates(rearranged(known, later, calendar(), TODAY, left).added) == november(43)
    assert left_out(series(there=[]), calendar()) == frozenset()


# From a day on


def test_a_new_time_from_a_day_on_leaves_the_first_day_and_what_was_left_out() -> None:
    there = [on(day) for day in november(1, 8, 15, 22, 36, 43)]
    day = november(36)[0]
    kept, found = from_day(series(there=there), activity(starts=dt.time(9)), calendar(), day)
    assert kept == activity(starts=dt.time(9))
    assert dates(former for former, _new in found.changed) == november(36, 43)
    assert not found.added


def test_a_new_rule_from_a_day_on_begins_there_after_the_former_rule_is_carried_out() -> None:
    planned_up_to_today = [on(day) for day in november(1, 8, 15, 22)]
    day = november(38)[0]
    kept, found = from_day(
        series(there=planned_up_to_today), activity(rule=TUESDAYS), calendar(), day
    )
    assert (kept.first, kept.rule) == (day, TUESDAYS)
    assert dates(found.added) == november(29, 36, 38)
    assert not found.removed
    kept, found = from_day(series(), activity(rule=TUESDAYS), calendar(), day)
    assert (dates(found.removed), dates(found.added)) == (november(43), november(38))
    nothing_yet, found = from_day(series(there=[]), activity(rule=TUESDAYS), calendar(), day)
    assert nothing_yet.first == day
    assert dates(found.added) == november(1, 8, 15, 22, 29, 36, 38)


def test_a_series_with_nothing_behind_it_has_the_first_day_of_its_draft() -> None:
    first = activity().first
    kept, _found = from_day(series(), activity(rule=TUESDAYS), calendar(), first)
    assert kept.first == first
    draft = activity(rule=TUESDAYS, first=dt.date(2026, 11, 10))
    kept, _found = from_day(series(), draft, calendar(), november(38)[0])
    assert kept == draft


# Dragged


@pytest.mark.parametrize(
    ("scope", "first"),
    [
        (Scope.WHOLE, dt.date(2026, 11, 3)),
        (Scope.THIS_AND_FOLLOWING, dt.date(2026, 12, 1)),
    ],
)
def test_what_is_dragged_to_another_day_takes_its_series_along(
    scope: Scope, first: dt.date
) -> None:
    was, becomes = on(november(29)[0]), on(november(31)[0], starts=dt.time(20))
    assert shifted(activity(), scope, was, becomes) == activity(
        rule=TUESDAYS, first=first, starts=dt.time(20)
    )


@pytest.mark.parametrize("rule", ["", ONCE])
def test_what_is_there_once_goes_along_as_a_whole(rule: str) -> None:
    once = activity(rule=rule, first=november(29)[0])
    dragged = shifted(once, Scope.THIS_AND_FOLLOWING, on(november(29)[0]), on(november(31)[0]))
    assert dragged == activity(rule=rule, first=november(31)[0])


def test_what_is_dragged_to_another_time_or_room_keeps_its_days() -> None:
    was = on(november(29)[0])
    becomes = on(november(29)[0], ends=dt.time(13), room_id=BAR)
    assert shifted(activity(), Scope.WHOLE, was, becomes) == activity(ends=dt.time(13), room_id=BAR)


def test_a_rule_from_elsewhere_moves_one_time_at_a_time() -> None:
    yearly = activity(rule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5")
    was, becomes = on(dt.date(2026, 12, 5)), on(dt.date(2026, 12, 6))
    with pytest.raises(Invalid, match="alleen deze keer"):
        shifted(yearly, Scope.WHOLE, was, becomes)


# Said and added up


def test_what_stays_says_what_people_left_with_it() -> None:
    there = on(november(29)[0])
    known = series(
        there=[there], traces={there.id: frozenset(OccurrenceTrace) - {OccurrenceTrace.CALLED_OFF}}
    )
    (stays,) = rearranged(known, activity(rule=TUESDAYS), calendar(), TODAY).stays
    assert stays.sentence == (
        "zo 29 nov 10.00–12.00 blijft staan: hier is geteld, verteld, iets opgemerkt, "
        "aangemeld, door vrijwilligers gewerkt en een factuur van gemaakt."
    )


def test_two_changes_after_each_other_are_one_with_all_that_both_do() -> None:
    first = Rearrangement(added=(on(november(24)[0]),), removed=(on(november(29)[0]),))
    moved = (on(november(36)[0]), on(november(36)[0], starts=dt.time(9)))
    both = first + Rearrangement(added=(on(november(31)[0]),), changed=(moved,))
    assert dates(both.added) == november(24, 31)
    assert dates(both.removed) == november(29)
    assert both.changed == (moved,)


def test_a_change_moves_something_when_an_occurrence_comes_goes_or_changes() -> None:
    one = on(november(29)[0])
    assert Rearrangement(added=(one,)).moves_anything
    assert Rearrangement(removed=(one,)).moves_anything
    assert Rearrangement(changed=((one, one),)).moves_anything
    monthly = activity(rule=MonthlyOnDate(day=31).text())
    known = series(there=[one], traces={one.id: frozenset({OccurrenceTrace.COUNTED})})
    only_stays = rearranged(known, monthly, calendar(weeks=1), TODAY)
    assert only_stays.stays
    assert not only_stays.moves_anything


# Several times a day

EVENING = Sitting(number=2, starts=dt.time(19), ends=dt.time(21))
TWICE = activity(further=(EVENING,))


def evening(day: dt.date, **fields: Any) -> Occurrence:
    return on(day, sitting=2, **{"starts": EVENING.starts, "ends": EVENING.ends, **fields})


def test_an_evening_that_comes_begins_today_and_one_that_goes_leaves_what_is_over() -> None:
    past, coming = november(15), november(29)
    known = series(there=[*map(on, (*past, *coming))])
    came = rearranged(known, TWICE, calendar(weeks=1), activity().first)
    assert [each.slot for each in came.added if each.sitting == 2] == [
        (day, 2) for day in november(22, 29)
    ]
    there = Series(
        activity=TWICE,
        occurrences=tuple(each for day in (*past, *coming) for each in (on(day), evening(day))),
        traces={},
    )
    went = rearranged(there, activity(), calendar(weeks=1), activity().first)
    assert [each.slot for each in went.removed] == [(coming[0], 2)]


def test_what_was_merged_in_at_another_hour_ends_with_the_activity_and_not_before() -> None:
    day, later = november(24)[0], november(29)[0]
    known = series(there=[evening(day), evening(later)])
    assert not rearranged(known, activity(rule=TUESDAYS), calendar(), TODAY).removed
    ended = rearranged(known, activity(until=day), calendar(), TODAY)
    assert [each.date for each in ended.removed] == [later]


def test_other_hours_are_followed_by_their_own_sitting_alone() -> None:
    later = TWICE.with_sittings([TWICE.sittings[0], Sitting(number=2, starts=dt.time(20))])
    day = november(29)[0]
    assert following(on(day), TWICE, later) == on(day)
    assert following(evening(day), TWICE, later).starts == dt.time(20)
    elsewhere = Sitting(number=3, starts=dt.time(15))
    moved = replace(TWICE.with_sittings([elsewhere]), room_id=BAR)
    assert following(evening(day), TWICE, moved) == evening(day, room_id=BAR)


def test_what_was_done_to_an_evening_is_done_to_the_evenings() -> None:
    day = november(29)[0]
    was = evening(day)
    draft = shifted(TWICE, Scope.WHOLE, was, replace(was, starts=dt.time(18), room_id=BAR))
    assert draft.further == (Sitting(number=2, starts=dt.time(18), ends=dt.time(21)),)
    assert (draft.starts, draft.room_id) == (dt.time(10), BAR)
    with pytest.raises(Invalid, match="niet meer"):
        shifted(activity(), Scope.WHOLE, was, replace(was, starts=dt.time(18)))
    only_evening = TWICE.with_sittings([EVENING])
    extra = on(day, planned_for=None)
    draft = shifted(only_evening, Scope.WHOLE, extra, replace(extra, starts=dt.time(11)))
    assert draft.starts == dt.time(11)
