"""Asks before something is destroyed for good: there is no undo behind it, so it takes a tick and a press."""

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from buurthuis_app.gui.confidant.dialog_parts import (
    button_row,
    column_of,
    widen,
)
from buurthuis_app.gui.controls import Kind, Text, button, label
from buurthuis_app.i18n import _


class DestroyDialog(QDialog):
    """Accepted when it may be destroyed. Open it with `open`: the register may lock while it stands there."""

    def __init__(self, heading: str, sentence: str, words: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        widen(self, 60)
        self.understood = QCheckBox(_("Ik weet dat dit niet terug te halen is"))
        self.go = button(words, Kind.DANGER, "trash")
        self.keep = button(_("Bewaren"))
        self.keep.setDefault(True)
        self.go.setEnabled(False)
        self.understood.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        row = button_row(self.keep, self.go)
        column = column_of(self)
        column.addWidget(label(heading, Text.HEADING))
        column.addWidget(label(sentence))
        column.addWidget(self.understood)
        column.addLayout(row)
