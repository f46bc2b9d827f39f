"""Keys of the week view."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from buurthuis_app.gui.tabs.activities.week.drag_move import SNAP, Move, unmoved
from buurthuis_app.gui.tabs.activities.week.item import time_at
from buurthuis_app.gui.tabs.activities.week.key_stops import NO_TIME, SLOT, Stop, along, beside
from buurthuis_app.gui.tabs.activities.week.week_layout import DAYS
from buurthuis_app.gui.tabs.activities.week.week_surface import WeekSurface

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

Key = Qt.Key
_STEPS = {
    Key.Key_Up: (0, -SNAP),
    Key.Key_Down: (0, SNAP),
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
}
_MODIFIERS = Qt.KeyboardModifier


class WeekKeys(QObject):
    """Arrows walk; with Ctrl they move what the cursor is on, with Ctrl and Shift they make it longer."""

    def __init__(self, view: WeekSurface, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._plain: dict[int, Callable[[], None]] = {
            Key.Key_Up: partial(self._along, -1),
            Key.Key_Down: partial(self._along, 1),
            Key.Key_Left: partial(self._beside, -1),
            Key.Key_Right: partial(self._beside, 1),
            Key.Key_Home: partial(self._along, -1000),
            Key.Key_End: partial(self._along, 1000),
            Key.Key_PageUp: partial(view.week_asked.emit, -1),
            Key.Key_PageDown: partial(view.week_asked.emit, 1),
            Key.Key_T: partial(view.week_asked.emit, 0),
            Key.Key_Return: self.enter,
            Key.Key_Enter: self.enter,
            Key.Key_Delete: self._cancel,
            Key.Key_N: self._new,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key is for; False when it is for nothing here."""
        key, modifiers = event.key(), event.modifiers() & ~_MODIFIERS.KeypadModifier
        control = bool(modifiers & _MODIFIERS.ControlModifier)
        if control and key in _STEPS:
            self._move(*_STEPS[Key(key)], longer=bool(modifiers & _MODIFIERS.ShiftModifier))
            return True
        if key == Key.Key_Escape and self._view.moving is not None:
            self._view.show_move(None)
            return True
        if modifiers or key not in self._plain or self._view.stop is None:
            return False
        if self._view.moving is not None and key in _STEPS:
            self._move(*_STEPS[Key(key)], longer=False)
            return True
        self._plain[key]()
        return True

    def _along(self, steps: int) -> None:
        if self._view.stop is not None:
            self._view.go(along(self._view.stops, self._view.stop, steps))

    def _beside(self, days: int) -> None:
        stop = self._view.stop
        if stop is None:
            return
        next_stop = beside(self._view.stops, stop, days)
        if next_stop is not None:
            self._view.go(next_stop)
        else:  # over the edge of the week
            edge = DAYS - 1 if days < 0 else 0
            self._view.stop = Stop(day=edge, minute=stop.minute)
            self._view.week_asked.emit(days)

    def _move(self, days: int, minutes: int, *, longer: bool) -> None:
        view = self._view
        if view.item is None or view.item.cancelled:
            return
        move: Move = view.moving or unmoved(view.item)
        moved = move.longer(minutes) if longer else move.by(days=days, minutes=minutes)
        if 0 <= (moved.date - view.week.monday).days < DAYS:
            view.show_move(moved)
            if moved.begin is not None and moved.end is not None:
                view.ensure_seen(moved.begin, moved.end)

    def enter(self) -> None:
        """Open what the cursor is on, plan something on a free place, or put what is carried down."""
        view = self._view
        if view.moving is not None:
            view.ask_move(view.moving)
        elif view.item is not None:
            view.opened.emit(view.item)
        else:
            self._new()

    def _cancel(self) -> None:
        if self._view.item is not None:
            self._view.cancel_asked.emit(self._view.item)

    def _new(self) -> None:
        stop = self._view.stop
        if stop is None:
            return
        date = self._view.week.day(stop.day)
        begin = stop.minute
        starts: dt.time | None = None if begin == NO_TIME else time_at(begin // SLOT * SLOT)
        self._view.slot_opened.emit(date, starts, None)
