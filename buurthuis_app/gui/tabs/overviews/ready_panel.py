"""Klaar om te drukken? What is still missing, each with a way to where it is put right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.overviews.readiness_hints import Hint, Mend
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.hints.hint_row import hint_row
from buurthuis_app.gui.widgets.layout import SPRING, in_column
from buurthuis_app.i18n import _


class ReadyPanel(QFrame):
    """Says what was found out about the paper; `mend_asked` with what somebody wants to put right."""

    mend_asked = Signal(object)  # Mend

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: tuple[str, ...] = ()
        self._card = card()
        self._rows = in_column(on=self._card, margins=GRID + 4, gap=GRID + GRID // 2)
        in_column(label(_("Klaar om te drukken?"), Text.HEADING), self._card, SPRING, on=self)

    def show_hints(self, hints: Sequence[Hint] | None) -> None:
        """Show these hints in place of the former ones; None while the paper is being made."""
        self.said = tuple(hint.sentence for hint in hints or ())
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._card.setVisible(hints is not None)
        if hints is not None and not hints:
            self._rows.addWidget(hint_row("check", Ink.GOOD, _("Ja. Er ontbreekt niets."), None))
        for hint in hints or ():
            self._rows.addWidget(hint_row("info", Ink.QUIET, hint.sentence, self._way(hint)))

    def _way(self, hint: Hint) -> QWidget | None:
        if hint.mend is None:
            return None
        words = {
            Mend.COUNTS: _("Bekijk de keren"),
            Mend.STORIES: _("Naar de verhalen"),
            Mend.AIMS: _("Uitleggen"),
            Mend.FOREWORD: _("Schrijven"),
            Mend.INDICATORS: _("Naar Doelen"),
            Mend.NAMES: _("Namen…"),
        }[hint.mend]
        way = button(words, ButtonKind.QUIET)
        way.setAccessibleDescription(hint.sentence)
        way.clicked.connect(partial(self.mend_asked.emit, hint.mend))
        return way
