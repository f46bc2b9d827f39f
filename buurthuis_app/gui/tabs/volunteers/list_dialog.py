"""List in a dialog of its own: a table, and below it what can be done with its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.record_table import Column, RecordTable
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.forms.form_dialog import FormDialog
    from buurthuis_app.gui.shell.tab_context import Shell

Record = TypeVar("Record")


class ListDialog(QDialog, Generic[Record]):
    """All is kept at once, and Ctrl+Z works here too. `read` gives the rows; `form` is the last one opened."""

    def __init__(
        self,
        title: str,
        explanation: str,
        shell: Shell,
        *,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], Hashable],
        read: Callable[[], Sequence[Record]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._read_rows, self._key = shell, read, key
        self.form: FormDialog[Any] | None = None
        self.setWindowTitle(title)
        open_at(self, 84 * GRID, 58 * GRID)
        self.notice = Notice()
        self.table: RecordTable[Record] = RecordTable(
            columns, key, name=title, empty=_("Hier staat nog niets. Kies 'Erbij'.")
        )
        self.table.ensurePolished()
        self.table.opened.connect(lambda _row: self.change())
        self._lay_out(title, explanation)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, shell.undo.undo)
        shell.undo.said.connect(self._say)
        shell.undo.failed.connect(self.notice.show_sentence)
        shell.operations.changed.connect(self._changed)
        self.finished.connect(self.deleteLater)
        self._read()

    def add(self) -> None:
        """Open an empty form for a record."""
        raise NotImplementedError

    def change(self) -> None:
        """Open the form with the chosen row."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove the chosen row."""
        raise NotImplementedError

    def show_form(self, form: FormDialog[Any], record: object) -> None:
        """Open this form with `record`."""
        form.finished.connect(form.deleteLater)
        self.form = form
        form.edit(record)

    def write(self, write: Callable[[], Any], words: str) -> None:
        """Do it, under this name in the undo; what is refused is said here."""
        self.notice.hide()
        self._shell.operations.run(write, label=words, on_error=self._refuse, owner=self)

    def _changed(self, areas: frozenset[Topic]) -> None:
        if Topic.VOLUNTEERS in areas:
            self._read()

    def _read(self) -> None:
        self._shell.operations.run(self._read_rows, self._show, owner=self)

    def _show(self, rows: Sequence[Record]) -> None:
        self.table.show_records(rows)
        if self.table.current() is None and rows:
            self.table.choose(self._key(rows[0]))

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(sentence, Tone.CALM)

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)

    def _lay_out(self, title: str, explanation: str) -> None:
        buttons = FlowRow()
        for words, do, look in (
            (_("Erbij…"), self.add, ButtonKind.NORMAL),
            (_("Wijzigen…"), self.change, ButtonKind.NORMAL),
            (_("Verwijderen"), self.remove, ButtonKind.DANGER),
        ):
            push_button = button(words, look)
            push_button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(push_button)
        close = button(_("Sluiten"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        last = QHBoxLayout()
        last.addWidget(buttons, 1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(label(title, Text.HEADING))
        column.addWidget(label(explanation, Text.QUIET))
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(last)
