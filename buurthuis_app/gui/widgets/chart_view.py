"""Chart on the screen: draws the same shapes as the paper does. Its bars can be chosen.

ReportLab is loaded when there is a chart to paint, not when the window starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.lists.picture_list import PictureList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from buurthuis_app.services.figures.visits_chart import PaperPalette

POINT = 1.4
"""Px of one point of the drawing at the usual type size."""
HEIGHT, LOWEST = 190, 150  # px at the usual type size
NARROWEST = 320
BESIDE = 10
"""Px left of the drawing at the usual type size: the window's letters are wider than those it was measured with."""


class DrawnChart(Protocol):
    """What can be shown: shapes for any size, and where each of its bars has its place."""

    def drawn(self, palette: PaperPalette, width: float, height: float) -> Any:
        """A ReportLab Drawing of `width` by `height` points."""
        ...

    def place_of(self, index: int, width: float, height: float) -> tuple[float, float]:
        """From where to where, in points from the left, one bar has its place."""
        ...


class ChartView(QWidget):
    """Bars that a click, or Enter after the arrow keys, opens: `opened` carries the place of the bar.

    A chart without words for its bars is only looked at.
    """

    opened = Signal(int)
    spoken_as = QAccessible.Role.Chart

    def __init__(
        self, parent: QWidget | None = None, *, height: int = HEIGHT, narrowest: int = NARROWEST
    ) -> None:
        super().__init__(parent)
        self._height, self._narrowest = height, narrowest
        self._chart: DrawnChart | None = None
        self._told: tuple[str, ...] = ()
        self._rows: PictureList | None = None
        self._name = ""
        self._current = -1
        self._drawn: tuple[object, Any] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_chart(self, chart: DrawnChart, notes: Sequence[str], name: str) -> None:
        """Paint this chart; `notes` says in words what each bar shows, `name` what the whole is about."""
        self._chart, self._told, self._name = chart, tuple(notes), name
        self._current = -1
        self._drawn = None
        chosen = Qt.FocusPolicy.StrongFocus if notes else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(chosen)
        self._offer_rows()
        self._say()
        self.update()

    def press(self) -> None:
        """Open the bar that the cursor is on."""
        if self._current >= 0:
            self.opened.emit(self._current)

    def set_height(self, points: float) -> None:
        """Be as high as so many points of the drawing."""
        self._height = round(points * POINT)
        self.updateGeometry()

    def bar_at(self, x: float) -> int:
        """The place of the bar at `x` px from the left; -1 beside them."""
        for index in range(len(self._told)):
            left, right = self._edges(index)
            if left <= x < right:
                return index
        return -1

    def middle_of(self, index: int) -> QPointF:
        """Middle of a bar, where it can be clicked."""
        left, right = self._edges(index)
        return QPointF((left + right) / 2, self.height() / 2)

    @override
    def sizeHint(self) -> QSize:
        percent = theme().percent
        return QSize(scaled(self._narrowest, percent), scaled(self._height, percent))

    @override
    def minimumSizeHint(self) -> QSize:
        lowest = min(LOWEST, self._height)
        return QSize(self._narrowest, scaled(lowest, theme().percent))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.bar_at(event.position().x())
        over = index >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        words = self._told[index] if over else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)
        self._go_to(index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go_to(-1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.bar_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self.opened.emit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._told) - 1
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and last >= 0 and not event.modifiers():
            self._go_to(min(max(self._current + steps[Qt.Key(event.key())], 0), last))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current >= 0:
            self.press()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._rows is not None:
            self._rows.cover()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current >= 0:
            left, right = self._edges(self._current)
            painter.fillRect(
                QRectF(left, 0, right - left, self.height()), QColor(theme().palette.selected)
            )
        painter.translate(self._beside, self.height())
        painter.scale(self._scale, -self._scale)
        _Walk(painter, self.font()).paint(self._drawing())
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(QColor(theme().palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    @property
    def _scale(self) -> float:
        return POINT * theme().percent / 100

    @property
    def _beside(self) -> int:
        return scaled(BESIDE, theme().percent)

    def _size(self) -> tuple[float, float]:
        """Size of the chart, in points."""
        return (self.width() - self._beside) / self._scale, self.height() / self._scale

    def _edges(self, index: int) -> tuple[float, float]:
        if self._chart is None:
            return 0, 0
        left, right = self._chart.place_of(index, *self._size())
        return left * self._scale + self._beside, right * self._scale + self._beside

    def _drawing(self) -> Any:
        """The shapes for this size and these colours; made once for each."""
        from buurthuis_app.services.figures.visits_chart import PaperPalette

        worn = theme().palette
        palette = PaperPalette(
            ink=worn.ink,
            quiet=worn.quiet,
            line=worn.line,
            outline=worn.outline,
            accent=worn.accent,
            tint=worn.selected,
        )
        key = (palette, self._size())
        if self._chart is not None and (self._drawn is None or self._drawn[0] != key):
            self._drawn = key, self._chart.drawn(palette, *self._size())
        return self._drawn[1] if self._drawn else None

    def _go_to(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self._say()
            self.update()

    def _offer_rows(self) -> None:
        """A row for each bar; choosing one opens it, as a click does."""
        if self._rows is None and self._told:
            self._rows = PictureList("", self._place_of, self)
            self._rows.picked.connect(self._open_row)
            self._rows.cover()
            self._rows.show()
        if self._rows is not None:
            self._rows.setAccessibleName(self._name)
            self._rows.show_rows(list(enumerate(self._told)))

    def _open_row(self, index: int) -> None:
        self._go_to(index)
        if self._rows is not None:
            self._rows.show_chosen(None)  # the same one can be opened again
        self.press()

    def _place_of(self, index: int) -> QRectF:
        left, right = self._edges(index)
        return QRectF(left, 0, right - left, self.height())

    def _say(self) -> None:
        words = self._told[self._current] if 0 <= self._current < len(self._told) else ""
        self.setAccessibleName(": ".join(part for part in (self._name, words) if part))
        self.setAccessibleDescription("; ".join(self._told))


class _Walk:
    """Paints shapes whose y goes up, with a painter that was turned over for them."""

    def __init__(self, painter: QPainter, font: QFont) -> None:
        self._painter = painter
        self._font = font

    def paint(self, shape: Any) -> None:
        """Paint a shape, or all that is in a group."""
        from reportlab.graphics import shapes

        if isinstance(shape, (shapes.Drawing, shapes.Group)):
            for inner in shape.contents:
                self.paint(inner)
        elif isinstance(shape, shapes.String):
            self._words(shape)
        elif isinstance(shape, shapes.Line):
            self._pen(shape)
            self._painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        elif isinstance(shape, shapes.Rect):
            self._pen(shape)
            fill = shape.fillColor
            self._painter.setBrush(_colour(fill) if fill else Qt.BrushStyle.NoBrush)
            self._painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))
        elif isinstance(shape, shapes.PolyLine):
            self._pen(shape)
            pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
            self._painter.drawPolyline([QPointF(x, y) for x, y in pairs])

    def _pen(self, shape: Any) -> None:
        if shape.strokeColor is None:
            self._painter.setPen(Qt.PenStyle.NoPen)
        else:
            self._painter.setPen(QPen(_colour(shape.strokeColor), shape.strokeWidth))

    def _words(self, shape: Any) -> None:
        """Letters are set at their real size: scaled ones are drawn unsharp."""
        painter = self._painter
        at = painter.transform().map(QPointF(shape.x, shape.y))
        font = QFont(self._font)
        font.setPixelSize(max(round(shape.fontSize * painter.transform().m11()), 1))
        font.setBold(shape.fontName.endswith("Bold"))
        font.setFeature(QFont.Tag("tnum"), 1)
        width = QFontMetricsF(font).horizontalAdvance(shape.text)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.textAnchor]
        painter.save()
        painter.resetTransform()
        painter.setFont(font)
        painter.setPen(_colour(shape.fillColor))
        painter.drawText(QPointF(at.x() - width * share, at.y()), shape.text)
        painter.restore()


def _colour(colour: Any) -> QColor:
    return QColor.fromRgbF(colour.red, colour.green, colour.blue, colour.alpha)
