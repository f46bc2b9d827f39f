"""The list of duties: what there is to do, and what is asked of who does it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.volunteers import OLDEST, Duty, problems_of_duty
from buurthuis_app.gui.controls import Kind, Text, button, label
from buurthuis_app.gui.fields import number_field
from buurthuis_app.gui.flow import FlowRow
from buurthuis_app.gui.form_dialog import FormDialog
from buurthuis_app.gui.notices import Notice, Tone
from buurthuis_app.gui.tables import Align, Column, RecordTable
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, number
from buurthuis_app.services.done import Area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from buurthuis_app.domain.problems import Problem
    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations import Operations
    from buurthuis_app.gui.shell import Shell
    from buurthuis_app.services.house import House


class DutiesDialog(QDialog):
    """All is kept at once and can be undone, here too."""

    def __init__(self, house: House, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._shell = house, shell
        self.dialog: QDialog | None = None
        self.setWindowTitle(_("Taken"))
        self.resize(74 * GRID, 60 * GRID)
        self.notice = Notice()
        self.table = RecordTable(
            _columns(),
            lambda duty: duty.id,
            name=_("Taken"),
            empty=_("Hier staat nog niets. Kies 'Erbij'."),
        )
        self.table.ensurePolished()
        self.table.opened.connect(self.change)
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, shell.undo.undo)
        shell.undo.said.connect(self._say)
        shell.undo.failed.connect(self.notice.show_sentence)
        shell.operations.changed.connect(self._changed)
        self.finished.connect(self.deleteLater)
        self._read()

    def add(self) -> None:
        """Open an empty form."""
        volunteers = self._house.volunteers
        self._shell.operations.run(volunteers.blank_duty, partial(self._open, new=True), owner=self)

    def change(self, _duty: Duty | None = None) -> None:
        """Open the form with the chosen duty."""
        if (duty := self.table.current()) is not None:
            self._open(duty, new=False)

    def remove(self) -> None:
        """Take the chosen duty out; while it is used the sentence says so."""
        if (duty := self.table.current()) is not None:
            self.notice.hide()
            self._shell.operations.run(
                partial(self._house.volunteers.remove_duty, duty),
                label=_("taak verwijderd"),
                on_error=self._refuse,
                owner=self,
            )

    def _open(self, duty: Duty, *, new: bool) -> None:
        others = self.table.records()
        dialog = _DutyForm(self._house, self._shell.operations, others, new=new, parent=self)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.edit(duty)

    def _changed(self, areas: frozenset[Area]) -> None:
        if Area.VOLUNTEERS in areas:
            self._read()

    def _read(self) -> None:
        volunteers = self._house.volunteers
        self._shell.operations.run(volunteers.duties, self._show, owner=self)

    def _show(self, duties: Sequence[Duty]) -> None:
        self.table.show_records(duties)
        if self.table.current() is None and duties:
            self.table.choose(duties[0].id)

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(sentence, Tone.CALM)

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)

    def _lay_out(self) -> None:
        buttons = FlowRow()
        for words, do, look in (
            (_("Erbij…"), self.add, Kind.NORMAL),
            (_("Wijzigen…"), self.change, Kind.NORMAL),
            (_("Verwijderen"), self.remove, Kind.DANGER),
        ):
            made = button(words, look)
            made.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(made)
        close = button(_("Sluiten"), Kind.PRIMARY)
        close.clicked.connect(self.accept)
        last = QHBoxLayout()
        last.addWidget(buttons, 1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(label(_("Taken"), Text.HEADING))
        column.addWidget(
            label(_("Wat er te doen is, en wat iemand daarvoor nodig heeft."), Text.QUIET)
        )
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(last)


class _DutyForm(FormDialog[Duty]):
    """One duty."""

    def __init__(
        self,
        house: House,
        operations: Operations,
        others: Sequence[Duty],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe taak") if new else _("Taak wijzigen"),
            operations=operations,
            save=lambda duty: house.volunteers.keep_duty(duty, new=new),
            label=_("taak erbij") if new else _("taak gewijzigd"),
            parent=parent,
        )
        self._others = others
        self._base: Duty | None = None
        self.name, self.age = QLineEdit(), number_field(0, OLDEST)
        self.age.setSpecialValueText(_("geen grens"))
        self.vog = QCheckBox(_("Hiervoor is een VOG nodig"))
        self.archived = QCheckBox(_("Niet meer in gebruik"))
        self.form.row("name", _("Naam"), self.name)
        self.form.row("minimum_age", _("Vanaf welke leeftijd"), self.age)
        self.form.row("needs_vog", self.vog.text(), self.vog)
        self.form.row("archived", self.archived.text(), self.archived)
        self.archived.setVisible(not new)

    @override
    def fill(self, record: Duty) -> None:
        self._base = record
        self.name.setText(record.name)
        self.age.setValue(record.minimum_age or 0)
        self.vog.setChecked(record.needs_vog)
        self.archived.setChecked(record.archived)

    @override
    def record(self) -> Duty:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            name=self.name.text(),
            minimum_age=self.age.value() or None,
            needs_vog=self.vog.isChecked(),
            archived=self.archived.isChecked(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_duty(self.record(), self._others)


def _columns() -> tuple[Column[Duty], ...]:
    return (
        Column(title=_("Naam"), value=lambda duty: duty.name, stretch=True),
        Column(title=_("VOG"), value=lambda duty: _("ja") if duty.needs_vog else ""),
        Column(
            title=_("Vanaf"),
            value=lambda duty: duty.minimum_age,
            display=lambda duty: (
                _("{n} jaar").format(n=number(duty.minimum_age)) if duty.minimum_age else ""
            ),
            align=Align.RIGHT,
        ),
        Column(title=_("In gebruik"), value=lambda duty: _("nee") if duty.archived else _("ja")),
    )
