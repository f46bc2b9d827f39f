"""Master and detail: a list and the page of its chosen record, whatever the records are."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from buurthuis_app.gui.widgets.layout import grow, in_column, sheet
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.record_table import RecordTable

Record = TypeVar("Record")
ROWS = 4  # of a table above its page that are always in view


class MasterDetail(QStackedWidget, Generic[Record]):
    """The records in `listed` (which stands in `master`), and beside or below it `detail`.

    Without any records `nothing` takes the place of both, and of what stands `above` them. One record is always chosen:
    the one that is wanted, the one that was, or else the first.
    """

    def __init__(
        self,
        listed: RecordTable[Record] | CardList[Record],
        detail: QWidget,
        *,
        nothing: Callable[[], QWidget],
        master: QWidget | None = None,
        above: Sequence[QWidget] = (),
        beside: bool = False,
        shares: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__()
        self._listed, self._make_nothing = listed, nothing
        self._wanted: Hashable | None = None
        self._below = not beside
        self.split = QSplitter(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        for place, part in enumerate((master or listed, detail)):
            self.split.addWidget(part)
            self.split.setStretchFactor(place, shares[place])
        self.split.setChildrenCollapsible(False)
        self._both = sheet(in_column(*above, grow(self.split)))
        self.addWidget(self._both)

    def want(self, key: Hashable) -> None:
        """Choose the record with this key, or as soon as it is there."""
        if not self._listed.choose(key):
            self._wanted = key

    def show_records(self, records: Sequence[Record], *, anything: bool | None = None) -> None:
        """Show these. `anything` says whether there is something to see even when there are none."""
        shown = bool(records) if anything is None else anything
        self.setCurrentWidget(self._both if shown else self.nothing)
        self._listed.show_records(records)
        if self._below and isinstance(self._listed, RecordTable):
            self._listed.keep_rows(ROWS, all_at_most=self._listed.parent() is self.split)
        if self._wanted is not None and self._listed.choose(self._wanted):
            self._wanted = None
        self._listed.choose_first()

    @cached_property
    def nothing(self) -> QWidget:
        """Page for when there is nothing to list; made when it is first needed."""
        page = self._make_nothing()
        self.addWidget(page)
        return page
