"""The form of a case. No name is asked for; what is half written is kept sealed in the register."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Unpack

from typing_extensions import override

from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour
from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    PersonRole,
    Route,
    best_destroyed_after,
    case_name,
    problems_of_case,
    role_name,
    route_name,
    state_name,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import as_date
from buurthuis_app.gui.forms.field import Field, Kind, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.tabs.confidant.register.case_fields import (
    NotesField,
    OptionalDay,
    StepsField,
)
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _


class CaseDialog(FormDialog[Case]):
    """Makes or changes one case. It never waits in a loop of its own: the register may lock at any moment."""

    topic = "vertrouwenspersoon-register#zaken"

    def __init__(
        self,
        behaviours: Sequence[UnwantedBehaviour],
        save: Save[Case],
        *,
        new: bool,
        shared: bool,
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        self._today = today
        self._losing = False
        unknown = (None, _("nog niet bekend of anders"))
        known = [(behaviour.id, behaviour.heading) for behaviour in behaviours]
        readers = [(False, _("alle vertrouwenspersonen")), (True, _("alleen ik"))]
        super().__init__(
            _("Nieuwe zaak") if new else _("Zaak"),
            beside(
                Field("reported_on", _("Binnengekomen op"), kinds.date()),
                Field("kind", _("Soort"), _choice(CaseKind, case_name)),
            ),
            Field(
                "quarter_only",
                _("Bewaar van de dag alleen het kwartaal"),
                kinds.tick(),
            ),
            Field("behaviour_id", _("Waar het over gaat"), kinds.choice([unknown, *known])),
            beside(
                Field("role", _("Wie kwam er"), _choice(PersonRole, role_name)),
                Field("route", _("Hoe"), _choice(Route, route_name)),
            ),
            Field(
                "about",
                _("Waaraan u het herkent"),
                kinds.text(),
                _("Een paar woorden voor in de lijst. Liever geen namen."),
            ),
            Field("alone", _("Wie mag dit lezen?"), kinds.choice(readers)),
            Field(
                "trial",
                _("Alleen om te proberen"),
                kinds.tick(),
                _("Dan telt deze zaak in geen enkel cijfer mee."),
            ),
            Field(
                "notes",
                _("Gesprekken"),
                Kind(lambda: NotesField(today), NotesField.show_notes, NotesField.notes),
            ),
            Field(
                "steps",
                _("Wat u deed"),
                Kind(lambda: StepsField(today), StepsField.show_steps, StepsField.steps),
            ),
            Field("state", _("Hoe het staat"), _choice(CaseState, state_name)),
            _day("closed_on", _("Afgesloten op")),
            _day(
                "destroy_after",
                _("Vernietigen na"),
                _("Het programma herinnert u eraan. Vernietigen doet u zelf."),
            ),
            save=save,
            check=lambda case: problems_of_case(case, today),
            label="",  # the status line says nothing of the register
            **where,
        )
        self.form.show_row("alone", visible=shared)
        self.widget("state").currentIndexChanged.connect(self._state_chosen)

    @override
    def _may_lose(self) -> bool:
        """Asked in the form itself, and not in a window that would stand there when the register locks."""
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
        closed_on, destroy_after = self.widget("closed_on"), self.widget("destroy_after")
        closed = self.widget("state").currentData() is CaseState.CLOSED
        if closed and closed_on.value() is None:
            closed_on.show_day(self._today)
            if destroy_after.value() is None:
                reported_on = as_date(self.widget("reported_on").date())
                destroy_after.show_day(best_destroyed_after(self._today, reported_on))
        elif not closed:
            closed_on.show_day(None)


def _choice(kind: type[Enum], name: Callable[[Any], str]) -> Kind:
    return kinds.choice([(value, name(value)) for value in kind])


def _day(name: str, words: str, help_text: str = "") -> Field:
    kind = Kind(lambda: OptionalDay(words), OptionalDay.show_day, OptionalDay.value)
    return Field(name, words, kind, help_text)
