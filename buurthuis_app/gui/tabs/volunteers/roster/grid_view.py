"""The grid on the screen: arrow keys, Enter for who can, dragging somebody from one shift to another."""

from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget
from typing_extensions import override

from buurthuis_app.domain.rosters.board import PersonOnShift
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.volunteers.roster.cell_painting import CellPainter
from buurthuis_app.gui.tabs.volunteers.roster.grid_model import GridModel
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import RosterCell, RosterSheet
from buurthuis_app.i18n import _

LOWEST = 34 * GRID
PERSON = "application/x-buurthuis-volunteer"
PLACE = "application/x-buurthuis-assignment"
NARROWEST, WEEK_NARROWEST = 82, 96


class GridView(QTableView):
    """Says what people want; nothing is changed here."""

    chosen = Signal(object)  # Cell | None
    opened = Signal(object)  # Cell: who can?
    removal_asked = Signal(object)  # Placed
    pressed_on = Signal(object)  # Placed: the mouse is on somebody
    moved = Signal(object, object)  # Placed, Cell
    brought = Signal(object, object)  # volunteer id, Cell

    def __init__(self, sheet: RosterSheet, *, writes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writes = writes
        self._pressed: tuple[QPoint, PersonOnShift] | None = None
        self._wanted: tuple[UUID, UUID | None] | None = None
        self.grid = GridModel(sheet, self)
        self.painter_of_cells = CellPainter(self.grid)
        self.setModel(self.grid)
        self.setItemDelegate(self.painter_of_cells)
        self.setAccessibleName(_("Rooster"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(writes)
        self.setMinimumHeight(LOWEST)
        self.setWordWrap(True)
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme().changed.connect(self._fit)

    def show_sheet(self, sheet: RosterSheet) -> None:
        """Show another sheet; the cursor stays on what it was on."""
        before = self.cell
        key = self._wanted or (before.key if before else None)
        self._wanted = None
        same_size = (len(sheet.lanes), len(sheet.days)) == (
            self.grid.rowCount(),
            self.grid.columnCount(),
        )
        scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        selection = self.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt
        self.painter_of_cells.forget()
        self.grid.show_sheet(sheet)
        self._fit()
        place = sheet.find(key) if key else None
        if place is not None:
            self.setCurrentIndex(self.grid.index(*place))
        selection.blockSignals(False)  # noqa: FBT003 - Qt
        if same_size:
            self.horizontalScrollBar().setValue(scrolled[0])
            self.verticalScrollBar().setValue(scrolled[1])
        self.viewport().update()
        self.chosen.emit(self.cell)

    @property
    def cell(self) -> RosterCell | None:
        """The cell under the cursor."""
        index = self.currentIndex()
        return self.grid.cell(index.row(), index.column()) if index.isValid() else None

    def choose(self, key: tuple[UUID, UUID | None]) -> None:
        """Put the cursor on this cell, now or when the sheet with it is shown."""
        place = self.grid.sheet.find(key)
        if place is None:
            self._wanted = key
        else:
            self.setCurrentIndex(self.grid.index(*place))

    def choose_first_open(self) -> None:
        """Put the cursor on the first shift that still needs somebody, from today on where there is one."""
        today = self.grid.sheet.board.today
        cells = (
            (cell.shift.shift.date < today, cell.shift.shift.date, row, column)
            for row, lane in enumerate(self.grid.sheet.lanes)
            for column, cell in enumerate(lane.cells)
            if cell is not None and cell.shift.open
        )
        first = min(cells, default=None)
        if first is not None:
            self.setCurrentIndex(self.grid.index(first[2], first[3]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.cell
        if cell is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(cell)
        elif cell is not None and event.key() == Qt.Key.Key_Delete and self._writes:
            only = cell.placed or (cell.shift.taking[0] if len(cell.shift.taking) == 1 else None)
            if only is not None:
                self.removal_asked.emit(only)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = None
        at = event.position().toPoint()
        index = self.indexAt(at)
        cell = self.grid.cell(index.row(), index.column()) if index.isValid() else None
        if cell is not None and self._writes and event.button() is Qt.MouseButton.LeftButton:
            rect = self.visualRect(index)
            chip = self.painter_of_cells.chip_at(cell, at - rect.topLeft(), rect.width())
            if chip is not None and chip.placed is not None and chip.placed.state.takes_place:
                self._pressed = at, chip.placed
                self.pressed_on.emit(chip.placed)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        begin, placed = self._pressed
        far = (event.position().toPoint() - begin).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            self._drag(placed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.cell is not None:
            self.opened.emit(self.cell)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _carries(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        cell = self._cell_at(event.position().toPoint())
        if cell is not None and cell.shift.open and _carries(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        cell, data = self._cell_at(event.position().toPoint()), event.mimeData()
        if cell is None:
            return
        event.acceptProposedAction()
        self.drop(data, cell)

    def drop(self, data: QMimeData, cell: RosterCell) -> None:
        """Somebody was dropped on a shift: from another one, or from the list of who can."""
        if data.hasFormat(PLACE):
            own = UUID(bytes=bytes(data.data(PLACE).data()))
            everybody = (
                person for shift in self.grid.sheet.board.shifts for person in shift.placed
            )
            placed = next((person for person in everybody if person.assignment.id == own), None)
            if placed is not None and placed.assignment.shift_id != cell.shift.shift.id:
                self.moved.emit(placed, cell)
        elif data.hasFormat(PERSON):
            self.brought.emit(UUID(bytes=bytes(data.data(PERSON).data())), cell)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.grid.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme().palette.quiet))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, _("Geen diensten.")
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _cell_at(self, at: QPoint) -> RosterCell | None:
        index = self.indexAt(at)
        return self.grid.cell(index.row(), index.column()) if index.isValid() else None

    def _drag(self, placed: PersonOnShift) -> None:
        data = QMimeData()
        data.setData(PLACE, placed.assignment.id.bytes)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)

    def _current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.cell)

    def _fit(self) -> None:
        """Rows as high as their fullest cell, the titles as wide as they are."""
        down = self.verticalHeader()
        metrics = down.fontMetrics()
        lanes = self.grid.sheet.lanes
        widest = max(
            (metrics.horizontalAdvance(line) for lane in lanes for line in lane.title.split("\n")),
            default=0,
        )
        down.setFixedWidth(widest * 12 // 10 + 3 * GRID)
        for row, lane in enumerate(lanes):
            self.setRowHeight(row, self.painter_of_cells.measures.height(lane))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """All days in sight when that leaves names readable; otherwise the grid scrolls."""
        days = self.grid.columnCount()
        if not days:
            return
        narrowest = scaled(WEEK_NARROWEST if days <= 7 else NARROWEST, theme().percent)  # noqa: PLR2004 - a week
        width = max(self.viewport().width() // days, narrowest)
        for column in range(days):
            self.setColumnWidth(column, width)


def _carries(data: QMimeData) -> bool:
    return data.hasFormat(PERSON) or data.hasFormat(PLACE)
