"""Window of incidents: what happened, what was done, and the way to the confidant for the story."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from buurthuis_app.domain.incidents.incident import (
    Incident,
    incident_names,
    problems_of_incident,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import ListWindow, RecordKind, removing
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import NOT_THERE, button
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _, short_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from typing import Unpack

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.forms.form_dialog import Save, Where
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.services.registry import CentreServices

_SIZE = (152 * GRID, 64 * GRID)


class IncidentForm(FormDialog[Incident]):
    """What happened, in a line without names, and what must still be done."""

    topic = "incidenten#noteren"

    def __init__(
        self, save: Save[Incident], *, today: dt.date, new: bool, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Incident noteren") if new else _("Incident"),
            beside(
                Field("date", _("Op welke dag?"), kinds.date()),
                Field("kind", _("Wat was het?"), kinds.choice(list(incident_names().items()))),
            ),
            Field("place", _("Waar?"), kinds.text(_("bijv. Grote zaal, bij de trap"))),
            Field(
                "done",
                _("Wat is er gedaan?"),
                kinds.lines(2),
                _(
                    "Kort en zonder namen, bijv. 'verbonden en naar huis gebracht'. Het verhaal hoort "
                    "bij de vertrouwenspersoon."
                ),
            ),
            beside(
                Field("follow_up_on", _("Vervolg, uiterlijk op"), kinds.day()),
                Field("followed_up", _("Vervolg is gedaan"), kinds.tick()),
            ),
            save=save,
            check=lambda incident: problems_of_incident(incident, today),
            label=_("incident erbij") if new else _("incident gewijzigd"),
            **where,
        )


def incidents_window(
    house: CentreServices,
    operations: Operations,
    undo: UndoStack | None = None,
    parent: QWidget | None = None,
    *,
    tell: Callable[[], object],
) -> ListWindow:
    """What must still be done first. `tell` leads to where a message is left for the confidant."""
    to_confidant = button(_("Verhaal naar de vertrouwenspersoon…"), icon_name="lock")
    window = ListWindow(
        _("Incidenten"),
        (_incidents(house),),
        operations,
        undo,
        size=_SIZE,
        footer=in_row(to_confidant, SPRING),
        topic="incidenten",
        parent=parent,
    )
    to_confidant.clicked.connect(window.close)
    to_confidant.clicked.connect(tell)
    return window


def _incidents(house: CentreServices) -> RecordKind:
    names = incident_names()

    return RecordKind(
        title=_("Incidenten"),
        explanation=_(
            "Wat er misging, in een regel zonder namen. Alleen de aantallen komen in het jaaroverzicht."
        ),
        columns=(
            day_column(_("Dag"), lambda each: each.date),
            Column(title=_("Wat"), value=lambda each: names[each.kind]),
            Column(title=_("Waar"), value=lambda each: each.place or NOT_THERE),
            Column(
                title=_("Wat is er gedaan"), value=lambda each: each.done or NOT_THERE, stretch=True
            ),
            Column(
                title=_("Vervolg"),
                value=lambda each: each.follow_up_on,
                display=_follow_up,
            ),
        ),
        read=house.incidents.all,
        blank=house.incidents.blank,
        form=lambda _incident, window, *, new: IncidentForm(
            partial(house.incidents.keep, new=new),
            today=house.clock.today(),
            new=new,
            **window.where,
        ),
        acts=(removing(_("incident verwijderd"), house.incidents.remove),),
        empty=_("Er is nog geen incident genoteerd."),
    )


def _follow_up(incident: Incident) -> str:
    if incident.followed_up:
        return _("gedaan")
    return NOT_THERE if incident.follow_up_on is None else short_date(incident.follow_up_on)
