"""List of cards that it paints itself: an icon, a title and some lines, whatever the records are."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.lists.card_painting import CardLook, CardPainter, ListCard
from buurthuis_app.gui.widgets.lists.table_model import AnyIndex
from buurthuis_app.gui.widgets.plain_text import plain_text

Record = TypeVar("Record")


class CardModel(QAbstractListModel, Generic[Record]):
    """The records as Qt asks for them, each with its card."""

    def __init__(self, card: Callable[[Record], ListCard], parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.records: tuple[Record, ...] = ()
        self.cards: tuple[ListCard, ...] = ()
        self.drag: Callable[[Record], QMimeData] | None = None

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these instead; the same ones stay where they are."""
        records, cards = tuple(records), tuple(self._card(record) for record in records)
        if (records, cards) == (self.records, self.cards):
            return
        self.beginResetModel()
        self.records, self.cards = records, cards
        self.endResetModel()

    def render(self) -> None:
        """Make the cards of the records anew."""
        self.cards = tuple(self._card(record) for record in self.records)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.records)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return card.words
        return plain_text(card.tip) or None if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.cards[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        drag = Qt.ItemFlag.ItemIsDragEnabled if self.drag else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | drag

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.drag(self.records[indexes[0].row()]) if self.drag else QMimeData()


class CardList(QListView, Generic[Record]):
    """Records as cards. `name` is what a screen reader calls the list, `empty` what it says without records."""

    chosen = Signal(object)  # the record in the current row, or None
    opened = Signal(object)  # the record that was double-clicked or on which Enter was pressed

    def __init__(
        self,
        card: Callable[[Record], ListCard],
        key: Callable[[Record], Hashable],
        *,
        name: str,
        look: CardLook,
        empty: str = "",
        drag: Callable[[Record], QMimeData] | None = None,
    ) -> None:
        super().__init__()
        self.setViewport(_paper())
        self.empty = empty
        self._key = key
        self._records = CardModel[Record](card, self)
        self._records.drag = drag
        self.setModel(self._records)
        self.setItemDelegate(CardPainter(lambda row: self._records.cards[row], look, self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setDragEnabled(drag is not None)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these; what was chosen stays chosen when it is still among them."""
        former, scrolled = self.current(), self.verticalScrollBar().value()
        self._records.show_records(records)
        if former is not None and self.choose(self._key(former)):
            self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit(self.current())

    def render_again(self) -> None:
        """Show the same records, of which the cards say something else now."""
        self._records.render()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def current(self) -> Record | None:
        """The record in the current row."""
        row = self.currentIndex().row()
        return self._records.records[row] if row >= 0 else None

    def choose(self, key: Hashable) -> bool:
        """Make the record with this key current; False when it is not here."""
        keys = [self._key(record) for record in self._records.records]
        if key not in keys:
            return False
        self.setCurrentIndex(self._records.index(keys.index(key), 0))
        return True

    def choose_first(self) -> None:
        """Make the first record current when none is."""
        if self.current() is None and self._records.records:
            self.choose(self._key(self._records.records[0]))

    def records(self) -> tuple[Record, ...]:
        """Records that are shown, from top to bottom."""
        return self._records.records

    def open_current(self) -> None:
        """Open the record in the current row."""
        self._open(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_current()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._records.records:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme().palette.quiet))
        room = self.viewport().rect().adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap elsewhere

    def _current_changed(self, _current: QModelIndex, _former: QModelIndex) -> None:
        self.chosen.emit(self.current())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self._records.cards[index.row()].heading:
            self.opened.emit(self._records.records[index.row()])


def _paper() -> QWidget:
    """What the cards are painted on, as Qt makes it; of its own PySide would find out the class among all there are."""
    paper = QWidget()
    paper.setBackgroundRole(QPalette.ColorRole.Base)
    paper.setAutoFillBackground(True)
    return paper
