"""Applicant for a vacancy: how to reach them, and yes or no to each condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import override

from buurthuis_app.domain.volunteers.vacancy import problems_of_candidate
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, FieldHeading, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.tabs.volunteers.vacancies.details import answer_of
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition
    from buurthuis_app.services.volunteers.vacancies import Vacancies


class CandidateForm(FormDialog["Candidate"]):
    """A condition that nobody asked about yet is neither yes nor no."""

    topic = "vacatures#iemand-meldt-zich"

    def __init__(
        self,
        vacancies: Vacancies,
        conditions: Sequence[Condition],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        answers = kinds.choice([(None, _("nog niet gevraagd")), (True, _("ja")), (False, _("nee"))])
        self._conditions = {f"condition{n}": condition for n, condition in enumerate(conditions)}
        super().__init__(
            _("Nieuwe kandidaat") if new else _("Kandidaat wijzigen"),
            Field("name", _("Naam"), kinds.text()),
            beside(
                Field("phone", _("Telefoon"), kinds.text()),
                Field("email", _("E-mail"), kinds.text()),
            ),
            FieldHeading(_("Voldoet deze persoon?")) if conditions else None,
            *(
                Field(name, condition.text, answers, free=True)
                for name, condition in self._conditions.items()
            ),
            Field("remark", _("Opmerking"), kinds.lines()),
            save=lambda candidate: vacancies.keep_candidate(candidate, new=new),
            check=problems_of_candidate,
            label=_("kandidaat erbij") if new else _("kandidaat gewijzigd"),
            **where,
        )

    @override
    def fill(self, record: Candidate) -> None:
        super().fill(record)
        for name, condition in self._conditions.items():
            kinds.show_choice(self.widget(name), answer_of(record, condition))

    @override
    def record(self) -> Candidate:
        answers = {
            condition.id: self.widget(name).currentData()
            for name, condition in self._conditions.items()
        }
        return replace(
            super().record(),
            met=tuple(sorted(key for key, answer in answers.items() if answer is True)),
            unmet=tuple(sorted(key for key, answer in answers.items() if answer is False)),
        )
