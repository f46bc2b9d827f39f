"""Pictures of a whole year: its activities month by month, and its areas; each leads to what is behind it."""

from collections.abc import Iterator

from reportlab.platypus import Flowable
from typing_extensions import override

from buurthuis_app.domain.papers.document import AreaMap, SmallYears, Trace
from buurthuis_app.records import replace
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.charts import area_map, small_years
from buurthuis_app.reports.kit.figure_places import Spots
from buurthuis_app.reports.kit.flowables import ChartPicture
from buurthuis_app.reports.kit.page_room import (
    MAP_HEIGHT,
    PICTURE_GAP,
    YEAR_HEIGHT,
    YEARS_A_ROW,
    YEARS_LEGEND,
    years_height,
)

_Place = tuple[tuple[float, float], tuple[float, float], Trace | None]
"""The lower left corner of a part of a picture, its width and height, and what is behind it."""


class YearPicture(Flowable):
    """A chart across the page, each part of which leads somewhere. Rows of activities go on over the next page."""

    def __init__(self, chart: SmallYears | AreaMap, spots: Spots, highest: int = 0) -> None:
        super().__init__()
        self._chart, self._spots, self._highest = chart, spots, highest
        tall = years_height(len(chart.bars)) if isinstance(chart, SmallYears) else MAP_HEIGHT
        self.width, self.height = style.CONTENT_WIDTH, float(tall)
        self.spaceBefore = self.spaceAfter = PICTURE_GAP

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        chart = self._chart
        fitting = int((aH - YEARS_LEGEND) // YEAR_HEIGHT) * YEARS_A_ROW
        if not isinstance(chart, SmallYears) or not 0 < fitting < len(chart.bars):
            return []
        highest = self._highest or small_years.highest_of(chart.bars)
        return [
            YearPicture(
                replace(
                    chart,
                    bars=chart.bars[part],
                    sheet=replace(chart.sheet, rows=chart.sheet.rows[part]),
                ),
                self._spots,
                highest,
            )
            for part in (slice(fitting), slice(fitting, None))
        ]

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        chart = self._chart
        if isinstance(chart, SmallYears):
            drawing = small_years.small_years(chart.bars, style.PAPER, self.width, self._highest)
        else:
            drawing = area_map.area_map(chart.bars, style.PAPER, self.width)
        ChartPicture(drawing, chart.sheet).drawOn(self.canv, 0, 0)
        for place, size, trace in self._places():
            if trace is not None:
                self._spots.note(self.canv, place, size, trace)

    def _places(self) -> Iterator[_Place]:
        chart = self._chart
        if isinstance(chart, SmallYears):
            for index, year in enumerate(chart.bars):
                left, bottom, wide = small_years.place_of_year(index, len(chart.bars), self.width)
                yield (left, bottom), (wide, float(YEAR_HEIGHT)), year.visits.trace
            return
        for tile in area_map.tiles(chart.bars, self.width):
            place, size = (tile.left, tile.bottom), (tile.width, tile.height)
            yield place, size, chart.bars[tile.index].visits.trace
