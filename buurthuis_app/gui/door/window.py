"""The Deurstand: the cards of one day in the whole screen, for who counts at the door, and nothing of the office.

Beside them only the page of the confidant: who needs her must find her without asking anybody.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QWidget,
)
from typing_extensions import override

from buurthuis_app import i18n
from buurthuis_app.errors import AppError
from buurthuis_app.gui.door.survey_button import SurveyButton
from buurthuis_app.gui.door.way_back import WayBack, session_ends
from buurthuis_app.gui.look.help_key import help_key
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.shell.status_line import StatusLine
from buurthuis_app.gui.tabs.today.tab import TodayTab
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.input_events import HANDS
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.switch import ChoiceButton
from buurthuis_app.i18n import DUTCH, _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.confidant.public.public_page import PublicPage

IDLE = 120_000  # ms without a hand on the computer, then back to today
PERCENT = 150  # type size at the door, or larger when people chose so
PERCENT_ON_LOW_SCREEN = 125  # so that a card is seen whole
LOW_SCREEN = 900  # px


class DoorWindow(QMainWindow):
    """Give it a House that acts for the door. Another language makes all of it anew. `left` once, with the code."""

    topic = "deurstand"
    left = Signal()

    def __init__(self, house: CentreServices, operations: Operations) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._former = (theme().scheme, theme().type_size)
        self._over = False
        self._office = i18n.spoken()
        self.language = DUTCH
        speak(DUTCH)
        self.way_back = WayBack(house, operations, self)
        self.way_back.opened.connect(self._go)
        self.confidant: PublicPage | None = None
        self.undo = UndoStack(operations, self)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.rest)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, self.undo.undo),
            (QKeySequence.StandardKey.Redo, self.undo.redo),
        ):
            QShortcut(keys, self, do)
        self._build()
        self._wire()

    def present(self) -> None:
        """Take the whole screen, with large type."""
        low = self.screen().size().height() < LOW_SCREEN
        theme().wear(
            theme().scheme, max(theme().percent, PERCENT_ON_LOW_SCREEN if low else PERCENT)
        )
        self.showFullScreen()
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._idle.start()

    def speak(self, code: str) -> None:
        """Show everything in this language; what is half typed is kept first."""
        if code == self.language:
            return
        self.tab.settle()
        self.language = code
        speak(code)
        self.undo.clear()  # it says in the other language what it would take back
        written = self.confidant.message.written() if self.confidant else None
        self._build()
        if written is not None:
            self.show_confidant()
            self._page().message.write(written)

    def show_confidant(self) -> None:
        """Show the page of the confidant in place of the cards."""
        self.tab.settle()
        page = self._page()
        page.refresh()
        self.tab.hide()
        page.show()
        self._say_way()
        page.want_keyboard()

    def show_cards(self) -> None:
        """Back to counting; what was typed on the page of the confidant is forgotten."""
        if self.confidant is not None:
            self._column.removeWidget(self.confidant)
            self.confidant.hide()
            self.confidant.deleteLater()
            self.confidant = None
        self.tab.show()
        self._say_way()

    def rest(self) -> None:
        """Nobody was here for a while: back to today and to Dutch, unless something open waits for an answer."""
        self._idle.start()
        if self.confidant is not None and self.confidant.message.written().text:
            return  # whoever writes to the confidant may need a moment; the form forgets by itself
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self.show_cards()
            self.tab.go_to_today()
            self.speak(DUTCH)
            help_key().close()

    def leave(self) -> None:
        """Back to the office: asks for the code when there is one."""
        self.tab.settle()
        self.way_back.ask()

    def say_failure(self, error: AppError) -> None:
        """Show a known error above the cards until people put it away."""
        self.notice.show_error(error)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever hands do begins the two minutes anew."""
        if event.type() in HANDS:
            self._idle.start()
        return super().eventFilter(watched, event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 leaves as the button does; only the end of the session closes without a code."""
        if self._over or session_ends():
            self._put_back()
            super().closeEvent(event)
            return
        event.ignore()
        self.leave()

    def _build(self) -> None:
        """Build the widgets that hold words, again for each language."""
        self.setWindowTitle(_("Deurstand"))
        centre = QWidget()
        self.notice = Notice()
        self.bar = self._bar()
        around = in_column(self.bar, self.notice, margins=(2 * GRID, 0))
        self.tab = TodayTab(self._house, self._operations, None)
        column = in_column(around, grow(self.tab), on=centre, margins=(0, GRID, 0, 0), gap=0)
        self._column, self.confidant = column, None
        self.status = StatusLine()
        self.status.undo_wanted.connect(self.undo.undo)
        self.back = button(_("Terug naar kantoor"), ButtonKind.QUIET, do=self.leave)
        self.status.addPermanentWidget(self.back)
        self.setCentralWidget(centre)  # the former one is deleted
        self.setStatusBar(self.status)
        self.tab.refresh()

    def _bar(self) -> FlowRow:
        bar = FlowRow()
        self.languages: dict[str, ChoiceButton] = {}
        for code, name in i18n.languages().items():
            language_button = ChoiceButton(name, partial(self._choose, code))
            language_button.show_chosen(chosen=code == self.language)
            self.languages[code] = language_button
            bar.addWidget(language_button)
        words = _("Vertrouwenspersoon")
        self.way = button(words, ButtonKind.QUIET, "confidant", do=self._go_other_way)
        self.survey = SurveyButton(self._house, self._operations, self.language, self)
        self.survey.refresh()
        for way in (self.survey, self.way):
            bar.addWidget(way)
        return bar

    def _say_way(self) -> None:
        words = _("Vertrouwenspersoon") if self.confidant is None else _("Terug naar tellen")
        self.way.setText(words)

    def _go_other_way(self) -> None:
        if self.confidant is None:
            self.show_confidant()
        else:
            self.show_cards()

    def _page(self) -> "PublicPage":
        """The page of the confidant, made when it is first asked for."""
        if self.confidant is None:
            from buurthuis_app.gui.tabs.confidant.public.public_page import PublicPage

            self.confidant = PublicPage(self._house, self._operations)
            self._column.addWidget(self.confidant, 1)
        return self.confidant

    def _choose(self, code: str) -> None:
        """After this click: the button that was pressed is about to be deleted."""
        QTimer.singleShot(0, self, partial(self.speak, code))

    def _wire(self) -> None:
        self._operations.outdated.connect(self._put_away_said)
        self._operations.changed.connect(self._changed)
        self._operations.failed.connect(self.say_failure)
        self._operations.written.connect(self._written)
        self.undo.said.connect(self._say)
        self.undo.failed.connect(self.say_failure)
        self.undo.changed.connect(self._offer_undo)

    def _put_away_said(self, _areas: object) -> None:
        self.notice.put_away()

    def _changed(self, areas: frozenset[Topic]) -> None:
        if self.tab.areas & areas:
            self.tab.refresh()
        if self.confidant is not None and Topic.CONFIDANT in areas:
            self.confidant.refresh()

    def _written(self, _label: str, _undo: object) -> None:
        self.status.saved(self.undo.undo_label)

    def _say(self, sentence: str) -> None:
        self.status.say(sentence)

    def _offer_undo(self) -> None:
        self.status.offer_undo(self.undo.undo_label)

    def _go(self) -> None:
        self._over = True
        self._put_back()
        self.left.emit()

    def _put_back(self) -> None:
        """The office speaks its own language, in the size that was chosen there."""
        help_key().close()
        self._idle.stop()
        speak(self._office)
        theme().wear(*self._former)
