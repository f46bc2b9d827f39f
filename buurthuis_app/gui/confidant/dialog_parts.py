"""What the dialogs of this tab are built from: their margins, a page with a heading, and the row of buttons."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from buurthuis_app.gui.controls import Text, label
from buurthuis_app.gui.theme import GRID


def column_of(dialog: QDialog) -> QVBoxLayout:
    """The column that a dialog's parts stand in."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
    column.setSpacing(2 * GRID)
    return column


def button_row(*right: QPushButton, left: QPushButton | None = None) -> QHBoxLayout:
    """Buttons at the right, the one that goes on last; `left` is for another way."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    if left is not None:
        row.addWidget(left)
    row.addStretch(1)
    for made in right:
        row.addWidget(made)
    return row


def page_of(heading: str, sentences: Iterable[str]) -> tuple[QWidget, QVBoxLayout]:
    """A page with a heading and sentences; what comes next goes below them."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(label(heading, Text.HEADING))
    for sentence in sentences:
        column.addWidget(label(sentence))
    return page, column


def big_words(words: str) -> QLabel:
    """Words to write down: large, and only to look at, so that they never come on the clipboard."""
    made = label(words, Text.FIGURE)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def named(column: QVBoxLayout, words: str, field: QWidget) -> None:
    """A field under its name."""
    name = label(words, Text.LABEL)
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
