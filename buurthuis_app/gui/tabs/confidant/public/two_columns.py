"""Columns: two that stand below each other where the window is too narrow for both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.layout import in_column

NARROWEST = 860  # px at 100 %: below it the columns stand below each other


class TwoColumns(QWidget):
    """`first` and `main` on the left, `side` on the right; below each other `side` comes before `main`.

    What somebody came for stands in `first` and `side`: they are on top in either form.
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts = [QWidget() for _part in range(3)]
        self.first, self.main, self.side = (_column(part) for part in self._parts)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self._narrow: bool | None = None
        self._arrange()
        theme().changed.connect(self._arrange)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < scaled(NARROWEST, theme().percent)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        first, main, side = self._parts
        for part in self._parts:
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        places = [(first, 0, 0, 1), (side, 1, 0, 1), (main, 2, 0, 1)]
        if not narrow:
            places = [(first, 0, 0, 1), (main, 1, 0, 1), (side, 0, 1, 2)]
        for part, row, column, rows in places:
            self._grid.addWidget(part, row, column, rows, 1, top)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 0 if narrow else 2)
        for row in range(3):
            self._grid.setRowStretch(row, int(row == (2 if narrow else 1)))


def _column(part: QWidget) -> QVBoxLayout:
    return in_column(on=part, gap=2 * GRID)
