"""The confidant's cases: the list, the form, and destroying what is past its time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour
from buurthuis_app.domain.confidant.case import (
    Case,
    ConfidedMessage,
    case_name,
    role_name,
    state_name,
)
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog, RegisterPage
from buurthuis_app.gui.tabs.confidant.register.case_dialog import CaseDialog
from buurthuis_app.gui.tabs.confidant.register.sealed_drafts import SealedDrafts
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import NOT_THERE, ButtonKind, button
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _, ngettext, short_date
from buurthuis_app.records import Confidential
from buurthuis_app.services.confidant.reading import Cases
from buurthuis_app.services.confidant.unlocked_register import DueCase, UnlockedRegister
from buurthuis_app.services.registry import CentreServices

NEW = "new case"
"""The key of the draft of a case that was never kept."""


class _ShownCases(Confidential, frozen=True, kw_only=True):
    """What the page shows."""

    cases: Cases
    due: tuple[DueCase, ...]
    behaviours: tuple[UnwantedBehaviour, ...]
    released: tuple[int, ...]
    """The years of which figures were released."""
    shared: bool
    """Whether somebody else reads the register as well."""


class CasesPage(RegisterPage, QWidget):
    """`kept` when a case was kept or destroyed: a message may have gone with it, and figures changed."""

    topic = "vertrouwenspersoon-register#zaken"
    kept = Signal()
    cleared = Signal()

    def __init__(
        self,
        register: UnlockedRegister,
        house: CentreServices,
        operations: Operations,
    ) -> None:
        super().__init__()
        self._register, self._house, self._operations = register, house, operations
        self._behaviours: tuple[UnwantedBehaviour, ...] = ()
        self._released: frozenset[int] = frozenset()
        self._shared = False
        self.notice = Notice()
        self.table: RecordTable[Case] = RecordTable(
            self._columns(),
            lambda case: case.id,
            name=_("Zaken"),
            empty=_("Er zijn nog geen zaken. Kies ‘Nieuwe zaak’, of maak er een van een bericht."),
        )
        self.new_button = button(_("Nieuwe zaak…"), ButtonKind.PRIMARY, "plus", do=self.new_case)
        self.open_button = button(_("Openen…"), icon_name="edit", do=self._open_chosen)
        self.acts = ActRow(self.new_button, self.open_button)
        self.destroy_action = self.acts.removing(_("Vernietigen…"), self.destroy_chosen)
        in_column(self.notice, grow(self.table), self.acts, on=self, margins=(0, 2 * GRID, 0, 0))
        self.table.opened.connect(self.open_case)
        self.table.chosen.connect(self._allow)
        self._allow(None)

    def refresh(self) -> None:
        """Read them again."""
        register, house = self._register, self._house
        self.look_up(
            lambda: _ShownCases(
                cases=register.cases(),
                due=register.due(),
                behaviours=house.confidants.behaviours(),
                released=house.confidant_figures.years(),
                shared=register.shared,
            ),
            self._show,
        )

    def new_case(self) -> None:
        """Open an empty form."""
        self._open(self._register.blank(), None)

    def case_from(self, message: ConfidedMessage) -> None:
        """Open a form with what the message says; keeping it destroys the message."""
        self._open(self._register.case_from(message), message)

    def open_case(self, case: Case) -> None:
        """Open the form of this case."""
        self._open(case, None)

    def destroy_chosen(self) -> None:
        """Ask, and destroy the chosen case."""
        case, register = self.table.current(), self._register
        if case is None:
            return
        sentence = _(
            "Alles wat u over deze zaak schreef, verdwijnt uit het bestand. Ook u kunt het niet "
            "terughalen. In oude reservekopieën staat het nog, op slot."
        )
        if case.reported_on.year not in self._released:
            uncounted = _(
                "De jaarcijfers van {year} zijn nog niet vrijgegeven: deze zaak telt daarin"
                " dan niet mee."
            )
            sentence = f"{sentence}\n\n{uncounted.format(year=case.reported_on.year)}"
        dialog = DestroyDialog(_("Zaak vernietigen?"), sentence, _("Zaak vernietigen"), parent=self)
        dialog.accepted.connect(
            lambda: self.look_up(partial(register.destroy, case.id), self._was_kept)
        )
        self.open_dialog(dialog)

    def _clear(self) -> None:
        self.ask_to_clear(self.cleared.emit)

    def _open_chosen(self) -> None:
        case = self.table.current()
        if case is not None:
            self.open_case(case)

    def _open(self, case: Case, message: ConfidedMessage | None) -> None:
        register = self._register
        shown = [
            kind for kind in self._behaviours if not kind.archived or kind.id == case.behaviour_id
        ]
        dialog = CaseDialog(
            shown,
            lambda kept: register.keep(kept, message_id=message.id if message else None),
            new=not case.version,
            shared=self._shared or case.alone,
            today=self._house.clock.today(),
            **self.where,
        )
        dialog.saved.connect(self._was_kept)
        self.hold(dialog)
        key = f"case {case.id}" if case.version else f"message {message.id}" if message else NEW
        dialog.edit(case, drafts=SealedDrafts(register), key=key)

    def _was_kept(self, _done: object) -> None:
        self.refresh()
        self.kept.emit()

    def _show(self, read: _ShownCases) -> None:
        self._behaviours = read.behaviours
        self._released, self._shared = frozenset(read.released), read.shared
        self.table.show_records(read.cases.all)
        self.table.choose_first()
        self._remind(read)

    def _remind(self, read: _ShownCases) -> None:
        if read.cases.damaged:
            self.notice.show_sentence(
                ngettext(
                    "{n} zaak is buiten het programma veranderd en kan niet worden gelezen.",
                    "{n} zaken zijn buiten het programma veranderd en kunnen niet worden gelezen.",
                    read.cases.damaged,
                ).format(n=read.cases.damaged),
                Tone.WARNING,
                Remedy(words=_("Opruimen…"), do=self._clear),
            )
        elif read.due:
            first = read.due[0].case
            self.notice.show_sentence(
                ngettext(
                    "{n} zaak is aan vernietigen toe.",
                    "{n} zaken zijn aan vernietigen toe.",
                    len(read.due),
                ).format(n=len(read.due)),
                Tone.CALM,
                Remedy(words=_("Laat zien"), do=lambda: self._choose(first)),
            )
        else:
            self.notice.hide()

    def _choose(self, case: Case) -> None:
        self.table.choose(case.id)
        self.table.setFocus()

    def _allow(self, case: Case | None) -> None:
        for made in (self.open_button, self.acts.more_button):
            made.setEnabled(case is not None)

    def _columns(self) -> tuple[Column[Case], ...]:
        return (
            Column(title=_("Binnen"), value=lambda case: case.reported_on, display=_when),
            Column(
                title=_("Soort"),
                value=lambda case: (
                    _("{kind} (proef)").format(kind=case_name(case.kind))
                    if case.trial
                    else case_name(case.kind)
                ),
            ),
            Column(title=_("Waar het over gaat"), value=self._behaviour_of),
            Column(title=_("Wie"), value=lambda case: role_name(case.role)),
            Column(
                title=_("Herkenbaar aan"),
                value=lambda case: case.about,
                display=lambda case: case.about or NOT_THERE,
                stretch=True,
            ),
            Column(title=_("Stand"), value=lambda case: state_name(case.state)),
            day_column(_("Vernietigen na"), lambda case: case.destroy_after),
        )

    def _behaviour_of(self, case: Case) -> str:
        for kind in self._behaviours:
            if kind.id == case.behaviour_id:
                return kind.heading
        return NOT_THERE


def _when(case: Case) -> str:
    """The day, or the quarter when only that counts."""
    if case.quarter_only:
        return _("{n}e kwartaal {year}").format(n=case.quarter, year=case.reported_on.year)
    return short_date(case.reported_on)
