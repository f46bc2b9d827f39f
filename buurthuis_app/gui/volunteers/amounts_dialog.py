"""The amounts of the allowance, one row a year, which the centre keeps itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.allowances import AllowanceYear, problems_of_amounts
from buurthuis_app.domain.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.controls import Kind, Text, button, label
from buurthuis_app.gui.fields import number_field
from buurthuis_app.gui.flow import FlowRow
from buurthuis_app.gui.form_dialog import FormDialog
from buurthuis_app.gui.money_field import MoneyField
from buurthuis_app.gui.notices import Notice, Tone
from buurthuis_app.gui.tables import Align, Column, RecordTable
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, euros

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations import Operations
    from buurthuis_app.services.house import House

FIRST, LAST = 2000, 2100


class AmountsDialog(QDialog):
    """A table; each change is kept at once and can be undone."""

    def __init__(self, house: House, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._operations = house, operations
        self.dialog: QDialog | None = None
        self.setWindowTitle(_("Bedragen van de vergoeding"))
        self.resize(84 * GRID, 52 * GRID)
        self.notice = Notice()
        self.table = RecordTable(
            _columns(),
            lambda one: one.year,
            name=_("Bedragen"),
            empty=_("Er zijn nog geen bedragen. Kies 'Jaar erbij'."),
        )
        self.table.ensurePolished()
        self.table.opened.connect(lambda _one: self.change())
        self._lay_out()
        self.finished.connect(self.deleteLater)
        self._read()

    def add(self) -> None:
        """A new year with the amounts of the last one."""
        table = self.table.records()
        last = max(table, key=lambda one: one.year, default=None)
        year = last.year + 1 if last else self._house.clock.today().year
        nothing = AllowanceYear(
            centre_id=self._house.centre.id,
            year=year,
            per_hour=0,
            per_hour_young=0,
            per_month=0,
            per_year=0,
        )
        self._open(replace(last, year=year, version=1) if last else nothing, new=True)

    def change(self) -> None:
        """Other amounts for the chosen year."""
        if (one := self.table.current()) is not None:
            self._open(one, new=False)

    def remove(self) -> None:
        """Take the chosen year out: the one before it holds."""
        if (one := self.table.current()) is not None:
            rest = tuple(row for row in self.table.records() if row.year != one.year)
            self._operations.run(
                partial(self._house.hours.keep_amounts, rest),
                self._kept,
                label=_("bedragen verwijderd"),
                on_error=self._refuse,
            )

    def _open(self, one: AllowanceYear, *, new: bool) -> None:
        rest = tuple(row for row in self.table.records() if new or row.year != one.year)
        dialog = _AmountsForm(self._house, self._operations, rest, new=new, parent=self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.saved.connect(self._read)
        self.dialog = dialog
        dialog.edit(one)

    def _kept(self, _done: object) -> None:
        self._read()

    def _read(self, _kept: object = None) -> None:
        self._operations.run(self._house.hours.amounts, self._show, owner=self)

    def _show(self, table: tuple[AllowanceYear, ...]) -> None:
        self.table.show_records(sorted(table, key=lambda one: one.year, reverse=True))
        if self.table.current() is None and table:
            self.table.choose(max(one.year for one in table))

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)

    def _lay_out(self) -> None:
        buttons = FlowRow()
        for words, do, look in (
            (_("Jaar erbij…"), self.add, Kind.NORMAL),
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
        column.addWidget(label(_("Bedragen van de vergoeding"), Text.HEADING))
        column.addWidget(
            label(
                _(
                    "Zo veel mag een vrijwilliger hoogstens krijgen zonder belasting. "
                    "Kijk elk jaar bij de Belastingdienst of de bedragen nog kloppen."
                ),
                Text.QUIET,
            )
        )
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(last)


class _AmountsForm(FormDialog[AllowanceYear]):
    """One year."""

    def __init__(
        self,
        house: House,
        operations: Operations,
        rest: tuple[AllowanceYear, ...],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Bedragen van een jaar"),
            operations=operations,
            save=lambda one: house.hours.keep_amounts((*rest, one)),
            label=_("bedragen van de vergoeding"),
            parent=parent,
        )
        self._rest = rest
        self._base: AllowanceYear | None = None
        self.year = number_field(FIRST, LAST)
        self.year.setGroupSeparatorShown(False)
        self.year.setEnabled(new)
        self.amounts = {
            name: MoneyField() for name in ("per_hour", "per_hour_young", "per_month", "per_year")
        }
        self.form.row("year", _("Jaar"), self.year)
        self.form.beside(
            ("per_hour", _("Per uur, vanaf 21 jaar"), self.amounts["per_hour"]),
            ("per_hour_young", _("Per uur, jonger"), self.amounts["per_hour_young"]),
        )
        self.form.beside(
            ("per_month", _("Per maand"), self.amounts["per_month"]),
            ("per_year", _("Per jaar"), self.amounts["per_year"]),
        )

    @override
    def fill(self, record: AllowanceYear) -> None:
        self._base = record
        self.year.setValue(record.year)
        for name, field in self.amounts.items():
            field.show_cents(getattr(record, name))

    @override
    def record(self) -> AllowanceYear:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        cents: dict[str, Any] = {name: field.cents() or 0 for name, field in self.amounts.items()}
        return replace(self._base, year=self.year.value(), **cents)

    @override
    def problems(self) -> tuple[Problem, ...]:
        found = []
        reading: tuple[tuple[str, Callable[[], object]], ...] = tuple(
            (name, field.cents) for name, field in self.amounts.items()
        )
        for name, read in reading:
            try:
                read()
            except Invalid as error:
                found.append(Problem(field=name, sentence=error.sentence))
        if found:
            return tuple(found)
        one = self.record()
        if any(other.year == one.year for other in self._rest):
            sentence = _("Dit jaar staat er al. Kies een ander jaar.")
            return (Problem(field="year", sentence=sentence),)
        return problems_of_amounts(one)


def _columns() -> tuple[Column[AllowanceYear], ...]:
    return (
        Column(title=_("Jaar"), value=lambda one: one.year, stretch=True),
        _money(_("Per uur, vanaf 21"), "per_hour"),
        _money(_("Per uur, jonger"), "per_hour_young"),
        _money(_("Per maand"), "per_month"),
        _money(_("Per jaar"), "per_year"),
    )


def _money(title: str, field: str) -> Column[AllowanceYear]:
    return Column(
        title=title,
        value=lambda one: getattr(one, field),
        display=lambda one: euros(getattr(one, field)),
        align=Align.RIGHT,
    )
