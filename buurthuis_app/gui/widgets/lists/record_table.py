"""The table people see: keyboard, selection that survives a refresh, copying rows, an explanation when empty."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import CELL_PADDING, TEXT_MARGIN, scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.lists.table_model import Align, Column, Record, RecordTableModel
from buurthuis_app.gui.widgets.lists.unrolled import Unrolled
from buurthuis_app.gui.widgets.plain_text import plain_text

__all__ = ["Align", "Column", "RecordTable", "RecordTableModel"]

WIDEST = 45  # characters: a longer text is cut off with dots and shown whole in a tooltip
SHORTEST = 24  # characters that a stretching column keeps when the window is narrow
LEAST = 14  # characters that another column of words keeps then: more than a day or a state
LOOKED_AT = 100  # rows from which the widths are taken
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
        self._widths = [0] * len(self._records.columns)
        self._given: dict[int, int] = {}
        self._unrolled: Unrolled | None = None
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
        self._set_up_headers()
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        theme().changed.connect(self._fit)
        self._fit()

    def _set_up_headers(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these; what was chosen stays chosen when it is still among them, and what was in view stays in view."""
        key, chosen = self._current_key(), self._chosen_keys()
        row_before = self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        selection = self.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt
        self._records.show_records(records)
        if key is not None and (row := self._records.row_of(key)) is not None:
            self._choose_again(row, chosen)
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

    def choose_first(self) -> None:
        """Make the first record current when none is."""
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.selectRow(0)

    def keep_rows(self, least: int, *, all_at_most: bool) -> None:
        """Never lower than `least` rows; perhaps no higher than all: what is below it gets the rest."""
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(self._height(least) + bar)
        if all_at_most:
            self.setMaximumHeight(self._height(max(self._records.rowCount(), least)) + bar)

    def fit_rows(self) -> None:
        """As high as its rows, now and later: the page around it scrolls."""
        if self._unrolled is None:
            self._unrolled = Unrolled(self)
        self._unrolled.fit()

    def _height(self, rows: int) -> int:
        head = self.horizontalHeader().sizeHint().height()
        return head + rows * self.verticalHeader().defaultSectionSize()

    def show_columns(self, columns: Sequence[Column[Record]]) -> None:
        """Show other columns of the records that come next, in their own order."""
        self._records.show_columns(columns)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def records(self) -> tuple[Record, ...]:
        """Records that are shown, in the order of the table."""
        return self._records.records

    def copy(self) -> None:
        """Put the chosen rows on the clipboard with their titles, as a spreadsheet takes them."""
        columns = self._records.columns
        lines = ["\t".join(column.head for column in columns)]
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
        room: QRect = self.viewport().rect().adjusted(2 * GRID, 0, -2 * GRID, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _explain_cut_text(self, event: QEvent) -> None:
        position: Any = event
        index = self.indexAt(position.pos())
        text = index.data() if index.isValid() else ""
        room = self.visualRect(index).width() - scaled(3 * GRID, theme().percent)
        cut = self.fontMetrics().horizontalAdvance(str(text)) > room
        self.viewport().setToolTip(plain_text(str(text) if text and cut else ""))

    def _current_key(self) -> Hashable | None:
        row = self.currentIndex().row()
        return self._records.key_of(row) if row >= 0 else None

    def _chosen_keys(self) -> tuple[Hashable, ...]:
        rows = self.selectionModel().selectedRows()
        return tuple(self._records.key_of(index.row()) for index in rows)

    def _choose_again(self, row: int, chosen: Sequence[Hashable]) -> None:
        self.selectRow(row)
        flag = QItemSelectionModel.SelectionFlag
        for key in chosen:
            also = self._records.row_of(key)
            if also is not None:
                index = self._records.index(also, 0)
                self.selectionModel().select(index, flag.Select | flag.Rows)

    def _current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.current())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._records.record(index.row()))

    def _fit(self) -> None:
        """Rows as high as the type asks; columns as wide as their texts, within reason."""
        self._widths = [self._width_of(column) for column in self._records.columns]
        row_height = self.fontMetrics().height() + scaled(16, theme().percent)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self._given = {}
        self._stretch()

    def _width_of(self, column: Column[Record]) -> int:
        metrics = self.fontMetrics()
        seen = [] if column.ticked else self._records.records[:LOOKED_AT]
        texts = (column.text(record) for record in seen)
        # Qt itself rounds up: a pixel less and the text ends in dots.
        content = max((metrics.horizontalAdvance(text) + 1 for text in texts), default=0)
        widest = metrics.averageCharWidth() * (SHORTEST if column.stretch else WIDEST)
        title = self._title_width(column) + scaled(SORT_MARK, theme().percent)
        return max(title, min(content, widest)) + self._around()

    def _stretch(self) -> None:
        """Give the room that is left to the column that asks for it.

        Without room the widest columns of words give theirs up first; only then the table scrolls.
        """
        widths = list(self._widths)
        left = self.viewport().width() - sum(widths)
        for number in sorted(range(len(widths)), key=lambda number: -widths[number]):
            column = self._records.columns[number]
            if left > 0 and column.stretch:
                widths[number] += left
            elif left < 0 and not column.stretch and column.align is Align.LEFT:
                taken_width = min(-left, max(widths[number] - self._least(column), 0))
                widths[number] -= taken_width
                left += taken_width
        for number, width in enumerate(widths):
            if width != self._given.get(number):  # what people dragged stays
                self.setColumnWidth(number, width)
        self._given = dict(enumerate(widths))

    def _least(self, column: Column[Record]) -> int:
        words = max(self._title_width(column), self.fontMetrics().averageCharWidth() * LEAST)
        return words + self._around()

    def _title_width(self, column: Column[Record]) -> int:
        """A title is bold, which is a tenth wider."""
        return self.horizontalHeader().fontMetrics().horizontalAdvance(column.head) * 11 // 10

    @staticmethod
    def _around() -> int:
        """Space on both sides of a cell's text."""
        return scaled(2 * CELL_PADDING, theme().percent) + 2 * TEXT_MARGIN


def _plain(text: str) -> str:
    return " ".join(text.split())
