"""A small chart of how many came, the last times beside each other; the numbers are in the table below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _, number

HEIGHT = 44
WIDEST = 22
GAP = 3
FEWEST = 3
"""Counted times, below which there is no course to see."""


class Sparkline(QWidget):
    """A bar for each time that was counted, and an empty place with a line for each that was not."""

    spoken_as = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self.numbers: tuple[int | None, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Bezoeken per keer"))

    def show_numbers(self, numbers: Sequence[int | None]) -> None:
        """Show these, oldest first; None was not counted."""
        self.numbers = tuple(numbers)
        counted = [count for count in self.numbers if count is not None]
        self.setVisible(len(counted) >= FEWEST)
        words = ", ".join(_("niet geteld") if n is None else number(n) for n in self.numbers)
        self.setAccessibleDescription(words)
        self.setToolTip(plain_text(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, scaled(HEIGHT, theme().percent))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.numbers:
            return
        painter, palette = QPainter(self), theme().palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max((n for n in self.numbers if n is not None), default=0) or 1
        step = min(self.width() / len(self.numbers), scaled(WIDEST, theme().percent))
        for place, count in enumerate(self.numbers):
            high = 2.0 if count is None else max(count / most * (self.height() - 4), 3.0)
            painter.setBrush(QColor(palette.outline if count is None else palette.accent))
            bar = QRectF(place * step, self.height() - high, max(step - GAP, 1), high)
            painter.drawRoundedRect(bar, 2, 2)
