"""The painted items as a list for screen readers: what is painted has no children that they could walk.

Qt would take an interface of our own for each item, but PySide gives it no owner: it is gone while Qt still asks it.
A list that nobody sees has one for every row, is kept by Qt, and can be chosen in.
"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.tabs.activities.week.item import Item


class Companion(QListWidget):
    """One row an item, in the order of the day. Neither mouse nor Tab come here; screen readers do."""

    picked = Signal(object)  # the id of an occurrence

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setGeometry(
            -2, -2, 1, 1
        )  # outside the picture: what is hidden is hidden from screen readers too
        self.itemSelectionChanged.connect(self._pick)

    def show_items(self, items: Sequence[Item], chosen: Item | None) -> None:
        """Offer these, with the chosen one chosen."""
        ordered = sorted(
            items,
            key=lambda sorted_item: (
                sorted_item.date,
                sorted_item.begin or 0,
                folded(sorted_item.title),
            ),
        )
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.clear()
        for item in ordered:
            row = QListWidgetItem(item.sentence)
            row.setData(Qt.ItemDataRole.UserRole, item.id)
            self.addItem(row)
        self.blockSignals(False)  # noqa: FBT003 - Qt
        self.show_chosen(chosen.id if chosen else None)

    def show_chosen(self, occurrence: UUID | None) -> None:
        """Follow the cursor of the picture."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        ids = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        self.setCurrentRow(ids.index(occurrence) if occurrence in ids else -1)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def _pick(self) -> None:
        for row in self.selectedItems():
            self.picked.emit(row.data(Qt.ItemDataRole.UserRole))
