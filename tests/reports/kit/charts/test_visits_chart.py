"""What a reader may conclude from a bar chart."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Group, Line, PolyLine, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.domain.figures.figures import Figures, Part
from buurthuis_app.domain.figures.visits_chart import Bar, CountedShare, bars
from buurthuis_app.domain.shared import periods
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.charts.visits_chart import axis_step, place_of, visits_chart

WIDTH, HEIGHT = style.CONTENT_WIDTH, 165.0


def shapes(group: Group) -> Iterator[Shape]:
    for shape in group.contents:
        if isinstance(shape, Group):
            yield from shapes(shape)
        else:
            yield shape


def drawn(*shown: Bar) -> list[Shape]:
    return list(shapes(visits_chart(shown, style.PAPER, WIDTH, HEIGHT)))


def texts(found: list[Shape]) -> list[str]:
    return [shape.text for shape in found if isinstance(shape, String)]


def filled(found: list[Shape]) -> list[Rect]:
    return [shape for shape in found if isinstance(shape, Rect) and shape.fillColor is not None]


def a_bar(label: str = "jan", visits: int = 10, known: CountedShare = CountedShare.WELL) -> Bar:
    return Bar(label=label, visits=visits, known=known)


def test_months_are_named_and_weeks_numbered() -> None:
    year = periods.year(2026)
    monthly = tuple(Part(span=span, figures=Figures()) for span in year.months())
    weekly = tuple(Part(span=span, figures=Figures()) for span in year.weeks())
    assert [bar.label for bar in bars(monthly)][:3] == ["jan", "feb", "mrt"]
    assert [bar.label for bar in bars(weekly)] == [str(week) for week in range(1, 54)]


@pytest.mark.parametrize(
    ("figures", "known"),
    [
        (Figures(), CountedShare.NOTHING_HELD),
        (Figures(held=2), CountedShare.NOT),
        (Figures(held=3, counted=1), CountedShare.HALF),
        (Figures(held=2, counted=1), CountedShare.WELL),
        (Figures(held=2, counted=2, visits=0), CountedShare.WELL),
    ],
)
def test_a_bar_knows_how_well_it_was_counted(figures: Figures, known: CountedShare) -> None:
    part = Part(span=periods.year(2025).months()[0], figures=figures)
    assert bars([part])[0].known is known


def test_what_was_not_counted_is_hatched_and_has_no_bar_nor_a_zero_of_its_own() -> None:
    found = drawn(a_bar("feb", 0, CountedShare.NOT), a_bar("mrt", 12))
    assert (
        len([shape for shape in found if isinstance(shape, PolyLine)]) == 2
    )  # the strip and the legend
    assert texts(found).count("0") == 1  # the axis
    assert "niet geteld" in texts(found)


def test_a_count_of_nobody_is_a_bar_with_its_zero() -> None:
    found = drawn(a_bar(visits=0), a_bar(visits=5))
    assert texts(found).count("0") == 2
    assert len(filled(found)) == 2


def test_when_all_was_counted_there_is_no_legend() -> None:
    assert "geteld" not in texts(drawn(a_bar(), a_bar()))


def test_bars_are_as_high_as_their_visits() -> None:
    first, second = filled(drawn(a_bar(visits=25), a_bar(visits=100)))
    assert second.height == pytest.approx(4 * first.height)


@given(st.integers(min_value=0, max_value=5_000_000))
def test_the_axis_has_round_steps_and_at_most_five(highest: int) -> None:
    step = axis_step(highest)
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert step * 5 >= highest


def test_the_axis_is_written_the_dutch_way() -> None:
    assert "1.000" in texts(drawn(a_bar(visits=1_800)))


@given(
    st.lists(
        st.builds(
            Bar,
            label=st.sampled_from(["jan", "mrt", "53", "9"]),
            visits=st.integers(min_value=0, max_value=99_999),
            known=st.sampled_from(CountedShare),
        ),
        max_size=53,
    )
)
def test_nothing_overlaps_or_leaves_the_drawing(shown: list[Bar]) -> None:
    found = drawn(*shown)
    labels = [
        shape for shape in found if isinstance(shape, String) and shape.textAnchor == "middle"
    ]
    for row in {round(label.y, 3) for label in labels}:
        spans = sorted(_span(label) for label in labels if round(label.y, 3) == row)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for shape in found:
        for x, y in _corners(shape):
            assert -0.01 <= x <= WIDTH + 0.01
            assert -0.01 <= y <= HEIGHT + 0.01


def _span(label: String) -> tuple[float, float]:
    half = stringWidth(label.text, label.fontName, label.fontSize) / 2
    return label.x - half, label.x + half


def _corners(shape: Shape) -> list[tuple[float, float]]:
    if isinstance(shape, Rect):
        return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    if isinstance(shape, Line):
        return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
    if isinstance(shape, PolyLine):
        return list(zip(shape.points[::2], shape.points[1::2], strict=True))
    assert isinstance(shape, String)
    return [(shape.x, shape.y), (shape.x, shape.y + shape.fontSize)]


def test_an_earlier_period_stands_as_a_grey_bar_beside_each_and_is_named() -> None:
    both = [Bar(label="jan", visits=40, known=CountedShare.WELL, former=55)]
    drawing = visits_chart(both, style.PAPER, WIDTH, HEIGHT, "een jaar eerder")
    grey = [
        one
        for one in shapes(drawing)
        if isinstance(one, Rect) and one.fillColor == style.colour(style.LINE)
    ]
    bars_of = [
        one
        for one in shapes(drawing)
        if isinstance(one, Rect) and one.fillColor == style.colour(style.ACCENT)
    ]
    assert max(one.height for one in grey) > max(one.height for one in bars_of)
    words = [one.text for one in shapes(drawing) if isinstance(one, String)]
    assert "een jaar eerder" in words


def test_the_places_of_the_bars_lie_beside_each_other() -> None:
    shown = [Bar(label=str(n), visits=n, known=CountedShare.WELL) for n in range(5)]
    places = [place_of(shown, n, WIDTH, HEIGHT) for n in range(5)]
    for (_left, right), (left, _right) in pairwise(places):
        assert right == pytest.approx(left)
    assert places[-1][1] == pytest.approx(WIDTH)
