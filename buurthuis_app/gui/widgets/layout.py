"""Layouts said in one call: the parts of a column or a row, from first to last."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.i18n import _

Margins = int | tuple[int, int] | tuple[int, int, int, int]
"""In px: on all sides; beside and above with below; or left, top, right and bottom."""
DIALOG: Margins = (3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
"""Around the parts of a dialog."""

Box = TypeVar("Box", bound=QBoxLayout)


class Grown(Struct, frozen=True):
    """A part that takes `share` of the room that is left, at one `side` of its room where that is said."""

    part: QWidget | QLayout | None
    share: int = 1
    side: Qt.AlignmentFlag = Qt.AlignmentFlag(0)


Part = QWidget | QLayout | Grown | int
"""A number is empty room in px."""

SPRING = Grown(None)
"""Empty room that takes what is left."""


def grow(part: QWidget | QLayout, share: int = 1) -> Grown:
    """Let this part have the room that is left."""
    return Grown(part, share)


def aligned(part: QWidget, side: Qt.AlignmentFlag) -> Grown:
    """Let this part be no larger than it asks, at this side."""
    return Grown(part, 0, side)


def in_column(
    *parts: Part, on: QWidget | None = None, margins: Margins = 0, gap: int = GRID
) -> QVBoxLayout:
    """Parts below each other, `gap` px apart; `on` is the widget that they are put on."""
    return _filled(QVBoxLayout(), parts, on, margins, gap)


def in_row(
    *parts: Part, on: QWidget | None = None, margins: Margins = 0, gap: int = GRID
) -> QHBoxLayout:
    """Parts beside each other, `gap` px apart; `on` is the widget that they are put on."""
    return _filled(QHBoxLayout(), parts, on, margins, gap)


def sheet(layout: QLayout) -> QWidget:
    """A widget of its own for a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def page(layout: QLayout) -> QWidget:
    """A sheet in the colour of the window, also where it scrolls."""
    widget = sheet(layout)
    widget.setObjectName("page")
    return widget


def scrolled(content: QLayout | QWidget, *, framed: bool = False, stop: bool = True) -> QScrollArea:
    """Content that scrolls up and down where there is no room for it; without a `stop` the Tab key passes it by."""
    around = QScrollArea()
    around.setWidget(sheet(content) if isinstance(content, QLayout) else content)
    around.setWidgetResizable(True)
    if not framed:
        around.setFrameShape(QScrollArea.Shape.NoFrame)
    if stop:
        around.spoken_as = QAccessible.Role.Pane  # type: ignore[attr-defined]
        around.setAccessibleName(_("Inhoud"))
    else:
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return around


def clear(column: QBoxLayout) -> None:
    """Take the widgets out of a column that is filled anew."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _filled(box: Box, parts: Iterable[Part], on: QWidget | None, margins: Margins, gap: int) -> Box:
    if on is not None:
        on.setLayout(box)
    sides = (margins, margins) if isinstance(margins, int) else margins
    box.setContentsMargins(*sides * (4 // len(sides)))
    box.setSpacing(gap)
    for part in parts:
        _put(box, part if isinstance(part, Grown | int) else Grown(part, 0))
    return box


def _put(box: QBoxLayout, part: Grown | int) -> None:
    if isinstance(part, int):
        box.addSpacing(part)
    elif part.part is None:
        box.addStretch(part.share)
    elif isinstance(part.part, QWidget):
        box.addWidget(part.part, part.share, part.side)
    else:
        box.addLayout(part.part, part.share)
