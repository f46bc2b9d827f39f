"""A key that this computer does not know: the words to compare, and trusting it only after that."""

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.dialog_parts import (
    button_row,
    column_of,
    widen,
)
from buurthuis_app.gui.tabs.confidant.public.queries import Seen
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.messages import Confiding


class KeyAlarmDialog(QDialog):
    """Accepted when somebody compared the words and says that they are right."""

    def __init__(
        self, confiding: Confiding, seen: Seen, operations: Operations, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._confiding, self._seen, self._operations = confiding, seen, operations
        self.setWindowTitle(_("De sleutel is veranderd"))
        widen(self, 72)
        self.notice = Notice()
        self.compared = QCheckBox(_("Zij zegt dat deze woorden kloppen"))
        self.trust = button(_("Deze sleutel vertrouwen"), ButtonKind.DANGER)
        self.close_button = button(_("Sluiten"))
        self.close_button.setDefault(True)
        self.trust.setEnabled(False)
        self.compared.toggled.connect(self.trust.setEnabled)
        self.trust.clicked.connect(self._trust)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()

    def _trust(self) -> None:
        confiding, holders = self._confiding, self._seen.holders
        if holders is not None:
            self._operations.run(
                lambda: confiding.trust(holders),
                lambda _holders: self.accept(),
                on_error=self._refuse,
                owner=self,
            )

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.DANGER)

    def _lay_out(self) -> None:
        column = column_of(self)
        column.addWidget(self.notice)
        column.addWidget(label(_("De sleutel is veranderd"), Text.HEADING))
        for sentence in (
            _(
                "In dit bestand staat een sleutel die deze computer niet kent. Er kunnen "
                "hier nu geen berichten worden achtergelaten."
            ),
            _(
                "Dat hoort zo na een nieuwe vertrouwenspersoon of een nieuwe sleutel. Het "
                "kan ook zijn dat iemand de sleutel heeft verwisseld om mee te lezen."
            ),
            _(
                "Bel de vertrouwenspersoon, op het nummer dat u al kende. Vergelijk deze "
                "woorden met haar herstelblad:"
            ),
        ):
            column.addWidget(label(sentence))
        holders = self._seen.holders
        for holder in holders.all if holders else ():
            words = label(" ".join(holder.words), Text.LABEL)
            column.addWidget(words)
        column.addWidget(self.compared)
        row = button_row(self.close_button, self.trust)
        column.addLayout(row)
