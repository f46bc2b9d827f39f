"""The moment a window is first seen, defined once for program and floor alike."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class _FirstPaint(QObject):
    """Waits for the first paint event of its parent."""

    def __init__(self, watched: QWidget, then: Callable[[], None]) -> None:
        super().__init__(watched)
        self._then = then
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The filter sees the event before the painting; the next turn of the loop comes after all of it.
            QTimer.singleShot(0, self._then)
        return False


def call_when_painted(widget: QWidget, then: Callable[[], None]) -> None:
    """Call `then` right after `widget`, and all that is painted along with it, was painted for the first time."""
    _FirstPaint(widget, then)
