"""List over a picture, for screen readers: what is painted has no children that they could walk.

Nobody sees it; Qt gives each of its rows a place, states and an act, and keeps them. Rows lie where they are painted.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex


class PictureList(QListWidget):
    """One row an item, in the order of the picture. Neither mouse nor Tab come here; screen readers do."""

    picked = Signal(object)  # the key of a row

    def __init__(self, name: str, place: Callable[[Any], QRectF], picture: QWidget) -> None:
        super().__init__(picture)
        self._picture, self._place = picture, place
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemSelectionChanged.connect(self._pick)

    def show_rows(self, rows: Sequence[tuple[Hashable, str]], chosen: Hashable = None) -> None:
        """Offer these keys with their words, with the chosen one chosen."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.clear()
        for key, words in rows:
            row = QListWidgetItem(words)
            row.setData(Qt.ItemDataRole.UserRole, key)
            self.addItem(row)
        self.blockSignals(False)  # noqa: FBT003 - Qt
        self.show_chosen(chosen)

    def show_chosen(self, key: Hashable) -> None:
        """Follow the cursor of the picture."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        keys = [self._key(row) for row in range(self.count())]
        self.setCurrentRow(keys.index(key) if key in keys else -1)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def cover(self) -> None:
        """Lie over all of the picture: what lies beside it is hidden from screen readers too."""
        self.setGeometry(self._picture.rect())

    @override
    def visualRect(self, index: Index) -> QRect:
        return self._place(self._key(index.row())).toAlignedRect() if index.isValid() else QRect()

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        every = (self.indexFromItem(self.item(row)) for row in range(self.count()))
        return next((index for index in every if self.visualRect(index).contains(p)), QModelIndex())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Nothing."""

    def _key(self, row: int) -> Any:
        return self.item(row).data(Qt.ItemDataRole.UserRole)

    def _pick(self) -> None:
        for row in self.selectedItems():
            self.picked.emit(row.data(Qt.ItemDataRole.UserRole))
