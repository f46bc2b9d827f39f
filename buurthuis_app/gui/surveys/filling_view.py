"""Filling in a survey on this screen: one question at a time in large type, in the language somebody reads."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app import i18n
from buurthuis_app.domain.surveys.survey import (
    HIGHEST_MARK,
    QuestionKind,
    Questionnaire,
    Reply,
    languages,
)
from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.surveys.answer_field import AnswerField
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, repolish
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.switch import ChoiceButton
from buurthuis_app.i18n import DUTCH, _

if TYPE_CHECKING:
    from uuid import UUID


class FillingView(QWidget):
    """`filled` carries the replies when people press Klaar; what was typed is then forgotten here."""

    filled = Signal(object)  # tuple[Reply, ...]
    left = Signal()

    def __init__(self, asked: Questionnaire, language: str = DUTCH) -> None:
        super().__init__()
        self._asked = asked
        self.language = language if language in asked.languages else DUTCH
        self._own = language  # of the screen around it
        self._replies: dict[UUID, Reply] = {}
        self._at = 0
        self.field: AnswerField | None = None
        self._rows: list[QWidget] = []
        self._column = in_column(on=self, margins=(4 * GRID, 2 * GRID), gap=2 * GRID)
        self._build()

    @property
    def number(self) -> int:
        """Number of the shown question, from 1."""
        return self._at + 1

    def speak(self, code: str) -> None:
        """Ask in this language; the buttons follow when the program speaks it."""
        self._keep()
        self.language = code
        speak(code if code in i18n.languages() else DUTCH)
        self._build()

    def next(self) -> None:
        """Go on, or hand in after the last question."""
        self._keep()
        if self._at + 1 < len(self._asked.questions):
            self._at += 1
            self._show()
            return
        replies = tuple(reply for reply in self._replies.values() if reply.given)
        if not replies:
            self.notice.show_sentence(_("Er is nog niets ingevuld."), Tone.CALM)
            return
        self.filled.emit(replies)

    def previous(self) -> None:
        """Back to the question before."""
        if self._at:
            self._keep()
            self._at -= 1
            self._show()

    def thank(self) -> None:
        """Show thanks after the reply was stored, and clear the form."""
        self._replies.clear()
        self._at = 0
        self._pages.setCurrentIndex(1)
        self.again.setFocus()

    def start_over(self) -> None:
        """For the next person: nothing of the former is left."""
        self._replies.clear()
        self._at = 0
        self._show()

    def refuse(self, sentence: str) -> None:
        """It was not kept: say why; what was answered stays."""
        self.notice.show_sentence(sentence, Tone.WARNING)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._pages.currentIndex() == 0:
            self.next()
        elif self.field is not None and event.text().isdigit() and self._digit(int(event.text())):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> bool:
        """1 to 9 choose the answers in their order; 0 is the tenth."""
        if self.field is None:
            return False
        kind = self.field.question.kind
        place = digit or HIGHEST_MARK
        if kind is QuestionKind.MARK:
            return self.field.press(place)
        values = list(self.field.buttons)
        return place <= len(values) and self.field.press(values[place - 1])

    def _build(self) -> None:
        """Build the widgets that hold words, again for each language."""
        for former in self._rows:
            self._column.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.notice = Notice()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._question_page())
        self._pages.addWidget(self._thanks_page())
        self._rows = [self._bar(), self.notice, self._pages]
        self._column.addWidget(self._rows[0])
        self._column.addWidget(self.notice)
        self._column.addWidget(self._pages, 1)
        self._show()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = in_row(on=bar)
        names = {DUTCH: "Nederlands"} | languages()
        self.languages: dict[str, ChoiceButton] = {}
        flow = FlowRow()
        for code in self._asked.languages if len(self._asked.languages) > 1 else ():
            language_button = ChoiceButton(names[code], partial(self._choose, code))
            language_button.show_chosen(chosen=code == self.language)
            self.languages[code] = language_button
            flow.addWidget(language_button)
        stop = button(_("Stoppen"), ButtonKind.QUIET, "close", do=self.left.emit)
        row.addWidget(flow, 1)
        row.addWidget(stop, 0, Qt.AlignmentFlag.AlignTop)
        return bar

    def _question_page(self) -> QWidget:
        page = QWidget()
        spoken = self._asked.spoken(self.language)
        self.where = label("", Text.QUIET)
        self.question = label("", Text.TITLE)
        self._place = QScrollArea(widgetResizable=True)
        self._place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back = button(_("Vorige"), icon_name="previous", do=self.previous)
        self.go = button("", ButtonKind.PRIMARY, "next", do=self.next)
        row = in_row(self.back, SPRING, self.go)
        column = in_column(label(spoken.survey.title, Text.HEADING), on=page, gap=2 * GRID)
        if spoken.survey.introduction:
            self.introduction = label(spoken.survey.introduction, Text.QUIET)
            column.addWidget(self.introduction)
        column.addWidget(self.where)
        column.addWidget(self.question)
        column.addWidget(self._place, 1)
        column.addLayout(row)
        return page

    def _thanks_page(self) -> QWidget:
        page = QWidget()
        self.again = button(_("Nog iemand vult in"), do=self.start_over)
        close = button(_("Klaar"), ButtonKind.PRIMARY, "check", do=self.left.emit)
        row = in_row(SPRING, self.again, close, SPRING)
        column = QVBoxLayout(page)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        for words, text in (
            (_("Dank u wel!"), Text.TITLE),
            (_("Uw antwoorden zijn bewaard, zonder uw naam."), Text.PLAIN),
        ):
            thanks = label(words, text)
            thanks.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(thanks)
        column.addLayout(row)
        column.addStretch(3)
        return page

    def _choose(self, code: str) -> None:
        """After this click: the button that was pressed is about to be deleted."""
        QTimer.singleShot(0, self, partial(self.speak, code))

    def _keep(self) -> None:
        if self.field is not None:
            self._replies[self.field.question.id] = self.field.reply()

    def _show(self) -> None:
        self._pages.setCurrentIndex(0)
        self.notice.hide()
        questions = self._asked.spoken(self.language).questions
        question = questions[self._at]
        self.where.setText(_("Vraag {n} van {all}").format(n=self._at + 1, all=len(questions)))
        self.question.setText(question.words)
        self.field = AnswerField(question)
        earlier_reply = self._replies.get(question.id)
        if earlier_reply is not None:
            self.field.show_reply(earlier_reply)
        self.field.changed.connect(self._say_go)
        self._place.setWidget(self.field)
        self.back.setVisible(self._at > 0)
        self._say_go()
        self.field.begin()

    def _say_go(self) -> None:
        last = self._at + 1 == len(self._asked.questions)
        answered = self.field is not None and self.field.reply().given
        words = _("Klaar") if last else _("Volgende") if answered else _("Overslaan")
        primary = last or answered  # passing a question is not what it is about
        self.go.setProperty("kind", (ButtonKind.PRIMARY if primary else ButtonKind.NORMAL).value)
        self.go.setIcon(icon("next", Ink.ON_ACCENT if primary else Ink.INK))
        repolish(self.go)
        self.go.setText(words)
