"""Master and detail: a list and the page of its chosen record, whatever the records are."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from buurthuis_app.gui.widgets.halves import Halves
from buurthuis_app.gui.widgets.layout import grow, in_column, sheet
from buurthuis_app.gui.widgets.lists.record_table import RecordTable
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.page_stack import PageStack
from buurthuis_app.i18n import _

Record = TypeVar("Record")
Record_contra = TypeVar("Record_contra", contravariant=True)
ROWS = 4  # of a table above its page that are always in view


class Listed(Protocol[Record_contra]):
    """What records are chosen from: a table, cards, or one with filters of its own."""

    def show_records(self, records: Sequence[Record_contra], /) -> None:
        """Show these; what was chosen stays chosen when it is still there."""

    def choose(self, key: Hashable, /) -> bool:
        """Make the record with this key current; False when it is not there."""

    def choose_first(self) -> None:
        """Make the first record current when none is."""


class MasterDetail(PageStack, Generic[Record]):
    """The records in `listed` (which stands in `master`), and beside or below it `detail`.

    Without any records `nothing` takes the place of both, and of what stands `above` them; a `head` stays. One record
    is always chosen: the one that is wanted, the one that was, or else the first. A `detail` that takes time may be put
    there later, by who shows and hides it.
    """

    def __init__(
        self,
        listed: Listed[Record],
        detail: QWidget | None = None,
        *,
        master: QWidget | None = None,
        nothing: Callable[[], QWidget] | None = None,
        above: Sequence[QWidget] = (),
        head: QWidget | None = None,
        beside: bool = False,
        shares: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__()
        self._listed, self._make_nothing = listed, nothing
        self._wanted: Hashable | None = None
        heads = [] if head is None else [head]
        aside = [*heads, *(part for part in above if not isinstance(part, Notice))]
        self.halves = Halves(
            (_("Lijst"), _("Gekozen")), aside=aside, beside=beside, switched=detail is not None
        )
        self.split = self.halves.split
        self._shares = shares
        for part in (master or cast("QWidget", listed), detail):
            if part is not None:
                self.put(part)
        for part in (self.halves.choice, *heads):
            self._column.addWidget(part)
        self._both = sheet(in_column(*above, grow(self.halves)))
        self.addWidget(self._both)
        if isinstance(listed, QAbstractItemView):
            self.halves.unroll(listed)
        self.halves.turned.connect(self._keep_rows)

    def put(self, part: QWidget) -> None:
        """Put the detail beside or below the list."""
        self.split.addWidget(part)
        place = self.split.count() - 1
        self.split.setStretchFactor(place, self._shares[place])

    def want(self, key: Hashable) -> None:
        """Choose the record with this key, or as soon as it is there."""
        self._wanted = key
        self._choose_wanted()

    def show_records(self, records: Sequence[Record], *, anything: bool | None = None) -> None:
        """Show these. `anything` says whether there is something to see even when there are none."""
        shown = self._make_nothing is None or (bool(records) if anything is None else anything)
        self.setCurrentWidget(self._both if shown else self.nothing)
        if not shown:
            self.halves.turn(0)  # a head that made room for a record comes back
        self._listed.show_records(records)
        self._keep_rows()
        self._choose_wanted()
        self._listed.choose_first()

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self._listed.choose(self._wanted):
            self._wanted = None
            self.halves.turn(1)

    def _keep_rows(self) -> None:
        below = self.split.orientation() is Qt.Orientation.Vertical
        if below and isinstance(self._listed, RecordTable) and not self.halves.low:
            self._listed.keep_rows(ROWS, all_at_most=self._listed.parent() is self.split)

    @cached_property
    def nothing(self) -> QWidget:
        """Page for when there is nothing to list; made when it is first needed."""
        page = self._make_nothing() if self._make_nothing else QWidget()
        self.addWidget(page)
        return page
