"""Painting of the month: a calm grid, in each day its activities, with closed days and holidays named."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.activities.month.month_layout import DAYS, Month, MonthDay
from buurthuis_app.gui.tabs.activities.week.block_text import Fonts, brief, cut
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.i18n import _, number, short_month_name, weekday_name

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from buurthuis_app.gui.look.palette import Palette

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_BESIDE_COUNT = 5


class MonthPainter:
    """One painting of one month."""

    def __init__(
        self, painter: QPainter, fonts: Fonts, month: Month, palette: "Palette | None" = None
    ) -> None:
        self._painter = painter
        self._fonts = fonts
        self._month = month
        self._palette: Palette = palette or theme().palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def heads(self, room: QRectF) -> None:
        """The names of the days above the columns."""
        painter, width = self._painter, room.width() / DAYS
        painter.setFont(self._fonts.name)
        painter.setPen(QColor(self._palette.quiet))
        for day in range(DAYS):
            place = QRectF(room.left() + day * width, room.top(), width, room.height())
            painter.drawText(place, CENTRE, weekday_name(day))

    def cells(self, cells: list[MonthDay], cursor: "dt.date | None", chosen: "UUID | None") -> None:
        """All days; the cursor has a ring."""
        for cell in cells:
            self._ground(cell)
        self._lines(cells)
        for cell in cells:
            self._day(cell)
            for item, place in cell.rows:
                self._row(item, place, chosen=item.id == chosen)
            if cell.more:
                self._painter.setFont(self._fonts.small)
                self._painter.setPen(QColor(self._palette.quiet))
                words = _("nog {n}").format(n=number(cell.more))
                self._painter.drawText(cell.more_at.adjusted(10, 0, 0, 0), LEFT, words)
            if cell.day == cursor:
                self._painter.setPen(QPen(QColor(self._palette.accent), 2))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawRoundedRect(cell.rect.adjusted(2, 2, -2, -2), 4, 4)

    def weeks(self, cells: list[MonthDay], width: float) -> None:
        """The numbers of the weeks in the margin."""
        painter = self._painter
        painter.setFont(self._fonts.small)
        painter.setPen(QColor(self._palette.quiet))
        for cell in cells[::DAYS]:
            place = QRectF(0, cell.rect.top() + 5, width - 8, self._fonts.line)
            painter.drawText(place, RIGHT, str(cell.day.isocalendar().week))

    def _ground(self, cell: MonthDay) -> None:
        painter, palette = self._painter, self._palette
        outside = cell.day.month != self._month.first.month
        painter.fillRect(cell.rect, QColor(palette.paper if outside else palette.surface))
        if cell.day in self._month.closed:
            painter.fillRect(cell.rect, QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern))
        elif cell.day == self._month.today:
            painter.fillRect(cell.rect, QColor(palette.hover))

    def _lines(self, cells: list[MonthDay]) -> None:
        first, last = cells[0].rect, cells[-1].rect
        self._painter.setPen(QColor(self._palette.line))
        lines = [
            QLineF(first.left(), cell.rect.top(), last.right(), cell.rect.top())
            for cell in cells[::DAYS]
        ]
        lines += [
            QLineF(cell.rect.left(), first.top(), cell.rect.left(), last.bottom())
            for cell in cells[:DAYS]
        ]
        self._painter.drawLines(lines)

    def _day(self, cell: MonthDay) -> None:
        painter, palette, fonts = self._painter, self._palette, self._fonts
        words = str(cell.day.day)
        if cell.day.day == 1:
            words = f"1 {short_month_name(cell.day.month)}"
        high = fonts.line + 3
        wide = max(fonts.name_metrics.horizontalAdvance(words) + 12, high)
        place = QRectF(cell.rect.left() + 5, cell.rect.top() + 2, wide, high)
        painter.setFont(fonts.name)
        painter.setPen(QColor(palette.ink))
        if cell.day == self._month.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(place, high / 2, high / 2)
            painter.setPen(QColor(palette.on_accent))
        elif cell.day.month != self._month.first.month:
            painter.setPen(QColor(palette.quiet))
        painter.drawText(place, CENTRE, words)
        reason = self._month.closed.get(cell.day)
        if reason:
            painter.setFont(fonts.small)
            painter.setPen(QColor(palette.warning))
            beside = QRectF(
                place.right() + 4, place.top(), cell.rect.right() - place.right() - 10, high
            )
            painter.drawText(beside, RIGHT, cut(reason, fonts.small_metrics, beside.width()))

    def _row(self, item: Item, place: QRectF, *, chosen: bool) -> None:
        painter, palette, fonts = self._painter, self._palette, self._fonts
        if item.cancelled:
            painter.setPen(QPen(QColor(palette.outline), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.kind_tint(item.colour)))
            painter.drawRoundedRect(place, 3, 3)
            painter.fillRect(
                QRectF(place.left(), place.top() + 1, 3, place.height() - 2),
                QColor(palette.kind(item.colour)),
            )
        if chosen:
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 3, 3)
        font = fonts.small
        if item.cancelled:
            font = fonts.struck_small
        painter.setFont(font)
        inside = place.adjusted(8, 0, -4, 0)
        words, count = in_room(item, fonts.small_metrics, inside.width())
        painter.setPen(QColor(palette.quiet))
        painter.drawText(inside, RIGHT, count)
        painter.setPen(QColor(palette.quiet if item.cancelled else palette.ink))
        painter.drawText(inside, LEFT, words)


def in_room(item: Item, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """What is said of it, and its count: the whole name comes first, then the count, then its time."""
    count = "" if item.visits is None else number(item.visits)
    beside = room - metrics.horizontalAdvance(count) - _BESIDE_COUNT if count else room
    if cut(item.title, metrics, beside) != item.title:
        count, beside = "", room
    whole = brief(item)
    return whole if cut(whole, metrics, beside) == whole else cut(
        item.title, metrics, beside
    ), count


def inside_of(cell: MonthDay, at: QPointF) -> Item | None:
    """The item of a cell under a point."""
    return next((item for item, place in cell.rows if place.contains(at)), None)
