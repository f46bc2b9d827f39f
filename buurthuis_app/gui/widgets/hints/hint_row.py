"""Hint row: a sign, a calm sentence, and below it the way to where it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import Sign, label


def hint_row(sign: str, ink: Ink, sentence: str, way: QWidget | None) -> QFrame:
    """One row, as high as its words."""
    row = QFrame()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(GRID)
    across.addWidget(Sign(sign, ink), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(sentence))
    if way is not None:
        words.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    across.addLayout(words, 1)
    return row
