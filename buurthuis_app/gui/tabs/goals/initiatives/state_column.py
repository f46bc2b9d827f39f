"""Column of the board: the initiatives in one state as cards, to be walked, opened, dragged and dropped."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from buurthuis_app.domain.initiatives.initiative import PATHS, InitiativeState, state_names
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.table_model import Column, RecordTableModel
from buurthuis_app.i18n import _, euros, short_date
from buurthuis_app.services.initiatives.initiatives import InitiativeCard

AnyIndex = QModelIndex | QPersistentModelIndex
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


class StateColumn(QListView):
    """The cards of one state. Arrow keys walk them; Ctrl with left or right asks to move the chosen one."""

    opened = Signal(object)  # InitiativeCard
    move_asked = Signal(object, object)  # the id of an initiative, the state to move it to
    step_asked = Signal(object, int)  # InitiativeCard, +1 for the usual next state, -1 for back
    leave_asked = Signal(int)  # walk to the column beside it
    menu_asked = Signal(object, object)  # InitiativeCard, where on the screen

    def __init__(self, state: InitiativeState, *, may_move: bool) -> None:
        super().__init__()
        self.holds = state
        name = state_names()[state]
        self._dropping = False
        self._may_move = may_move
        self._cards = RecordTableModel[InitiativeCard](
            (Column(title=name, value=sentence),), lambda card: card.initiative.id, self
        )
        self.setModel(self._cards)
        self.setItemDelegate(_CardPainter(self._cards, self))
        self.setAccessibleName(_("Initiatieven: {state}").format(state=name))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setDragEnabled(may_move)
        self.setAcceptDrops(may_move)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._cards.record(index.row())))
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_cards(self, cards: Sequence[InitiativeCard]) -> None:
        """Show these; the chosen one stays chosen when it is still here."""
        key = self.current_id
        self._cards.show_records(cards)
        if key is not None:
            self.choose(key)

    def cards(self) -> tuple[InitiativeCard, ...]:
        """Cards in the column."""
        return self._cards.records

    @property
    def current(self) -> InitiativeCard | None:
        """The chosen card."""
        row = self.currentIndex().row()
        return self._cards.record(row) if 0 <= row < self._cards.rowCount() else None

    @property
    def current_id(self) -> UUID | None:
        """Id of the chosen card's initiative."""
        card = self.current
        return card.initiative.id if card else None

    def choose(self, key: UUID) -> bool:
        """Make this card the chosen one; False when it is not here."""
        row = self._cards.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self._cards.index(row, 0))
        return True

    def take_focus(self) -> None:
        """The keyboard comes here: choose a card when none is."""
        self.setFocus()
        if self.current is None and self._cards.rowCount():
            self.setCurrentIndex(self._cards.index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        card, key = self.current, Qt.Key(event.key())
        if key in steps:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and card is not None:
                self.step_asked.emit(card, steps[key])
            elif not control:
                self.leave_asked.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and card is not None:
            self.opened.emit(card)
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
            self.menu_asked.emit(self._cards.record(index.row()), self.mapToGlobal(below))

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        card = self.current
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
            painter.drawRoundedRect(self.viewport().rect().adjusted(2, 2, -3, -3), 6, 6)

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


class _CardPainter(QStyledItemDelegate):
    """Paints a card: the title on some lines, below it where it is, its money, and since when."""

    def __init__(self, cards: RecordTableModel[InitiativeCard], column: StateColumn) -> None:
        super().__init__(column)
        self._cards, self._column = cards, column

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        card = self._cards.record(index.row())
        width = self._column.viewport().width()
        title = self._title_height(option, card, self._inside(QRect(0, 0, width, 0)).width())
        line = QFontMetrics(QFont(option.font)).height()
        padding = scaled(2 * GRID, theme().percent)
        return QSize(width, title + line * len(self._lines(card)) + padding)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card = self._cards.record(index.row())
        colours, percent = theme().palette, theme().percent
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) and self._column.hasFocus()
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        place = QRect(option.rect).adjusted(*_margins(percent))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.outline), 1 + chosen))
        fill = colours.selected if chosen else colours.hover if over else colours.paper
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(place, 6, 6)
        inside = self._inside(QRect(option.rect))
        bold = _bold(QFont(option.font))
        height = self._title_height(option, card, inside.width())
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.setFont(bold)
        painter.setPen(QColor(colours.ink))
        painter.setClipRect(QRect(inside.left(), inside.top(), inside.width(), height))
        painter.drawText(inside, wrap, card.initiative.title)
        painter.setClipping(False)
        inside.setTop(inside.top() + height)
        painter.setFont(QFont(option.font))
        painter.setPen(QColor(colours.quiet))
        metrics = QFontMetrics(QFont(option.font))
        for words in self._lines(card):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside.left(), inside.top() + metrics.ascent(), shown)
            inside.setTop(inside.top() + metrics.height())
        painter.restore()

    def _title_height(self, option: QStyleOptionViewItem, card: InitiativeCard, width: int) -> int:
        metrics = QFontMetrics(_bold(QFont(option.font)))
        room = QRect(0, 0, max(width, 1), 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, card.initiative.title)
        return min(needed.height(), TITLE_LINES * metrics.lineSpacing())

    @staticmethod
    def _lines(card: InitiativeCard) -> tuple[str, ...]:
        since = short_date(card.initiative.since)
        return tuple(words for words in (card.areas, money_words(card), since) if words)

    @staticmethod
    def _inside(place: QRect) -> QRect:
        beside = scaled(GRID, theme().percent)
        around = place.adjusted(*_margins(theme().percent))
        return around.adjusted(beside, beside // 2, -beside, -beside // 2)


def _margins(percent: int) -> tuple[int, int, int, int]:
    edge = scaled(4, percent)
    return edge, edge // 2, -edge, -edge // 2


def _bold(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    return font
