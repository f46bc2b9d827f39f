"""Destruction for good, asked first: there is no undo behind it, so it takes a tick and a press."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget
from typing_extensions import override

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.dialog_parts import (
    button_row,
    column_of,
    widen,
)
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister


class DestroyDialog(QDialog):
    """Accepted when it may be destroyed. Open it with `open`: the register may lock while it stands there."""

    topic = "vertrouwenspersoon-register#sleutel"

    def __init__(self, heading: str, sentence: str, words: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        widen(self, 60)
        self.understood = QCheckBox(_("Ik weet dat dit niet terug te halen is"))
        self.go = button(words, ButtonKind.DANGER, "trash")
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

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need: Qt reckons with a wider dialog than a small screen allows."""
        super().showEvent(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        if needed > self.height():
            self.resize(self.width(), min(needed, self.screen().availableSize().height()))


def ask_to_clear(
    page: QWidget,
    register: UnlockedRegister,
    operations: Operations,
    cleared: Callable[[], None],
    refuse: Callable[[AppError], None],
) -> DestroyDialog:
    """Ask whether all that was altered outside the program, and opens no more, may go; and let it go."""
    dialog = DestroyDialog(
        _("Opruimen wat niet te lezen is?"),
        _(
            "Alle berichten en zaken die u niet kunt lezen, omdat ze buiten het programma zijn "
            "veranderd, verdwijnen uit het bestand. In oude reservekopieën staan ze nog, op slot.\n\n"
            "Is er een tweede vertrouwenspersoon? Vraag haar eerst of zij ze nog kan lezen: voor "
            "haar verdwijnen ze ook."
        ),
        _("Opruimen"),
        parent=page,
    )
    dialog.accepted.connect(
        lambda: operations.run(
            register.destroy_damaged, lambda _done: cleared(), on_error=refuse, owner=page
        )
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
