"""Master and detail: a list above and the chosen record on a page below, whatever the records are."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.page_layout import PartHead, keep_rows, no_higher_than_rows
from buurthuis_app.gui.tabs.goals.part import GoalsPart
from buurthuis_app.gui.widgets.empty_state import EmptyState
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.record_table import RecordTable
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from uuid import UUID

    from buurthuis_app.services.shared.done import Done

Record = TypeVar("Record")


class ListPart(GoalsPart, Generic[Record]):
    """Give it a table; then `lay_out`. `show_list` shows records and keeps the chosen one, or the wanted one."""

    has_paper = True
    table: RecordTable[Record]

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self._wanted: UUID | None = None
        self.dialog: QDialog | None = None
        self.notice = Notice()
        self._stack, self._halves = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)

    @override
    def show_record(self, key: "UUID") -> None:
        self._wanted = key
        self.refresh()

    def show_list(self, records: Sequence[Record], key: Callable[[Record], Hashable]) -> None:
        """Show these; without any the empty page, which offers the first step."""
        self._stack.setCurrentWidget(self._halves if records else self._nothing)
        self.table.show_records(records)
        keep_rows(self.table)
        if self.table.parent() is self._halves:
            no_higher_than_rows(self.table)
        record_id, self._wanted = self._wanted, None
        if record_id is not None:
            self.table.choose(record_id)
        if self.table.current() is None and records:
            self.table.choose(key(records[0]))

    def nothing_yet(self) -> EmptyState:
        """The page for when there is nothing to list; made when it is first needed."""
        raise NotImplementedError

    @cached_property
    def _nothing(self) -> EmptyState:
        empty_state = self.nothing_yet()
        self._stack.addWidget(empty_state)
        return empty_state

    def lay_out(self, head: PartHead, above: QWidget, below: QWidget) -> None:
        """Head and notice on top, then the list and the page, which people can give more or less room."""
        split = self._halves
        split.addWidget(above)
        split.addWidget(below)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.notice)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def put(self, dialog: QDialog) -> None:
        """Keep hold of an opened dialog until it is closed."""
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog

    def write(
        self,
        write: "Callable[[], Done[Any]]",
        words: str,
        then: "Callable[[Any], None] | None" = None,
    ) -> None:
        """Do it, named `words` for undoing; what is refused is said above."""
        self.notice.hide()
        self._shell.operations.run(write, then, label=words, on_error=self._refuse, owner=self)

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)
        self.refresh()  # somebody else may have changed it
