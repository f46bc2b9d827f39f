"""The few shapes that charts are made of, in the words of a palette; any painter can follow them."""

import math
from collections.abc import Iterator
from typing import Literal

from reportlab.graphics.shapes import Line, PolyLine, Rect, String

from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.style import PaperPalette, colour

Anchor = Literal["start", "middle", "end"]

LABEL = 8
"""The size of the letters, in points."""
_HATCH = 4


def hatched(
    left: float, bottom: float, width: float, height: float, palette: PaperPalette
) -> Iterator[PolyLine | Rect]:
    """One line that goes up and down between the edges, in a thin outline."""
    count = math.ceil((width + height) / _HATCH)
    points: list[float] = []
    for index in range(1, count):
        offset = index * _HATCH - height
        start, end = max(0.0, offset), min(width, offset + height)
        ends = ((left + start, bottom + start - offset), (left + end, bottom + end - offset))
        for x, y in ends if index % 2 else reversed(ends):
            points += (x, y)
    yield PolyLine(points, strokeColor=colour(palette.outline), strokeWidth=0.5)
    yield box(left, bottom, width, height, fill=None, stroke=palette.line)


def box(
    left: float, bottom: float, width: float, height: float, *, fill: str | None, stroke: str
) -> Rect:
    """A box with a thin edge; None for no fill."""
    rect = Rect(left, bottom, width, height)
    rect.fillColor = None if fill is None else colour(fill)
    rect.strokeColor = colour(stroke)
    rect.strokeWidth = 0.5
    return rect


def line(x1: float, y1: float, x2: float, y2: float, tone: str, width: float) -> Line:
    """A straight line."""
    return Line(x1, y1, x2, y2, strokeColor=colour(tone), strokeWidth=width)


def lettering(
    x: float, y: float, text: str, tone: str, anchor: Anchor, face: str = fonts.REGULAR
) -> String:
    """Words on one line, beginning, centred or ending at x."""
    return String(
        x, y, text, fontName=face, fontSize=LABEL, fillColor=colour(tone), textAnchor=anchor
    )
