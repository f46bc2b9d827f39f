"""Window of outreach: the rounds in the street, with their numbers, and the paper of a year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from buurthuis_app.domain.outreach.street_round import (
    MOST_PEOPLE,
    ReferredTo,
    StreetRound,
    problems_of_round,
    referral_names,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside, named, section
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import ListWindow, RecordKind, removing
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.columns import day_column, number_column
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _, ngettext, number

if TYPE_CHECKING:
    import datetime as dt
    from typing import Unpack
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.forms.form_dialog import Save, Where
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
    from buurthuis_app.services.registry import CentreServices

_SIZE = (144 * GRID, 68 * GRID)


class StreetRoundForm(FormDialog[StreetRound]):
    """Where somebody went, whom that reached, and what came of it."""

    topic = "op-straat#een-ronde"

    def __init__(
        self,
        choices: FormChoices,
        save: Save[StreetRound],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        people = kinds.number(0, MOST_PEOPLE)
        names = referral_names()
        referrals = [Field(to.field, names[to], people) for to in ReferredTo]
        super().__init__(
            _("Ronde noteren") if new else _("Ronde"),
            beside(
                Field("date", _("Op welke dag?"), kinds.date()),
                Field("place", _("Waar?"), kinds.text(_("bijv. Skatebaan"))),
            ),
            beside(
                Field("area_id", _("Gebied"), kinds.choice(named(choices.areas, _("geen")))),
                Field(
                    "group_id",
                    _("Voor wie?"),
                    kinds.choice(named(choices.groups, _("niet bekend"))),
                ),
            ),
            beside(
                Field("contacts", _("Contacten"), people),
                Field("reached", _("Mensen bereikt"), people),
                Field("new", _("Voor het eerst"), people),
            ),
            section(
                _("Verder geholpen naar"),
                beside(*referrals[:3]),
                beside(*referrals[3:]),
                summary=_helped,
            ),
            Field(
                "yielded",
                _("Wat leverde het op?"),
                kinds.lines(),
                _("Zonder namen, en zo dat niemand te herkennen is. Dit komt op papier."),
            ),
            save=save,
            check=lambda street_round: problems_of_round(street_round, today),
            label=_("ronde erbij") if new else _("ronde gewijzigd"),
            **where,
        )


def _helped(street_round: StreetRound) -> str:
    n = street_round.referrals
    return ngettext("{n} mens", "{n} mensen", n).format(n=number(n)) if n else ""


def outreach_window(
    house: CentreServices,
    choices: FormChoices,
    operations: Operations,
    undo: UndoStack | None = None,
    parent: QWidget | None = None,
) -> ListWindow:
    """The newest round first."""
    return ListWindow(
        _("Op straat"),
        (_rounds(house, choices),),
        operations,
        undo,
        size=_SIZE,
        topic="op-straat",
        parent=parent,
    )


def _rounds(house: CentreServices, choices: FormChoices) -> RecordKind:
    outreach = house.outreach
    names = {area.id: area.name for area in choices.areas}
    names |= {group.id: group.name for group in choices.groups}

    def called(key: UUID | None) -> str:
        return names.get(key, NOT_THERE) if key else NOT_THERE

    return RecordKind(
        title=_("Rondes op straat"),
        explanation=_(
            "Jongerenwerk en opzoekwerk buiten de deur, in aantallen. Namen horen hier niet."
        ),
        columns=(
            day_column(_("Dag"), lambda each: each.date),
            Column(title=_("Waar"), value=lambda each: each.place or NOT_THERE, stretch=True),
            Column(title=_("Gebied"), value=lambda each: called(each.area_id)),
            Column(title=_("Voor wie"), value=lambda each: called(each.group_id)),
            number_column(_("Contacten"), lambda each: each.contacts),
            number_column(_("Bereikt"), lambda each: each.reached),
            number_column(_("Verder geholpen"), lambda each: each.referrals),
        ),
        read=outreach.rounds,
        blank=outreach.blank,
        form=lambda _round, window, *, new: StreetRoundForm(
            choices,
            partial(outreach.keep, new=new),
            today=house.clock.today(),
            new=new,
            **window.where,
        ),
        acts=(removing(_("ronde verwijderd"), outreach.remove),),
        empty=_("Er is nog geen ronde genoteerd. Kies 'Erbij'."),
    )
