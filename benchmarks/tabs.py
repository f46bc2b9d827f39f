"""Tabs of the ten-year centre: how long the window stands still when one is opened first, and a type size for all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import centres
from benchmarks.first_page import longest_turn
from benchmarks.measure import Pair, worked
from buurthuis_app.bootstrap.tabs import load_ahead
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.look.garbage_collector import Collector
from buurthuis_app.gui.look.theme import TYPE_SIZES, Scheme, theme
from buurthuis_app.gui.shell import application, window_settings

_SIZE = (1280, 720)


def opening_against_aim() -> Pair:
    """The longest time that the window can do nothing else while each tab is opened for the first time."""
    _dressed()

    def longest() -> float:
        with _at_rest() as desk:
            return max(_opened(desk, key) for key in desk.window.keys[1:])

    return Pair(program=longest, floor=lambda: 100.0)


def type_size_against_aim() -> Pair:
    """Another type size in a window whose tabs are all open."""
    _dressed()
    desk = Desk(centres.house(10), Path(tempfile.mkdtemp(prefix="buurthuis-bench-settings-")))
    desk.window.resize(*_SIZE)
    desk.window.show()
    for key in desk.window.keys:
        _opened(desk, key)
    sizes = cycle(TYPE_SIZES)

    def change() -> None:
        theme().wear(Scheme.LIGHT, next(sizes))
        QApplication.processEvents()

    return Pair(program=worked(change), floor=lambda: 300.0)


def _dressed() -> None:
    if QApplication.instance() is None:
        application.create(window_settings.Settings(scheme="light"))


@contextmanager
def _at_rest() -> Iterator[Desk]:
    """A window whose first tab was looked at for a moment."""
    with tempfile.TemporaryDirectory() as settings:
        desk = Desk(centres.house(10), Path(settings))
        desk.window.resize(*_SIZE)
        desk.window.show()
        desk.operations.wait()
        QApplication.processEvents()
        load_ahead(desk.window.keys, lambda: False)
        collector = Collector(desk.window)
        try:
            yield desk
        finally:
            collector.stop()
            desk.close()


def _opened(desk: Desk, key: str) -> float:
    loop = QEventLoop()
    desk.operations.idle.connect(
        lambda: QTimer.singleShot(0, loop.quit), Qt.ConnectionType.SingleShotConnection
    )
    QTimer.singleShot(0, desk.window, partial(desk.window.open_tab, key))
    return longest_turn(loop)
