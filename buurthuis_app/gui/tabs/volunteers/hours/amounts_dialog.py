"""The amounts of the allowance, one row a year, which the centre keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.volunteers.allowance import (
    FIRST_YEAR,
    LAST_YEAR,
    AllowanceYear,
    problems_of_amounts,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.forms.list_window import ONE_LIST, ListWindow, RecordAct, RecordKind
from buurthuis_app.gui.widgets.lists.columns import euro_column
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.shared.done import Done


def amounts_window(house: CentreServices, shell: Shell, parent: QWidget) -> ListWindow:
    """A row a year, the newest first."""
    hours, operations = house.hours, shell.operations

    def form(amounts: AllowanceYear, window: ListWindow, *, new: bool) -> FormDialog[AllowanceYear]:
        rest = tuple(row for row in window.table.records() if new or row.year != amounts.year)
        return _AmountsForm(house, rest, new=new, operations=operations, parent=window)

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
                removes=True,
            ),
        ),
    )
    return ListWindow(
        years.title,
        (years,),
        operations,
        shell.undo,
        size=ONE_LIST,
        topic="uren#vergoeding",
        parent=parent,
    )


class _AmountsForm(FormDialog[AllowanceYear]):
    """Form of the amounts of one year."""

    topic = "uren#vergoeding"

    def __init__(
        self,
        house: CentreServices,
        rest: tuple[AllowanceYear, ...],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        self._rest = rest
        amount = kinds.money(empty=0)
        super().__init__(
            _("Bedragen van een jaar"),
            Field("year", _("Jaar"), kinds.year(FIRST_YEAR, LAST_YEAR)),
            beside(
                Field("per_hour", _("Per uur, vanaf 21 jaar"), amount),
                Field("per_hour_young", _("Per uur, jonger"), amount),
            ),
            beside(
                Field("per_month", _("Per maand"), amount),
                Field("per_year", _("Per jaar"), amount),
            ),
            save=lambda amounts: house.hours.keep_amounts((*rest, amounts)),
            check=self._faults,
            label=_("bedragen van de vergoeding"),
            **where,
        )
        self.widget("year").setEnabled(new)

    def _faults(self, amounts: AllowanceYear) -> tuple[Problem, ...]:
        if any(other.year == amounts.year for other in self._rest):
            return (Problem("year", _("Dit jaar staat er al. Kies een ander jaar.")),)
        return problems_of_amounts(amounts)


def _columns() -> tuple[Column[AllowanceYear], ...]:
    return (
        Column(title=_("Jaar"), value=lambda amounts: amounts.year, stretch=True),
        _money(_("Per uur, vanaf 21"), "per_hour"),
        _money(_("Per uur, jonger"), "per_hour_young"),
        _money(_("Per maand"), "per_month"),
        _money(_("Per jaar"), "per_year"),
    )


def _money(title: str, field: str) -> Column[AllowanceYear]:
    return euro_column(title, lambda amounts: getattr(amounts, field))
