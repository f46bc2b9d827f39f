"""Typing in forms from paper, fast: a line a question, numbers for answers, Enter to go on, nothing to click."""

from functools import partial

from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.surveys.results import numbered_answers
from buurthuis_app.domain.surveys.survey import (
    AnsweredBy,
    QuestionKind,
    Questionnaire,
    SurveyQuestion,
)
from buurthuis_app.domain.surveys.typed_reply import read_reply
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import grow, in_column, page, scrolled
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

WIDTH, HEIGHT = 640, 560  # px at the usual type size


class TypingDialog(DialogPage):
    """Enter in the last line keeps the form and begins the next one."""

    topic = "doelen#peilingen"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        asked: Questionnaire,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Formulieren van papier: {title}").format(title=asked.survey.title)
        super().__init__(title, operations, parent, size=(WIDTH, HEIGHT))
        self._house, self._asked = house, asked
        self._typed = 0
        self.counted = label(_("Nog geen formulier ingetypt."), Text.QUIET)
        self.lines: list[QLineEdit] = []
        self.keep = button(_("Opslaan en volgende"), ButtonKind.PRIMARY, "save", do=self.submit)
        self._build()

    def submit(self) -> None:
        """Keep what was typed; a line that can't be read is said, and nothing is kept."""
        if not self.keep.isEnabled():
            return
        replies = []
        for question, line in zip(self._asked.questions, self.lines, strict=True):
            try:
                replies.append(read_reply(question, line.text()))
            except Invalid as error:
                super().refuse(error)
                line.setFocus()
                line.selectAll()
                return
        self.keep.setEnabled(False)
        surveys, key = self._house.surveys, self._asked.survey.id
        filled_in = tuple(reply for reply in replies if reply.given)
        self.write(
            partial(surveys.fill_in, key, filled_in, AnsweredBy.PAPER),
            _("formulier ingetypt"),
            self._kept,
        )

    def _kept(self, _done: Done[int]) -> None:
        self._typed += 1
        words = ngettext("{n} formulier ingetypt.", "{n} formulieren ingetypt.", self._typed)
        self.counted.setText(words.format(n=self._typed))
        self.keep.setEnabled(True)
        for line in self.lines:
            line.clear()
        self.lines[0].setFocus()

    @override
    def refuse(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        super().refuse(error)
        self.lines[0].setFocus()

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self.lines):
            self.lines[place + 1].setFocus()
            self.lines[place + 1].selectAll()
        else:
            self.submit()

    def _build(self) -> None:
        column = in_column(margins=(0, GRID, 2 * GRID, GRID), gap=GRID // 2)
        for place, question in enumerate(self._asked.questions):
            line = QLineEdit()
            line.setAccessibleName(f"{place + 1}. {question.words}")
            line.setAccessibleDescription(_how(question))
            line.setPlaceholderText(_how(question))
            line.returnPressed.connect(partial(self._go_on, place))
            self.lines.append(line)
            column.addWidget(label(f"{place + 1}. {question.words}", Text.LABEL))
            column.addWidget(line)
            if question.options:
                numbered = (f"{n} {words}" for n, words in numbered_answers(question))
                column.addWidget(label("   ".join(numbered), Text.QUIET))
            column.addSpacing(GRID)
        column.addStretch(1)
        self.lay_out(
            label(_("Enter gaat naar de volgende vraag. Leeg is niet ingevuld.")),
            self.notice,
            grow(scrolled(page(column), framed=True, stop=False)),
            buttons=(button(_("Sluiten"), do=self.reject), self.keep),
            beside=grow(self.counted),
            gap=GRID,
        )


def _how(question: SurveyQuestion) -> str:
    """Instruction on what to type for an answer."""
    return {
        QuestionKind.MARK: _("1 tot 10"),
        QuestionKind.CHOICE: _("het nummer van het antwoord"),
        QuestionKind.CHOICES: _("de nummers, bijv. 1 3"),
        QuestionKind.YES_NO: _("j of n"),
        QuestionKind.OPEN: _("wat er staat, zonder namen"),
    }[question.kind]
