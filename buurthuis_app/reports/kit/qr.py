"""A QR code as plain squares, sharp at any size."""

from typing import Any

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.tags.tag_tree import content, element, spoken

QUIET_MODULES = 4
"""The white around it that the standard asks for, in modules."""


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of `text`, row by row; still read when 15 % of it is dirty or torn.

    The text is written as UTF-8 bytes, which every telephone reads; left to choose, ReportLab may take Japanese signs.
    """
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text))
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def draw_qr(
    canvas: Canvas,
    text: str,
    corner: tuple[float, float],
    side: float,
    *,
    said: str,
    below: tuple[Flowable, float] | None = None,
) -> None:
    """Draw `text` with its white border, from its lower left corner, `side` points wide.

    `said` is read instead; `below` is its caption, and how high that stands.
    """
    box = (*corner, side, side)
    with element(canvas, "Figure", spoken(canvas, said, box)):
        with content(canvas, ""):
            _squares(canvas, text, corner, side)
        if below is not None:
            caption, bottom = below
            with content(canvas, "Caption"):
                caption.drawOn(canvas, corner[0], bottom)


def _squares(canvas: Canvas, text: str, corner: tuple[float, float], side: float) -> None:
    rows = modules(text)
    left, bottom = corner
    square = side / (len(rows) + 2 * QUIET_MODULES)
    canvas.setFillColor(style.colour("#FFFFFF"))
    canvas.rect(left, bottom, side, side, stroke=0, fill=1)
    path = canvas.beginPath()
    top = bottom + side - QUIET_MODULES * square
    for number, row in enumerate(rows, 1):
        for start, length in _dark_stretches(row):
            x = left + (QUIET_MODULES + start) * square
            path.rect(x, top - number * square, length * square, square)
    canvas.setFillColor(style.colour(style.INK))
    canvas.drawPath(path, stroke=0, fill=1)


def _dark_stretches(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """(first, length) of each stretch of dark squares: drawn as one there is no hair line between them."""
    stretches: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if stretches and sum(stretches[-1]) == place:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((place, 1))
    return stretches
