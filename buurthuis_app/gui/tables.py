"""The table people see: keyboard, selection that survives a refresh, copying rows, an explanation when empty."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from buurthuis_app.gui.style import scaled
from buurthuis_app.gui.table_model import Align, Column, Record, RecordTableModel
from buurthuis_app.gui.theme import GRID, theme

__all__ = ["Align", "Column", "RecordTable", "RecordTableModel"]

WIDEST = 45  # characters: a longer text is cut off with dots and shown whole in a tooltip
SORT_MARK = 18  # px beside a column's title for the little arrow


class RecordTable(QTableView, Generic[Record]):
    """A table of records. `name` is what a screen reader calls it, `empty` what it says without rows."""

    chosen = Signal(object)  # the record in the current row, or None
    opened = Signal(object)  # the record that was double-clicked or on which Enter was pressed

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], Hashable],
        *,
        name: str,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._records = RecordTableModel(columns, key, self)
        self.setModel(self._records)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self._set_up_headers()
        self._records.sort(-1)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        theme().changed.connect(self._fit)
        self._fit()

    def _set_up_headers(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(self._records.columns):
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these; what was chosen stays chosen when it is still among them."""
        key = self._current_key()
        row_before = self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        selection = self.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt
        self._records.show_records(records)
        if key is not None and (row := self._records.row_of(key)) is not None:
            self.selectRow(row)
            self.verticalScrollBar().setValue(scrolled)
        selection.blockSignals(False)  # noqa: FBT003 - Qt
        self._fit()
        if self._current_key() != key or row_before >= 0:
            self.chosen.emit(self.current())

    def current(self) -> Record | None:
        """The record in the current row."""
        row = self.currentIndex().row()
        return self._records.record(row) if row >= 0 else None

    def selected(self) -> tuple[Record, ...]:
        """All chosen records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._records.record(row) for row in rows)

    def choose(self, key: Hashable) -> bool:
        """Make the record with this key current; False when it is not here."""
        row = self._records.row_of(key)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self._records.index(row, 0))
        return True

    def records(self) -> tuple[Record, ...]:
        """What is shown, in its order."""
        return self._records.records

    def copy(self) -> None:
        """Put the chosen rows on the clipboard with their titles, as a spreadsheet takes them."""
        columns = self._records.columns
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(_plain(c.text(record)) for c in columns) for record in self.selected()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._explain_cut_text(event)
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._records.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme().palette.quiet))
        room: QRect = self.viewport().rect().adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)

    def _explain_cut_text(self, event: QEvent) -> None:
        position: Any = event
        index = self.indexAt(position.pos())
        text = index.data() if index.isValid() else ""
        room = self.visualRect(index).width() - scaled(3 * GRID, theme().percent)
        cut = self.fontMetrics().horizontalAdvance(str(text)) > room
        self.viewport().setToolTip(str(text) if text and cut else "")

    def _current_key(self) -> Hashable | None:
        row = self.currentIndex().row()
        return self._records.key_of(row) if row >= 0 else None

    def _current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.current())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._records.record(index.row()))

    def _fit(self) -> None:
        """Rows as high as the type asks; columns as wide as their texts, within reason."""
        metrics = self.fontMetrics()
        percent = theme().percent
        self.verticalHeader().setDefaultSectionSize(metrics.height() + scaled(16, percent))
        padding = scaled(24, percent)
        widest = metrics.averageCharWidth() * WIDEST
        header = self.horizontalHeader()
        bold = header.fontMetrics()
        for number, column in enumerate(self._records.columns):
            if column.stretch:
                continue
            title = bold.horizontalAdvance(column.title) * 11 // 10 + scaled(SORT_MARK, percent)
            texts = (column.text(record) for record in self._records.records[:100])
            content = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(number, max(title, min(content, widest)) + padding)


def _plain(text: str) -> str:
    return " ".join(text.split())
