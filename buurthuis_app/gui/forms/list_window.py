"""List window: lists of records with a form each; all that is done in it is kept at once and can be undone."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLayout, QListWidget, QStackedWidget, QWidget

from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import Text, arrow_button, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import SPRING, Part, grow, in_column, in_row, sheet
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.page import done_to
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done

SIDE = 20  # characters of the names of the lists
ABOVE_FROM = 150  # percent of the type size from which these names stand above
ONE_LIST = (84 * GRID, 58 * GRID)
SEVERAL_LISTS = (104 * GRID, 68 * GRID)
"""How large a window opens, in px at 100 %."""

Record = TypeVar("Record")


class FormOf(Protocol):
    """Makes the form of a record, over this window."""

    def __call__(self, record: Any, window: "ListWindow", /, *, new: bool) -> FormDialog[Any]:
        """Make the form; the window fills and opens it."""
        ...


class RecordAct(Struct, Generic[Record], frozen=True, kw_only=True):
    """Something to do with the chosen record: the words on its button, and how it is called when undone."""

    words: str
    label: str
    do: Callable[[Record, Sequence[Record]], Done[Any]] | None = None
    """Gets the record, and all that are shown."""
    form: FormOf | None = None
    """Asks something first, and does it when it is saved."""
    fill: Callable[[Any], Any] = lambda record: record
    """What that form is filled with."""
    removes: bool = False
    """It stands last in the menu."""
    main: bool = False
    """People come for it: it is a button of its own."""
    steps: int = 0
    """How many places it moves the record; its button is an arrow."""


def removing(label: str, do: Callable[[Any], Done[Any]], words: str = "") -> RecordAct[Any]:
    """Remove the chosen record; while it is used the service says by what."""
    return RecordAct(
        words=words or _("Verwijderen"),
        label=label,
        do=lambda record, _all: do(record),
        removes=True,
    )


def shifting(do: Callable[..., Done[Any]]) -> tuple[RecordAct[Any], ...]:
    """Put the chosen record higher or lower: `do(record, all, steps=…)`."""
    return tuple(
        RecordAct(
            words=words,
            label=_("volgorde gewijzigd"),
            do=partial(do, steps=steps),
            steps=steps,
        )
        for words, steps in ((_("Hoger in de lijst"), -1), (_("Lager in de lijst"), 1))
    )


class RecordKind(Struct, frozen=True, kw_only=True):
    """One list: its words, its columns, where its records come from and what can be done with them."""

    title: str
    explanation: str
    columns: tuple[Column[Any], ...]
    read: Callable[[], Sequence[Any]]
    """All of them; runs on the database lane."""
    blank: Callable[[], Any] | None
    """An empty one; runs on the database lane. None where people add nothing here."""
    form: FormOf
    fill: Callable[[Any], Any] = lambda record: record
    """What the form is filled with."""
    acts: tuple[RecordAct[Any], ...] = ()
    key: Callable[[Any], Hashable] = lambda record: record.id
    empty: str = ""
    take_in: Callable[["ListWindow"], QDialog] | None = None
    """The dialog that takes a table in, where people have one."""
    add_words: str = ""
    change_words: str = ""
    """What its two buttons say, where that is not Erbij and Wijzigen."""


class ListWindow(DialogPage):
    """Shows one list, or several with their names at the left. `footer` stands below, beside Sluiten.

    `topic` is the page of the manual about it.
    """

    topic = ""

    def __init__(
        self,
        title: str,
        kinds: Sequence[RecordKind],
        operations: Operations,
        undo: UndoStack | None,
        *,
        size: tuple[int, int] = SEVERAL_LISTS,
        footer: QLayout | None = None,
        topic: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, operations, parent, size=size)
        self.topic = topic or self.topic
        self.kinds = tuple(kinds)
        self.names, self.pages = QListWidget(), QStackedWidget()
        self.chooser = QComboBox()
        self.tables: list[RecordTable[Any]] = []
        self.acts: list[ActRow] = []
        self._lay_out(footer or in_row())
        if undo is not None:
            QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, undo.undo)
            undo.said.connect(self._say)
            undo.failed.connect(self.refuse)
        operations.changed.connect(self.read)
        self.finished.connect(self.deleteLater)
        self.read()

    @property
    def kind(self) -> RecordKind:
        """The list that is shown."""
        return self.kinds[self.pages.currentIndex()]

    @property
    def table(self) -> RecordTable[Any]:
        """Table of the list that is shown."""
        return self.tables[self.pages.currentIndex()]

    def add(self) -> None:
        """Open an empty form for the list that is shown."""
        if self.kind.blank is not None:
            self.look_up(self.kind.blank, partial(self._open, self.kind, new=True))

    def change(self) -> None:
        """Open the form with the chosen record."""
        record = self.table.current()
        if record is not None:
            self._open(self.kind, record, new=False)

    def act(self, act: RecordAct[Any]) -> None:
        """Do this with the chosen record, as far as there are places to move it to."""
        record, records = self.table.current(), self.table.records()
        if record is None or not 0 <= records.index(record) + act.steps < len(records):
            return
        if act.form is not None:
            self.show_form(act.form(record, self, new=False), act.fill(record))
        elif (do := act.do) is not None:
            label = done_to(record, act.label) if act.removes else act.label
            self.write(lambda: do(record, records), label)

    def _open(self, kind: RecordKind, record: Any, *, new: bool) -> None:
        self.show_form(kind.form(record, self, new=new), kind.fill(record))

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(sentence, Tone.CALM)

    def read(self) -> None:
        """Read again what the window shows."""
        kinds = self.kinds
        self.look_up(lambda: [kind.read() for kind in kinds], self._show)

    def _show(self, lists: Sequence[Sequence[Any]]) -> None:
        for table, records in zip(self.tables, lists, strict=True):
            table.show_records(records)
            table.choose_first()

    def _lay_out(self, footer: QLayout) -> None:
        for names in (self.names, self.chooser):
            names.setAccessibleName(_("Welke lijst"))
        self.names.ensurePolished()  # or its lines are as high as in the smaller letters of before
        for kind in self.kinds:
            self.names.addItem(kind.title)
            self.pages.addWidget(self._page(kind))
            self.chooser.addItem(kind.title)
        self.names.setCurrentRow(0)
        usual = self.names.fontMetrics().averageCharWidth() * SIDE
        longest = self.names.sizeHintForColumn(0) + 2 * self.names.frameWidth()
        self.names.setFixedWidth(max(usual, longest))
        self.names.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.names.currentRowChanged.connect(self.chooser.setCurrentIndex)
        self.chooser.currentIndexChanged.connect(self.names.setCurrentRow)
        close = button(_("Sluiten"), do=self.accept)
        if len(self.kinds) > 1:
            both = in_row(self.names, grow(self.pages), gap=2 * GRID)
            parts: tuple[Part, ...] = (self.chooser, grow(both), in_row(footer, SPRING, close))
        else:
            parts = (grow(self.pages), footer, in_row(grow(self.acts[0]), close))
        self.lay_out(self.notice, *parts)
        theme().changed.connect(self._place_names)
        self._place_names()

    def _place_names(self) -> None:
        """Large letters need the whole width for a table: then the names of the lists stand above it."""
        several, large = len(self.kinds) > 1, theme().percent >= ABOVE_FROM
        self.names.setVisible(several and not large)
        self.chooser.setVisible(several and large)

    def _page(self, kind: RecordKind) -> QWidget:
        table: RecordTable[Any] = RecordTable(
            kind.columns,
            kind.key,
            name=kind.title,
            empty=kind.empty or _("Hier staat nog niets. Kies 'Erbij'."),
        )
        table.ensurePolished()
        table.opened.connect(lambda _record: self.change())
        self.tables.append(table)
        self.acts.append(self._buttons(kind, table))
        title, explained = label(kind.title, Text.HEADING), label(kind.explanation, Text.QUIET)
        return sheet(in_column(title, explained, grow(table), self.acts[-1]))

    def _buttons(self, kind: RecordKind, table: RecordTable[Any]) -> ActRow:
        """Below a table; without a chosen record there is only something to add."""
        change = button(kind.change_words or _("Wijzigen…"), do=self.change)
        add = [] if kind.blank is None else [button(kind.add_words or _("Erbij…"), do=self.add)]
        if (take_in := kind.take_in) is not None:
            add.append(button(_("Uit een tabel…"), do=lambda: self.open_dialog(take_in(self))))
        arrows = [
            arrow_button(act.words, act.steps, do=partial(self.act, act))
            for act in kind.acts
            if act.steps
        ]
        mains = [button(act.words, do=partial(self.act, act)) for act in kind.acts if act.main]
        acts = ActRow(*add, change, *mains, *arrows, of=kind.title)
        for act in kind.acts:
            if not act.steps and not act.main:
                into = acts.removing if act.removes else acts.act
                into(act.words, partial(self.act, act))

        def allow(record: object) -> None:
            for push_button in (change, *mains, *arrows, acts.more_button):
                push_button.setEnabled(record is not None)

        table.chosen.connect(allow)
        allow(None)
        return acts
