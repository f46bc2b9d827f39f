"""Charts for the screen: the same function that draws them on paper, in the colours that the window wears.

This loads ReportLab. Import it where a chart is shown, never at the start.
"""

from typing import Any

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import Breakdown
from buurthuis_app.domain.figures.visits_chart import Bar, bars
from buurthuis_app.domain.shared.periods import Against
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit.charts import visits_chart
from buurthuis_app.reports.kit.style import PaperPalette

__all__ = ["PaperPalette", "VisitsChart", "chart_of"]


class VisitsChart(Struct, frozen=True, kw_only=True):
    """The bars of a period, ready to be drawn at any size."""

    bars: tuple[Bar, ...]
    former_name: str

    def drawn(self, palette: PaperPalette, width: float, height: float) -> Any:
        """The chart of `width` by `height` points: a ReportLab Drawing."""
        return visits_chart.visits_chart(self.bars, palette, width, height, self.former_name)

    def place_of(self, index: int, width: float, height: float) -> tuple[float, float]:
        """From where to where, in points from the left, one bar has its place in that drawing."""
        return visits_chart.place_of(self.bars, index, width, height)


def chart_of(breakdown: Breakdown) -> VisitsChart:
    """The visits of each part of the period beside those of the earlier one."""
    last_year = breakdown.against is Against.LAST_YEAR
    return VisitsChart(
        bars=bars(breakdown.parts, breakdown.former_parts),
        former_name=_("een jaar eerder") if last_year else _("de periode ervoor"),
    )
