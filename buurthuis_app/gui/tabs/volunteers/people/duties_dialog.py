"""The list of duties: what there is to do, and what is asked of who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit
from typing_extensions import override

from buurthuis_app.domain.volunteers.volunteer import OLDEST, Duty, problems_of_duty
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import ONE_LIST, ListWindow, RecordKind, removing
from buurthuis_app.gui.widgets.record_table import Align, Column
from buurthuis_app.i18n import _, number
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.shared.problems import Problem
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices


def duties_window(house: CentreServices, shell: Shell, parent: QWidget | None = None) -> ListWindow:
    """The duties in their order."""
    volunteers = house.volunteers

    def form(_duty: Duty, window: ListWindow, *, new: bool) -> FormDialog[Duty]:
        others = window.table.records()
        return _DutyForm(house, shell.operations, others, new=new, parent=window)

    duties = RecordKind(
        title=_("Taken"),
        explanation=_("Wat er te doen is, en wat iemand daarvoor nodig heeft."),
        columns=_columns(),
        read=volunteers.duties,
        blank=volunteers.blank_duty,
        form=form,
        acts=(removing(_("taak verwijderd"), volunteers.remove_duty),),
    )
    return ListWindow(
        duties.title, (duties,), shell.operations, shell.undo, size=ONE_LIST, parent=parent
    )


class _DutyForm(FormDialog[Duty]):
    """Form of one duty."""

    def __init__(
        self,
        house: CentreServices,
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
