"""The table people see: keyboard, selection that survives a refresh, copying rows, an explanation when empty."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableView, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import CELL_PADDING, TEXT_MARGIN, scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.dialog_size import make_wider
from buurthuis_app.gui.widgets.lists.column_room import ColumnWish, shared_out
from buurthuis_app.gui.widgets.lists.table_model import Align, Column, Record, RecordTableModel
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.gui.widgets.unrolled import Unrolled

__all__ = ["Align", "Column", "RecordTable", "RecordTableModel"]

WIDEST = 45  # characters: a longer text goes on on the next line
WIDEST_STRETCHED = 70  # characters, of the column that takes what is left
EASED = 16  # characters that a column of words keeps as long as titles can stay on one line
MOST_LINES = 8  # of one text: what is longer ends in dots and is shown whole in a tooltip
AROUND = 2 * (CELL_PADDING + TEXT_MARGIN)  # px beside the text of a cell, both sides together
LOOKED_AT = 100  # rows from which the widths are taken
SLACK = 2  # px that Qt rounds away in a text or a title
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
        self._wishes: list[ColumnWish] = []
        self._given: list[int] = []
        self._unrolled: Unrolled | None = None
        self._asked = False
        self.setModel(self._records)
        self.setAccessibleName(name)
        self.setShowGrid(False)
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
        self._records.layoutChanged.connect(self._fold)
        self._fit()

    def _set_up_headers(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._dragged)
        header.sortIndicatorChanged.connect(self._mark_sorted)
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
        self._ask_room()
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
        """Of the head and the first `rows` rows; a row that is not there is as high as one line."""
        head, line = self.horizontalHeader().sizeHint().height(), self._line_height()
        there = min(rows, self._records.rowCount())
        return head + sum(map(self.rowHeight, range(there))) + (rows - there) * line

    def _line_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def show_columns(self, columns: Sequence[Column[Record]]) -> None:
        """Show other columns of the records that come next, in their own order."""
        self._wishes, self._given = [], []
        self._records.show_columns(columns)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._fit()

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
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _explain_cut_text(self, event: QEvent) -> None:
        position: Any = event
        index = self.indexAt(position.pos())
        text = str(index.data() or "") if index.isValid() else ""
        cut = text and self._height_of(text, index.column()) > self.rowHeight(index.row())
        self.viewport().setToolTip(plain_text(text if cut else ""))

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
        self._given = []
        bold = QFont(self.horizontalHeader().font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title_metrics = QFontMetrics(bold)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + self._air())
        self._mark_sorted()

    def _mark_sorted(self) -> None:
        """The title by which they are sorted needs more room; a column that people dragged stays as it is."""
        self._wishes = [
            self._wish(number, column) for number, column in enumerate(self._records.columns)
        ]
        self._stretch()

    def _wish(self, number: int, column: Column[Record]) -> ColumnWish:
        seen = [] if column.ticked else self._records.records[:LOOKED_AT]
        texts = {column.text(record) for record in seen}
        characters = WIDEST_STRETCHED if column.stretch else WIDEST
        content = min(self._widest(texts), self.fontMetrics().averageCharWidth() * characters)
        eased = content
        if column.align is Align.LEFT:
            eased = min(content, self.fontMetrics().averageCharWidth() * EASED)
        words = {word for text in texts for word in text.split()}
        least = content if column.align is Align.RIGHT else min(self._widest(words), content)
        whole, folded = map(self._title_width, (column.head, column.folded_head))
        if self.horizontalHeader().sortIndicatorSection() == number:
            mark = scaled(SORT_MARK, theme().percent)
            whole, folded = whole + mark, folded + mark
        return ColumnWish(
            whole=max(content, whole) + AROUND,
            eased=max(eased, whole) + AROUND,
            folded=max(content, folded) + AROUND,
            least=max(least, folded) + AROUND,
            stretch=column.stretch,
        )

    def _ask_room(self) -> None:
        """A dialog opens as wide as its table asks, once there are rows; what people do with it later stays."""
        dialog = self.window()
        if self._asked or not self.isVisible() or not self._records.rowCount():
            return
        self._asked = True
        if isinstance(dialog, QDialog):
            asked = sum(wish.whole for wish in self._wishes)
            make_wider(dialog, asked - self.viewport().width())

    def _stretch(self) -> None:
        """Share the room out over the columns; titles and words that get less than they ask go on below."""
        widths = shared_out(self._wishes, self.viewport().width())
        if widths == self._given:  # also none, while other columns come
            return
        given, self._given = self._given or [0] * len(widths), widths
        for number, (before, width) in enumerate(zip(given, widths, strict=True)):
            if width != before:  # what people dragged stays
                self.setColumnWidth(number, width)
        self._records.fold_titles(
            number
            for number, column in enumerate(self._records.columns)
            if self._title_width(column.head) + AROUND > widths[number]
        )
        self.updateGeometries()
        self._fold()

    def _dragged(self, number: int, _before: int, width: int) -> None:
        if self._given and width != self._given[number]:
            self._fold()

    def _fold(self) -> None:
        """Rows as high as the words in them need, in the columns as wide as they are."""
        records, line = self._records.records, self._line_height()
        heights = [line] * len(records)
        for number, column in enumerate(self._records.columns):
            if column.ticked is None and column.align is Align.LEFT:
                texts = [column.text(record) for record in records]
                needed = {text: self._height_of(text, number) for text in set(texts)}
                heights = [
                    max(height, needed[text]) for height, text in zip(heights, texts, strict=True)
                ]
        most = MOST_LINES * self.fontMetrics().lineSpacing() + self._air()
        for row, height in enumerate(heights):
            if min(height, most) != self.rowHeight(row):
                self.setRowHeight(row, min(height, most))

    def _height_of(self, text: str, number: int) -> int:
        """Height of a row in which the words of `text` stand below each other as far as they must."""
        room, metrics = self.columnWidth(number) - AROUND, self.fontMetrics()
        if "\n" not in text and self._width(text) <= room:
            return self._line_height()
        lines = metrics.boundingRect(QRect(0, 0, room - SLACK, 0), Qt.TextFlag.TextWordWrap, text)
        return lines.height() + self._air()

    @staticmethod
    def _air() -> int:
        """Space above and below the lines of a row."""
        return scaled(16, theme().percent)

    def _widest(self, texts: Iterable[str]) -> int:
        return max(map(self._width, texts), default=0)

    def _width(self, text: str) -> int:
        """Qt itself rounds up: a pixel less and the text ends in dots."""
        return self.fontMetrics().horizontalAdvance(text) + SLACK

    def _title_width(self, title: str) -> int:
        return max(map(self._title_metrics.horizontalAdvance, title.split("\n"))) + SLACK


def _plain(text: str) -> str:
    return " ".join(text.split())
