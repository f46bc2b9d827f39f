"""What every figure means."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.figures.figures import (
    ActivityFigures,
    Change,
    Figures,
    Part,
    beside,
    change,
    definitions,
    extrapolated,
    parted,
    total,
)
from buurthuis_app.domain.shared.periods import Against, Span, month, year

NUMBERS = st.integers(0, 10_000)
NAMES = Figures.__struct_fields__
FIGURES = st.builds(Figures, **dict.fromkeys(NAMES, NUMBERS))


@given(st.lists(FIGURES, max_size=5))
def test_a_total_adds_up_every_stored_figure_and_nothing_else(parts: list[Figures]) -> None:
    added = total(parts)
    for name in NAMES:
        assert getattr(added, name) == sum(getattr(part, name) for part in parts)


@given(FIGURES, FIGURES, FIGURES)
def test_the_order_of_adding_makes_no_difference(a: Figures, b: Figures, c: Figures) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a + Figures() == a


def test_a_cancelled_meeting_is_not_a_missing_count() -> None:
    figures = Figures(planned=3, held=2, cancelled=1, counted=2, visits=30)
    assert figures.not_counted == 0
    assert figures.coverage == 1
    assert figures.to_come == 0


def test_what_was_not_planned_counts_as_held_and_leaves_what_is_to_come_alone() -> None:
    figures = Figures(planned=10, extra=1, held=6, cancelled=1, counted=4, visits=40)
    assert figures.to_come == 4
    assert figures.not_counted == 2
    assert figures.coverage == pytest.approx(4 / 6)


def test_the_average_is_over_what_was_counted_and_the_estimate_of_the_rest_stands_apart() -> None:
    figures = Figures(planned=4, held=4, counted=3, visits=40)
    assert figures.average == pytest.approx(40 / 3)
    assert extrapolated([figures]) == 13
    assert figures.visits == 40


def test_exactly_half_a_visit_goes_up_also_where_the_average_is_no_round_number() -> None:
    half_of_117 = Figures(planned=33, held=33, counted=6, visits=13)  # 13 / 6 x 27 is 58,5
    assert extrapolated([half_of_117]) == 59


def test_without_a_count_there_is_no_average_and_without_holding_no_coverage() -> None:
    assert Figures(planned=2, held=2).average is None
    assert extrapolated([Figures(planned=2, held=2)]) is None
    assert Figures(planned=2).coverage is None


def test_what_nobody_ever_counts_is_not_estimated_from_others_and_the_whole_is_the_sum_of_its_rows() -> (
    None
):
    barbecue = Figures(planned=2, held=2, counted=1, visits=41)
    coffee = Figures(planned=5, held=5, counted=2, visits=5)
    yoga_of_a_tenant = Figures(planned=21, held=21)
    rows = [
        ActivityFigures(activity_id=UUID(int=1), title="", figures=found)
        for found in (barbecue, coffee, yoga_of_a_tenant)
    ]
    assert [row.extrapolated for row in rows] == [41, 8, None]
    assert extrapolated(row.figures for row in rows) == 49


def test_a_count_of_nought_has_an_average_of_nought() -> None:
    assert Figures(planned=1, held=1, counted=1).average == 0


@pytest.mark.parametrize(
    ("now", "earlier", "expected"),
    [
        # as it should be
        (
            Figures(held=4, counted=4, visits=60),
            Figures(held=4, counted=4, visits=50),
            Change(difference=10, share=0.2),
        ),
        # exactly half counted is enough, less is not
        (
            Figures(held=1, counted=1, visits=60),
            Figures(held=4, counted=2, visits=50),
            Change(difference=10, share=0.2),
        ),
        (
            Figures(held=1, counted=1, visits=60),
            Figures(held=5, counted=2, visits=50),
            Change(difference=10, share=None),
        ),
        # counted in half of this period only: 27.510% would say nothing
        (
            Figures(held=90, counted=90, visits=11_044),
            Figures(held=2, counted=2, visits=40),
            Change(difference=11_004, share=None),
        ),
        # a percentage of nought would mislead
        (
            Figures(held=1, counted=1, visits=6),
            Figures(held=1, counted=1, visits=0),
            Change(difference=6, share=None),
        ),
        # nothing to compare
        (Figures(held=1, counted=1, visits=6), Figures(held=3), None),
        (Figures(held=3), Figures(held=1, counted=1, visits=6), None),
    ],
)
def test_a_change_is_only_a_percentage_where_that_does_not_mislead(
    now: Figures, earlier: Figures, expected: Change | None
) -> None:
    assert change(now, earlier) == expected


@given(
    st.lists(st.tuples(st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)), FIGURES), max_size=12)
)
def test_bars_per_week_and_per_month_add_up_to_the_total(
    daily: list[tuple[dt.date, Figures]],
) -> None:
    whole = total(figures for _day, figures in daily)
    for spans in (year(2026).weeks(), year(2026).months()):
        parts = parted(daily, spans)
        assert [part.span for part in parts] == list(spans)
        assert total(part.figures for part in parts) == whole


def test_a_day_outside_every_span_is_left_out() -> None:
    one = Figures(held=1)
    march, may = (Span(first=p.first, last=p.last) for p in (month(2026, 3), month(2026, 5)))
    days = [dt.date(2026, 2, 28), dt.date(2026, 4, 10), dt.date(2026, 5, 31), dt.date(2026, 6, 1)]
    parts = parted([(day, one) for day in days], [march, may])
    assert [part.figures.held for part in parts] == [0, 1]
    assert parted([(days[0], one)], []) == ()


def test_every_printed_word_is_explained_once_in_a_sentence() -> None:
    found = definitions()
    terms = [definition.term for definition in found]
    assert len(set(terms)) == len(terms)
    assert {
        "keer",
        "gepland",
        "gehouden",
        "geteld",
        "bezoeken",
        "gemiddeld",
        "misschien erbij",
    } <= set(terms)
    assert all(definition.meaning.endswith(".") for definition in found)


def part(first: dt.date, days: int) -> Part:
    return Part(span=Span(first=first, last=first + dt.timedelta(days=days - 1)), figures=Figures())


def test_a_week_stands_beside_that_of_the_same_number_last_year_also_where_years_begin_otherwise() -> (
    None
):
    now = [part(dt.date(2026, 12, 21) + dt.timedelta(days=7 * n), 7) for n in range(3)]
    former = [part(dt.date(2025, 12, 22) + dt.timedelta(days=7 * n), 7) for n in range(3)]
    assert [one.span.first.isocalendar().week for one in now] == [52, 53, 1]
    assert [one.span.first.isocalendar().week for one in former] == [52, 1, 2]
    assert beside(now, former, Against.LAST_YEAR) == (former[0], None, former[1])


def test_other_parts_stand_beside_each_other_by_their_place() -> None:
    now = [part(dt.date(2026, month, 1), 28) for month in (1, 2, 3)]
    former = [part(dt.date(2025, month, 1), 28) for month in (1, 2)]
    assert beside(now, former, Against.LAST_YEAR) == (*former, None)
    weeks = [part(dt.date(2026, 11, 9) + dt.timedelta(days=7 * n), 7) for n in range(4)]
    assert beside(weeks[2:], weeks[:2], Against.FORMER) == (weeks[0], weeks[1])
