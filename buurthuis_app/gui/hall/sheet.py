"""Hall sheet: one page of the programme, in letters as large as the screen allows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.hall_pages import ROWS, HallPage, HallRow
from buurthuis_app.gui.look.theme import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINES = ROWS + 3
"""Heights of a row on the screen: the heading takes two, the foot one."""
LETTERS = 14
"""So many heights of a row the screen is wide at least: on an upright one the letters are smaller than their row."""
WHEN, PLACE = 0.19, 0.28
"""Widths of the hours and of where it is, as parts of the row."""
SMALLEST = 0.6
"""Part of its size below which a line is cut instead."""


class HallSheet(QWidget):
    """Paints a page; says it as text to who can't see it."""

    def __init__(self) -> None:
        super().__init__()
        self._page: HallPage | None = None
        self._foot = ("", "")
        theme().changed.connect(self.update)

    def show_page(self, page: HallPage, left: str, right: str) -> None:
        """Show this page, with words below it at the left and at the right."""
        self._page, self._foot = page, (left, right)
        self.setAccessibleName(page.heading)
        self.setAccessibleDescription(". ".join(row.words for row in page.rows))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = theme().palette
        painter.fillRect(self.rect(), QColor(palette.surface))
        if self._page is None:
            return
        high = self.height() / LINES
        size = min(high, self.width() / LETTERS)
        edge = size / 2
        wide = self.width() - 2 * edge
        heading = QRectF(edge, high / 4, wide, 1.5 * high)
        _words(painter, heading, self._page.heading, _font(0.62 * size, bold=True), palette.accent)
        for place, row in enumerate(self._page.rows):
            self._row(painter, QRectF(edge, (place + 2) * high, wide, high), row, size)
        foot = QRectF(edge, (LINES - 1) * high, wide, high)
        small = _font(0.26 * size)
        for words, side in zip(self._foot, (LEFT, RIGHT), strict=True):
            _words(painter, foot, words, small, palette.quiet, side)
        painter.end()

    def _row(self, painter: QPainter, room: QRectF, row: HallRow, size: float) -> None:
        palette, high = theme().palette, room.height()
        if row.day:
            _words(painter, room, row.title, _font(0.4 * size, bold=True), palette.quiet)
            return
        painter.setPen(QColor(palette.line))
        painter.drawLine(room.topLeft(), room.topRight())
        font, wide = _font(0.44 * size), room.width()
        when = QRectF(room.left(), room.top(), WHEN * wide, high)
        title = room.adjusted(WHEN * wide, 0, -PLACE * wide - 0.2 * size, 0)
        place = room.adjusted((1 - PLACE) * wide, 0, 0, 0)
        _words(painter, when, row.when, _font(0.36 * size), palette.quiet)
        if row.state:
            _words(painter, _half(title, 0), row.title, font, palette.ink)
            state = _font(0.26 * size, bold=True)
            _words(painter, _half(title, 1), row.state, state, palette.accent)
        else:
            _words(painter, title, row.title, font, palette.ink)
        _words(painter, place, row.place, _font(0.36 * size), palette.ink, RIGHT)


def _half(room: QRectF, lower: int) -> QRectF:
    """The upper two thirds of a row, or what is below."""
    third = room.height() / 3
    if lower:
        return QRectF(room.left(), room.top() + 2 * third - third / 6, room.width(), third)
    return QRectF(room.left(), room.top() + third / 6, room.width(), 2 * third - third / 6)


def _font(pixels: float, *, bold: bool = False) -> QFont:
    font = QFont(theme().family)
    font.setPixelSize(max(int(pixels), 1))
    font.setBold(bold)
    return font


def _words(
    painter: QPainter,
    room: QRectF,
    words: str,
    font: QFont,
    colour: str,
    side: Qt.AlignmentFlag = LEFT,
) -> None:
    """Draw words on one line: smaller when they are too long, cut only when that is not enough."""
    metrics = QFontMetricsF(font)
    advance = metrics.horizontalAdvance(words)
    if advance > room.width():
        font = QFont(font)
        smaller = max(room.width() / advance, SMALLEST) * font.pixelSize()
        font.setPixelSize(max(int(smaller), 1))
        metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(
        room, side, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    )
