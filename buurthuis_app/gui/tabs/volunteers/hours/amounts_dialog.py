"""The amounts of the allowance, one row a year, which the centre keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.volunteers.allowance import (
    FIRST_YEAR,
    LAST_YEAR,
    AllowanceYear,
    problems_of_amounts,
)
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import ONE_LIST, ListWindow, RecordAct, RecordKind
from buurthuis_app.gui.forms.money_field import MoneyField
from buurthuis_app.gui.widgets.controls import ButtonKind
from buurthuis_app.gui.widgets.record_table import Align, Column
from buurthuis_app.i18n import _, euros
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.shared.done import Done


def amounts_window(house: CentreServices, shell: Shell, parent: QWidget) -> ListWindow:
    """A row a year, the newest first."""
    hours, operations = house.hours, shell.operations

    def form(amounts: AllowanceYear, window: ListWindow, *, new: bool) -> FormDialog[AllowanceYear]:
        rest = tuple(row for row in window.table.records() if new or row.year != amounts.year)
        return _AmountsForm(house, operations, rest, new=new, parent=window)

    def remove(
        amounts: AllowanceYear, rows: Sequence[AllowanceYear]
    ) -> Done[tuple[AllowanceYear, ...]]:
        return hours.keep_amounts([row for row in rows if row.year != amounts.year])

    years = RecordKind(
        title=_("Bedragen van de vergoeding"),
        explanation=_(
            "Zo veel mag een vrijwilliger hoogstens krijgen zonder belasting. "
            "Kijk elk jaar bij de Belastingdienst of de bedragen nog kloppen."
        ),
        columns=_columns(),
        key=lambda amounts: amounts.year,
        read=lambda: sorted(hours.amounts(), key=lambda amounts: amounts.year, reverse=True),
        blank=hours.blank_amounts,
        form=form,
        acts=(
            RecordAct(
                words=_("Verwijderen"),
                label=_("bedragen verwijderd"),
                do=remove,
                look=ButtonKind.DANGER,
            ),
        ),
    )
    return ListWindow(years.title, (years,), operations, shell.undo, size=ONE_LIST, parent=parent)


class _AmountsForm(FormDialog[AllowanceYear]):
    """Form of the amounts of one year."""

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        rest: tuple[AllowanceYear, ...],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Bedragen van een jaar"),
            operations=operations,
            save=lambda amounts: house.hours.keep_amounts((*rest, amounts)),
            label=_("bedragen van de vergoeding"),
            parent=parent,
        )
        self._rest = rest
        self._base: AllowanceYear | None = None
        self.year = number_field(FIRST_YEAR, LAST_YEAR)
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
        faults = []
        reading: tuple[tuple[str, Callable[[], object]], ...] = tuple(
            (name, field.cents) for name, field in self.amounts.items()
        )
        for name, read in reading:
            try:
                read()
            except Invalid as error:
                faults.append(Problem(field=name, sentence=error.sentence))
        if faults:
            return tuple(faults)
        record = self.record()
        if any(other.year == record.year for other in self._rest):
            sentence = _("Dit jaar staat er al. Kies een ander jaar.")
            return (Problem(field="year", sentence=sentence),)
        return problems_of_amounts(record)


def _columns() -> tuple[Column[AllowanceYear], ...]:
    return (
        Column(title=_("Jaar"), value=lambda amounts: amounts.year, stretch=True),
        _money(_("Per uur, vanaf 21"), "per_hour"),
        _money(_("Per uur, jonger"), "per_hour_young"),
        _money(_("Per maand"), "per_month"),
        _money(_("Per jaar"), "per_year"),
    )


def _money(title: str, field: str) -> Column[AllowanceYear]:
    return Column(
        title=title,
        value=lambda amounts: getattr(amounts, field),
        display=lambda amounts: euros(getattr(amounts, field)),
        align=Align.RIGHT,
    )
