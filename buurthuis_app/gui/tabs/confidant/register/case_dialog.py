"""The form of a case. No name is asked for; what is half written is kept sealed in the register."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour
from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    PersonRole,
    Route,
    best_destroyed_after,
    problems_of_case,
    role_name,
    route_name,
    state_name,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.register.case_fields import (
    NotesField,
    OptionalDay,
    StepsField,
)
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done

if TYPE_CHECKING:
    from uuid import UUID

Choice = TypeVar("Choice", bound=Enum)


class CaseDialog(FormDialog[Case]):
    """Makes or changes one case. It never waits in a loop of its own: the register may "
    "lock at any moment."""

    def __init__(
        self,
        behaviours: Sequence[UnwantedBehaviour],
        save: Callable[[Case], Done[Case]],
        operations: Operations,
        *,
        new: bool,
        shared: bool,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Nieuwe zaak") if new else _("Zaak"),
            operations=operations,
            save=save,
            label="",  # the status line says nothing of the register
            parent=parent,
        )
        self._today = today
        self._base: Case | None = None
        self._losing = False
        self._shared = shared
        self._behaviour_ids: list[UUID | None] = [None, *(kind.id for kind in behaviours)]
        self.reported_on, self.quarter_only = date_field(), QCheckBox(_("Alleen het kwartaal telt"))
        self.kind, self.route = _choice(_kinds()), _choice(_names(Route, route_name))
        self.role, self.state = (
            _choice(_names(PersonRole, role_name)),
            _choice(_names(CaseState, state_name)),
        )
        self.behaviour = _choice(
            [_("nog niet bekend of anders"), *(kind.heading for kind in behaviours)]
        )
        self.reader = _choice([_("alle vertrouwenspersonen"), _("alleen ik")])
        self.about = QLineEdit()
        self.notes, self.steps = NotesField(today), StepsField(today)
        self.closed_on = OptionalDay(_("Afgesloten op"))
        self.destroy_after = OptionalDay(_("Vernietigen na"))
        self._fill_form()
        self.state.currentIndexChanged.connect(self._state_chosen)

    @override
    def fill(self, record: Case) -> None:
        self._base = record
        self.reported_on.setDate(as_qdate(record.reported_on))
        self.quarter_only.setChecked(record.quarter_only)
        self.kind.setCurrentIndex(list(CaseKind).index(record.kind))
        self.route.setCurrentIndex(list(Route).index(record.route))
        self.role.setCurrentIndex(list(PersonRole).index(record.role))
        known = record.behaviour_id in self._behaviour_ids
        self.behaviour.setCurrentIndex(
            self._behaviour_ids.index(record.behaviour_id) if known else 0
        )
        self.reader.setCurrentIndex(int(record.alone))
        self.about.setText(record.about)
        self.notes.show_notes(record.notes)
        self.steps.show_steps(record.steps)
        self.closed_on.show_day(record.closed_on)
        self.destroy_after.show_day(record.destroy_after)
        self.state.setCurrentIndex(list(CaseState).index(record.state))

    @override
    def record(self) -> Case:
        if self._base is None:
            raise ValueError
        return replace(
            self._base,
            reported_on=as_date(self.reported_on.date()),
            quarter_only=self.quarter_only.isChecked(),
            kind=list(CaseKind)[self.kind.currentIndex()],
            route=list(Route)[self.route.currentIndex()],
            role=list(PersonRole)[self.role.currentIndex()],
            behaviour_id=self._behaviour_ids[self.behaviour.currentIndex()],
            alone=bool(self.reader.currentIndex()),
            about=self.about.text().strip(),
            notes=self.notes.notes(),
            steps=self.steps.steps(),
            state=list(CaseState)[self.state.currentIndex()],
            closed_on=self.closed_on.value(),
            destroy_after=self.destroy_after.value(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_case(self.record(), self._today)

    @override
    def _may_lose(self) -> bool:
        """Asked in the form itself, and not in a window that would stand there when the "
        "register locks."""
        if self._losing:
            return True
        self.notice.show_sentence(
            _("U hebt iets veranderd en nog niet opgeslagen."),
            Tone.WARNING,
            Remedy(words=_("Niet opslaan"), do=self._lose),
        )
        return False

    def _lose(self) -> None:
        self._losing = True
        self.reject()

    def _state_chosen(self) -> None:
        """Closing proposes today, and a day to destroy it; opening again takes the first back."""
        closed = list(CaseState)[self.state.currentIndex()] is CaseState.CLOSED
        if closed and self.closed_on.value() is None:
            self.closed_on.show_day(self._today)
            if self.destroy_after.value() is None:
                self.destroy_after.show_day(best_destroyed_after(self._today))
        elif not closed:
            self.closed_on.show_day(None)

    def _fill_form(self) -> None:
        row, beside = self.form.row, self.form.beside
        beside(
            ("reported_on", _("Binnengekomen op"), self.reported_on),
            ("kind", _("Soort"), self.kind),
        )
        row("quarter_only", _("Alleen het kwartaal telt"), self.quarter_only)
        row("behaviour_id", _("Waar het over gaat"), self.behaviour)
        beside(("role", _("Wie kwam er"), self.role), ("route", _("Hoe"), self.route))
        row(
            "about",
            _("Waaraan u het herkent"),
            self.about,
            _("Een paar woorden voor in de lijst. Liever geen namen."),
        )
        row("alone", _("Wie mag dit lezen?"), self.reader)
        self.form.show_row("alone", visible=self._shared)
        row("notes", _("Gesprekken"), self.notes)
        row("steps", _("Wat u deed"), self.steps)
        row("state", _("Hoe het staat"), self.state)
        row("closed_on", _("Afgesloten op"), self.closed_on)
        row(
            "destroy_after",
            _("Vernietigen na"),
            self.destroy_after,
            _("Het programma herinnert u eraan. Vernietigen doet u zelf."),
        )


def _kinds() -> list[str]:
    return [
        {CaseKind.REPORT: _("melding"), CaseKind.ADVICE: _("adviesvraag")}[kind]
        for kind in CaseKind
    ]


def _names(kind: type[Choice], name: Callable[[Any], str]) -> list[str]:
    return [name(choice) for choice in kind]


def _choice(words: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.addItems(list(words))
    return made
