"""The row of tabs: always all in view, also with large type on a small screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import BASE_POINTS, theme
from buurthuis_app.gui.shell.tab import TabEntry
from buurthuis_app.gui.widgets.plain_text import unlettered

AROUND = 2 * 12 + 2 * 2 + 4  # px beside the words of a tab, as in the style sheet, and a little air
ICON = 18
BESIDE_ICON = 6


class TabStrip(QTabBar):
    """A tab bar that first lets go of its icons and then of some type size when the window is too narrow."""

    def __init__(self, entries: Sequence[TabEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._icons = [icon(entry.icon, Ink.QUIET, on=Ink.ACCENT) for entry in entries]
        for number, entry in enumerate(entries):
            self.addTab(unlettered(entry.title))
            self.setTabToolTip(number, f"Ctrl+{number + 1}")
        self._titles = [entry.title for entry in entries]
        self._dressed: tuple[float, bool] | None = None
        theme().changed.connect(self._dress_again)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def _dress_again(self) -> None:
        """Another style sheet has set the type size anew."""
        self._dressed = None
        self.fit()

    def fit(self) -> None:
        """Choose icons and type size for the width there is."""
        if not self._titles:
            return
        largest = theme().points()
        icons = self._needed(largest) + len(self._titles) * (self._icon_side() + BESIDE_ICON)
        with_icons = icons <= self.width()
        points = largest
        while points > BASE_POINTS and not with_icons and self._needed(points) > self.width():
            points -= 0.5
        if self._dressed == (points, with_icons):
            return
        self._dressed = (points, with_icons)
        side = self._icon_side()
        self.setIconSize(self.iconSize().scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio))
        for number, picture in enumerate(self._icons):
            self.setTabIcon(number, picture if with_icons else QIcon())
        self._font_to(points)

    def _font_to(self, points: float) -> None:
        font = QFont(self.font())
        font.setPointSizeF(points)
        self.setFont(font)

    def _icon_side(self) -> int:
        return scaled(ICON, theme().percent)

    def _needed(self, points: float) -> float:
        """Px for all tabs without icons at this type size."""
        font = QFont(self.font())
        font.setPointSizeF(points)
        metrics = QFontMetricsF(font)
        return sum(metrics.horizontalAdvance(title) + AROUND for title in self._titles)
