"""Halves of a page: two parts that share the room, or one at a time, with a switch, where it is too low for both."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row, sheet
from buurthuis_app.gui.widgets.low_window import LOW_BELOW, LOW_BESIDE, is_low
from buurthuis_app.gui.widgets.page_stack import give_keyboard
from buurthuis_app.gui.widgets.switch import Switch
from buurthuis_app.gui.widgets.unrolled import Unrolled


class HalvesSplit(QSplitter):
    """Asks for no more than it needs, or the tab would scroll for what its parts like; it grows by itself."""

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class Halves(QWidget):
    """Two parts side by side or below each other, or one of them alone.

    Then its lists are unrolled, so that the tab scrolls as one column, or else it scrolls by itself; for a second one
    what is `aside` makes room.
    """

    turned = Signal()  # both are shown, or one of them

    def __init__(
        self,
        names: tuple[str, str],
        *,
        aside: Sequence[QWidget] = (),
        beside: bool = False,
        switched: bool = True,
    ) -> None:
        """Not `switched`: who puts the parts there shows and hides them."""
        super().__init__()
        self.split = HalvesSplit(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        in_column(self.split, on=self)
        self.low = self.narrow = False
        self._switched = switched
        self._aside = aside
        self._unrolled: list[Unrolled] = []
        self._switch = Switch(dict(enumerate(names)), self.turn)
        self._switch.show_chosen(0)
        self._alone = 0
        self.choice = sheet(in_row(self._switch, SPRING, gap=0))
        """The switch, for who lays the page out."""
        self.choice.hide()
        self._watched: QWidget | None = None
        theme().changed.connect(self.arrange)

    def unroll(self, *views: QAbstractScrollArea) -> None:
        """Let these be unrolled where their part is alone."""
        self._unrolled += [Unrolled(view, when=lambda: self.low) for view in views]
        self.arrange()

    def turn(self, part: int) -> None:
        """Show this part, 0 or 1, where they are shown one at a time."""
        self._alone = part
        self._switch.show_chosen(part)
        self.arrange()

    def arrange(self) -> None:
        """Show what there is room for."""
        if not self._switched:
            return
        beside = self.split.orientation() is Qt.Orientation.Horizontal
        held: QWidget | None = self.window().focusWidget()
        self.low = self.narrow or is_low(self, LOW_BESIDE if beside else LOW_BELOW)
        self.choice.setVisible(self.low)
        for place in range(self.split.count()):
            part = self.split.widget(place)
            if part is not None:
                part.setVisible(not self.low or place == self._alone)
        alone, inside = self.split.widget(self._alone), held and self.split.isAncestorOf(held)
        if alone and held and inside and not held.isVisibleTo(self.split):
            give_keyboard(alone)
        for part in self._aside:
            part.setVisible(not self.low or not self._alone)
        for unrolled in self._unrolled:
            unrolled.fit()
        self.turned.emit()

    def width_of_parts(self) -> int:
        """How broad the broader part must be, also while it is hidden."""
        parts = (self.split.widget(place) for place in range(self.split.count()))
        return max(part.minimumSizeHint().width() for part in parts if part is not None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self.arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.arrange()
        return super().eventFilter(watched, event)
