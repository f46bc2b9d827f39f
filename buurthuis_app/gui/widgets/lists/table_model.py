"""Table model for all tables: records in rows, columns described by small frozen values."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import Enum
from typing import Any, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.plain_text import plain_text

Record = TypeVar("Record")
AnyIndex = QModelIndex | QPersistentModelIndex


class Align(Enum):
    """Words stand left, numbers right."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def head_of(title: str) -> str:
    """What stands above a column: with a capital, whatever else says the same word."""
    return title[:1].upper() + title[1:]


# Without slots: Column[Row](...) sets an attribute, which a frozen class with slots answers with a TypeError.
class Column(Struct, Generic[Record], frozen=True, kw_only=True):
    """How one column reads a record: `value` to sort on, `display` to show (default: the value as text)."""

    title: str
    value: Callable[[Record], Any]
    display: Callable[[Record], str] | None = None
    align: Align = Align.LEFT
    stretch: bool = False  # takes the room that is left; one a table
    help: str = ""  # what the figure means
    ticked: Callable[[Record], bool] | None = (
        None  # shown as a box; the text is read aloud and copied
    )

    @property
    def head(self) -> str:
        """Its title as it stands above it."""
        return head_of(self.title)

    @property
    def folded_head(self) -> str:
        """Its head on two lines, the longest as short as can be; a single word stays on one."""
        words = self.head.split()
        folds = [
            "\n".join((" ".join(words[:at]), " ".join(words[at:]))) for at in range(1, len(words))
        ]
        return min(folds, key=lambda fold: max(map(len, fold.split("\n"))), default=self.head)

    def text(self, record: Record) -> str:
        """What the cell shows; an absent value is a dash."""
        if self.display is not None:
            return self.display(record)
        value = self.value(record)
        return NOT_THERE if value is None else str(value)


def _order(value: Any) -> Any:
    """Words sort as a Dutch reader expects: capitals and accents make no difference."""
    return folded(value) if isinstance(value, str) else value


class RecordTableModel(QAbstractTableModel, Generic[Record]):
    """Shows records through columns. `key` tells which record is which, before and after a refresh."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._records: list[Record] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._folded = frozenset[int]()
        self._figures = QFont()
        self._figures.setFeature(
            QFont.Tag("tnum"), 1
        )  # figures of one width stand under each other

    @property
    def records(self) -> tuple[Record, ...]:
        """The records in the order of the rows."""
        return tuple(self._records)

    def show_records(self, records: Sequence[Record]) -> None:
        """Replace all rows, in the order that people sorted them in; the same ones stay where they are."""
        rows = self._in_order(records)
        if rows != self._records:
            self.beginResetModel()
            self._records = rows
            self.endResetModel()
        elif rows:  # a column may say something else of it now
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1)
            )

    def show_columns(self, columns: Sequence[Column[Record]]) -> None:
        """Other columns, and no records yet."""
        self.beginResetModel()
        self.columns, self._records, self._sorted_by = tuple(columns), [], None
        self.endResetModel()

    def fold_titles(self, numbers: Iterable[int]) -> None:
        """Let the titles of these columns, and no others, stand on two lines."""
        folded = frozenset(numbers)
        if folded != self._folded:
            self._folded = folded
            last = len(self.columns) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def record(self, row: int) -> Record:
        """The record in `row`."""
        return self._records[row]

    def row_of(self, key: Hashable) -> int | None:
        """Row of the record with this key."""
        rows = (row for row, record in enumerate(self._records) if self._key(record) == key)
        return next(rows, None)

    def key_of(self, row: int) -> Hashable:
        """The key of the record in `row`."""
        return self._key(self._records[row])

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if column.ticked is not None:
            return self._box(column, self._records[index.row()], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self._records[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        if role == Qt.ItemDataRole.FontRole and column.align is Align.RIGHT:
            return self._figures
        return None

    @staticmethod
    def _box(column: Column[Record], record: Record, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and column.ticked is not None:
            return Qt.CheckState.Checked if column.ticked(record) else Qt.CheckState.Unchecked
        return column.text(record) if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.folded_head if section in self._folded else column.head
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(column.help) or None
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            self._sorted_by = None  # the order in which they were given, from the next time on
            return
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key_of(index.row()) for index in before]
        self._records = self._in_order(self._records)
        place = {self._key(record): row for row, record in enumerate(self._records)}
        after = [
            self.index(place[key], index.column()) for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, records: Sequence[Record]) -> list[Record]:
        if self._sorted_by is None:
            return list(records)
        number, order = self._sorted_by
        value = self.columns[number].value
        known = [record for record in records if value(record) is not None]
        unknown = [record for record in records if value(record) is None]
        known.sort(
            key=lambda record: _order(value(record)),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        return known + unknown  # what has no value stands last, whichever way round
