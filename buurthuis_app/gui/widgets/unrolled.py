"""Unrolled list: as high as all that is in it, so that the page around it scrolls and no bar stands within a bar."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QTableView
from typing_extensions import override

from buurthuis_app.gui.look.theme import theme

UNBOUND = 16_777_215  # px: what Qt calls the largest size
EMPTY = 3  # lines, for the sentence of a list without rows


class Unrolled(QObject):
    """Keeps a list that scrolls by the pixel, or a page, as high as what is in it: always, or at least as high `when`.

    The page around it follows the keyboard from row to row.
    """

    def __init__(
        self, view: QAbstractScrollArea, *, when: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(view)
        self._view, self._when, self._on = view, when, False
        view.viewport().installEventFilter(self)
        theme().changed.connect(self.fit)
        self._page = view.widget() if isinstance(view, QScrollArea) else None
        if self._page is not None:
            self._page.installEventFilter(self)
        if isinstance(view, QAbstractItemView):
            model = view.model()
            for changed in (
                model.modelReset,
                model.rowsInserted,
                model.rowsRemoved,
                model.layoutChanged,
            ):
                changed.connect(self.fit)
            if isinstance(view, QTableView):
                view.verticalHeader().sectionResized.connect(self.fit)
            view.selectionModel().currentChanged.connect(partial(self._follow, view))
        self.fit()

    def fit(self, *_what: object) -> None:
        """Be as high as what is in it now, or roll up."""
        on = self._when is None or self._when()
        policy = Qt.ScrollBarPolicy
        if on is not self._on:
            self._on = on
            bars = policy.ScrollBarAlwaysOff if on else policy.ScrollBarAsNeeded
            self._view.setVerticalScrollBarPolicy(bars)
            self._view.setMinimumHeight(0)
            self._view.setMaximumHeight(UNBOUND)
        if on:
            height = self._content() + self._around()
            self._view.setMinimumHeight(height)
            self._view.setMaximumHeight(UNBOUND if self._when else height)

    def _content(self) -> int:
        view = self._view
        if self._page is not None:
            return self._page.minimumSizeHint().height()
        if isinstance(view, QAbstractItemView):
            for row in reversed(range(view.model().rowCount())):
                place = view.visualRect(view.model().index(row, 0))
                if not place.isEmpty():  # as of a hidden one
                    return place.bottom() + 1 + view.verticalScrollBar().value()
        return view.fontMetrics().lineSpacing() * EMPTY

    def _around(self) -> int:
        """Frame, heads of columns, and a bar to go sideways."""
        view, bar = self._view, self._view.horizontalScrollBar()
        head = view.viewport().y() if view.isVisible() else 0
        frame = view.frameWidth()
        return max(head, frame) + frame + (bar.sizeHint().height() if bar.maximum() else 0)

    def _follow(self, view: QAbstractItemView, index: QModelIndex, *_former: object) -> None:
        if not (self._on and view.hasFocus()):
            return
        row = view.visualRect(index)
        around = view.parentWidget()
        while around is not None:
            page = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and page is not None:
                middle = view.viewport().mapTo(page, row.center())
                sideways = around.horizontalScrollBar().value()
                around.ensureVisible(sideways, middle.y(), 0, row.height())
            around = around.parentWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self.fit()
        return super().eventFilter(watched, event)
