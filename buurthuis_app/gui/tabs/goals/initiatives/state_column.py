"""Column of the board: the initiatives in one state as cards, to be walked, opened, dragged and dropped."""

from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from typing_extensions import override

from buurthuis_app.domain.initiatives.initiative import PATHS, InitiativeState, state_names
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import RADIUS, SHEETS, CardLine, ListCard
from buurthuis_app.i18n import _, euros, short_date
from buurthuis_app.services.initiatives.initiatives import InitiativeCard

MIME = "application/x-buurthuis-initiative"
TITLE_LINES = 3


def money_words(card: InitiativeCard) -> str:
    """What a card says of money: granted when there is any, else asked."""
    if card.money.granted:
        return _("kreeg {amount}").format(amount=_short(card.money.granted))
    if card.initiative.asked:
        return _("vraagt {amount}").format(amount=_short(card.initiative.asked))
    return ""


def _short(cents: int) -> str:
    """Whole euros without cents: a card is narrow."""
    return euros(cents).removesuffix(",00")


def sentence(card: InitiativeCard) -> str:
    """A card in one sentence, for a screen reader."""
    since = _("sinds {day}").format(day=short_date(card.initiative.since))
    parts = (card.initiative.title, card.areas, money_words(card), since)
    return ", ".join(part for part in parts if part)


class StateColumn(CardList[InitiativeCard]):
    """The cards of one state. Arrow keys walk them; Ctrl with left or right asks to move the chosen one."""

    move_asked = Signal(object, object)  # the id of an initiative, the state to move it to
    step_asked = Signal(object, int)  # InitiativeCard, +1 for the usual next state, -1 for back
    leave_asked = Signal(int)  # walk to the column beside it
    menu_asked = Signal(object, object)  # InitiativeCard, where on the screen

    def __init__(self, state: InitiativeState, *, may_move: bool) -> None:
        super().__init__(
            _card,
            lambda card: card.initiative.id,
            name=_("Initiatieven: {state}").format(state=state_names()[state]),
            look=SHEETS,
        )
        self.holds = state
        self._dropping = False
        self._may_move = may_move
        self.setDragEnabled(may_move)
        self.setAcceptDrops(may_move)

    def take_focus(self) -> None:
        """The keyboard comes here: choose a card when none is."""
        self.setFocus()
        self.choose_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        card, key = self.current(), Qt.Key(event.key())
        if key in steps:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and card is not None:
                self.step_asked.emit(card, steps[key])
            elif not control:
                self.leave_asked.emit(steps[key])
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = (
            self.indexAt(event.pos())
            if event.reason() == QContextMenuEvent.Reason.Mouse
            else self.currentIndex()
        )
        if index.isValid() and self._may_move:
            self.setCurrentIndex(index)
            below = self.visualRect(index).center()
            self.menu_asked.emit(self.records()[index.row()], self.mapToGlobal(below))

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        card = self.current()
        if card is None:
            return
        drag, data = QDrag(self), QMimeData()
        data.setData(MIME, QByteArray(card_data(card)))
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
        drag.exec(Qt.DropAction.MoveAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(dropping=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(dropping=False)
        dragged = _dragged(event.mimeData())
        if dragged is not None and self.holds in PATHS[dragged[1]]:
            event.acceptProposedAction()
            self.move_asked.emit(dragged[0], self.holds)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dropping:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().palette.accent), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(2, 2, -3, -3), RADIUS, RADIUS)

    def _consider(self, event: QDragMoveEvent) -> None:
        """Only a state that can be reached from where the card is takes it."""
        dragged = _dragged(event.mimeData())
        welcome = dragged is not None and self.holds in PATHS[dragged[1]]
        event.setAccepted(welcome)
        self._show_dropping(dropping=welcome)

    def _show_dropping(self, *, dropping: bool) -> None:
        self._dropping = dropping
        self.viewport().update()


def card_data(card: InitiativeCard) -> bytes:
    """A card under the mouse: which initiative, and in which state it is."""
    return f"{card.initiative.id}|{card.initiative.state.value}".encode()


def _dragged(data: QMimeData) -> tuple[UUID, InitiativeState] | None:
    if not data.hasFormat(MIME):
        return None
    key, _bar, state = bytes(data.data(MIME).data()).decode().partition("|")
    return UUID(key), InitiativeState(state)


def _card(card: InitiativeCard) -> ListCard:
    """The title on some lines, below it where it is, its money, and since when."""
    since = short_date(card.initiative.since)
    lines = (card.areas, money_words(card), since)
    return ListCard(
        title=card.initiative.title,
        title_lines=TITLE_LINES,
        lines=tuple(CardLine(words=words, wraps=True) for words in lines if words),
        spoken=sentence(card),
    )
