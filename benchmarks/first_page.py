"""From asking for the yearly overview to its first page on the screen, and how long the window waits meanwhile."""

import time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.look.garbage_collector import Collector
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.pdf_pages import page_picture, page_sizes
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.services.papers.paper import drawn

_SHARPNESS = 96 / 72
"""Pixels a point at the size of the paper."""
_AIM = 50.0
"""Milliseconds that a window may stand still before people notice."""
_TICK = 1  # ms


def first_page_against_build() -> Pair:
    """Last year's paper of the ten-year centre: made, opened and its first page drawn, against made alone."""
    house = centres.house(10)
    year = periods.year(centres.today().year - 1)

    def shown() -> None:
        paper = drawn(house.overviews.document(year))
        page_sizes(paper.content)
        page_picture(paper.content, 0, _SHARPNESS)

    return Pair(program=timed(shown), floor=timed(lambda: drawn(house.overviews.document(year))))


def standing_still_against_aim() -> Pair:
    """The longest time between two turns of the window's event loop while that paper is made beside it."""
    if QApplication.instance() is None:
        application.create(window_settings.Settings(scheme="light"))
    house = centres.house(10)
    year = periods.year(centres.today().year - 1)
    operations = Operations()
    drawn(
        house.overviews.document(year)
    )  # what draws it is loaded by then, as after the first paper

    def longest() -> float:
        loop = QEventLoop()
        collector = (
            Collector()
        )  # as beside every window: Python's own would look in the middle of the work
        operations.work(
            lambda _tell, _cancelled: drawn(house.overviews.document(year)),
            on_done=lambda _made: loop.quit(),
        )
        stood_still = longest_turn(loop)
        collector.stop()
        return stood_still

    return Pair(program=longest, floor=lambda: _AIM)


def longest_turn(loop: QEventLoop) -> float:
    """Run this loop to its end; the longest time in ms that the window could do nothing else."""
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(_TICK)
    loop.exec()
    timer.stop()
    tick()
    return max(gaps) * 1000
