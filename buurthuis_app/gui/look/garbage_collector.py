"""Collecting garbage where Qt's objects live: on the window's thread, between events, and nowhere else."""

import gc
import linecache

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # ms


class Collector(QObject):
    """Takes over from Python's own collector, from the first paint until the window closes.

    Python collects in whatever thread and at whatever moment makes the next object. When that is a worker, or in the
    middle of painting, and a dialog that was closed is among the garbage, the program ends.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self.keep_all()
        linecache.clearcache()  # the sources that Shiboken read in passing
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def keep_all(self) -> None:
        """What was made by now stays, as all that was loaded does: there is no need to look at it again and again."""
        gc.freeze()

    def look(self) -> None:
        """Collect as much as Python would have by now; the young garbage most often."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        oldest = max((n for n, (count, most) in enumerate(due) if count > most), default=None)
        if oldest is not None:
            gc.collect(oldest)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
