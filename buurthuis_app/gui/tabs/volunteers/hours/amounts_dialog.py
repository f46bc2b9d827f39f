"""The amounts of the allowance, one row a year, which the centre keeps itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from typing_extensions import override

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
from buurthuis_app.gui.tabs.volunteers.list_dialog import ListDialog
from buurthuis_app.gui.widgets.record_table import Align, Column
from buurthuis_app.i18n import _, euros
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices


class AmountsDialog(ListDialog[AllowanceYear]):
    """A row a year, the newest first."""

    def __init__(self, house: CentreServices, shell: Shell, parent: QWidget | None = None) -> None:
        self._house = house
        super().__init__(
            _("Bedragen van de vergoeding"),
            _(
                "Zo veel mag een vrijwilliger hoogstens krijgen zonder belasting. "
                "Kijk elk jaar bij de Belastingdienst of de bedragen nog kloppen."
            ),
            shell,
            columns=_columns(),
            key=lambda amounts: amounts.year,
            read=lambda: sorted(
                house.hours.amounts(), key=lambda amounts: amounts.year, reverse=True
            ),
            parent=parent,
        )

    @override
    def add(self) -> None:
        """A new year with the amounts of the last one."""
        last = max(self.table.records(), key=lambda amounts: amounts.year, default=None)
        if last is not None:
            self._open(replace(last, year=last.year + 1, version=1), new=True)
            return
        nothing = AllowanceYear(
            centre_id=self._house.centre.id,
            year=self._house.clock.today().year,
            per_hour=0,
            per_hour_young=0,
            per_month=0,
            per_year=0,
        )
        self._open(nothing, new=True)

    @override
    def change(self) -> None:
        if (amounts := self.table.current()) is not None:
            self._open(amounts, new=False)

    @override
    def remove(self) -> None:
        """Take the chosen year out: the one before it holds."""
        if (amounts := self.table.current()) is not None:
            rest = tuple(row for row in self.table.records() if row.year != amounts.year)
            self.write(partial(self._house.hours.keep_amounts, rest), _("bedragen verwijderd"))

    def _open(self, amounts: AllowanceYear, *, new: bool) -> None:
        operations = self._shell.operations
        rest = tuple(row for row in self.table.records() if new or row.year != amounts.year)
        form = _AmountsForm(self._house, rest, new=new, operations=operations, parent=self)
        self.show_form(form, amounts)


class _AmountsForm(FormDialog[AllowanceYear]):
    """Form of the amounts of one year."""

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
            sentence = _("Dit jaar staat er al. Kies een ander jaar.")
            return (Problem(field="year", sentence=sentence),)
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
    return Column(
        title=title,
        value=lambda amounts: getattr(amounts, field),
        display=lambda amounts: euros(getattr(amounts, field)),
        align=Align.RIGHT,
    )
