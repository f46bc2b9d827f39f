"""The questions of a survey, each on a card: its words, how it is answered, and what can be chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QWidget,
)

from buurthuis_app.domain.surveys.survey import MOST_QUESTIONS, QuestionKind, SurveyQuestion
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.goals.surveys.options_field import OptionsField
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, icon_button, label, named
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.i18n import _
from buurthuis_app.records import replace


def kind_names() -> dict[QuestionKind, str]:
    """Dutch names of the kinds of question."""
    return {
        QuestionKind.MARK: _("een cijfer van 1 tot 10"),
        QuestionKind.CHOICE: _("één antwoord kiezen"),
        QuestionKind.CHOICES: _("meer antwoorden kiezen"),
        QuestionKind.YES_NO: _("ja of nee"),
        QuestionKind.OPEN: _("in eigen woorden"),
    }


class QuestionCard(QFrame):
    """Card that edits one question."""

    moved = Signal(int)  # -1 for higher, 1 for lower
    removed = Signal()

    def __init__(self, question: SurveyQuestion) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._question = question
        self.number = label("", Text.LABEL)
        self.kind, self.words, self.options = QComboBox(), QLineEdit(), OptionsField()
        for kind, words in kind_names().items():
            self.kind.addItem(words, kind)
        choose_value(self.kind, question.kind)
        self.words.setText(question.words)
        self.words.setPlaceholderText(_("bijv. Welk cijfer geeft u het buurthuis?"))
        self.options.show_options(question)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._show_options)
        self._show_options()

    def show_number(self, number: int) -> None:
        """Show the number of the question."""
        self.number.setText(_("Vraag {n}").format(n=number))
        for widget, words in (
            (self.kind, _("Hoe wordt vraag {n} beantwoord?")),
            (self.words, _("Vraag {n}")),
        ):
            widget.setAccessibleName(words.format(n=number))
        self.options.show_number(number)

    def question(self) -> SurveyQuestion:
        """The question as the fields give it."""
        kind: QuestionKind = self.kind.currentData()
        asked = replace(self._question, kind=kind, words=" ".join(self.words.text().split()))
        if kind.has_options:
            return asked.offering(self.options.lines())
        return replace(asked, options=(), asked=())

    def _lay_out(self) -> None:
        top = in_row(grow(self.number), self.kind, gap=GRID // 2)
        for sign, words, steps in (("▲", _("Hoger"), -1), ("▼", _("Lager"), 1)):
            arrow = button(sign, ButtonKind.QUIET, do=partial(self._move, steps))
            named(arrow, words)
            top.addWidget(arrow)
        away = icon_button("trash", _("Vraag weghalen"), do=self.removed.emit)
        top.addWidget(away)
        in_column(
            top,
            self.words,
            self.options,
            on=self,
            margins=(GRID + GRID // 2, GRID, GRID + GRID // 2, GRID + GRID // 2),
            gap=GRID // 2,
        )

    def _move(self, steps: int) -> None:
        self.moved.emit(steps)

    def _show_options(self) -> None:
        self.options.setVisible(self.kind.currentData().has_options)


class QuestionEditor(QWidget):
    """All questions below each other; a new one, made by `blank` of its survey and place, comes at the end."""

    def __init__(self, blank: Callable[[UUID, int], SurveyQuestion]) -> None:
        super().__init__()
        self._blank = blank
        self._survey_id: UUID | None = None
        self.cards: list[QuestionCard] = []
        self.more = button(_("Vraag erbij"), icon_name="plus", do=self.add)
        row = in_row(self.more, SPRING)
        self._column = in_column(row, on=self)
        self.setFocusProxy(self.more)

    def show_questions(self, survey_id: UUID, questions: Sequence[SurveyQuestion]) -> None:
        """Show these in the place of what was shown."""
        self._survey_id = survey_id
        for former in self.cards:
            former.hide()
            former.deleteLater()
        self.cards = []
        for question in questions:
            self._put(question)
        self._number()

    def questions(self) -> tuple[SurveyQuestion, ...]:
        """The questions of all cards, in their order."""
        return tuple(
            replace(card.question(), position=place) for place, card in enumerate(self.cards)
        )

    def add(self) -> None:
        """An empty question at the end."""
        if self._survey_id is None:
            return
        self._put(self._blank(self._survey_id, len(self.cards)))
        self._number()
        self.cards[-1].words.setFocus()

    def _put(self, question: SurveyQuestion) -> None:
        card = QuestionCard(question)
        card.moved.connect(partial(self._move, card))
        card.removed.connect(partial(self._remove, card))
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)

    def _move(self, card: QuestionCard, steps: int) -> None:
        place = self.cards.index(card)
        new_place = min(max(place + steps, 0), len(self.cards) - 1)
        self.cards.insert(new_place, self.cards.pop(place))
        self._column.removeWidget(card)
        self._column.insertWidget(new_place, card)
        self._number()

    def _remove(self, card: QuestionCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, card in enumerate(self.cards, start=1):
            card.show_number(number)
        self.more.setEnabled(len(self.cards) < MOST_QUESTIONS)
