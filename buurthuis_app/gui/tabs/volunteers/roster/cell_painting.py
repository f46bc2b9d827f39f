"""Cells of the grid, painted. Each is painted once and kept as a picture, so that scrolling paints pictures only."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from buurthuis_app.gui.look.palette import mix
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.volunteers.roster.grid_model import GridModel
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import Chip, Look, RosterCell, RosterRow
from buurthuis_app.gui.widgets.lists.table_model import AnyIndex

PADDING, CHIP_GAP, ROUND, INSIDE = 5, 3, 5, 6
SMALL = 9.0  # points, for the times


class Measures:
    """How high things are at the type size of the moment."""

    def __init__(self) -> None:
        percent = theme().percent
        self.font = QFont(QApplication.font())
        self.font.setPointSizeF(theme().points(10))
        self.small = QFont(self.font)
        self.small.setPointSizeF(theme().points(SMALL))
        self.title = QFont(QApplication.font())
        self.title.setBold(True)
        self.chip = QFontMetrics(self.font).height() + scaled(4, percent)
        self.small_metrics = QFontMetrics(self.small)
        self.line = self.small_metrics.height()
        self.gap = scaled(CHIP_GAP, percent)
        self.padding = scaled(PADDING, percent)

    def height(self, lane: RosterRow) -> int:
        """Of a row: the times, and as many chips as its fullest cell has."""
        chips = max(lane.tallest, 1)
        cells = self.line + chips * (self.chip + self.gap) + 2 * self.padding
        lines = lane.title.count("\n") + 1
        return max(cells, lines * QFontMetrics(self.title).height() + 3 * self.padding)

    def chip_place(self, number: int, width: int) -> QRect:
        """Rectangle of a chip inside its cell."""
        top = self.padding + self.line + self.gap + number * (self.chip + self.gap)
        return QRect(self.padding, top, width - 2 * self.padding, self.chip)


class Dress:
    """The colours and the letters of a chip, made once for all that look so."""

    def __init__(
        self, fill: str | None, edge: str | None, ink: str, font: QFont, look: Look
    ) -> None:
        self.fill = QBrush(QColor(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)
        self.edge = QPen(QColor(edge), 1) if edge else None
        if self.edge is not None and look is Look.PROPOSED:
            self.edge.setStyle(Qt.PenStyle.DashLine)
        self.ink = QColor(ink)
        self.font = QFont(font)
        self.font.setStrikeOut(look in {Look.GONE, Look.OFF, Look.ABSENT})
        self.metrics = QFontMetrics(self.font)


class CellPainter(QStyledItemDelegate):
    """Paints the cells of the roster."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._pictures: dict[tuple[int, int, int, int], QPixmap] = {}
        self.measures = Measures()
        self.renew()
        theme().changed.connect(self.renew)

    def renew(self) -> None:
        """Forget all pictures: colours or type are different."""
        self._pictures.clear()
        self.measures = Measures()
        colours = theme().palette
        self._selected = QColor(colours.selected)
        self._frame = QPen(QColor(colours.accent), 2)
        self._weekend = QColor(mix(colours.surface, colours.paper, 0.9))
        self._quiet = QColor(colours.quiet)
        self._dresses = _dressed(self.measures)

    def forget(self) -> None:
        """Let go of pictures of cells that are not shown any more."""
        self._pictures.clear()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        column = index.column()
        rect: QRect = option.rect
        cell = self._model.cell(index.row(), column)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._selected)
        elif column in self._model.resting:
            painter.fillRect(rect, self._weekend)
        if cell is not None:
            width, height = rect.width(), rect.height()
            place = index.row(), column, width, height
            picture = self._pictures.get(place)
            if picture is None:
                ratio = painter.device().devicePixelRatioF()
                picture = self._pictures[place] = self._painted(cell, QSize(width, height), ratio)
            painter.drawPixmap(rect.topLeft(), picture)
        if chosen:
            painter.setPen(self._frame)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(40, self.measures.height(self._model.sheet.lanes[index.row()]))

    def chip_at(self, cell: RosterCell, at: QPoint, width: int) -> Chip | None:
        """The chip under a point of its cell."""
        for number, chip in enumerate(cell.chips):
            if self.measures.chip_place(number, width).contains(at):
                return chip
        return None

    def _painted(self, cell: RosterCell, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measures = self.measures
        painter.setFont(measures.small)
        painter.setPen(self._quiet)
        line = QRect(
            measures.padding, measures.padding, size.width() - 2 * measures.padding, measures.line
        )
        _words(painter, line, self._time(cell, line.width()), measures.small_metrics)
        for number, chip in enumerate(cell.chips):
            self._chip(painter, chip, measures.chip_place(number, size.width()))
        painter.end()
        return picture

    def _time(self, cell: RosterCell, width: int) -> str:
        """From when until when; in a narrow column only from when."""
        times = cell.shift.shift.times
        if self.measures.small_metrics.horizontalAdvance(times) <= width:
            return times
        return times.partition("–")[0]

    def _chip(self, painter: QPainter, chip: Chip, place: QRect) -> None:
        dress = self._dresses[chip.look]
        if dress.edge is not None:
            painter.setPen(dress.edge)
            painter.setBrush(dress.fill)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        painter.setFont(dress.font)
        painter.setPen(dress.ink)
        inside = place.adjusted(INSIDE, 0, -INSIDE // 2, 0)
        _words(painter, inside, chip_words(chip, inside, dress.metrics), dress.metrics)


def chip_words(chip: Chip, place: QRect, metrics: QFontMetrics) -> str:
    """The name on a chip: whole, else its first word; that ends in dots where even this does not fit."""
    sign = "⚠ " if chip.warned else ""
    whole, short = sign + chip.words, sign + (chip.short or chip.words)
    return whole if _fitted(whole, place, metrics) == whole else _fitted(short, place, metrics)


def _dressed(measures: Measures) -> dict[Look, Dress]:
    """How each chip looks in the colours and the type size of the moment."""
    colours = theme().palette
    return {
        look: Dress(fill, edge, ink, measures.font, look)
        for look, (fill, edge, ink) in {
            Look.PROPOSED: (None, colours.outline, colours.ink),
            Look.ASKED: (None, colours.outline, colours.ink),
            Look.CONFIRMED: (mix(colours.surface, colours.good, 0.2), colours.good, colours.ink),
            Look.GONE: (None, None, colours.quiet),
            Look.ABSENT: (colours.danger_tint, colours.danger, colours.danger),
            Look.OPEN: (colours.accent, colours.accent, colours.on_accent),
            Look.OFF: (None, colours.line, colours.quiet),
        }.items()
    }


def _words(painter: QPainter, place: QRect, words: str, metrics: QFontMetrics) -> None:
    fitting = _fitted(words, place, metrics)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _fitted(words: str, place: QRect, metrics: QFontMetrics) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
