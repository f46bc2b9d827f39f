"""Names in a paper: what becomes of each, decided one by one before it goes outside."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QWidget,
)

from buurthuis_app.domain.papers.names_on_paper import (
    LONGEST_WORDS,
    Answered,
    NameAnswer,
    NameQuestion,
)
from buurthuis_app.domain.shared.personal_data import Certainty
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, page, scrolled
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, in_dutch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.papers.naming import Naming

WIDTH, HEIGHT = 680, 560  # px at the usual type size


@in_dutch()
def blurring_words() -> list[str]:
    """What can stand in the place of a name."""
    return [
        *(_("een bezoekster"), _("een bezoeker"), _("een vrijwilliger"), _("een buurvrouw")),
        *(_("een buurman"), _("iemand")),
    ]


class NamesDialog(DialogPage):
    """Shows each name with its sentence; `decided` when what was chosen is kept."""

    topic = "overzichten#namen-op-papier"
    decided = Signal()
    tone = Tone.DANGER

    def __init__(
        self,
        questions: Sequence[NameQuestion],
        naming: Naming,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Namen op papier"), operations, parent, size=(WIDTH, HEIGHT))
        self._naming = naming
        today = naming.today()
        self.rows = [NameRow(question, today) for question in questions]
        self.save_button = button(_("Opslaan"), ButtonKind.PRIMARY, do=self.submit)
        self._build()
        self.finished.connect(self.deleteLater)

    def submit(self) -> None:
        """Keep what was chosen; what was not stays to be decided."""
        answers = [answered for row in self.rows if (answered := row.answered()) is not None]
        self.write(
            partial(self._naming.decide, answers),
            _("over namen op papier beslist"),
            self._was_kept,
        )

    def _was_kept(self, _done: object) -> None:
        self.accept()
        self.decided.emit()

    def _build(self) -> None:
        cards = page(in_column(*self.rows, SPRING, margins=(0, 0, GRID, 0)))
        self.save_button.setDefault(True)
        explanation = _(
            "Dit papier gaat naar buiten. Kies van elke naam wat er komt te staan. Alleen op papier: "
            "de tekst zelf verandert niet."
        )
        self.lay_out(
            label(explanation, Text.QUIET),
            self.notice,
            grow(scrolled(cards, framed=True, stop=False)),
            buttons=(button(_("Annuleren"), do=self.reject), self.save_button),
            gap=GRID,
        )


class NameRow(QFrame):
    """One name: where it stands, and what becomes of it."""

    def __init__(self, question: NameQuestion, today: dt.date) -> None:
        super().__init__()
        self._question = question
        self.choice = QComboBox()
        for answer, words in _answers():
            self.choice.addItem(words, answer)
        self.words = QComboBox(editable=True)
        self.words.addItems(blurring_words())
        self.how = QLineEdit()
        self.how.setMaxLength(LONGEST_WORDS)
        self.how.setPlaceholderText(_("hoe gevraagd? bijv. gezegd bij de koffie"))
        self.until = date_field(today)
        self.until.setMinimumDate(as_qdate(today - dt.timedelta(days=1)))
        self.until.setSpecialValueText(_("zonder einde"))
        self.until.setDate(self.until.minimumDate())
        self._build()
        self._fill()
        self.choice.currentIndexChanged.connect(self._show_fields)
        self._show_fields()

    def answered(self) -> Answered | None:
        """What is chosen; None when nothing is, or what was kept already."""
        answer = self.choice.currentData()
        until = self.until.date()
        answered = Answered(
            question=self._question,
            answer=answer,
            words=self.words.currentText().strip() if answer is NameAnswer.BLURRED else "",
            how=self.how.text().strip() if answer is NameAnswer.ALLOWED else "",
            until=None
            if answer is not NameAnswer.ALLOWED or until == self.until.minimumDate()
            else as_date(until),
        )
        return None if answered == self._as_kept() else answered

    def _as_kept(self) -> Answered:
        kept = self._question.decision
        if kept is None:
            return Answered(question=self._question, answer=None)
        return Answered(
            question=self._question,
            answer=kept.answer,
            words=kept.words,
            how=kept.how,
            until=kept.until,
        )

    def _build(self) -> None:
        question = self._question
        inside = card()
        perhaps = question.certainty is Certainty.PERHAPS
        name = _("{name} (misschien)").format(name=question.name) if perhaps else question.name
        column = in_column(
            label(name, Text.LABEL),
            label(question.excerpt),
            on=inside,
            margins=(GRID + 4, GRID),
            gap=GRID // 2,
        )
        if question.about:
            column.addWidget(label(question.about, Text.QUIET))
        column.addWidget(self.choice)
        row = in_row()
        for widget, words in (
            (self.choice, _("Wat komt er te staan voor {name}?")),
            (self.words, _("In plaats van {name}")),
            (self.how, _("Hoe is het {name} gevraagd?")),
            (self.until, _("Tot en met welke dag mag {name} genoemd worden?")),
        ):
            widget.setAccessibleName(words.format(name=question.name))
            if widget is not self.choice:
                row.addWidget(widget, 0 if widget is self.until else 1)
        column.addLayout(row)
        in_column(inside, on=self)

    def _fill(self) -> None:
        kept = self._as_kept()
        self.choice.setCurrentIndex(self.choice.findData(kept.answer))
        if kept.words:
            self.words.setCurrentText(kept.words)
        self.how.setText(kept.how)
        if kept.until is not None:
            self.until.setDate(as_qdate(kept.until))

    def _show_fields(self) -> None:
        answer = self.choice.currentData()
        self.words.setVisible(answer is NameAnswer.BLURRED)
        self.how.setVisible(answer is NameAnswer.ALLOWED)
        self.until.setVisible(answer is NameAnswer.ALLOWED)


def _answers() -> tuple[tuple[NameAnswer | None, str], ...]:
    return (
        (None, _("Kies…")),
        (NameAnswer.BLURRED, _("Onherkenbaar maken")),
        (NameAnswer.ALLOWED, _("Mag erin: zij of hij vindt het goed")),
        (NameAnswer.NOBODY, _("Dit is geen naam van iemand hier")),
        (NameAnswer.LEFT_OUT, _("Deze tekst weglaten")),
    )


def ask_names(
    questions: Sequence[NameQuestion],
    naming: Naming,
    operations: Operations,
    parent: QWidget,
    then: Callable[[], object],
) -> NamesDialog:
    """Show the dialog, and go on when all is kept. Keep what is returned."""
    dialog = NamesDialog(questions, naming, operations, parent)
    dialog.decided.connect(partial(_go_on, then))
    dialog.open()
    return dialog


def _go_on(then: Callable[[], object]) -> None:
    then()
