"""The mouse in the week: click, drag a block, pull at its end, or sweep over free time."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from buurthuis_app.gui.tabs.activities.week.drag_move import Move, snapped, unmoved
from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item, time_at
from buurthuis_app.gui.tabs.activities.week.key_stops import NO_TIME, SLOT, Stop
from buurthuis_app.gui.tabs.activities.week.week_layout import DAYS, WeekBlock
from buurthuis_app.gui.tabs.activities.week.week_surface import WeekSurface
from buurthuis_app.i18n import hours

if TYPE_CHECKING:
    import datetime as dt

HANDLE = 6  # px at the end of a block by which it is made longer


class _Grip(Struct, frozen=True, kw_only=True):
    """Grip of the mouse: the block or place that was pressed."""

    at: QPointF
    minute: float
    day: int
    item: Item | None = None
    by_end: bool = False
    slot: Stop | None = None


class Dragging(QObject):
    """Follows one press of the left button until it is let go or Esc is pressed."""

    def __init__(self, view: WeekSurface, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._grip: _Grip | None = None
        self._far = False
        self.new: tuple[int, int, int] | None = None  # day, begin, end of what is swept over

    @property
    def going(self) -> bool:
        """Whether something is being dragged."""
        return self._grip is not None and self._far

    @property
    def new_words(self) -> str:
        """The hours of what is swept over."""
        if self.new is None:
            return ""
        _day, begin, end = self.new
        return hours(time_at(begin), time_at(end))

    def stop(self) -> None:
        """Let go without doing anything."""
        self._grip, self._far, self.new = None, False, None
        self._view.moving = None

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the mouse."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        view, at = self._view, event.position()
        block = view.block_at(at)
        slot = view.slot_at(at)
        self._grip = _Grip(
            at=at,
            minute=view.minute_at(at),
            day=view.grid.day_at(at.x()),
            item=block.item if block else None,
            by_end=block is not None and self._at_end(block, at),
            slot=slot,
        )
        self._far = False
        if block is not None:
            stop = Stop(day=block.piece.day, minute=block.piece.begin, item=block.item)
            view.go(next((s for day in view.stops for s in day if s.item == block.item), stop))

    def move(self, event: QMouseEvent) -> bool:
        """Follow the mouse; False when nothing is held."""
        grip, view = self._grip, self._view
        if grip is None:
            self._show_cursor(event.position())
            return False
        at = event.position()
        if not self._far:
            distance = (at - grip.at).manhattanLength()
            self._far = distance >= QApplication.startDragDistance()
        if not self._far:
            return True
        if grip.item is not None and not grip.item.cancelled:
            view.show_move(self._moved(grip, grip.item, at))
        elif grip.item is None and grip.minute != NO_TIME:
            self.new = self._swept(grip, at)
            view.viewport().update()
        return True

    def release(self, event: QMouseEvent) -> None:
        """Let go: it stays where it is, or a click opens the free slot."""
        grip, view, move, new = self._grip, self._view, view_move(self._view), self.new
        far = self._far
        if grip is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._grip, self._far, self.new = None, False, None
        if move is not None:
            view.ask_move(move)
        elif new is not None:
            day, begin, end = new
            view.slot_opened.emit(view.week.day(day), time_at(begin), time_at(end))
        elif not far and grip.slot is not None and view.slot_at(event.position()) == grip.slot:
            starts: dt.time | None = (
                None if grip.slot.minute == NO_TIME else time_at(grip.slot.minute)
            )
            view.stop = grip.slot
            view.slot_opened.emit(view.week.day(grip.slot.day), starts, None)
        view.viewport().update()

    def key(self, event: QKeyEvent) -> bool:
        """Esc puts back what is being dragged."""
        if event.key() == Qt.Key.Key_Escape and self._grip is not None:
            self.stop()
            self._view.viewport().update()
            return True
        return False

    def _moved(self, grip: _Grip, item: Item, at: QPointF) -> Move:
        view, start = self._view, unmoved(item)
        minute = view.minute_at(at)
        if grip.minute == NO_TIME or item.begin is None or minute == NO_TIME:
            minutes = 0
        else:
            minutes = snapped(minute - grip.minute)
        if grip.by_end:
            return start.longer(minutes)
        days = view.grid.day_at(at.x()) - grip.day
        moved = start.by(days=days, minutes=minutes)
        first, last = view.week.monday, view.week.day(DAYS - 1)
        return moved.by(days=(min(max(moved.date, first), last) - moved.date).days)

    def _swept(self, grip: _Grip, at: QPointF) -> tuple[int, int, int]:
        minute = max(self._view.minute_at(at), 0)
        first, other = sorted((grip.minute, minute))
        begin = int(first // SLOT) * SLOT
        end = max(snapped(other), begin + SLOT)
        return grip.day, begin, min(end, DAY_MINUTES - 1)

    def _at_end(self, block: WeekBlock, at: QPointF) -> bool:
        place = self._view.place_of(block)
        left = place.bottom() + block.beyond - at.y()
        low = place.height() > 3 * HANDLE and left <= HANDLE
        return low and block.item.begin is not None and block.piece.end == block.item.end

    def _show_cursor(self, at: QPointF) -> None:
        block = self._view.block_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if block is not None and not block.item.cancelled and self._at_end(block, at):
            shape = Qt.CursorShape.SizeVerCursor
        self._view.viewport().setCursor(shape)


def view_move(view: WeekSurface) -> Move | None:
    """The move that the view shows."""
    return view.moving
