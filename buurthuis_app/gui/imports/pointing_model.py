"""Model of a sheet to point at: its cells as they stand there, and what each is taken for."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from typing_extensions import override

from buurthuis_app.domain.counts.pointing import OF_DATES, Meaning, Pointing
from buurthuis_app.domain.counts.pointing_draft import SheetDraft
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.gui.imports.pointing_words import (
    cell_text,
    letters,
    line_name,
    meaning_label,
    meaning_words,
)
from buurthuis_app.gui.look.palette import mix
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.i18n import _

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLOURS = {
    Meaning.COUNT: 0,
    Meaning.ACTIVITY: 3,
    Meaning.KIND: 6,
    Meaning.OF_WHOM: 4,
    **dict.fromkeys(OF_DATES, 1),
}
_TINT, _DARK_TINT = 0.16, 0.24


class SheetModel(QAbstractTableModel):
    """One sheet; `show_sheet` puts another one in its place, `show_draft` what is pointed at on it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cells: tuple[tuple[object, ...], ...] = ()
        self._width = 0
        self._tables: tuple[Pointing, ...] = ()
        self._current = Pointing(header=-1)
        theme().changed.connect(self._redraw)

    def show_sheet(self, seen: SheetSeen) -> None:
        """Show the cells of this sheet."""
        self.beginResetModel()
        self._cells, self._width = seen.cells, seen.columns
        self.endResetModel()

    def show_draft(self, draft: SheetDraft, current: Pointing) -> None:
        """Show what is pointed at; `current` is the table that the headers speak of."""
        self._tables = tuple(sorted(draft.tables, key=lambda table: -table.header))
        self._current = current
        self._redraw()

    @property
    def current(self) -> Pointing:
        """The table that the headers speak of."""
        return self._current

    def value(self, row: int, column: int) -> object:
        """What stands in this cell."""
        cells = self._cells[row] if 0 <= row < len(self._cells) else ()
        return cells[column] if 0 <= column < len(cells) else None

    def meaning_at(self, row: int, column: int) -> Meaning | None:
        """What this cell is read as; None when it is not."""
        return next(
            (
                table.meaning(line)
                for table in self._tables
                for line, place in (_crossed(table, row, column),)
                if line in table.columns and table.reads(place)
            ),
            None,
        )

    def is_heading(self, row: int, column: int) -> bool:
        """Whether it is a heading of what is read."""
        return any(
            line in table.columns and place == table.header
            for table in self._tables
            for line, place in (_crossed(table, row, column),)
        )

    def words_at(self, row: int, column: int) -> str:
        """A cell as a screen reader says it: where it is, what stands in it, what it is taken for."""
        text = cell_text(self.value(row, column)) or _("leeg")
        meaning = self.meaning_at(row, column)
        taken = meaning_words(meaning or Meaning.LEAVE_OUT)
        if self.is_heading(row, column):
            taken = _("kop")
        return _("Rij {row}, kolom {column}: {text}. {taken}.").format(
            row=row + 1, column=letters(column), text=text, taken=taken.capitalize()
        )

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cells)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._width

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        value = self.value(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words_at(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft
            right = Qt.AlignmentFlag.AlignRight
            side = right if isinstance(value, int | float) else left
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and self.is_heading(row, column):
            font = QFont()
            font.setBold(True)
            return font
        return self._colour(row, column, role)

    def _colour(self, row: int, column: int, role: int) -> QColor | None:
        palette = theme().palette
        meaning, heading = self.meaning_at(row, column), self.is_heading(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(palette.ink if meaning or heading else palette.quiet)
        if role != Qt.ItemDataRole.BackgroundRole:
            return None
        if heading:
            return QColor(palette.shade)
        if meaning is None:
            return None
        colour = palette.kind(_COLOURS.get(meaning))
        return QColor(mix(palette.surface, colour, _DARK_TINT if palette.dark else _TINT))

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        name = letters(section) if across else str(section + 1)
        is_line = across is not self._current.on_its_side
        said = self._said(section, is_line=is_line)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name}\n{said}" if across else f"{name}  {said}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            whole = line_name(section, on_its_side=not across)
            return f"{whole}: {said}" if said else whole
        return None

    def _said(self, section: int, *, is_line: bool) -> str:
        """What the headers say of a line, or of a place across the lines."""
        table = self._current
        if is_line:
            return meaning_label(table.columns[section]) if section in table.columns else ""
        if section == table.header:
            return _("koppen")
        ended = table.last is not None and section > table.last
        return _("niet lezen") if ended or section in table.skipped else ""

    def _redraw(self) -> None:
        if self._cells and self._width:
            last = self.index(len(self._cells) - 1, self._width - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._width - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._cells) - 1)


def _crossed(table: Pointing, row: int, column: int) -> tuple[int, int]:
    """The line of this table that a cell lies on, and its place across the lines."""
    return (row, column) if table.on_its_side else (column, row)
