"""Every page on an office's screen of 1280 by 720: one bar in a direction, and what people come for in view."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.gui.every_page import pages
from tests.gui.hands import at_desk, settle
from tests.gui.measured import cut_hints, scrolling

SIDEWAYS = {"goals initiatives", "goals board"}
"""The board has a column for each state, and goes sideways with large type."""


@pytest.fixture
def desk(
    demo_file: Callable[[int], Path],
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - sizes are measured
) -> Iterator[Desk]:
    path = Path(shutil.copy(demo_file(1), tmp_path / "demo.db"))
    with closing(Database(path)) as database:
        house = services_of(database, FixedClock(TODAY))
        with at_desk(house, tmp_path / "settings", painted=True) as made:
            made.window.resize(1280, 720)
            settle(made.operations)
            yield made


def test_no_page_has_a_bar_within_a_bar_and_its_acts_are_in_view(
    desk: Desk, look: WindowTheme
) -> None:
    wrong, seen = [], set[str]()
    every = desk.window.keys
    for percent in (200, 100):  # made with large type, and then with the usual one
        look.wear(Scheme.LIGHT, percent)
        for name in pages(desk, every):
            seen.add(name)
            found = [*scrolling(desk.window), *_out_of_view(desk.window)]
            if percent == 100:
                found += cut_hints(desk.window)
            wrong += [(percent, name, fault) for fault in found]
    board = {fault for fault in wrong if fault[2].startswith("sideways") and fault[1] in SIDEWAYS}
    assert not [fault for fault in wrong if fault not in board]
    assert len(seen) > 40, seen


def _out_of_view(window: QWidget) -> Iterator[str]:
    """Acts at the foot of a panel, and the act that a page is for, also before anybody scrolled."""
    for push_button in window.findChildren(QPushButton):
        foot = isinstance(push_button.parentWidget(), ActRow)
        first = push_button.property("kind") == ButtonKind.PRIMARY.value
        if push_button.isVisible() and (foot or first) and _is_cut(push_button, window):
            yield f"out of view: {push_button.text()}"


def _is_cut(widget: QWidget, window: QWidget) -> bool:
    """Whether it is beyond an edge of the window; what a panel scrolls itself is not looked at."""
    whole = QRect(widget.mapTo(window, QPoint()), widget.size())
    around, areas = widget.parentWidget(), 0
    while around is not None and around is not window:
        areas += isinstance(around, QAbstractScrollArea)
        around = around.parentWidget()
    centre = window.findChild(QWidget, "centre") or window
    return areas < 2 and not centre.rect().contains(whole)
