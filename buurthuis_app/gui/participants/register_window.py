"""Window with the register: who is in it, how often and when last, and what can be done with one of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Gender,
    Home,
    KnownPerson,
    Participant,
    gender_names,
    home_names,
)
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import (
    ListWindow,
    RecordAct,
    RecordKind,
    removing,
)
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.participants.choices import ParticipantMerge, ParticipantMergeDialog
from buurthuis_app.gui.participants.form import ParticipantForm
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.widgets.controls import NOT_THERE, button
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.lists.columns import day_column, number_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

_SIZE = (110 * GRID, 72 * GRID)


def register_window(
    house: CentreServices,
    shell: Shell,
    ask_to_erase: Callable[[UUID], None],
    parent: QWidget | None = None,
) -> ListWindow:
    """Everybody in the register by name; `ask_to_erase` shows all that is kept of one of them."""
    register = house.participants
    asks: frozenset[AskedFact] = frozenset()

    def read() -> tuple[KnownPerson, ...]:
        nonlocal asks
        asks = register.choice().asks
        return register.people()

    def form(
        person: Participant | KnownPerson, window: ListWindow, *, new: bool
    ) -> FormDialog[Participant]:
        del person
        return ParticipantForm(
            asks,
            partial(register.keep, new=new),
            new=new,
            this_year=house.clock.today().year,
            operations=shell.operations,
            parent=window,
        )

    def merging(goes: KnownPerson, window: ListWindow, *, new: bool) -> ParticipantMergeDialog:
        del new
        others = [known.participant for known in window.table.records()]
        return ParticipantMergeDialog(
            goes.participant, others, register, operations=shell.operations, parent=window
        )

    def erase() -> None:
        if (known := window.table.current()) is not None:
            ask_to_erase(known.participant.id)

    people = RecordKind(
        title=_("Deelnemers"),
        explanation=_(
            "Wie de deur herkent. Wie lang niet is geweest, wordt vanzelf gewist; de aantallen van elk jaar blijven."
        ),
        columns=_columns(),
        read=read,
        blank=register.blank,
        form=form,
        fill=_person,
        key=lambda known: known.participant.id,
        acts=(
            RecordAct(
                words=_("Samenvoegen…"),
                label=_("deelnemers samengevoegd"),
                form=merging,
                fill=lambda _known: ParticipantMerge(),
            ),
            removing(_("deelnemer verwijderd"), lambda known: register.remove(known.participant)),
        ),
        empty=_("Er staat nog niemand in. Tik bij Vandaag iemand aan, of kies 'Erbij'."),
    )
    erasing = button(_("Inzage en wissen…"), do=erase)
    window = ListWindow(
        people.title,
        (people,),
        shell.operations,
        shell.undo,
        size=_SIZE,
        footer=in_row(erasing, SPRING),
        topic="deelnemers#de-lijst",
        parent=parent,
    )
    return window


def _person(known: KnownPerson | Participant) -> Participant:
    return known.participant if isinstance(known, KnownPerson) else known


def _columns() -> tuple[Column[KnownPerson], ...]:
    return (
        Column(title=_("Naam"), value=lambda known: known.participant.name, stretch=True),
        number_column(_("Keren"), lambda known: known.times),
        day_column(_("Laatste keer"), lambda known: known.last),
        Column(
            title=_("Geboren"),
            value=lambda known: known.participant.birth_year,
            display=lambda known: str(known.participant.birth_year or NOT_THERE),
            align=Align.RIGHT,
        ),
        Column(title=_("Woont"), value=lambda known: _word(home_names(), known.participant.home)),
        Column(
            title=_("Geslacht"),
            value=lambda known: _word(gender_names(), known.participant.gender),
        ),
    )


def _word(names: Mapping[Any, str], key: Home | Gender | None) -> str:
    return NOT_THERE if key is None else names[key]
