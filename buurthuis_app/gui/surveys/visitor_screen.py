"""Screen that asks visitors: which survey, its questions, thanks. A reply that is not handed in is thrown away."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget
from typing_extensions import override

from buurthuis_app.domain.surveys.survey import AnsweredBy, Questionnaire, Reply
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.surveys.filling_view import FillingView
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import DUTCH, _, spoken
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

IDLE = 120_000  # ms without a hand on the computer: who walked away leaves nothing behind
PERCENT, PERCENT_ON_LOW_SCREEN, LOW_SCREEN = 150, 125, 900
_HANDS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}


class SurveyScreen(QDialog):
    """Give it what may be filled in; `present` takes the whole screen."""

    topic = "doelen#peilingen"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        asked: tuple[Questionnaire, ...],
        *,
        language: str = DUTCH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = spoken()
        speak(language)
        self.setWindowTitle(_("Peiling invullen"))
        self._house, self._operations, self._asked = house, operations, asked
        self._language = language
        self._former = (theme().scheme, theme().type_size)
        self.view: FillingView | None = None
        self._pages = QStackedWidget()
        in_column(self._pages, on=self)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.reject)
        self.finished.connect(self._put_back)
        if len(asked) == 1:
            self.ask(asked[0])
        else:
            self._pages.addWidget(self._choosing())

    def present(self) -> None:
        """Take the whole screen, in large type."""
        low = self.screen().size().height() < LOW_SCREEN
        theme().wear(
            theme().scheme, max(theme().percent, PERCENT_ON_LOW_SCREEN if low else PERCENT)
        )
        self.setModal(True)
        self.showFullScreen()
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        if self.view is not None and self.view.field is not None:
            self.view.field.begin()
        self._idle.start()

    def ask(self, asked: Questionnaire) -> None:
        """Begin a survey."""
        self.view = FillingView(asked, self._language)
        self.view.filled.connect(partial(self._keep, asked))
        self.view.left.connect(self.reject)
        self._pages.addWidget(self.view)
        self._pages.setCurrentWidget(self.view)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever hands do begins the two minutes anew."""
        if event.type() in _HANDS:
            self._idle.start()
        return super().eventFilter(watched, event)

    def _choosing(self) -> QWidget:
        page = QWidget()
        column = in_column(
            label(_("Welke vragen wilt u beantwoorden?"), Text.TITLE),
            on=page,
            margins=4 * GRID,
            gap=2 * GRID,
        )
        for questionnaire in self._asked:
            survey_button = button(questionnaire.spoken(self._language).survey.title)
            survey_button.clicked.connect(partial(self._chosen, questionnaire))
            column.addWidget(survey_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        close = button(_("Sluiten"), ButtonKind.QUIET, do=self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _chosen(self, asked: Questionnaire) -> None:
        self.ask(asked)

    # Without a label: the next visitor is not offered to take back what the former one answered.
    def _keep(self, asked: Questionnaire, replies: tuple[Reply, ...]) -> None:
        surveys = self._house.surveys
        self._operations.run(
            lambda: surveys.fill_in(asked.survey.id, replies, AnsweredBy.DOOR),
            self._kept,
            on_error=self._refused,
            owner=self,
        )

    def _kept(self, _done: Done[int]) -> None:
        if self.view is not None:
            self.view.thank()

    def _refused(self, error: AppError) -> None:
        if self.view is not None:
            self.view.refuse(error.sentence)

    def _put_back(self, _code: int) -> None:
        """The screen around it speaks its own language, in its own size."""
        self._idle.stop()
        speak(self._around)
        theme().wear(*self._former)
