"""The roster and the chosen shift: beside each other where there is room for the days, else in each other's place."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.volunteers.roster.grid_view import GridView
from buurthuis_app.gui.tabs.volunteers.roster.shift_days import ShiftDays

BROAD = 900  # px at the usual type size, from which they stand beside each other
PANEL = 42  # characters


class RosterSplit(QSplitter):
    """Follows the width of the window and the type size: days across, or a list of which one shift is opened."""

    turned = Signal(bool)
    """Whether it is narrow from now on."""

    def __init__(self, grid: GridView, days: ShiftDays, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._grid, self._days, self._panel = grid, days, panel
        self._opened, self._chosen = False, False
        for part in (grid, days, panel):
            self.addWidget(part)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.narrow = False
        self._fitted = 0
        self._fit()
        theme().changed.connect(self._fit)

    def show_chosen(self, *, chosen: bool) -> None:
        """Whether there is a shift that the panel can show."""
        self._chosen = chosen
        self._arrange()

    def open_shift(self, *, opened: bool) -> None:
        """Where only one has room, the panel instead of the list, or the list again."""
        self._opened = opened
        self._arrange()
        if self.narrow and not opened:
            self._days.setFocus()
            QTimer.singleShot(0, self._days, self._days.show_current)  # when it is laid out again

    @override
    def sizeHint(self) -> QSize:
        """No more than it needs, so that the tab does not scroll for it; it grows by itself."""
        return self.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        percent = theme().percent
        narrow = self.width() < scaled(BROAD, percent)
        if (narrow, percent) == (self.narrow, self._fitted):
            return  # where people drew the line stays
        turned, self.narrow, self._fitted = narrow != self.narrow, narrow, percent
        panel = self.fontMetrics().averageCharWidth() * PANEL
        self.setSizes([100 * GRID, 100 * GRID, panel])
        self._arrange()
        if turned:
            self._opened = False
            self.turned.emit(narrow)

    def _arrange(self) -> None:
        instead = self.narrow and self._opened and self._chosen
        self._grid.setVisible(not self.narrow)
        self._days.setVisible(self.narrow and not instead)
        self._panel.setVisible(instead if self.narrow else self._chosen)
