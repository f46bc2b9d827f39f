"""Options of a question: a row for each that people can choose, which keeps its votes wherever it is moved."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.surveys.survey import MOST_OPTIONS, SurveyQuestion
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, icon_button, label, named
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.i18n import _, listing

FEWEST = 2  # with one there is nothing to choose


class OptionRow(QWidget):
    """One option: its words, and the place by which answers name it (None while it is new)."""

    def __init__(self, place: int | None, words: str) -> None:
        super().__init__()
        self.place = place
        self.words = QLineEdit(words)
        self.up, self.down = button("▲", ButtonKind.QUIET), button("▼", ButtonKind.QUIET)
        self.away = icon_button("trash", _("Antwoord weghalen"))
        row = in_row(grow(self.words), on=self, gap=GRID // 2)
        for arrow, said in ((self.up, _("Hoger")), (self.down, _("Lager"))):
            named(arrow, said)
            row.addWidget(arrow)
        row.addWidget(self.away)


class OptionsField(QWidget):
    """The options in the order in which people see them; Enter makes a new one below."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[OptionRow] = []
        self._number = 0
        self._former: tuple[tuple[int, str], ...] = ()
        self.more = button(_("Antwoord erbij"), ButtonKind.QUIET, "plus", do=self.add)
        self.ended = label("", Text.QUIET)
        foot = in_row(self.more, SPRING)
        self._column = in_column(foot, self.ended, on=self, gap=GRID // 2)

    def show_options(self, question: SurveyQuestion) -> None:
        """Show what this question offers, with empty rows while there is too little to choose."""
        self._former = (*question.offered, *question.ended)
        self._show(question.offered)

    def show_words(self, words: Iterable[str]) -> None:
        """Offer these, all as new ones."""
        self._show((None, each) for each in words)

    def show_number(self, number: int) -> None:
        """Say which question these belong to."""
        self._number = number
        self._say()

    def lines(self) -> tuple[tuple[int | None, str], ...]:
        """What is offered now: the place of each option that was there, None for a new one. Empty rows don't count."""
        said = ((row.place, " ".join(row.words.text().split())) for row in self.rows)
        return tuple((place, words) for place, words in said if words)

    def add(self) -> None:
        """An empty row at the end."""
        self._put(len(self.rows), None, "")
        self._say()
        self.rows[-1].words.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays here: it would save the whole form."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _show(self, lines: Iterable[tuple[int | None, str]]) -> None:
        for former in self.rows:
            former.hide()
            former.deleteLater()
        self.rows = []
        for place, words in lines:
            self._put(len(self.rows), place, words)
        while len(self.rows) < FEWEST:
            self._put(len(self.rows), None, "")
        self._say()

    def _put(self, index: int, place: int | None, words: str) -> None:
        row = OptionRow(place, words)
        row.up.clicked.connect(partial(self._move, row, -1))
        row.down.clicked.connect(partial(self._move, row, 1))
        row.away.clicked.connect(partial(self._remove, row))
        row.words.returnPressed.connect(partial(self._go_on, row))
        row.words.textChanged.connect(self._say)
        self.rows.insert(index, row)
        self._column.insertWidget(index, row)

    def _go_on(self, row: OptionRow) -> None:
        index = self.rows.index(row) + 1
        if index == len(self.rows) and len(self.rows) < MOST_OPTIONS:
            self._put(index, None, "")
            self._say()
        if index < len(self.rows):
            self.rows[index].words.setFocus()

    def _move(self, row: OptionRow, steps: int) -> None:
        index = self.rows.index(row)
        there = min(max(index + steps, 0), len(self.rows) - 1)
        self.rows.insert(there, self.rows.pop(index))
        self._column.removeWidget(row)
        self._column.insertWidget(there, row)
        self._say()

    def _remove(self, row: OptionRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._say()

    def _say(self) -> None:
        """Which row is which, and which options end."""
        for index, row in enumerate(self.rows):
            words = _("Antwoord {n} van vraag {question}")
            row.words.setAccessibleName(words.format(n=index + 1, question=self._number))
            row.up.setEnabled(index > 0)
            row.down.setEnabled(index + 1 < len(self.rows))
        self.more.setEnabled(len(self.rows) < MOST_OPTIONS)
        lines = self.lines()
        kept = {place for place, _words in lines}
        again = {name_key(words) for place, words in lines if place is None}
        gone = [
            words
            for place, words in self._former
            if place not in kept and name_key(words) not in again
        ]
        sentence = _("Vervallen: {answers}. Wie dat al koos, blijft meegeteld.")
        self.ended.setText(sentence.format(answers=listing(gone)) if gone else "")
        self.ended.setVisible(bool(gone))
