"""The week as one painted sheet: shown, scrolled, clicked in; keys and dragging are in what it is made of."""

import datetime as dt
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.activities.week.drag_move import Move
from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item, told
from buurthuis_app.gui.tabs.activities.week.key_stops import NO_TIME, SLOT, Stop, Stops, nearest
from buurthuis_app.gui.tabs.activities.week.out_of_sight import EdgeSign, edge_signs
from buurthuis_app.gui.tabs.activities.week.paint_batches import layers
from buurthuis_app.gui.tabs.activities.week.week_dragging import Dragging
from buurthuis_app.gui.tabs.activities.week.week_keys import WeekKeys
from buurthuis_app.gui.tabs.activities.week.week_layout import (
    Grid,
    Week,
    WeekBlock,
    day_in_sight,
    over_its_day,
    pieces,
)
from buurthuis_app.gui.tabs.activities.week.week_painting import WeekPainter, slot_words
from buurthuis_app.gui.tabs.activities.week.week_sheet import WeekSheet
from buurthuis_app.gui.widgets.lists.picture_list import PictureList
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _, clock, day_and_month

ROOM_FOR_TIME = 0.3  # of an hour, above the first line
LOWEST_HOUR = 28  # px at the usual type size
MORNING = 10 * 60
NARROWEST_DAY = 76


class WeekView(QAbstractScrollArea):
    """Days across, hours down. The signals say what people want; nothing is changed here."""

    chosen = Signal(object)  # Item | None
    opened = Signal(object)  # Item
    slot_opened = Signal(object, object, object)  # date, start time or None, end time or None
    move_asked = Signal(object)  # Move
    cancel_asked = Signal(object)  # Item
    week_asked = Signal(int)  # so many weeks on; 0 is this week
    spoken_as = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.week = Week(monday=dt.date(2026, 1, 5), today=dt.date(2026, 1, 5))
        self.stop: Stop | None = None
        self.moving: Move | None = None
        self._scrolled = False
        self._hovered: Stop | None = None
        self._pointed: WeekBlock | None = None
        self._wanted: UUID | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Weekprogramma"))
        words = _("Activiteiten van deze week")
        self.rows = PictureList(words, self._place_in_sight, self.viewport())
        self.rows.picked.connect(self.choose)
        self.keys = WeekKeys(self, self)
        self.dragging = Dragging(self, self)
        theme().changed.connect(self._lay_out_again)

    def show_week(self, week: Week) -> None:
        """Show this week; the cursor stays on what it was on."""
        item, stop = self.item, self.stop
        self._scrolled = self._scrolled and week.monday == self.week.monday
        self.week, self.moving, self._hovered, self._pointed = week, None, None, None
        self.dragging.stop()
        self._forget()
        occurrence_id = self._wanted or (item.id if item else None)
        self.stop = self._found(occurrence_id) or self._same_place(stop)
        self._wanted = None
        self.rows.show_rows(told(week.items), self.item.id if self.item else None)
        self._update_bar()
        self.say_where(aloud=False)
        self.chosen.emit(self.item)

    def choose(self, occurrence: UUID) -> None:
        """Put the cursor on this item, now or when the week with it is shown."""
        stop = self._found(occurrence)
        if stop is None:
            self._wanted = occurrence
        else:
            self.go(stop)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self.stop.item if self.stop else None

    @property
    def stops(self) -> Stops:
        """Stops of the arrow keys."""
        return self.sheet.stops

    def go(self, stop: Stop) -> None:
        """Put the cursor there and bring it into sight."""
        before = self.item
        self.stop = stop
        self.ensure_seen(stop.minute, stop.end)
        self.say_where(aloud=True)
        if self.item != before:
            self.rows.show_chosen(self.item.id if self.item else None)
            self.chosen.emit(self.item)
        self.viewport().update()

    def press(self) -> None:
        """Open what the cursor is on, or plan something there."""
        self.keys.enter()

    def show_move(self, move: Move | None) -> None:
        """Show where something would come, or no more."""
        self.moving = move
        if move is not None:
            announce(self, move.announcement)
        self.viewport().update()

    def ask_move(self, move: Move) -> None:
        """The move is as people want it."""
        self.show_move(None)
        if move.changes:
            self._wanted = move.item.id
            self.move_asked.emit(move)

    def say_where(self, *, aloud: bool) -> None:
        """Tell a screen reader what the cursor is on."""
        if self.stop is None:
            return
        if self.stop.item is not None:
            words = self.stop.item.sentence
        else:
            words = _("vrij, {day}, {time}. Enter plant hier iets.").format(
                day=day_and_month(self.week.day(self.stop.day)),
                time=clock(dt.time(*divmod(self.stop.minute, 60))),
            )
        self.setAccessibleDescription(words)
        if aloud:
            announce(self, words)

    def ensure_seen(self, begin: int, end: int) -> None:
        """Scroll so that these minutes are in sight, the beginning at least."""
        if begin == NO_TIME:
            return
        bar, room = self.verticalScrollBar(), self.sheet.body
        top, bottom = self.grid.y(begin) - 8, self.grid.y(min(end, DAY_MINUTES)) + 8
        if bottom > bar.value() + room:
            bar.setValue(int(bottom - room))
        if top < bar.value():
            bar.setValue(int(top))

    @cached_property
    def sheet(self) -> WeekSheet:
        """The week laid out at this size of the window."""
        room = self.viewport()
        lowest = scaled(LOWEST_HOUR, theme().percent)
        first, last = day_in_sight(pieces(self.week))
        hours = (last - first) / 60 + ROOM_FOR_TIME
        return WeekSheet(self.week, room.width(), room.height(), lowest=lowest, hours=hours)

    @property
    def grid(self) -> Grid:
        """Grid of columns and hours."""
        return self.sheet.grid

    def block_at(self, at: QPointF) -> WeekBlock | None:
        """The block under a point of the viewport."""
        return self.sheet.block_at(at, self.verticalScrollBar().value())

    def minute_at(self, at: QPointF) -> float:
        """The minute at a point of the viewport; NO_TIME in the head."""
        return self.sheet.minute_at(at, self.verticalScrollBar().value())

    def slot_at(self, at: QPointF) -> Stop | None:
        """The free half hour under a point of the viewport."""
        return self.sheet.slot_at(at, self.verticalScrollBar().value())

    def place_of(self, block: WeekBlock) -> QRectF:
        """Rectangle of a block, in the viewport."""
        if block.item.begin is None:
            return block.rect
        return block.rect.translated(0, self.sheet.head - self.verticalScrollBar().value())

    def _place_in_sight(self, occurrence: UUID) -> QRectF:
        """Where it begins, in the viewport; for what is only counted in the head, the head."""
        every = (*self.sheet.top[0], *self.sheet.blocks)
        found = (self.place_of(block) for block in every if block.item.id == occurrence)
        return next(found, QRectF(0, 0, self.viewport().width(), self.sheet.head))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        percent = theme().percent
        return QSize(scaled(7 * NARROWEST_DAY + 60, percent), scaled(220, percent))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.sheet.paint(
            QPainter(self.viewport()),
            self.verticalScrollBar().value(),
            chosen=self.item,
            moved=self.moving.item if self.moving else None,
            below=self._paint_slots,
            above=self._paint_above,
        )
        paint = WeekPainter(QPainter(self.viewport()), self.grid, self.sheet.fonts, self.week)
        for sign in self.edge_signs:
            paint.edge_sign(sign.rect, sign.words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rows.cover()
        self._lay_out_again()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.dragging.key(event) and not self.keys.press(event):
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.dragging.going:
            self.moving = None
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hovered = None
        at = event.position()
        sign = next((sign for sign in self.edge_signs if sign.rect.contains(at)), None)
        if sign is not None:
            self.ensure_seen(sign.begin, sign.end)
        else:
            self.dragging.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.dragging.move(event):
            self._hovered = self.slot_at(event.position())
            self._pointed = self.block_at(event.position())
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dragging.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position())
        if block is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(block.item)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            where: QPoint = event.pos()  # type: ignore[attr-defined]
            block = self.block_at(QPointF(where))
            words = block.item.sentence if block else ""
            QToolTip.showText(self.viewport().mapToGlobal(where), words, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hovered = self._pointed = None
            self.viewport().update()
        return super().viewportEvent(event)

    def _paint_slots(self, paint: WeekPainter) -> None:
        places = [(self._hovered, False)]
        if self.hasFocus() and self.item is None and self.moving is None:
            places.append((self.stop, True))
        for stop, focus in places:
            if stop is not None and stop.minute != NO_TIME:
                area = self.grid.area(stop.day, stop.minute, stop.minute + SLOT)
                paint.slot(area, slot_words(stop.minute), focus=focus)
        if self.dragging.new is not None:
            day, begin, end = self.dragging.new
            paint.slot(self.grid.area(day, begin, end), self.dragging.new_words, focus=True)

    @property
    def edge_signs(self) -> list[EdgeSign]:
        """What begins above or below what is in sight."""
        return edge_signs(self.sheet, self.verticalScrollBar().value())

    @property
    def widened(self) -> WeekBlock | None:
        """What the mouse or else the keyboard is on, as broad as its day where it shares its time."""
        block = self._pointed
        if block is None and self.hasFocus():
            own = (block for block in self.sheet.blocks if block.item == self.item)
            block = next(own, None)
        return over_its_day(block, self.grid, self.sheet.fonts) if block else None

    def _paint_above(self, paint: WeekPainter) -> None:
        widened = self.widened
        if widened is not None and self.moving is None:
            paint.blocks(layers([widened]), [widened.rect])
        self._paint_ghost(paint)

    def _paint_ghost(self, paint: WeekPainter) -> None:
        move = self.moving
        if move is None or move.begin is None or move.end is None:
            return
        day = (move.date - self.week.monday).days
        if 0 <= day < len(self.stops):
            area = self.grid.area(day, move.begin, min(move.end, DAY_MINUTES))
            paint.ghost(area, move.item, move.words)

    def _found(self, occurrence: UUID | None) -> Stop | None:
        every = (stop for of_day in self.stops for stop in of_day)
        return next((s for s in every if s.item is not None and s.item.id == occurrence), None)

    def _same_place(self, stop: Stop | None) -> Stop:
        if stop is None:  # at first the middle of the morning, today or on Monday
            today = (self.week.today - self.week.monday).days
            day = today if 0 <= today < len(self.stops) else 0
            stop = Stop(day=day, minute=MORNING)
        return nearest(self.stops[stop.day], stop.minute)

    def _forget(self) -> None:
        self.__dict__.pop("sheet", None)

    def _lay_out_again(self) -> None:
        """At another size the same hour stays on top."""
        bar = self.verticalScrollBar()
        on_top = self.grid.minute_at(bar.value())
        self._forget()
        self._update_bar()
        if self._scrolled:
            bar.setValue(round(self.grid.y(on_top)))

    def _update_bar(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(int(self.sheet.body))
        bar.setSingleStep(int(self.grid.hour / 2))
        bar.setRange(0, max(int(self.grid.y(DAY_MINUTES) - self.sheet.body) + 1, 0))
        if not self._scrolled and self.isVisible():
            bar.setValue(
                int(self.grid.y(day_in_sight(pieces(self.week))[0]) - self.sheet.fonts.line / 2)
            )
            self._scrolled = bool(self.week.items)
        self.viewport().update()
