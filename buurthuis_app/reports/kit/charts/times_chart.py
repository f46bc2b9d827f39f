"""Chart of an activity time by time: every month of the year small beside the others, each day in its place."""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.domain.papers.document import TimeBar, TimeLook, TimesOfMonth, look_name
from buurthuis_app.i18n import _, number
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.page_room import (
    MONTH_HEIGHT,
    MONTHS_A_ROW,
    MONTHS_LEGEND,
    months_height,
)
from buurthuis_app.reports.kit.shapes import LABEL, box, lettering, line
from buurthuis_app.reports.kit.style import PaperPalette

_DAYS = 31
_GUTTER = 10.0
_MARKS, _NAME = 9.0, 13.0
"""Room below the bars for what has none, and above them for the month with its visits."""
_MARK = 1.6
_WIDEST = 0.8
"""Of the room of a day, for its bars."""
Shape = Line | Rect | String


class _SmallMonth(Struct, frozen=True, kw_only=True):
    """Where one month stands, in points from the lower left corner of the drawing."""

    left: float
    bottom: float
    width: float
    highest: int

    @property
    def day(self) -> float:
        return self.width / _DAYS

    @property
    def base(self) -> float:
        return self.bottom + _MARKS

    def height(self, visits: int) -> float:
        return (MONTH_HEIGHT - _MARKS - 2 * _NAME) * visits / self.highest

    def middle(self, bar: TimeBar) -> float:
        return self.left + (bar.day - 0.5) * self.day


def times_chart(months: Sequence[TimesOfMonth], palette: PaperPalette, width: float) -> Drawing:
    """A bar for each time that was counted, on one scale for all months; a sign below the line for each other time."""
    fonts.register()
    drawing = Drawing(width, months_height(len(months)), initialFontName=fonts.REGULAR)
    highest = max((bar.visits or 0 for month in months for bar in month.bars), default=0) or 1
    for index, month in enumerate(months):
        left, bottom, wide = place_of_month(index, len(months), width)
        small = _SmallMonth(left=left, bottom=bottom, width=wide, highest=highest)
        drawing.add(Group(*_month(small, month, palette)))
    drawing.add(Group(*_legend(months, palette, months_height(len(months)))))
    return drawing


def place_of_month(index: int, count: int, width: float) -> tuple[float, float, float]:
    """Left, bottom and width of the month at `index` in that drawing of `count` months."""
    wide = (width + _GUTTER) / MONTHS_A_ROW - _GUTTER
    across, down = index % MONTHS_A_ROW, index // MONTHS_A_ROW
    rows = math.ceil(count / MONTHS_A_ROW)
    return across * (wide + _GUTTER), (rows - 1 - down) * MONTH_HEIGHT, wide


def _month(small: _SmallMonth, month: TimesOfMonth, palette: PaperPalette) -> Iterator[Shape]:
    top = small.bottom + MONTH_HEIGHT - _NAME + 3
    yield lettering(small.left, top, month.name, palette.quiet, "start")
    right = small.left + small.width
    yield lettering(right, top, month.visits.shown, palette.ink, "end", fonts.BOLD)
    for bar in month.bars:
        yield from _bar(small, bar, palette, sum(other.day == bar.day for other in month.bars))
    yield line(small.left, small.base, right, small.base, palette.outline, 0.6)


def _bar(
    small: _SmallMonth, bar: TimeBar, palette: PaperPalette, that_day: int
) -> Iterator[Line | Rect]:
    """The bar of one time, of which there are so many that day; or the sign that says why there is none."""
    middle = small.middle(bar) + (bar.place - (that_day - 1) / 2) * small.day * _WIDEST / that_day
    if bar.visits is not None:
        wide = small.day * _WIDEST / that_day
        fill = palette.tint if bar.look is TimeLook.ESTIMATED else palette.accent
        high = max(small.height(bar.visits), 0.8)
        yield box(middle - wide / 2, small.base, wide, high, fill=fill, stroke=fill)
        return
    yield from _sign(middle, small.base - 4, bar.look, palette)


def _sign(x: float, y: float, look: TimeLook, palette: PaperPalette) -> Iterator[Line | Rect]:
    if look is TimeLook.CALLED_OFF:
        yield line(x - _MARK, y - _MARK, x + _MARK, y + _MARK, palette.outline, 0.7)
        yield line(x - _MARK, y + _MARK, x + _MARK, y - _MARK, palette.outline, 0.7)
    elif look is TimeLook.NOT_COUNTED:
        yield box(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK, fill=None, stroke=palette.ink)
    else:
        yield line(x, y - _MARK, x, y + _MARK, palette.line, 0.9)


def _legend(
    months: Sequence[TimesOfMonth], palette: PaperPalette, height: float
) -> Iterator[Shape]:
    """What each look means, for the looks that occur; and how high the highest bar is."""
    occurring = {bar.look for month in months for bar in month.bars}
    x, y, size = 0.0, height - MONTHS_LEGEND + 6, 8.0
    for look in TimeLook:
        if look not in occurring:
            continue
        words = look_name(look)
        if look in {TimeLook.COUNTED, TimeLook.ESTIMATED}:
            fill = palette.tint if look is TimeLook.ESTIMATED else palette.accent
            yield box(x, y, size, size, fill=fill, stroke=palette.accent)
        else:
            yield from _sign(x + size / 2, y + size / 2, look, palette)
        yield lettering(x + size + 4, y + 1, words, palette.quiet, "start")
        x += size + stringWidth(words, fonts.REGULAR, LABEL) + 18
    highest = max((bar.visits or 0 for month in months for bar in month.bars), default=0)
    if highest:
        words = _("hoogste: {n}").format(n=number(highest))
        yield lettering(x, y + 1, words, palette.quiet, "start")
