"""Charts of bars: figures per year beside their targets, and how often each answer was given."""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from reportlab.graphics.shapes import Drawing, Group, Line, PolyLine, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.domain.papers.document import AnswerBar, YearBar
from buurthuis_app.i18n import _, number, percent, short_number
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.page_room import ANSWER_HEIGHT
from buurthuis_app.reports.kit.shapes import LABEL, box, hatched, lettering, line
from buurthuis_app.reports.kit.style import PaperPalette
from buurthuis_app.reports.kit.typesetting import one_line, shortened

_BELOW, _ABOVE, _LEGEND = 16, 14, 16
_WIDEST_BAR = 34
_TICK = 1.8
_LABELS = 0.42
"""Of the width, for the words of the answers."""
Shape = Line | PolyLine | Rect | String


class _GoalPlot(Struct, frozen=True, kw_only=True):
    width: float
    height: float
    low: float
    high: float
    slots: int
    legend: bool

    @property
    def slot(self) -> float:
        return self.width / max(self.slots, 1)

    @property
    def bar(self) -> float:
        return min(self.slot * 0.56, _WIDEST_BAR)

    def middle(self, index: int) -> float:
        return (index + 0.5) * self.slot

    def y(self, value: float) -> float:
        room = self.height - _BELOW - _ABOVE - (_LEGEND if self.legend else 0)
        return _BELOW + room * (value - self.low) / (self.high - self.low)


def years_chart(
    shown_years: Sequence[YearBar],
    palette: PaperPalette,
    width: float,
    height: float,
    *,
    legend: bool = True,
) -> Drawing:
    """The figure of each year as a bar, its target as a line across, a forecast as an empty bar.

    A year without a poll is hatched: that is something else than nought.
    """
    fonts.register()
    values = [
        value
        for shown_year in shown_years
        for value in (shown_year.actual, shown_year.target, shown_year.forecast)
        if value is not None
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    plot = _GoalPlot(
        width=width,
        height=height,
        low=low,
        high=high if high > low else low + 1,
        slots=len(shown_years),
        legend=legend and bool(shown_years),
    )
    drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
    for index, bar in enumerate(shown_years):
        drawing.add(Group(*_year(plot, index, bar, palette)))
    zero = plot.y(0)
    drawing.add(line(0, zero, width, zero, palette.outline, 0.8))
    drawing.add(Group(*_names(plot, shown_years, palette)))
    if plot.legend:
        drawing.add(Group(*_legend(plot, shown_years, palette)))
    return drawing


def _year(plot: _GoalPlot, index: int, bar: YearBar, palette: PaperPalette) -> Iterator[Shape]:
    left, zero = plot.middle(index) - plot.bar / 2, plot.y(0)
    if bar.actual is not None:
        fill = palette.tint if bar.so_far else palette.accent
        yield _standing(plot, left, bar.actual, fill=fill, stroke=palette.accent)
    elif bar.no_poll:
        yield from hatched(left, zero, plot.bar, max(plot.y(plot.high) - zero, 1), palette)
    elif bar.forecast is not None:
        yield _standing(plot, left, bar.forecast, fill=None, stroke=palette.outline)
    if bar.target is not None:
        reach = min(plot.slot * 0.42, plot.bar * 0.75)
        middle, y = plot.middle(index), plot.y(bar.target)
        yield line(middle - reach, y, middle + reach, y, palette.ink, _TICK)
    value = bar.actual if bar.actual is not None else bar.forecast
    if value is not None and not bar.no_poll:
        strong = bar.actual is not None
        top = max(value, bar.target or value, 0.0)
        words = short_number(value)
        if stringWidth(words, fonts.BOLD, LABEL) <= plot.slot:
            tone, face = (palette.ink, fonts.BOLD) if strong else (palette.quiet, fonts.REGULAR)
            yield lettering(plot.middle(index), plot.y(top) + 4, words, tone, "middle", face)


def _standing(plot: _GoalPlot, left: float, value: float, *, fill: str | None, stroke: str) -> Rect:
    bottom, top = sorted((plot.y(0), plot.y(value)))
    return box(left, bottom, plot.bar, max(top - bottom, 0.8), fill=fill, stroke=stroke)


def _names(plot: _GoalPlot, years: Sequence[YearBar], palette: PaperPalette) -> Iterator[Shape]:
    widest = stringWidth("2026", fonts.REGULAR, LABEL) + 5
    every = max(1, math.ceil(widest / plot.slot))
    for index in range(0, len(years), every):
        yield lettering(plot.middle(index), 4, str(years[index].year), palette.quiet, "middle")


def _legend(plot: _GoalPlot, years: Sequence[YearBar], palette: PaperPalette) -> Iterator[Shape]:
    """What each look means, for the looks that occur."""
    x, y, size = 0.0, plot.height - LABEL - 2, 8.0
    looks = (
        (any(bar.actual is not None and not bar.so_far for bar in years), _("uitkomst")),
        (any(bar.so_far for bar in years), _("tot nu toe")),
        (any(bar.target is not None for bar in years), _("streefgetal")),
        (any(bar.actual is None and bar.forecast is not None for bar in years), _("verwachting")),
        (any(bar.no_poll for bar in years), _("geen peiling")),
    )
    for place, (occurs, words) in enumerate(looks):
        if not occurs:
            continue
        if place == 2:  # noqa: PLR2004 - the target is a line, the others are boxes
            yield line(x, y + size / 2, x + size, y + size / 2, palette.ink, _TICK)
        elif place == len(looks) - 1:
            yield from hatched(x, y, size, size, palette)
        else:
            fill = {0: palette.accent, 1: palette.tint}.get(place)
            stroke = palette.accent if place <= 1 else palette.outline
            yield box(x, y, size, size, fill=fill, stroke=stroke)
        yield lettering(x + size + 4, y + 1, words, palette.quiet, "start")
        x += size + stringWidth(words, fonts.REGULAR, LABEL) + 18


def answers_chart(bars: Sequence[AnswerBar], palette: PaperPalette, width: float) -> Drawing:
    """A bar for each answer, with how many gave it and which share that is; a grey line for the former time."""
    fonts.register()
    height = len(bars) * ANSWER_HEIGHT
    drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
    marks = all(bar.label.isdigit() for bar in bars)
    left = 18.0 if marks else width * _LABELS
    tail = stringWidth("1.000 (100%)", fonts.REGULAR, LABEL) + 8
    room = max(width - left - tail, 10)
    most = max((bar.share for bar in bars), default=0) or 1
    for place, bar in enumerate(bars):
        bottom = bottom_of_answer(place, len(bars))
        label = shortened(one_line(bar.label), fonts.REGULAR, LABEL, (left - 6) * 0.92)
        text = bottom + (ANSWER_HEIGHT - LABEL) / 2 + 1
        drawing.add(lettering(left - 6, text, label, palette.ink, "end"))
        reach = max(room * bar.share / most, 0.8)
        size = (reach, ANSWER_HEIGHT - 6)
        drawing.add(box(left, bottom + 3, *size, fill=palette.accent, stroke=palette.accent))
        tick = 0.0
        if bar.former is not None:
            tick = min(room * bar.former / most, room)
            x = left + tick
            drawing.add(line(x, bottom + 1, x, bottom + ANSWER_HEIGHT - 1, palette.ink, _TICK))
        words = f"{number(bar.number)} ({percent(bar.share)})"
        beside = left + max(reach, tick) + 5
        drawing.add(lettering(beside, text, words, palette.quiet, "start"))
    return drawing


def bottom_of_answer(index: int, count: int) -> float:
    """How high the answer at `index` begins in that drawing of `count` answers."""
    return float((count - index - 1) * ANSWER_HEIGHT)
