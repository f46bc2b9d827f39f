"""Charts of indicators and surveys for the screen: the functions that draw them on paper, in the window's colours.

This loads ReportLab. Import it where a chart is shown, never at the start.
"""

from typing import Any

from msgspec import Struct

from buurthuis_app.domain.indicators.results import IndicatorResult
from buurthuis_app.domain.papers.document import AnswerBar, YearBar
from buurthuis_app.domain.surveys.results import QuestionResult
from buurthuis_app.reports.goals.year_bars import year_bars
from buurthuis_app.reports.kit.charts import bar_charts
from buurthuis_app.reports.kit.page_room import ANSWER_HEIGHT
from buurthuis_app.reports.kit.style import PaperPalette
from buurthuis_app.reports.surveys.survey_outcome import answer_bars

__all__ = ["AnswersChart", "YearsChart", "answers_chart", "years_chart"]


class YearsChart(Struct, frozen=True, kw_only=True):
    """The years of an indicator, ready to be drawn at any size."""

    bars: tuple[YearBar, ...]
    legend: bool = True

    def drawn(self, palette: PaperPalette, width: float, height: float) -> Any:
        """The chart of `width` by `height` points: a ReportLab Drawing."""
        return bar_charts.years_chart(self.bars, palette, width, height, legend=self.legend)

    def place_of(self, index: int, width: float, _height: float) -> tuple[float, float]:
        """From where to where, in points from the left, one year has its place."""
        slot = width / max(len(self.bars), 1)
        return index * slot, (index + 1) * slot


class AnswersChart(Struct, frozen=True, kw_only=True):
    """How often each answer was given, as high as there are answers."""

    bars: tuple[AnswerBar, ...]

    @property
    def height(self) -> float:
        """Height of the chart, in points."""
        return float(len(self.bars) * ANSWER_HEIGHT)

    def drawn(self, palette: PaperPalette, width: float, _height: float) -> Any:
        """The chart of `width` points: a ReportLab Drawing."""
        return bar_charts.answers_chart(self.bars, palette, width)

    def place_of(self, _index: int, _width: float, _height: float) -> tuple[float, float]:
        """No place: nothing in the chart can be chosen."""
        return 0.0, 0.0


def years_chart(result: IndicatorResult, *, legend: bool = True) -> YearsChart:
    """An indicator's figures per year."""
    return YearsChart(bars=year_bars(result), legend=legend)


def answers_chart(result: QuestionResult, former: QuestionResult | None = None) -> AnswersChart:
    """A question's answers, beside those of the former time."""
    return AnswersChart(bars=answer_bars(result, former))
