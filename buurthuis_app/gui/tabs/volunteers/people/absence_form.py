"""Absence of a volunteer: from, to, each year, and why when people want to say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit
from typing_extensions import override

from buurthuis_app.domain.volunteers.volunteer import Absence, problems_of_absence
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.shared.problems import Problem
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.volunteers.volunteers import Volunteers


class AbsenceForm(FormDialog[Absence]):
    """Makes or changes one absence."""

    def __init__(
        self,
        volunteers: Volunteers,
        operations: Operations,
        *,
        removing: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`removing` is what "weghalen" does with one that is there already."""
        super().__init__(
            _("Afwezig"),
            operations=operations,
            save=volunteers.keep_absence,
            label=_("afwezigheid"),
            parent=parent,
        )
        self._base: Absence | None = None
        self.first, self.last = date_field(), date_field()
        self.yearly = QCheckBox(_("Elk jaar in deze dagen"))
        self.reason = QLineEdit()
        self.form.beside(("first", _("Van"), self.first), ("last", _("Tot en met"), self.last))
        self.form.row("yearly", self.yearly.text(), self.yearly)
        self.form.row(
            "reason",
            _("Waarom"),
            self.reason,
            _("Dit hoeft niet. Schrijf hier niets over iemands gezondheid."),
        )
        if removing is not None:
            self.remove_button = button(_("Weghalen"), ButtonKind.DANGER)
            self.remove_button.clicked.connect(partial(self._remove, removing))
            self.form.plain(self.remove_button)
        self.first.dateChanged.connect(self._follow)

    @override
    def fill(self, record: Absence) -> None:
        self._base = record
        self.first.setDate(as_qdate(record.first))
        self.last.setDate(as_qdate(record.last))
        self.yearly.setChecked(record.yearly)
        self.reason.setText(record.reason)

    @override
    def record(self) -> Absence:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            first=as_date(self.first.date()),
            last=as_date(self.last.date()),
            yearly=self.yearly.isChecked(),
            reason=self.reason.text().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_absence(self.record())

    def _remove(self, removing: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        removing()
        self.done(0)

    def _follow(self) -> None:
        """The last day is not before the first one."""
        if self.last.date() < self.first.date():
            self.last.setDate(self.first.date())
