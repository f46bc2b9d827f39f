"""Chart of many activities: the months of each small beside the others, all on one scale."""

import math
from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing, Group, Line, Path, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.domain.papers.document import SmallYear
from buurthuis_app.i18n import _, ngettext, number, short_month_name
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.page_room import (
    YEAR_HEIGHT,
    YEARS_A_ROW,
    years_height,
)
from buurthuis_app.reports.kit.shapes import LABEL, lettering, line
from buurthuis_app.reports.kit.style import PaperPalette, colour
from buurthuis_app.reports.kit.typesetting import one_line, shortened

_MONTHS = 12
_GUTTER = 16.0
_ABOVE, _BELOW, _NAME = 6.0, 12.0, 15.0
"""Room above each, below its bars for the first and the last month, and above them for its name and visits."""
_BAR = 0.7
_LOWEST = 0.8
Shape = Line | Path | String


def highest_of(years: Sequence[SmallYear]) -> int:
    """The highest bar, to which all are drawn."""
    return max((bar or 0 for year in years for bar in year.bars), default=0) or 1


def small_years(
    years: Sequence[SmallYear], palette: PaperPalette, width: float, highest: int = 0
) -> Drawing:
    """A bar for each month in which something was counted; a small cross below the line where it was not.

    `highest` is the bar that all are drawn to, when that is not among these.
    """
    highest = highest or highest_of(years)
    fonts.register()
    height = years_height(len(years))
    drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
    for index, year in enumerate(years):
        place = place_of_year(index, len(years), width)
        drawing.add(Group(*_year(year, place, highest, palette)))
    words = ngettext(
        "Alle op dezelfde schaal. De hoogste staaf is {n} bezoek in één maand.",
        "Alle op dezelfde schaal. De hoogste staaf is {n} bezoeken in één maand.",
        highest,
    )
    if any(year.gaps for year in years):
        words += " " + _("× betekent: gehouden, niet geteld.")
    drawing.add(
        lettering(0, height - LABEL - 2, words.format(n=number(highest)), palette.quiet, "start")
    )
    return drawing


def place_of_year(index: int, count: int, width: float) -> tuple[float, float, float]:
    """Left, bottom and width of the activity at `index` in that drawing of `count` activities."""
    wide = (width + _GUTTER) / YEARS_A_ROW - _GUTTER
    across, down = index % YEARS_A_ROW, index // YEARS_A_ROW
    rows = math.ceil(count / YEARS_A_ROW)
    return across * (wide + _GUTTER), (rows - 1 - down) * YEAR_HEIGHT, wide


def _year(
    year: SmallYear, place: tuple[float, float, float], highest: int, palette: PaperPalette
) -> Iterator[Shape]:
    left, bottom, wide = place
    top, base, right = bottom + YEAR_HEIGHT - _ABOVE - _NAME, bottom + _BELOW, left + wide
    total = year.visits.shown
    room = wide - stringWidth(total, fonts.BOLD, LABEL) - 6
    name = shortened(one_line(year.name), fonts.REGULAR, LABEL, room)
    yield lettering(left, top + 3, name, palette.ink, "start")
    yield lettering(right, top + 3, total, palette.accent, "end", fonts.BOLD)
    slot = wide / _MONTHS
    bars = Path(fillColor=colour(palette.accent), strokeColor=None, strokeWidth=0)
    for month, visits in enumerate(year.bars):
        if visits is None:
            continue
        x = left + (month + (1 - _BAR) / 2) * slot
        tall = max((top - 4 - base) * visits / highest, _LOWEST)
        bars.moveTo(x, base)
        bars.lineTo(x, base + tall)
        bars.lineTo(x + _BAR * slot, base + tall)
        bars.lineTo(x + _BAR * slot, base)
        bars.closePath()
    if bars.operators:
        yield bars
    yield line(left, base, right, base, palette.outline, 0.6)
    for month in year.gaps:
        yield lettering(left + (month + 0.5) * slot, base + 2, "×", palette.quiet, "middle")
    yield lettering(left, bottom + 2, short_month_name(1), palette.quiet, "start")
    yield lettering(right, bottom + 2, short_month_name(_MONTHS), palette.quiet, "end")
