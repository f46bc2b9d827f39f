"""Bar charts as ReportLab shapes: paper draws them as they are, the screen walks the same shapes.

Only Group, Rect, Line, PolyLine and String are used, without clipping, so that any painter can follow.
"""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from reportlab.graphics.shapes import Drawing, Group, Line, PolyLine, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.domain.figures.visits_chart import Bar, CountedShare
from buurthuis_app.i18n import _, number
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.shapes import LABEL, box, hatched, lettering, line
from buurthuis_app.reports.kit.style import PaperPalette

_LEGEND_HEIGHT = 18
_BELOW = 18
_MOST_LINES = 5
_ROOM_BETWEEN_LABELS = 5
_WIDEST_BAR = 42


def axis_step(highest: int) -> int:
    """A round step (1, 2 or 5 times a power of ten) that reaches `highest` in at most five lines."""
    rough = max(1.0, highest / _MOST_LINES)
    power: int = 10 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)


class _VisitsPlot(Struct, frozen=True, kw_only=True):
    """Where the bars stand, in points from the lower left corner of the drawing."""

    left: float
    bottom: float
    width: float
    height: float
    top_value: int
    slots: int
    compared: bool = False

    @property
    def slot(self) -> float:
        return self.width / self.slots

    @property
    def bar(self) -> float:
        return min(self.slot * (0.5 if self.compared else 0.68), _WIDEST_BAR)

    @property
    def former(self) -> float:
        """Width of the bar of an earlier period."""
        return min(self.slot * 0.26, _WIDEST_BAR / 2) if self.compared else 0

    def bar_left(self, index: int) -> float:
        """The two bars of a part stand around its middle."""
        return self.middle(index) - (self.bar - self.former) / 2

    def middle(self, index: int) -> float:
        return self.left + (index + 0.5) * self.slot

    def y(self, value: float) -> float:
        return self.bottom + self.height * value / self.top_value


def visits_chart(
    shown: Sequence[Bar], palette: PaperPalette, width: float, height: float, former_name: str = ""
) -> Drawing:
    """Visits per part of a period, `width` by `height` points.

    What was not counted is a hatched strip, never a bar of nothing; what was counted for less than half is lighter.
    An earlier period (`former_name` in the legend) stands as a narrow grey bar to the left of each.
    """
    plot, step = _measured(shown, width, height)
    highest = _highest(shown)
    drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
    drawing.add(Group(*_axis(plot, step if highest else plot.top_value + 1, palette)))
    for index, bar in enumerate(shown):
        drawing.add(Group(*_bar(plot, index, bar, palette)))
    drawing.add(Group(*_labels_below(plot, [bar.label for bar in shown], palette)))
    drawing.add(Group(*_values_above(plot, shown, palette)))
    drawing.add(Group(*_legend(plot, shown, height, palette, former_name)))
    return drawing


def place_of(shown: Sequence[Bar], index: int, width: float, height: float) -> tuple[float, float]:
    """From where to where (points from the left) the bar at `index` has its place in that drawing."""
    plot, _step = _measured(shown, width, height)
    middle = plot.middle(index)
    return middle - plot.slot / 2, middle + plot.slot / 2


def _highest(shown: Sequence[Bar]) -> int:
    return max((max(bar.visits, bar.former or 0) for bar in shown), default=0)


def _measured(shown: Sequence[Bar], width: float, height: float) -> tuple[_VisitsPlot, int]:
    """Where the bars stand, and how far the lines behind them lie apart."""
    fonts.register()
    highest = _highest(shown)
    step = axis_step(highest)
    top_value = max(step, math.ceil(highest / step) * step)
    left = stringWidth(number(top_value), fonts.REGULAR, LABEL) + 6
    legend = _told(shown) or _compared(shown)
    above = LABEL + 4 + (_LEGEND_HEIGHT if legend else 0)
    plot = _VisitsPlot(
        left=left,
        bottom=_BELOW,
        width=width - left,
        height=height - _BELOW - above,
        top_value=top_value,
        slots=max(1, len(shown)),
        compared=_compared(shown),
    )
    return plot, step


def _compared(shown: Sequence[Bar]) -> bool:
    return any(bar.former is not None for bar in shown)


def _axis(plot: _VisitsPlot, step: int, palette: PaperPalette) -> Iterator[Line | String]:
    right = plot.left + plot.width
    for value in range(0, plot.top_value + 1, step):
        y = plot.y(value)
        tone = palette.outline if value == 0 else palette.line
        yield line(plot.left, y, right, y, tone, 0.8 if value == 0 else 0.5)
        yield lettering(plot.left - 6, y - LABEL * 0.35, number(value), palette.quiet, "end")


def _bar(
    plot: _VisitsPlot, index: int, bar: Bar, palette: PaperPalette
) -> Iterator[PolyLine | Rect]:
    left = plot.bar_left(index)
    if bar.former is not None:
        height = max(plot.y(bar.former) - plot.bottom, 0.8)
        fill, stroke = palette.line, palette.outline
        yield box(left - plot.former, plot.bottom, plot.former, height, fill=fill, stroke=stroke)
    if bar.known is CountedShare.NOT:
        yield from hatched(left, plot.bottom, plot.bar, plot.height, palette)
    elif bar.known is not CountedShare.NOTHING_HELD:
        height = max(plot.y(bar.visits) - plot.bottom, 0.8)
        fill = palette.tint if bar.known is CountedShare.HALF else palette.accent
        yield box(left, plot.bottom, plot.bar, height, fill=fill, stroke=palette.accent)


def _labels_below(
    plot: _VisitsPlot, labels: list[str], palette: PaperPalette
) -> Iterator[Line | String]:
    widest = max((stringWidth(label, fonts.REGULAR, LABEL) for label in labels), default=0)
    every = max(1, math.ceil((widest + _ROOM_BETWEEN_LABELS) / plot.slot))
    for index in range(0, len(labels), every):
        x = plot.middle(index)
        if every > 1:
            yield line(x, plot.bottom, x, plot.bottom - 3, palette.outline, 0.8)
        yield lettering(x, plot.bottom - 5 - LABEL, labels[index], palette.quiet, "middle")


def _values_above(
    plot: _VisitsPlot, shown: Sequence[Bar], palette: PaperPalette
) -> Iterator[String]:
    values = [
        (index, bar)
        for index, bar in enumerate(shown)
        if bar.known in {CountedShare.WELL, CountedShare.HALF}
    ]
    texts = [number(bar.visits) for _index, bar in values]
    widest = max((stringWidth(text, fonts.BOLD, LABEL) for text in texts), default=0)
    if widest + _ROOM_BETWEEN_LABELS / 2 > plot.slot:
        return
    for (index, bar), text in zip(values, texts, strict=True):
        y = plot.y(bar.visits) + 3
        middle = plot.bar_left(index) + plot.bar / 2
        yield lettering(middle, y, text, palette.ink, "middle", fonts.BOLD)


def _legend(
    plot: _VisitsPlot, shown: Sequence[Bar], height: float, palette: PaperPalette, former_name: str
) -> Iterator[PolyLine | Rect | String]:
    """What each look means, for the looks that occur."""
    levels = _told(shown)
    if plot.compared:
        levels |= {CountedShare.WELL}
    x, y, size = plot.left, height - LABEL - 3, 8.0
    for known, words in (
        (CountedShare.WELL, _("geteld")),
        (CountedShare.HALF, _("minder dan de helft geteld")),
        (CountedShare.NOT, _("niet geteld")),
    ):
        if known not in levels:
            continue
        if known is CountedShare.NOT:
            yield from hatched(x, y, size, size, palette)
        else:
            fill = palette.tint if known is CountedShare.HALF else palette.accent
            yield box(x, y, size, size, fill=fill, stroke=palette.accent)
        yield lettering(x + size + 4, y + 1, words, palette.quiet, "start")
        x += size + stringWidth(words, fonts.REGULAR, LABEL) + 18
    if plot.compared:
        yield box(x, y, size, size, fill=palette.line, stroke=palette.outline)
        yield lettering(x + size + 4, y + 1, former_name, palette.quiet, "start")


def _told(shown: Sequence[Bar]) -> frozenset[CountedShare]:
    """What the legend has to explain: nothing when all there is was counted."""
    levels = frozenset(bar.known for bar in shown) - {CountedShare.NOTHING_HELD}
    return levels if levels != {CountedShare.WELL} else frozenset()
