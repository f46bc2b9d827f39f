"""Lists of the centre in one dialog: rooms, kinds, themes, target groups, areas and closed days."""

from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.centre.centre import ActivityKind, Centre, Room
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.activities.centre_lists.list_items import (
    ItemDialog,
    ListKind,
    list_kinds,
)
from buurthuis_app.gui.tabs.activities.centre_lists.opening_dialog import OpeningDialog
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.gui.widgets.record_table import RecordTable
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

SIDE = 20  # characters


class ListsDialog(QDialog):
    """Left the lists, right what is in the chosen one. All is kept at once, and can be undone."""

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._operations = operations
        self.dialog: QDialog | None = None
        self.kinds = list_kinds()
        self.setWindowTitle(_("Lijsten"))
        self.names, self.pages, self.notice = QListWidget(), QStackedWidget(), Notice()
        self.tables: list[RecordTable[Any]] = []
        self._lay_out()
        if undo is not None:
            QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, undo.undo)
            undo.said.connect(lambda sentence: self.notice.show_sentence(sentence, Tone.CALM))
            undo.failed.connect(self.notice.show_sentence)
        operations.changed.connect(self._read)
        self.names.setCurrentRow(0)
        self._read()

    @property
    def kind(self) -> ListKind:
        """The list that is shown."""
        return self.kinds[self.names.currentRow()]

    @property
    def table(self) -> RecordTable[Any]:
        """Table of the list that is shown."""
        return self.tables[self.names.currentRow()]

    def add(self) -> None:
        """Open an empty form for the list that is shown."""
        kind, lists = self.kind, self._house.lists
        self._operations.run(
            lambda: lists.blank(kind.record), partial(self._open, kind, new=True), owner=self
        )

    def change(self, item: Any = None) -> None:
        """Open the form with the chosen item."""
        item = item if item is not None else self.table.current()
        if item is not None:
            self._open(self.kind, item, new=False)

    def remove(self) -> None:
        """Take the chosen item out; while it is used the sentence says by what."""
        item = self.table.current()
        if item is not None:
            self._run(partial(self._house.lists.remove, item), _("{what} verwijderd"))

    def shift(self, steps: int) -> None:
        """Put the chosen kind higher or lower."""
        kind, kinds = self.table.current(), self.table.records()
        if isinstance(kind, ActivityKind) and 0 <= kinds.index(kind) + steps < len(kinds):
            self._run(partial(self._house.lists.shift, kind, steps), _("volgorde gewijzigd"))

    def show_opening(self) -> None:
        """Region and opening hours."""
        dialog = OpeningDialog(self._house.lists, operations=self._operations, parent=self)
        dialog.saved.connect(self._keep_centre)
        self.dialog = dialog
        dialog.edit(self._house.centre)

    def _keep_centre(self, centre: Centre) -> None:
        self._house.centre = centre

    def _run(self, write: Any, words: str) -> None:
        self.notice.hide()
        self._operations.run(
            write, label=words.format(what=self.kind.one), on_error=self._refuse, owner=self
        )

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)

    def _open(self, kind: ListKind, item: Any, *, new: bool) -> None:
        lists = self._house.lists
        rooms = self.tables[0].records()
        dialog = ItemDialog(
            kind,
            tuple(room for room in rooms if isinstance(room, Room) and room.id != item.id),
            new=new,
            save=lambda record: lists.keep(record, new=new),
            operations=self._operations,
            parent=self,
        )
        self.dialog = dialog
        dialog.edit(item)

    def _read(self, _areas: object = None) -> None:
        lists, kinds = self._house.lists, self.kinds
        self._operations.run(
            lambda: [lists.all(kind.record) for kind in kinds], self._show, owner=self
        )

    def _show(self, item_lists: list[tuple[Any, ...]]) -> None:
        for table, items in zip(self.tables, item_lists, strict=True):
            table.show_records(items)
            if table.current() is None and items:
                table.choose(items[0].id)

    def _lay_out(self) -> None:
        self.names.setAccessibleName(_("Welke lijst"))
        self.names.ensurePolished()  # or its lines are as high as in the smaller letters of before
        self.names.setFixedWidth(self.names.fontMetrics().averageCharWidth() * SIDE)
        for kind in self.kinds:
            self.names.addItem(kind.title)
            self.pages.addWidget(self._page(kind))
        self.names.currentRowChanged.connect(self.pages.setCurrentIndex)
        opening = button(_("Regio en openingstijden…"))
        opening.clicked.connect(self.show_opening)
        close = button(_("Sluiten"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.names)
        row.addWidget(self.pages, 1)
        last = QHBoxLayout()
        last.addWidget(opening)
        last.addStretch(1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
        column.addLayout(last)
        open_at(self, 104 * GRID, 68 * GRID)

    def _page(self, kind: ListKind) -> QWidget:
        page = QWidget()
        table: RecordTable[Any] = RecordTable(
            kind.columns,
            lambda record: record.id,
            name=kind.title,
            empty=_("Hier staat nog niets. Kies 'Erbij'."),
        )
        table.ensurePolished()
        table.opened.connect(self.change)
        self.tables.append(table)
        below = buttons = FlowRow()
        for words, do, look in (
            (_("Erbij…"), self.add, ButtonKind.NORMAL),
            (_("Wijzigen…"), self.change, ButtonKind.NORMAL),
            (_("Verwijderen"), self.remove, ButtonKind.DANGER),
        ):
            push_button = button(words, look)
            push_button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(push_button)
        if kind.ordered:
            for words, sign, steps in (
                (_("Hoger in de lijst"), "▲", -1),
                (_("Lager in de lijst"), "▼", 1),
            ):
                arrow = button(sign, ButtonKind.QUIET)
                arrow.setAccessibleName(words)
                arrow.setToolTip(plain_text(words))
                arrow.clicked.connect(lambda _checked=False, steps=steps: self.shift(steps))
                buttons.addWidget(arrow)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(kind.title, Text.HEADING))
        column.addWidget(label(kind.explanation, Text.QUIET))
        column.addWidget(table, 1)
        column.addWidget(below)
        return page
