"""Window of lending and repairs: who has what, the things themselves, and what was mended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from buurthuis_app.domain.lending.loan import LentThing, standing_names
from buurthuis_app.domain.lending.repair import kind_names, result_names
from buurthuis_app.domain.lending.thing import Thing, state_names
from buurthuis_app.gui.forms.list_window import ListWindow, RecordAct, RecordKind, removing
from buurthuis_app.gui.imports.list_import_dialog import ListImportDialog
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.activities.lending.forms import LoanForm, RepairForm, ThingForm
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.columns import choice_column, day_column, euro_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, short_number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.services.registry import CentreServices

_SIZE = (136 * GRID, 72 * GRID)


def lending_window(
    house: CentreServices,
    operations: Operations,
    undo: UndoStack | None = None,
    parent: QWidget | None = None,
) -> ListWindow:
    """What is out first: that is what one comes for."""
    return ListWindow(
        _("Uitleen en reparatie"),
        (_loans(house), _things(house, operations), _repairs(house)),
        operations,
        undo,
        size=_SIZE,
        topic="uitleen",
        parent=parent,
    )


def _loans(house: CentreServices) -> RecordKind:
    lending = house.lending

    names = standing_names()
    return RecordKind(
        title=_("Uitgeleend"),
        explanation=_(
            "Wie iets heeft of erop wacht. De naam verdwijnt vanzelf, een maand nadat het terug is."
        ),
        columns=(
            Column(title=_("Wat"), value=lambda lent: lent.thing.name, stretch=True),
            Column(title=_("Wie"), value=lambda lent: lent.loan.name or NOT_THERE),
            Column(title=_("Telefoon"), value=lambda lent: lent.loan.phone),
            choice_column(_("Hoe staat het"), lambda lent: lent.standing, names),
            day_column(_("Terug op"), lambda lent: lent.loan.returned_on or lent.loan.due_on),
            euro_column(_("Borg"), lambda lent: lent.thing.deposit),
        ),
        read=lending.loans,
        blank=lending.blank_loan,
        form=lambda _lent, window, *, new: LoanForm(
            window.tables[1].records(),
            partial(lending.keep_loan, new=new),
            today=house.clock.today(),
            new=new,
            **window.where,
        ),
        fill=lambda lent: lent.loan if isinstance(lent, LentThing) else lent,
        key=lambda lent: lent.loan.id,
        acts=(
            RecordAct(
                words=_("Teruggebracht"),
                label=_("teruggebracht"),
                main=True,
                do=lambda lent, _all: lending.bring_back(lent.loan),
            ),
            RecordAct(
                words=_("Nu meegeven"),
                label=_("meegegeven"),
                do=lambda lent, _all: lending.hand_out(lent.loan),
            ),
            removing(_("uitlening verwijderd"), lambda lent: lending.remove_loan(lent.loan)),
        ),
        empty=_("Er is nog niets uitgeleend. Zet eerst bij Spullen wat u uitleent."),
    )


def _things(house: CentreServices, operations: Operations) -> RecordKind:
    lending = house.lending

    columns: tuple[Column[Thing], ...] = (
        Column(title=_("Wat"), value=lambda thing: thing.name, stretch=True),
        Column(title=_("Staat"), value=lambda thing: state_names()[thing.state]),
        euro_column(_("Borg"), lambda thing: thing.deposit),
    )

    def take_in(window: ListWindow) -> ListImportDialog:
        return ListImportDialog(
            _("Spullen uit een tabel"),
            _("wat, borg"),
            columns,
            lending.read_things,
            lending.keep_things,
            operations,
            window,
        )

    return RecordKind(
        title=_("Spullen"),
        explanation=_("Wat u uitleent. Wat stuk is, gaat niet mee."),
        columns=(
            *columns,
            Column(title=_("Foto"), value=lambda thing: _("ja") if thing.photo_id else NOT_THERE),
        ),
        take_in=take_in,
        read=lending.things,
        blank=lending.blank_thing,
        form=lambda _thing, window, *, new: ThingForm(lending, new=new, **window.where),
        acts=(removing(_("ding verwijderd"), lending.remove_thing),),
    )


def _repairs(house: CentreServices) -> RecordKind:
    lending = house.lending

    return RecordKind(
        title=_("Reparaties"),
        explanation=_(
            "Wat er is gebracht en wat ervan kwam. De aantallen komen in het jaaroverzicht."
        ),
        columns=(
            day_column(_("Dag"), lambda repair: repair.date),
            Column(title=_("Wat"), value=lambda repair: repair.thing, stretch=True),
            Column(title=_("Soort"), value=lambda repair: kind_names()[repair.kind]),
            Column(title=_("Van wie"), value=lambda repair: repair.owner or NOT_THERE),
            Column(title=_("Wat kwam ervan"), value=lambda repair: result_names()[repair.result]),
            Column(
                title=_("Kilo"),
                value=lambda repair: repair.grams,
                display=lambda repair: (
                    NOT_THERE if repair.grams is None else short_number(repair.grams / 1000)
                ),
                align=Align.RIGHT,
            ),
            Column(
                title=_("Telt bij activiteit"),
                value=lambda repair: _("ja") if repair.occurrence_id else NOT_THERE,
            ),
        ),
        read=lending.repairs,
        blank=lending.blank_repair,
        form=lambda _repair, window, *, new: RepairForm(
            partial(lending.keep_repair, new=new),
            today=house.clock.today(),
            new=new,
            **window.where,
        ),
        acts=(removing(_("reparatie verwijderd"), lending.remove_repair),),
    )
