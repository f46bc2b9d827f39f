"""The ways to answer a question on the screen: big buttons for marks and choices, a sheet for one's own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from buurthuis_app.domain.surveys.results import labels
from buurthuis_app.domain.surveys.survey import QuestionKind, Reply, SurveyQuestion
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import _

MARK_WIDTH, SHEET_HEIGHT = 56, 130  # px at the usual type size


class AnswerField(QWidget):
    """Takes the answer to one question. `changed` when people chose or typed."""

    changed = Signal()

    def __init__(self, question: SurveyQuestion) -> None:
        super().__init__()
        self.question = question
        self.buttons: dict[int, QPushButton] = {}
        self.words: QPlainTextEdit | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(question.kind is not QuestionKind.CHOICES)
        column = in_column(on=self)
        if question.kind is QuestionKind.OPEN:
            self._ask_words(column)
        else:
            self._offer(column, labels(question))
        column.addStretch(1)

    def show_reply(self, reply: Reply) -> None:
        """Show what was answered before."""
        for value, option_button in self.buttons.items():
            option_button.setChecked(value in reply.values)
        if self.words is not None:
            self.words.setPlainText(reply.words)

    def reply(self) -> Reply:
        """What is answered now; nothing is an answer too."""
        values = tuple(
            value for value, option_button in self.buttons.items() if option_button.isChecked()
        )
        words = self.words.toPlainText().strip() if self.words is not None else ""
        return Reply(question_id=self.question.id, values=values, words=words)

    def press(self, value: int) -> bool:
        """Choose by key; False when there is no such answer."""
        option_button = self.buttons.get(value)
        if option_button is None:
            return False
        option_button.setFocus()
        option_button.click()
        return True

    def begin(self) -> None:
        """Put the focus where answering begins."""
        first = self.words or next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, column: QVBoxLayout, answers: Sequence[tuple[int, str]]) -> None:
        marks = self.question.kind is QuestionKind.MARK
        row, answers_sheet = FlowRow(), QWidget()
        listed = in_column(on=answers_sheet)
        for value, words in answers:
            option_button = button(words, ButtonKind.TOGGLE)
            option_button.setCheckable(True)
            option_button.setAutoExclusive(self._group.exclusive())
            option_button.toggled.connect(self.changed)
            option_button.setMinimumHeight(scaled(6 * GRID, theme().percent))
            self._group.addButton(option_button)
            self.buttons[value] = option_button
            if marks:
                option_button.setMinimumWidth(scaled(MARK_WIDTH, theme().percent))
                row.addWidget(option_button)
            else:
                listed.addWidget(option_button)
        if not marks:
            column.addWidget(answers_sheet, 0, Qt.AlignmentFlag.AlignLeft)
        if marks:
            column.addWidget(row)
            column.addWidget(label(_("1 is heel slecht, 10 is heel goed."), Text.QUIET))
        if self.question.kind is QuestionKind.CHOICES:
            column.addWidget(label(_("U mag er meer kiezen."), Text.QUIET))

    def _ask_words(self, column: QVBoxLayout) -> None:
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.question.words)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(scaled(SHEET_HEIGHT, theme().percent))
        self.words.textChanged.connect(self.changed)
        column.addWidget(self.words)
        column.addWidget(label(_("Schrijf geen namen, ook niet die van uzelf."), Text.QUIET))
