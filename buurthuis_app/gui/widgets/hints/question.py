"""Question before something is done: what it does, and the answers. Enter and Escape leave everything as it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from buurthuis_app.gui.widgets.plain_text import MessageBox, unlettered
from buurthuis_app.i18n import _


class QuestionBox(MessageBox):
    """`stay` are the words of the answer that does nothing. Give it what it `offers`, then `open()`."""

    def __init__(
        self, parent: QWidget | None, title: str, words: str, more: str = "", *, stay: str = ""
    ) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(title)
        self.setText(words)
        self.setInformativeText(more)
        self.stay = self.addButton(stay or _("Annuleren"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    def offers(
        self,
        words: str,
        do: Callable[[], object],
        role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.AcceptRole,
    ) -> QPushButton:
        """An answer; one that destroys something makes the question a warning."""
        if role is QMessageBox.ButtonRole.DestructiveRole:
            self.setIcon(QMessageBox.Icon.Warning)
        answer = self.addButton(unlettered(words), role)
        answer.clicked.connect(lambda _checked=False: do())
        return answer
