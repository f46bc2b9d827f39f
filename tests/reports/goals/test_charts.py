"""Charts of years and of answers: each look stands for one thing, and what is not known is not drawn as nought."""

import pytest
from reportlab.graphics.shapes import Drawing, Group, PolyLine, Rect, String

from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.indicators.results import (
    Actual,
    IndicatorResult,
    Standing,
    Way,
    YearResult,
)
from buurthuis_app.domain.papers.document import YearBar
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.surveys.results import question_result
from buurthuis_app.domain.surveys.survey import QuestionKind, SurveyQuestion
from buurthuis_app.reports.goals.year_bars import year_bars
from buurthuis_app.reports.kit.charts.bar_charts import answers_chart, years_chart
from buurthuis_app.reports.kit.page_room import ANSWER_HEIGHT
from buurthuis_app.reports.kit.style import PAPER
from buurthuis_app.reports.surveys.survey_outcome import answer_bars

INDICATOR = Indicator(
    id=new_id(), centre_id=new_id(), name="Oordeel", baseline=5.0, baseline_year=2011
)


def result(*years: YearResult, indicator: Indicator = INDICATOR) -> IndicatorResult:
    return IndicatorResult(indicator=indicator, theme="", way=Way.TYPED, definition="", years=years)


def shapes(drawing: Drawing | Group, kind: type) -> list[object]:
    found: list[object] = []
    for shape in drawing.contents:
        if isinstance(shape, Group):
            found += shapes(shape, kind)
        elif isinstance(shape, kind):
            found.append(shape)
    return found


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in shapes(drawing, String) if isinstance(shape, String)]


def test_the_years_run_on_from_the_baseline_without_a_gap() -> None:
    known = Actual(standing=Standing.KNOWN, value=6.1)
    bars = year_bars(result(YearResult(year=2014, actual=known, target=6.0)))
    assert [bar.year for bar in bars] == [2011, 2012, 2013, 2014]
    assert (bars[0].actual, bars[1].actual, bars[3].target) == (5.0, None, 6.0)


def test_nothing_known_is_nothing_drawn() -> None:
    empty = Indicator(id=new_id(), centre_id=new_id(), name="Oordeel")
    assert year_bars(result(indicator=empty)) == ()
    assert words(years_chart((), PAPER, 300, 100)) == []


@pytest.mark.parametrize(
    ("bar", "said"),
    [
        (YearBar(year=2026, actual=6.5), {"uitkomst", "6,5"}),
        (YearBar(year=2026, actual=6.5, so_far=True), {"tot nu toe", "6,5"}),
        (YearBar(year=2026, target=6.0, forecast=7.0), {"streefgetal", "verwachting", "7"}),
        (YearBar(year=2026, no_poll=True), {"geen peiling"}),
    ],
)
def test_the_legend_explains_the_looks_that_occur_and_no_others(
    bar: YearBar, said: set[str]
) -> None:
    assert set(words(years_chart((bar,), PAPER, 300, 100))) == said | {"2026"}
    without = words(years_chart((bar,), PAPER, 300, 100, legend=False))
    assert "uitkomst" not in without


def test_a_year_without_a_poll_is_hatched_and_has_no_bar() -> None:
    drawing = years_chart((YearBar(year=2012, no_poll=True),), PAPER, 300, 100, legend=False)
    assert len(shapes(drawing, PolyLine)) == 1
    filled = [one for one in shapes(drawing, Rect) if getattr(one, "fillColor", None)]
    assert filled == []


def test_figures_below_nought_hang_from_the_line() -> None:
    drawing = years_chart(
        (YearBar(year=2025, actual=4.0), YearBar(year=2026, actual=-4.0)),
        PAPER,
        300,
        100,
        legend=False,
    )
    up, down = (one for one in shapes(drawing, Rect) if isinstance(one, Rect))
    assert up.y == pytest.approx(down.y + down.height)
    assert up.height == pytest.approx(down.height)


def test_answers_stand_below_each_other_with_their_number_and_share() -> None:
    asked = SurveyQuestion(
        id=new_id(),
        survey_id=new_id(),
        position=0,
        kind=QuestionKind.CHOICE,
        words="Welke?",
        options=("een pasje", "een heel erg lange mogelijkheid die nergens past en nog door gaat"),
    )
    now = question_result(asked, 8, {0: 6, 1: 2})
    drawing = answers_chart(answer_bars(now, question_result(asked, 10, {0: 5, 1: 5})), PAPER, 300)
    said = words(drawing)
    assert "6 (75%)" in said
    assert "2 (25%)" in said
    assert "een pasje" in said
    assert any(text.endswith("…") for text in said)
    assert drawing.height == 2 * ANSWER_HEIGHT == 32
