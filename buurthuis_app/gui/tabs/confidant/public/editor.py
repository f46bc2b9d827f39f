"""Editor of the public page, in three lists: the confidants, the kinds of behaviour, and the numbers to call."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from buurthuis_app.domain.confidant.behaviours import HelpLine, UnwantedBehaviour
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPage
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.confidant.dialog_parts import button_row, column_of
from buurthuis_app.gui.tabs.confidant.public.behaviour_dialog import EntryDialog
from buurthuis_app.gui.tabs.confidant.public.confidant_dialog import ConfidantDialog
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.record_table import Column, RecordTable
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.confidant.page import Confidants
from buurthuis_app.services.shared.done import Done


class _ShownLists(Struct, frozen=True, kw_only=True):
    """What the three lists show."""

    page: ConfidantPage
    behaviours: tuple[UnwantedBehaviour, ...]


class _PageList(Struct, frozen=True, kw_only=True):
    """One of the three: its words, its columns, where its records come from and what can be done with them."""

    record: type[Any]
    title: str
    explanation: str
    columns: tuple[Column[Any], ...]
    records: Callable[[_ShownLists], Sequence[Any]]
    removed: str = ""
    """Said when one is taken off; empty for what cannot be."""


class PageDialog(QDialog):
    """All is kept at once, and can be undone."""

    def __init__(
        self,
        confidants: Confidants,
        operations: Operations,
        undo: UndoStack | None = None,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._confidants, self._operations = confidants, operations
        self._lists = _lists()
        self._read_last: _ShownLists | None = None
        self.dialog: QDialog | None = None
        self.setWindowTitle(_("Pagina wijzigen"))
        self.notice, self.pages = Notice(), QTabWidget()
        self.pages.tabBar().setObjectName("tabs")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.tables: list[RecordTable[Any]] = []
        self._lay_out()
        if undo is not None:
            QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, undo.undo)
            undo.said.connect(self._say)
            undo.failed.connect(self.notice.show_sentence)
        operations.changed.connect(self._read)
        self._read()

    @property
    def table(self) -> RecordTable[Any]:
        """The one that is shown."""
        return self.tables[self.pages.currentIndex()]

    def add(self) -> None:
        """Open an empty form for the list that is shown."""
        kind, confidants = self._kind.record, self._confidants
        blank: Callable[[], Any] = partial(confidants.blank_entry, kind)
        if kind is Confidant:
            blank = confidants.blank
        self._operations.run(blank, partial(self._open, new=True), owner=self)

    def change(self, record: Any = None) -> None:
        """Open the form with the chosen record."""
        record = record if record is not None else self.table.current()
        if record is not None:
            self._open(record, new=False)

    def remove(self) -> None:
        """Take the chosen record off the page."""
        record, confidants = self.table.current(), self._confidants
        if isinstance(record, Confidant):
            self._run(partial(confidants.remove, record), self._kind.removed)
        elif isinstance(record, HelpLine):
            self._run(partial(confidants.remove_line, record), self._kind.removed)

    def shift(self, steps: int) -> None:
        """Put the chosen record higher or lower."""
        record, ordered = self.table.current(), list(self.table.records())
        if record is None:
            return
        at = ordered.index(record)
        if 0 <= at + steps < len(ordered):
            ordered[at], ordered[at + steps] = ordered[at + steps], ordered[at]
            self._run(partial(self._confidants.arrange, ordered), _("volgorde gewijzigd"))

    @property
    def _kind(self) -> _PageList:
        return self._lists[self.pages.currentIndex()]

    def _open(self, record: Any, *, new: bool) -> None:
        confidants, operations = self._confidants, self._operations
        if isinstance(record, Confidant):
            read = self._read_last
            photo = read.page.photo_of(record) if read else None
            self.dialog = form = ConfidantDialog(
                confidants, operations, new=new, photo=photo, parent=self
            )
            form.finished.connect(form.deleteLater)
            form.edit(record)
            return
        self.dialog = entry = EntryDialog(
            type(record),
            partial(confidants.keep_entry, new=new),
            operations,
            new=new,
            parent=self,
        )
        entry.finished.connect(entry.deleteLater)
        entry.edit(record)

    def _run(self, write: Callable[[], Done[Any]], words: str) -> None:
        self.notice.hide()
        self._operations.run(write, label=words, on_error=self._refuse, owner=self)

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(sentence, Tone.CALM)

    def _read(self, _areas: object = None) -> None:
        confidants = self._confidants
        self._operations.run(
            lambda: _ShownLists(page=confidants.page(), behaviours=confidants.behaviours()),
            self._show,
            owner=self,
        )

    def _show(self, read: _ShownLists) -> None:
        self._read_last = read
        for table, part in zip(self.tables, self._lists, strict=True):
            records = part.records(read)
            table.show_records(records)
            if table.current() is None and records:
                table.choose(records[0].id)

    def _lay_out(self) -> None:
        for part in self._lists:
            self.pages.addTab(self._page(part), part.title)
        close = button(_("Sluiten"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        last = button_row(close)
        column = column_of(self)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        column.addLayout(last)
        open_at(self, 100 * GRID, 64 * GRID)

    def _page(self, part: _PageList) -> QWidget:
        table: RecordTable[Any] = RecordTable(
            part.columns,
            lambda record: record.id,
            name=part.title,
            empty=_("Hier staat nog niets. Kies 'Erbij'."),
        )
        table.opened.connect(self.change)
        self.tables.append(table)
        buttons = FlowRow()
        for words, do, look in (
            (_("Erbij…"), self.add, ButtonKind.NORMAL),
            (_("Wijzigen…"), self.change, ButtonKind.NORMAL),
            *([(_("Van de pagina halen"), self.remove, ButtonKind.DANGER)] if part.removed else []),
            (_("Hoger"), partial(self.shift, -1), ButtonKind.QUIET),
            (_("Lager"), partial(self.shift, 1), ButtonKind.QUIET),
        ):
            made = button(words, look)
            made.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(made)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(label(part.explanation, Text.QUIET))
        column.addWidget(table, 1)
        column.addWidget(buttons)
        return page


def _lists() -> tuple[_PageList, ...]:
    return (
        _PageList(
            record=Confidant,
            title=_("Vertrouwenspersonen"),
            explanation=_("Wie er luistert, en hoe mensen haar bereiken. Iedereen kan dit lezen."),
            columns=(
                Column(title=_("Naam"), value=lambda person: person.name, stretch=True),
                Column(title=_("Telefoon"), value=lambda person: person.phone),
                Column(
                    title=_("Laatste dag"),
                    value=lambda person: person.until,
                    display=lambda person: short_date(person.until) if person.until else "",
                ),
            ),
            records=lambda read: (*read.page.confidants, *read.page.earlier),
            removed=_("vertrouwenspersoon van de pagina gehaald"),
        ),
        _PageList(
            record=UnwantedBehaviour,
            title=_("Ongewenst gedrag"),
            explanation=_(
                "Wat niemand hoeft te accepteren. Wat niet meer geldt, haalt u met Wijzigen van de "
                "pagina: wat de vertrouwenspersoon noteerde, kan ernaar verwijzen."
            ),
            columns=(
                Column(title=_("Naam"), value=lambda kind: kind.heading, stretch=True),
                Column(
                    title=_("Op de pagina"),
                    value=lambda kind: _("nee") if kind.archived else _("ja"),
                ),
            ),
            records=lambda read: read.behaviours,
        ),
        _PageList(
            record=HelpLine,
            title=_("Nummers om te bellen"),
            explanation=_("Voor als het niet kan wachten. Het bovenste valt het meest op."),
            columns=(
                Column(title=_("Naam"), value=lambda line: line.heading, stretch=True),
                Column(title=_("Nummer"), value=lambda line: line.dial),
            ),
            records=lambda read: read.page.help_lines,
            removed=_("nummer van de pagina gehaald"),
        ),
    )
