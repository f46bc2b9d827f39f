"""Applicant for a vacancy: how to reach them, and yes or no to each condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from typing_extensions import override

from buurthuis_app.domain.volunteers.vacancy import problems_of_candidate, tidied
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.tabs.volunteers.vacancies.details import answer_of
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.shared.problems import Problem
    from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.volunteers.vacancies import Vacancies

REMARK_LINES = 3


class CandidateForm(FormDialog["Candidate"]):
    """A condition that nobody asked about yet is neither yes nor no."""

    def __init__(
        self,
        vacancies: Vacancies,
        operations: Operations,
        conditions: Sequence[Condition],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe kandidaat") if new else _("Kandidaat wijzigen"),
            operations=operations,
            save=lambda candidate: vacancies.keep_candidate(candidate, new=new),
            label=_("kandidaat erbij") if new else _("kandidaat gewijzigd"),
            parent=parent,
        )
        self._base: Candidate | None = None
        self._conditions = tuple(conditions)
        self.texts = {name: QLineEdit() for name in ("name", "phone", "email")}
        self.remark = QPlainTextEdit()
        self.remark.setTabChangesFocus(True)
        self.remark.setFixedHeight(self.remark.fontMetrics().lineSpacing() * REMARK_LINES + 20)
        self.answers: dict[UUID, QComboBox] = {}
        self.form.row("name", _("Naam"), self.texts["name"])
        self.form.beside(
            ("phone", _("Telefoon"), self.texts["phone"]),
            ("email", _("E-mail"), self.texts["email"]),
        )
        if conditions:
            self.form.part(_("Voldoet deze persoon?"))
        for place, condition in enumerate(conditions):
            box = QComboBox()
            for words, answer in (
                (_("nog niet gevraagd"), None),
                (_("ja"), True),
                (_("nee"), False),
            ):
                box.addItem(words, answer)
            self.answers[condition.id] = box
            self.form.row(f"condition{place}", condition.text, box)
        self.form.row("remark", _("Opmerking"), self.remark)

    @override
    def fill(self, record: Candidate) -> None:
        self._base = record
        for name, field in self.texts.items():
            field.setText(getattr(record, name))
        self.remark.setPlainText(record.remark)
        for condition in self._conditions:
            answer = answer_of(record, condition)
            self.answers[condition.id].setCurrentIndex([None, True, False].index(answer))

    @override
    def record(self) -> Candidate:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        answers = {key: box.currentData() for key, box in self.answers.items()}
        return replace(
            self._base,
            name=self.texts["name"].text(),
            phone=self.texts["phone"].text(),
            email=self.texts["email"].text(),
            remark=self.remark.toPlainText(),
            met=tuple(sorted(key for key, answer in answers.items() if answer is True)),
            unmet=tuple(sorted(key for key, answer in answers.items() if answer is False)),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_candidate(tidied(self.record()))
