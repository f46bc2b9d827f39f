"""Grid of a sheet to point at: by the mouse, or with the arrow keys and Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.domain.counts.pointing_draft import SheetDraft
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.gui.imports.pointing_model import SheetModel
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.i18n import _

_NARROWEST, _WIDEST, _MORE_HEIGHT = 56, 200, 16
_LOOKED_AT = 60
_PRESSES = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu))


class _CellPainter(QStyledItemDelegate):
    """Paints what a cell is taken for behind its text, and a frame around the current one."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colour = index.data(Qt.ItemDataRole.BackgroundRole)
        if colour is not None:
            painter.fillRect(option.rect, colour)
        super().paint(painter, option, index)
        palette = theme().palette
        painter.save()
        painter.setPen(QColor(palette.line))
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        grid = self.parent()
        if isinstance(grid, QTableView) and grid.currentIndex() == index:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


class PointingGrid(QTableView):
    """`pointed_at` tells that people want to say what the chosen cells are, and where on the screen they are."""

    pointed_at = Signal(QPoint)
    moved = Signal(str)  # the current cell in words

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = False
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.setAccessibleName(_("Het blad uit uw bestand"))
        self.setShowGrid(False)
        self.setItemDelegate(_CellPainter(self))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for bar in (header, self.verticalHeader()):
            bar.setHighlightSections(False)
            bar.setSectionsClickable(True)
            bar.viewport().installEventFilter(self)
        self.selectionModel().currentChanged.connect(self._tell)
        theme().changed.connect(self._fit)

    def show_sheet(self, seen: SheetSeen) -> None:
        """Show this sheet, from its first cell."""
        self.sheet.show_sheet(seen)
        self._fit()
        if seen.cells and seen.columns:
            self.setCurrentIndex(self.sheet.index(0, 0))

    def show_draft(self, draft: SheetDraft, current: Pointing) -> None:
        """Show what is pointed at on it; `current` is the table that the headers speak of."""
        self.sheet.show_draft(draft, current)
        header = self.horizontalHeader()
        for column in range(self.sheet.columnCount()):
            needed = header.sectionSizeFromContents(column).width()
            if needed > header.sectionSize(column):
                header.resizeSection(column, needed)

    def chosen(self) -> tuple[range, range]:
        """The rows and the columns of the chosen cells."""
        indexes = self.selectionModel().selection()
        if indexes.isEmpty():
            here = self.currentIndex()
            return range(here.row(), here.row() + 1), range(here.column(), here.column() + 1)
        block = indexes.first()
        return range(block.top(), block.bottom() + 1), range(block.left(), block.right() + 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES and not event.isAutoRepeat():
            self._ask_at(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint()).isValid()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._pressed:
            self._ask_at(event.position().toPoint())
        self._pressed = False

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self._ask_at(event.pos())

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A click on a header points at the whole column or row."""
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self.pointed_at.emit(event.globalPosition().toPoint())
        return False

    def _ask_at(self, place: QPoint) -> None:
        if self.currentIndex().isValid():
            self.pointed_at.emit(self.viewport().mapToGlobal(place))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(self.sheet.words_at(index.row(), index.column()))

    def _fit(self) -> None:
        percent = theme().percent
        least, most = scaled(_NARROWEST, percent), scaled(_WIDEST, percent)
        more = scaled(_MORE_HEIGHT, percent)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + more)
        room = 4 * self.fontMetrics().averageCharWidth()
        for column in range(self.sheet.columnCount()):
            texts = [
                str(self.sheet.index(row, column).data() or "")
                for row in range(min(self.sheet.rowCount(), _LOOKED_AT))
            ]
            needed = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(least, min(most, needed + room)))
