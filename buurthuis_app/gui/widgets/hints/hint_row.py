"""Hint row: a sign, a calm sentence, and below it the way to where it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.widgets.controls import Sign, label
from buurthuis_app.gui.widgets.layout import aligned, in_column, in_row


def hint_row(sign: str, ink: Ink, sentence: str, way: QWidget | None) -> QFrame:
    """One row, as high as its words."""
    row = QFrame()
    across = in_row(aligned(Sign(sign, ink), Qt.AlignmentFlag.AlignTop), on=row)
    words = in_column(label(sentence), gap=0)
    if way is not None:
        words.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    across.addLayout(words, 1)
    return row
