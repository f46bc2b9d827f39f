"""Day start line: a calm line above the cards when something waits for the coordinator."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.i18n import _, ngettext, number

if TYPE_CHECKING:
    from buurthuis_app.domain.overviews.day_start import Waiting

KEY = "Ctrl+U"


class DayStartLine(QFrame):
    """Says how much waits; hidden, and without words, when nothing does: the door has one too."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.waiting: tuple[Waiting, ...] = ()
        self.sentence = label("", Text.QUIET)
        self.sentence.setWordWrap(False)
        self.look = button("", ButtonKind.QUIET, do=self.wanted.emit)
        in_row(Sign("info", Ink.QUIET), self.sentence, self.look, SPRING, on=self)
        self.hide()

    def listen(self) -> None:
        """Come by a key as well: in the office."""
        shortcut = QShortcut(QKeySequence(KEY), self)
        shortcut.setWhatsThis(_("Vandaag voor u"))
        shortcut.activated.connect(self.wanted)

    def show_waiting(self, waiting: "tuple[Waiting, ...]") -> None:
        """Show how much it is."""
        self.waiting = waiting
        n = len(waiting)
        words = ngettext("Er wacht {n} ding op u.", "Er wachten {n} dingen op u.", n)
        self.sentence.setText(words.format(n=number(n)))
        self.look.setText(_("Vandaag voor u"))
        self.look.setAccessibleDescription(self.sentence.text())
        self.setVisible(bool(waiting))
