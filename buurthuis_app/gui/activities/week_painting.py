"""Paints the week: quiet lines for the hours, a block for each item, and what is going on with them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from buurthuis_app.gui.activities.items import DAY_MINUTES, Item
from buurthuis_app.gui.activities.lines import BAR, Fonts, Line, cut
from buurthuis_app.gui.activities.week_layout import DAYS, Block, Grid, Week
from buurthuis_app.gui.theme import theme
from buurthuis_app.i18n import _, clock, weekday_name

if TYPE_CHECKING:
    from buurthuis_app.gui.palette import Palette

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

    def hours(self) -> None:
        """The times beside the lines."""
        painter, grid, fonts = self._painter, self._grid, self._fonts
        painter.setFont(fonts.small)
        painter.setPen(QColor(self._palette.quiet))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for hour in range(1, 24):
            place = QRectF(0, grid.y(hour * 60) - fonts.line / 2, grid.gutter - 8, fonts.line)
            painter.drawText(place, right, f"{hour}.00")

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

    def blocks(self, blocks: Iterable[Block], chosen: Item | None, dimmed: Item | None) -> None:
        """All of them; the chosen one has an edge, the one that is being moved is empty."""
        painter, palette, fonts = self._painter, self._palette, self._fonts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        shown = list(blocks)
        for block in shown:
            here = chosen is not None and block.item.id == chosen.id
            self.sheet(block.rect, block.item, chosen=here)
        if dimmed is not None:
            shown = [block for block in shown if block.item.id != dimmed.id]
        # Letters of one kind after each other: changing pen and font costs as much as writing a line.
        on = [block for block in shown if not block.item.cancelled]
        off = [block for block in shown if block.item.cancelled]
        self._write(on, fonts.name, palette.ink, name=True)
        self._write(off, fonts.name, palette.quiet, name=True)
        self._strike(off)
        self._write(shown, fonts.small, palette.quiet, name=False)

    def _write(self, blocks: Iterable[Block], font: QFont, colour: str, *, name: bool) -> None:
        """The names of these blocks, or their other lines."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        for block in blocks:
            for line in block.lines:
                if line.name is not name:
                    continue
                if line.turned:
                    self._turned(line)
                else:
                    self._painter.drawStaticText(line.at, line.text)

    def _strike(self, blocks: Iterable[Block]) -> None:
        """A line through the names of what does not take place."""
        metrics = self._fonts.name_metrics
        for block in blocks:
            for line in (line for line in block.lines if line.name):
                long, middle = metrics.horizontalAdvance(line.words), metrics.height() * 0.55
                if line.turned:
                    x = line.at.x() - middle
                    begin, end = QPointF(x, line.at.y()), QPointF(x, line.at.y() + long)
                else:
                    y = line.at.y() + middle
                    begin, end = QPointF(line.at.x(), y), QPointF(line.at.x() + long, y)
                self._painter.drawLine(begin, end)

    def _turned(self, line: Line) -> None:
        self._painter.save()
        self._painter.translate(line.at)
        self._painter.rotate(90)
        self._painter.drawStaticText(QPointF(0, 0), line.text)
        self._painter.restore()

    def sheet(self, rect: QRectF, item: Item, *, chosen: bool) -> None:
        """The block itself: the tint of its kind and a bar in its colour."""
        painter, palette = self._painter, self._palette
        colour = QColor(palette.kind(item.colour))
        painter.setPen(Qt.PenStyle.NoPen)
        if item.cancelled:
            painter.setBrush(QColor(palette.surface))
            painter.setPen(QPen(QColor(palette.outline), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        else:
            painter.setBrush(QColor(palette.kind_tint(item.colour)))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
            bar = QRectF(rect.left(), rect.top() + 2, BAR, rect.height() - 4)
            painter.fillRect(bar, colour)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)

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
        self.sheet(rect, item, chosen=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        inside = rect.adjusted(BAR + 6, 2, -4, -2)
        painter.setPen(QColor(palette.ink))
        painter.setFont(self._fonts.name)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, top | Qt.TextFlag.TextWordWrap, f"{words}\n{item.title}")

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
    """What stands in an empty place: + 10.00."""
    from buurthuis_app.gui.activities.items import time_at

    return f"+ {clock(time_at(minute))}"
