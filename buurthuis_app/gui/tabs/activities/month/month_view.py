"""The month as one painted sheet: arrows walk the days, Enter opens the week of one."""

import datetime as dt
import math
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.activities.month.month_layout import (
    DAYS,
    Month,
    MonthDay,
    cells,
    lowest,
)
from buurthuis_app.gui.tabs.activities.month.month_painting import MonthPainter, inside_of
from buurthuis_app.gui.tabs.activities.week.block_text import Fonts
from buurthuis_app.gui.tabs.activities.week.item import told
from buurthuis_app.gui.widgets.lists.picture_list import PictureList
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _, long_date, ngettext

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.activities.week.item import Item

NARROWEST = 76  # px of a day at the usual type size
MOST_WEEKS = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthView(QWidget):
    """Weeks below each other. A click goes to the week of the day; a click on an activity chooses it."""

    chosen = Signal(object)  # Item | None
    opened = Signal(object)  # Item
    day_opened = Signal(object)  # date
    new_asked = Signal(object)  # date
    month_asked = Signal(int)  # so many months on; 0 is this month
    spoken_as = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = Month(first=dt.date(2026, 1, 1), today=dt.date(2026, 1, 1))
        self.cursor_day: dt.date | None = None
        self._chosen: Item | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Maandoverzicht"))
        self.rows = PictureList(_("Activiteiten van deze maand"), self._place_of, self)
        self.rows.picked.connect(self._pick)
        theme().changed.connect(self._forget)

    def show_month(self, month: Month) -> None:
        """Show this month; the cursor goes to today or to the first when it would be out of sight."""
        self.month = month
        in_sight = self.cursor_day is not None and month.monday <= self.cursor_day <= month.sunday
        if not in_sight:
            this_month = (month.today.year, month.today.month) == (
                month.first.year,
                month.first.month,
            )
            self.cursor_day = month.today if this_month else month.first
        if self._chosen is not None:
            same = (item for item in month.items if item.id == getattr(self._chosen, "id", None))
            self._chosen = next(same, None)
        self.rows.show_rows(told(month.items), self._chosen.id if self._chosen else None)
        self._forget()
        self._say(aloud=False)

    @property
    def item(self) -> "Item | None":
        """The chosen item."""
        return self._chosen

    @cached_property
    def fonts(self) -> Fonts:
        """The letters at this type size."""
        return Fonts()

    @cached_property
    def cells(self) -> list[MonthDay]:
        """The days in their places."""
        return cells(self.month, self._room, self.fonts)

    def cell(self, day: dt.date) -> MonthDay:
        """The place of a day in sight."""
        return self.cells[(day - self.month.monday).days]

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for a month of six weeks: the page stays as high as it is while one leafs."""
        width = scaled(DAYS * NARROWEST, theme().percent)
        height = self._room.top() + MOST_WEEKS * lowest(self.fonts)
        return QSize(width, math.ceil(height) + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint = MonthPainter(painter, self.fonts, self.month)
        room = self._room
        paint.heads(QRectF(room.left(), 0, room.width(), room.top()))
        chosen = self._chosen.id if self._chosen else None
        paint.cells(self.cells, self.cursor_day if self.hasFocus() else None, chosen)
        paint.weeks(self.cells, room.left())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rows.cover()
        self._forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = event.key(), self.cursor_day
        if day is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.go(day + dt.timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.month_asked.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_T:
            self.month_asked.emit(0)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.press()
        elif key == Qt.Key.Key_N:
            self.new_asked.emit(day)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        item = inside_of(cell, event.position())
        self.go(cell.day)
        if item is not None:
            self.rows.show_chosen(item.id)
            self._choose(item)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if cell.day == self.cursor_day and inside_of(cell, event.position()) is None:
            self.day_opened.emit(cell.day)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        item = inside_of(cell, event.position()) if cell else None
        if item is not None:
            self.opened.emit(item)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def press(self) -> None:
        """Open the week of the day that the cursor is on."""
        if self.cursor_day is not None:
            self.day_opened.emit(self.cursor_day)

    def go(self, day: dt.date) -> None:
        """Put the cursor on a day; a day out of sight asks for its month."""
        self.cursor_day = day
        if not self.month.monday <= day <= self.month.sunday:
            self.month_asked.emit(-1 if day < self.month.first else 1)
            return
        self._say(aloud=True)
        self.update()

    def _place_of(self, occurrence: UUID) -> QRectF:
        """Where it is painted; what is only counted has the place of its day."""
        for cell in self.cells:
            for item, place in cell.rows:
                if item.id == occurrence:
                    return place
        own = (item.date for item in self.month.items if item.id == occurrence)
        return next((self.cell(day).rect for day in own), QRectF())

    def _pick(self, occurrence: UUID) -> None:
        """Somebody chose it in the list beside the picture."""
        for item in self.month.items:
            if item.id == occurrence:
                self.go(item.date)
                self._choose(item)

    def _choose(self, item: "Item") -> None:
        self._chosen = item
        self.chosen.emit(item)
        self.update()

    def _tip(self, at: QPointF) -> str:
        cell = self._cell_at(at)
        if cell is None:
            return ""
        item = inside_of(cell, at)
        if item is not None:
            return item.sentence
        return (
            "\n".join(hidden_item.sentence for hidden_item in self.month.of(cell.day))
            if cell.more
            else ""
        )

    def _say(self, *, aloud: bool) -> None:
        if self.cursor_day is None:
            return
        items = self.month.of(self.cursor_day)
        count = ngettext("{n} activiteit", "{n} activiteiten", len(items)).format(n=len(items))
        parts = [long_date(self.cursor_day), self.month.closed.get(self.cursor_day, ""), count]
        words = ", ".join(part for part in (*parts, *(item.title for item in items)) if part)
        self.setAccessibleDescription(words)
        if aloud:
            announce(self, words)

    def _cell_at(self, at: QPointF) -> MonthDay | None:
        return next((cell for cell in self.cells if cell.rect.contains(at)), None)

    @property
    def _room(self) -> QRectF:
        margin = self.fonts.small_metrics.horizontalAdvance("53") + 14
        top = self.fonts.line + 12
        return QRectF(margin, top, self.width() - margin - 1, self.height() - top - 1)

    def _forget(self) -> None:
        for name in ("fonts", "cells"):
            self.__dict__.pop(name, None)
        self.update()
