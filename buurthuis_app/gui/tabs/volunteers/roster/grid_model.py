"""The rows and columns of the roster as Qt asks for them; what is painted is read from the sheet itself."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import RosterCell, RosterSheet
from buurthuis_app.gui.widgets.lists.table_model import AnyIndex
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _, long_date, weekday_name

_SATURDAY = 5


class GridModel(QAbstractTableModel):
    """Table model of one sheet of the roster."""

    def __init__(self, sheet: RosterSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.resting: frozenset[int] = frozenset()
        self.show_sheet(sheet)

    def show_sheet(self, sheet: RosterSheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.resting = frozenset(
            column
            for column, day in enumerate(sheet.days)
            if day.weekday() >= _SATURDAY or day in sheet.board.notes
        )
        self.endResetModel()

    def cell(self, row: int, column: int) -> RosterCell | None:
        """The cell at an index."""
        return self.sheet.lanes[row].cells[column]

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.sheet.lanes)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.sheet.days)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if not index.isValid() or role not in {*roles, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        cell = self.cell(index.row(), index.column())
        if cell is not None:
            tip = role == Qt.ItemDataRole.ToolTipRole
            return plain_text(cell.sentence) if tip else cell.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("geen dienst, {day}").format(day=long_date(self.sheet.days[index.column()]))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self.sheet.lanes[section].title if role == Qt.ItemDataRole.DisplayRole else None
        day = self.sheet.days[section]
        note = self.sheet.board.notes.get(day, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{weekday_name(day.weekday())[:2]} {day.day}" + ("\n" + note if note else "")
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = f"{long_date(day)}, {note}" if note else long_date(day)
            return plain_text(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None
