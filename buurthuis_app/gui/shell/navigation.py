"""Navigation from a place in one tab to a place in another, without the two knowing each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from buurthuis_app.domain.shared.periods import Period


class Destination(Struct, frozen=True, kw_only=True):
    """Where to go: the key of a tab, and as much more as is known."""

    tab: str
    record: UUID | None = None
    day: dt.date | None = None
    period: Period | None = None
    section: str = ""


class Navigator(QObject):
    """Passes on where somebody wants to go; the window listens."""

    asked = Signal(object)  # Place

    def go(self, place: Destination) -> None:
        """Go to a place in a tab."""
        self.asked.emit(place)
