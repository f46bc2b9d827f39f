"""The grid and the chosen shift: beside each other where that keeps most days in sight, else below each other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme

BROAD = 900  # px at the usual type size, from which they stand beside each other
LOW = 240  # px at the usual type size: so high is each when they stand below each other
PANEL = 42  # characters


class RosterSplit(QSplitter):
    """Follows the width of the window and the type size."""

    def __init__(self, grid: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._parts = {part: part.minimumHeight() for part in (grid, panel)}
        for part in self._parts:
            self.addWidget(part)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self._fitted: tuple[Qt.Orientation, int] | None = None
        self._fit()
        theme().changed.connect(self._fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        percent = theme().percent
        broad = self.width() >= scaled(BROAD, percent)
        way = Qt.Orientation.Horizontal if broad else Qt.Orientation.Vertical
        if (way, percent) == self._fitted:
            return  # where people drew the line stays
        self._fitted = (way, percent)
        self.setOrientation(way)
        panel = self.fontMetrics().averageCharWidth() * PANEL if broad else scaled(LOW, percent)
        self.setSizes([100 * GRID, panel])
        for part, lowest in self._parts.items():
            part.setMinimumHeight(lowest if broad else max(lowest, scaled(LOW, percent)))
