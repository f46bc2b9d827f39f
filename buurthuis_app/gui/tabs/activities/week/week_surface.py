"""Surface of the week: what keys and dragging read and ask of the view they work on."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, SignalInstance
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.tabs.activities.week.drag_move import Move
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.tabs.activities.week.key_stops import Stop, Stops
from buurthuis_app.gui.tabs.activities.week.week_layout import Grid, Week, WeekBlock


class WeekSurface(Protocol):
    """A week that is shown, with a cursor, and perhaps with an item that is being moved."""

    week: Week
    stop: Stop | None
    """The cursor; None before a week is shown."""
    moving: Move | None

    @property
    def opened(self) -> SignalInstance:
        """Emits the item to open."""
        ...

    @property
    def slot_opened(self) -> SignalInstance:
        """Emits the date, start and end of free time to plan in; a time that is not known is None."""
        ...

    @property
    def cancel_asked(self) -> SignalInstance:
        """Emits the item to cancel."""
        ...

    @property
    def week_asked(self) -> SignalInstance:
        """Emits the number of weeks to go on; 0 is this week."""
        ...

    @property
    def item(self) -> Item | None:
        """The item the cursor is on."""
        ...

    @property
    def stops(self) -> Stops:
        """Places the cursor can go, for each day."""
        ...

    @property
    def grid(self) -> Grid:
        """Columns and hours."""
        ...

    def viewport(self) -> QWidget:
        """The widget that is painted on."""
        ...

    def go(self, stop: Stop) -> None:
        """Put the cursor there and bring it into sight."""

    def show_move(self, move: Move | None) -> None:
        """Show where an item would come; None ends it."""

    def ask_move(self, move: Move) -> None:
        """Ask to keep the move."""

    def ensure_seen(self, begin: int, end: int) -> None:
        """Scroll so that these minutes are in sight, the beginning at least."""

    def block_at(self, at: QPointF) -> WeekBlock | None:
        """The block under a point of the viewport."""
        ...

    def minute_at(self, at: QPointF) -> float:
        """The minute at a point of the viewport; NO_TIME in the head."""
        ...

    def slot_at(self, at: QPointF) -> Stop | None:
        """The free half hour under a point of the viewport."""
        ...

    def place_of(self, block: WeekBlock) -> QRectF:
        """Where a block is seen, in the viewport."""
        ...
