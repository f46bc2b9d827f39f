"""Painting of the week: quiet lines for the hours, a block for each item, and the marks of its state."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPaintEngine, QPainter, QPen

from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.activities.week.block_text import BAR, BlockLine, Fonts, cut
from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item
from buurthuis_app.gui.tabs.activities.week.paint_batches import Layers, layers
from buurthuis_app.gui.tabs.activities.week.week_layout import DAYS, Grid, Piece, Week, WeekBlock
from buurthuis_app.i18n import _, clock, weekday_name

if TYPE_CHECKING:
    from buurthuis_app.gui.look.palette import Palette

RADIUS = 4.0


class WeekPainter:
    """One painting of one week."""

    def __init__(
        self,
        painter: QPainter,
        grid: Grid,
        fonts: Fonts,
        week: Week,
        palette: "Palette | None" = None,
    ) -> None:
        self._painter = painter
        self._grid = grid
        self._fonts = fonts
        self._week = week
        self._palette: Palette = palette or theme().palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def background(self) -> None:
        """Columns and hours, from midnight to midnight."""
        painter, grid, palette = self._painter, self._grid, self._palette
        bottom = grid.y(DAY_MINUTES)
        painter.fillRect(QRectF(0, 0, grid.width, bottom), QColor(palette.surface))
        for day in range(DAYS):
            date = self._week.day(day)
            area = grid.area(day, 0, DAY_MINUTES)
            if date in self._week.closed:
                painter.fillRect(area, QColor(palette.paper))
                painter.fillRect(area, QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern))
            elif date == self._week.today:
                painter.fillRect(area, QColor(palette.hover))
        painter.setPen(QColor(palette.line))
        painter.drawLines(
            [QLineF(grid.gutter, grid.y(h * 60), grid.width, grid.y(h * 60)) for h in range(25)]
        )
        painter.drawLines(
            [QLineF(grid.left(day), 0, grid.left(day), bottom) for day in range(DAYS)]
        )

    def hours(self, lines: Iterable[BlockLine]) -> None:
        """The times beside the lines."""
        self._painter.setFont(self._fonts.small)
        self._painter.setPen(QColor(self._palette.quiet))
        for line in lines:
            self._painter.drawStaticText(line.at, line.text)

    def now(self) -> None:
        """A line at this moment, with a dot so that it is seen without its colour."""
        time, day = self._week.now, (self._week.today - self._week.monday).days
        if time is None or not 0 <= day < DAYS:
            return
        painter, grid = self._painter, self._grid
        y = grid.y(time.hour * 60 + time.minute)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        colour = QColor(self._palette.danger)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(grid.left(day), y), QPointF(grid.left(day + 1), y))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(grid.left(day) + 1, y), 4, 4)

    def blocks(self, shown: Layers, edges: Iterable[QRectF]) -> None:
        """All of them, with an edge around what is chosen."""
        palette, fonts = self._palette, self._fonts
        self._sheets(shown)
        self._edge(edges)
        self._write(shown.names, fonts.name, palette.ink)
        self._write(shown.off_names, fonts.name, palette.quiet)
        self._strike(shown.off_names)
        self._write(shown.small, fonts.small, palette.quiet)

    def _write(self, lines: Iterable[BlockLine], font: QFont, colour: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        write = self._painter.drawStaticText
        for line in lines:
            if line.turned:
                self._turned(line)
            else:
                write(line.at, line.text)

    def _strike(self, names: Iterable[BlockLine]) -> None:
        """A line through the names of what does not take place."""
        metrics = self._fonts.name_metrics
        for line in names:
            long, middle = metrics.horizontalAdvance(line.words), metrics.height() * 0.55
            if line.turned:
                x = line.at.x() - middle
                begin, end = QPointF(x, line.at.y()), QPointF(x, line.at.y() + long)
            else:
                y = line.at.y() + middle
                begin, end = QPointF(line.at.x(), y), QPointF(line.at.x() + long, y)
            self._painter.drawLine(begin, end)

    def _turned(self, line: BlockLine) -> None:
        self._painter.save()
        self._painter.translate(line.at)
        self._painter.rotate(90)
        self._painter.drawStaticText(QPointF(0, 0), line.text)
        self._painter.restore()

    def _sheets(self, shown: Layers) -> None:
        """The blocks themselves: the tint of their kind and a bar in its colour."""
        painter, palette = self._painter, self._palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._tints(shown)
        for kind, rects in shown.bars.items():
            painter.setBrush(QColor(palette.kind(kind)))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.outline), 1, Qt.PenStyle.DashLine))
        for rect in shown.off:
            painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def _tints(self, shown: Layers) -> None:
        """On paper, where a pixel can be seen, the corners are really round."""
        painter, palette = self._painter, self._palette
        if painter.paintEngine().type() == QPaintEngine.Type.Raster:
            for kind, stripes in shown.stripes.items():
                painter.setBrush(QColor(palette.kind_tint(kind)))
                painter.drawRects(stripes)
        else:
            for kind, rects in shown.sheets.items():
                painter.setBrush(QColor(palette.kind_tint(kind)))
                for rect in rects:
                    painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def _edge(self, rects: Iterable[QRectF]) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._palette.ink), 2))
        for rect in rects:
            self._painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def slot(self, area: QRectF, words: str, *, focus: bool) -> None:
        """An empty place that the mouse or the keyboard is on."""
        painter, palette = self._painter, self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setBrush(QColor(palette.selected))
        style = Qt.PenStyle.SolidLine if focus else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(palette.accent), 2 if focus else 1, style))
        rect = area.adjusted(4, 1, -6, -1)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setFont(self._fonts.small)
        painter.setPen(QColor(palette.accent))
        inside = rect.adjusted(8, 0, -4, 0)
        words = cut(words, self._fonts.small_metrics, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def ghost(self, area: QRectF, item: Item, words: str) -> None:
        """Where something that is being moved would come."""
        painter, palette = self._painter, self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        rect = area.adjusted(4, 1, -6, -1)
        piece = Piece(item=item, day=0, begin=0, end=0)
        self._sheets(layers([WeekBlock(piece=piece, rect=rect, lines=())]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        inside = rect.adjusted(BAR + 6, 2, -4, -2)
        painter.setPen(QColor(palette.ink))
        painter.setFont(self._fonts.name)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, top | Qt.TextFlag.TextWordWrap, f"{words}\n{item.title}")

    def edge_sign(self, rect: QRectF, words: str) -> None:
        """What there is beyond the edge, on a pill."""
        painter, palette = self._painter, self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.accent), 1))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setFont(self._fonts.small)
        words = cut(words, self._fonts.small_metrics, rect.width() - 8)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def heads(self, height: float) -> None:
        """The names of the days; today's in the accent colour on a pill, a closed day with its reason."""
        painter, grid, palette, fonts = self._painter, self._grid, self._palette, self._fonts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.fillRect(QRectF(0, 0, grid.width, height), QColor(palette.surface))
        centre = Qt.AlignmentFlag.AlignCenter
        for day in range(DAYS):
            date, left = self._week.day(day), grid.left(day)
            words = f"{weekday_name(day)[:2]} {date.day}"
            rect = QRectF(left + 3, 4, grid.day_width - 6, fonts.line + 8)
            painter.setFont(fonts.day)
            painter.setPen(QColor(palette.ink))
            if date == self._week.today:
                wide = painter.fontMetrics().horizontalAdvance(words) + 20
                pill = QRectF(0, rect.top(), min(wide, rect.width()), rect.height())
                pill.moveCenter(rect.center())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.accent))
                painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
                painter.setPen(QColor(palette.on_accent))
            painter.drawText(rect, centre, words)
            reason = self._week.closed.get(date, "")
            if reason:
                painter.setFont(fonts.small)
                painter.setPen(QColor(palette.warning))
                below = QRectF(left + 4, rect.bottom() + 1, grid.day_width - 8, fonts.line)
                painter.drawText(below, centre, cut(reason, fonts.small_metrics, below.width()))

    def strip(self, top: float, height: float, more: list[int]) -> None:
        """Behind what has no time, and how many more there are."""
        painter, grid, palette, fonts = self._painter, self._grid, self._palette, self._fonts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(0, top, grid.width, height), QColor(palette.surface))
        painter.setFont(fonts.small)
        painter.setPen(QColor(palette.quiet))
        if height:
            place = QRectF(2, top, grid.gutter - 10, fonts.line + 4)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, _("geen tijd"))
        for day, count in enumerate(more):
            if count:
                row = QRectF(grid.left(day) + 8, top + height - fonts.line - 6, 200, fonts.line)
                painter.drawText(row, Qt.AlignmentFlag.AlignLeft, _("nog {n}").format(n=count))
        painter.setPen(QColor(palette.outline))
        painter.drawLine(QPointF(0, top + height), QPointF(grid.width, top + height))


def slot_words(minute: int) -> str:
    """Words in an empty slot: + 10.00."""
    from buurthuis_app.gui.tabs.activities.week.item import time_at

    return f"+ {clock(time_at(minute))}"
