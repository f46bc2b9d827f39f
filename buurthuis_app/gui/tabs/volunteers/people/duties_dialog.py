"""The list of duties: what there is to do, and what is asked of who does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from typing_extensions import override

from buurthuis_app.domain.volunteers.volunteer import OLDEST, Duty, problems_of_duty
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.tabs.volunteers.list_dialog import ListDialog
from buurthuis_app.gui.widgets.record_table import Align, Column
from buurthuis_app.i18n import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices


class DutiesDialog(ListDialog[Duty]):
    """The duties in their order."""

    def __init__(self, house: CentreServices, shell: Shell, parent: QWidget | None = None) -> None:
        self._house = house
        super().__init__(
            _("Taken"),
            _("Wat er te doen is, en wat iemand daarvoor nodig heeft."),
            shell,
            columns=_columns(),
            key=lambda duty: duty.id,
            read=house.volunteers.duties,
            parent=parent,
        )

    @override
    def add(self) -> None:
        volunteers = self._house.volunteers
        self._shell.operations.run(volunteers.blank_duty, partial(self._open, new=True), owner=self)

    @override
    def change(self) -> None:
        if (duty := self.table.current()) is not None:
            self._open(duty, new=False)

    @override
    def remove(self) -> None:
        if (duty := self.table.current()) is not None:
            self.write(partial(self._house.volunteers.remove_duty, duty), _("taak verwijderd"))

    def _open(self, duty: Duty, *, new: bool) -> None:
        operations, others = self._shell.operations, self.table.records()
        form = _DutyForm(self._house, others, new=new, operations=operations, parent=self)
        self.show_form(form, duty)


class _DutyForm(FormDialog[Duty]):
    """Form of one duty."""

    def __init__(
        self, house: CentreServices, others: Sequence[Duty], *, new: bool, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Nieuwe taak") if new else _("Taak wijzigen"),
            Field("name", _("Naam"), kinds.text()),
            Field(
                "minimum_age",
                _("Vanaf welke leeftijd"),
                kinds.number(0, OLDEST, nothing=_("geen grens")),
            ),
            Field("needs_vog", _("Hiervoor is een VOG nodig"), kinds.tick()),
            None if new else Field("archived", _("Niet meer in gebruik"), kinds.tick()),
            save=lambda duty: house.volunteers.keep_duty(duty, new=new),
            check=lambda duty: problems_of_duty(duty, others),
            label=_("taak erbij") if new else _("taak gewijzigd"),
            **where,
        )


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
