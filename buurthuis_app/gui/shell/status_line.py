"""The line at the bottom: what was just done and how to take it back, and the last backup."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ShortButton, ShortLabel, Sign, Text
from buurthuis_app.gui.widgets.layout import SPRING, in_row, sheet
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _


class StatusLine(QStatusBar):
    """Says one thing at a time; `undo_wanted` when people click what can be taken back."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._sign = Sign("check", Ink.GOOD)
        self._sign.hide()
        self._sentence = ShortLabel(Text.QUIET)
        self._undo = ShortButton(do=self.undo_wanted.emit)
        self._backup = ShortLabel(Text.QUIET)
        self._backup.setContentsMargins(0, 0, 2 * GRID, 0)
        self._undo.hide()
        left = sheet(
            in_row(self._sign, self._sentence, self._undo, SPRING, margins=(GRID, 0, 0, 0))
        )
        self.addWidget(left, 1)
        self.addPermanentWidget(self._backup)

    @property
    def sentence(self) -> str:
        """The sentence that is shown now."""
        return self._sentence.text()

    @property
    def undo_words(self) -> str:
        """What the undo button says; empty when there is nothing to take back."""
        return "" if self._undo.isHidden() else self._undo.text()

    def saved(self, label_of_undo: str) -> None:
        """Say that it is saved; with a label, offer to take it back."""
        self._say(_("Opgeslagen"), label_of_undo)

    def say(self, sentence: str) -> None:
        """Say that something was done."""
        self._say(sentence, "")

    def offer_undo(self, label_of_undo: str) -> None:
        """Offer to take back this, or nothing when it is empty; what was said stays."""
        words = _("Ongedaan maken: {what}").format(what=label_of_undo) if label_of_undo else ""
        self._undo.say(words)
        self._undo.setVisible(bool(words))

    def show_backup(self, words: str) -> None:
        """When the last backup was made, in words: "vandaag 9.02"."""
        self._backup.say(_("laatste reservekopie: {when}").format(when=words) if words else "")

    def _say(self, sentence: str, label_of_undo: str) -> None:
        self._sign.show()
        self._sentence.say(sentence)
        self.offer_undo(label_of_undo)
        announce(self, f"{sentence}. {label_of_undo}" if label_of_undo else sentence)
