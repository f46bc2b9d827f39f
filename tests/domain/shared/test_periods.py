"""Periods, and how they fall apart in weeks and months that add up."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from buurthuis_app.domain.shared.periods import (
    Against,
    Period,
    PeriodKind,
    Span,
    containing,
    iso_week,
    month,
    own,
    quarter,
    school_year,
    year,
)

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


def test_the_year_and_the_week_around_a_day() -> None:
    day = dt.date(2027, 1, 1)  # a Friday
    assert containing(PeriodKind.YEAR, day) == year(2027)
    week = containing(PeriodKind.WEEK, day)
    assert (week.first, week.last) == (dt.date(2026, 12, 28), dt.date(2027, 1, 3))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    number = draw(st.integers(1990, 2090))
    return draw(
        st.one_of(
            st.just(year(number)),
            st.integers(1, 4).map(lambda n: quarter(number, n)),
            st.integers(1, 12).map(lambda n: month(number, n)),
            st.tuples(DAYS, st.integers(0, 800)).map(
                lambda pair: own(pair[0], pair[0] + dt.timedelta(days=pair[1]))
            ),
        )
    )


@given(periods())
@example(year(2026))
@example(month(2024, 2))
def test_weeks_and_months_of_a_period_cover_each_of_its_days_exactly_once(period: Period) -> None:
    for parts in (period.weeks(), period.months()):
        assert (parts[0].first, parts[-1].last) == (period.first, period.last)
        assert all(a.last + dt.timedelta(days=1) == b.first for a, b in pairwise(parts))
        assert all(part.first <= part.last for part in parts)


@given(periods())
def test_each_week_of_a_period_lies_within_one_iso_week(period: Period) -> None:
    weeks = period.weeks()
    assert all(w.first.isocalendar()[:2] == w.last.isocalendar()[:2] for w in weeks)
    assert len({w.first.isocalendar()[:2] for w in weeks}) == len(weeks)


def test_2026_has_a_week_53_that_is_cut_off_at_new_year() -> None:
    last = year(2026).weeks()[-1]
    assert last == Span(first=dt.date(2026, 12, 28), last=dt.date(2026, 12, 31))
    assert last.first.isocalendar().week == 53


def test_new_years_day_2027_lies_in_week_53_and_is_a_part_of_its_own_year() -> None:
    first = year(2027).weeks()[0]
    assert first == Span(first=dt.date(2027, 1, 1), last=dt.date(2027, 1, 3))
    assert iso_week(dt.date(2027, 1, 1)) == Span(
        first=dt.date(2026, 12, 28), last=dt.date(2027, 1, 3)
    )


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: dt.date) -> None:
    week = iso_week(day)
    assert day in week
    assert (week.first.weekday(), week.last.weekday()) == (0, 6)
    assert week.first - dt.timedelta(days=1) not in week
    assert week.last + dt.timedelta(days=1) not in week


@given(periods(), st.integers(-30, 30))
def test_going_on_and_back_by_as_many_steps_ends_where_it_began(period: Period, n: int) -> None:
    assert period.shifted(n).shifted(-n) == period
    assert period.shifted(0) == period


@given(periods())
def test_the_next_period_begins_the_day_after_this_one(period: Period) -> None:
    assert period.shifted(1).first == period.last + dt.timedelta(days=1)
    assert period.shifted(1).kind is period.kind


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        (month(2024, 2), month(2023, 2)),
        (month(2025, 2), month(2024, 2)),
        (quarter(2026, 4), quarter(2025, 4)),
        (year(2026), year(2025)),
        (
            own(dt.date(2024, 1, 1), dt.date(2024, 2, 29)),
            own(dt.date(2023, 1, 1), dt.date(2023, 2, 28)),
        ),
    ],
)
def test_a_year_earlier_is_the_same_stretch_of_the_year(period: Period, earlier: Period) -> None:
    assert period.a_year_earlier() == earlier


def test_a_period_that_is_not_over_is_compared_as_far_as_it_got() -> None:
    today = dt.date(2026, 11, 22)
    so_far = year(2026).as_far_as(today)
    assert (so_far.first, so_far.last) == (dt.date(2026, 1, 1), today)
    assert so_far.a_year_earlier().last == dt.date(2025, 11, 22)


@pytest.mark.parametrize(
    "today", [dt.date(2025, 12, 31), dt.date(2026, 12, 31), dt.date(2027, 5, 1)]
)
def test_a_period_that_is_over_or_yet_to_begin_stays_whole(today: dt.date) -> None:
    assert year(2026).as_far_as(today) == year(2026)


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (month(2025, 3), "maart 2025"),
        (quarter(2025, 1), "1e kwartaal 2025"),
        (quarter(2025, 4), "4e kwartaal 2025"),
        (year(2025), "2025"),
        (own(dt.date(2025, 3, 1), dt.date(2025, 11, 22)), "1-3-2025 tot en met 22-11-2025"),
    ],
)
def test_periods_are_called_what_people_call_them(period: Period, name: str) -> None:
    assert period.name == name


def test_both_ends_of_a_stretch_of_days_are_in_it() -> None:
    span = Span(first=dt.date(2026, 12, 28), last=dt.date(2026, 12, 31))
    days = [dt.date(2026, 12, 27) + dt.timedelta(days=n) for n in range(6)]
    assert [day in span for day in days] == [False, True, True, True, True, False]


def test_there_is_no_fifth_quarter_and_no_thirteenth_month() -> None:
    for number in (0, 5):
        with pytest.raises(ValueError, match=str(number)):
            quarter(2026, number)
    with pytest.raises(ValueError, match="13"):
        month(2026, 13)


def test_a_school_year_runs_from_august_to_july() -> None:
    found = school_year(2025)
    assert (found.first, found.last) == (dt.date(2025, 8, 1), dt.date(2026, 7, 31))
    assert found.name == "schooljaar 2025/2026"
    assert found.shifted(1) == school_year(2026)
    assert found.a_year_earlier() == school_year(2024)
    assert len(found.parts()) == 12


def test_own_days_step_by_their_own_length_and_do_not_end_before_they_begin() -> None:
    found = own(dt.date(2026, 3, 1), dt.date(2026, 3, 10))
    assert found.shifted(-1).last == dt.date(2026, 2, 28)
    assert not found.monthly
    assert own(dt.date(2026, 1, 1), dt.date(2026, 6, 30)).monthly
    with pytest.raises(ValueError, match="2026"):
        own(dt.date(2026, 3, 2), dt.date(2026, 3, 1))


def test_a_running_period_is_set_beside_as_many_days_and_one_that_is_over_beside_a_whole_one() -> (
    None
):
    march, day = month(2026, 3), dt.date(2026, 3, 10)
    former = march.compared_with(Against.FORMER, dt.date(2026, 4, 1))
    assert (former.first, former.last) == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    so_far = march.compared_with(Against.FORMER, day)
    assert (so_far.first, so_far.last) == (dt.date(2026, 2, 1), dt.date(2026, 2, 10))
    last_year = march.compared_with(Against.LAST_YEAR, day)
    assert (last_year.first, last_year.last) == (dt.date(2025, 3, 1), dt.date(2025, 3, 10))


@given(DAYS, st.sampled_from(PeriodKind))
def test_the_period_around_a_day_is_of_the_kind_that_was_asked_and_holds_the_day(
    day: dt.date, kind: PeriodKind
) -> None:
    around = containing(kind, day)
    assert around.kind is kind
    assert around.first <= day <= around.last


def test_the_school_year_turns_in_august_and_own_days_are_those_of_the_month() -> None:
    july, august = dt.date(2026, 7, 31), dt.date(2026, 8, 1)
    assert containing(PeriodKind.SCHOOL_YEAR, july).first == dt.date(2025, 8, 1)
    assert containing(PeriodKind.SCHOOL_YEAR, august).first == august
    assert containing(PeriodKind.QUARTER, july) == quarter(2026, 3)
    assert containing(PeriodKind.OWN, july) == own(dt.date(2026, 7, 1), july)
