"""Reason of a change: asks why, with the usual answers as buttons, so that one click is enough."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.activities.activity import LONGEST_REASON
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import in_column, in_row
from buurthuis_app.i18n import _, in_dutch

COLUMNS = 2


class ReasonDialog(SnugDialog):
    """`chosen` once, with a reason that is never empty unless "reden onbekend" was offered and pressed."""

    topic = "vandaag#het-ging-niet-door"
    chosen = Signal(str)

    def __init__(
        self,
        question: str,
        answers: Callable[[], Sequence[str]],
        *,
        explanation: str = "",
        unknown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`answers` are shown in the language of the screen; what is chosen is the same in Dutch."""
        super().__init__(parent, units=54)
        self.setWindowTitle(question)
        column = self.lay_out(label(question, Text.HEADING))
        self.explanation = label(explanation, Text.QUIET)
        self.explanation.setVisible(bool(explanation))
        column.addWidget(self.explanation)
        self.consequence = label("", Text.WARNING)
        self.consequence.hide()
        column.addWidget(self.consequence)
        column.addLayout(self._answers(answers(), in_dutch()(answers)()))
        column.addLayout(self._own_words())
        column.addLayout(self._last_line(unknown=unknown))

    def warn(self, words: str) -> None:
        """Say what an answer brings about beside what was asked; nothing for ""."""
        self.consequence.setText(words)
        self.consequence.setVisible(bool(words))

    def explain(self, explanation: str) -> None:
        """Say anew what it is about."""
        self.explanation.setText(explanation)
        self.explanation.setVisible(bool(explanation))

    def _answers(self, answers: Sequence[str], reasons: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for number, (answer, reason) in enumerate(zip(answers, reasons, strict=True)):
            reason_button = button(answer, do=partial(self._choose, reason))
            grid.addWidget(reason_button, number // COLUMNS, number % COLUMNS)
        return grid

    def _own_words(self) -> QVBoxLayout:
        self.own = QLineEdit(maxLength=LONGEST_REASON)
        self.own.setAccessibleName(_("Een andere reden"))
        return in_column(
            label_of(self.own, _("Anders:"), Text.LABEL),
            self.own,
            label(_("Schrijf hier geen namen van mensen."), Text.QUIET),
            gap=GRID // 2,
        )

    def _last_line(self, *, unknown: bool) -> QHBoxLayout:
        self._save = button(_("Opslaan"), ButtonKind.PRIMARY, do=self._choose_own)
        self._save.setEnabled(False)
        self._save.setDefault(True)
        self.own.textChanged.connect(self._allow)
        back = button(_("Annuleren"), do=self.reject)
        row = in_row()
        if unknown:
            not_known = button(_("Reden onbekend"), ButtonKind.QUIET, do=partial(self._choose, ""))
            row.addWidget(not_known)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._save)
        return row

    def _allow(self, text: str) -> None:
        self._save.setEnabled(bool(text.strip()))

    def _choose_own(self) -> None:
        self._choose(self.own.text().strip())

    def _choose(self, answer: str) -> None:
        self.accept()
        self.chosen.emit(answer)
