"""The list of duties: what there is to do, and what is asked of who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from buurthuis_app.domain.volunteers.volunteer import (
    OLDEST,
    Duty,
    problems_of_duty,
    problems_of_joining_duties,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.forms.join_form import joining
from buurthuis_app.gui.forms.list_window import ONE_LIST, ListWindow, RecordKind, removing
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices


def duties_window(house: CentreServices, shell: Shell, parent: QWidget | None = None) -> ListWindow:
    """The duties in their order."""
    volunteers = house.volunteers

    def form(_duty: Duty, window: ListWindow, *, new: bool) -> FormDialog[Duty]:
        others = window.table.records()
        return _DutyForm(house, others, new=new, operations=shell.operations, parent=window)

    uses: dict[UUID, str] = {}

    def read() -> Sequence[Duty]:
        uses.clear()
        uses.update(volunteers.duties_in_use())
        return volunteers.duties()

    use = Column[Duty](
        title=_("Gebruikt bij"), value=lambda duty: uses.get(duty.id, NOT_THERE), stretch=True
    )
    duties = RecordKind(
        title=_("Taken"),
        explanation=_("Wat er te doen is, en wat iemand daarvoor nodig heeft."),
        columns=(*_columns(), use),
        read=read,
        blank=volunteers.blank_duty,
        form=form,
        acts=(
            removing(_("taak verwijderd"), volunteers.remove_duty),
            joining(
                volunteers.join_duties,
                lambda goes, stays, _all: problems_of_joining_duties(goes, stays),
                shell.operations,
            ),
        ),
    )
    return ListWindow(
        duties.title,
        (duties,),
        shell.operations,
        shell.undo,
        size=ONE_LIST,
        topic="vrijwilligers#taken",
        parent=parent,
    )


class _DutyForm(FormDialog[Duty]):
    """Form of one duty."""

    topic = "vrijwilligers#taken"

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
