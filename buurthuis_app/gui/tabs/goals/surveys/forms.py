"""The forms of a survey: what it asks and when, and the same in another language."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Theme
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.surveys.survey import (
    MOST_HANDED_OUT,
    Questionnaire,
    QuestionWording,
    SurveyQuestion,
    SurveyWording,
    languages,
    problems,
)
from buurthuis_app.gui.forms.basic_fields import (
    as_date,
    as_qdate,
    choose_value,
    date_field,
    number_field,
)
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.goals.indicators.year_dialog import text_field
from buurthuis_app.gui.tabs.goals.surveys.question_editor import QuestionEditor
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done


class SurveyDialog(FormDialog[Questionnaire]):
    """A survey and its questions, of which `blank` makes a new one."""

    def __init__(
        self,
        blank: Callable[[UUID, int], SurveyQuestion],
        save: Callable[[Questionnaire], Done[Any]],
        themes: Sequence[Theme],
        *,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe peiling") if new else _("Peiling"),
            operations=operations,
            save=save,
            label=_("peiling erbij") if new else _("peiling gewijzigd"),
            parent=parent,
        )
        self._base: Questionnaire | None = None
        self.name, self.introduction = QLineEdit(), text_field()
        self.first, self.last = date_field(), date_field()
        self.at_door = QCheckBox(_("Bezoekers kunnen het bij de deur invullen (Deurstand)"))
        self.handed_out: QSpinBox = number_field(0, MOST_HANDED_OUT)
        self.handed_out.setSpecialValueText(_("onbekend"))
        self.theme, self.questions = QComboBox(), QuestionEditor(blank)
        self.theme.addItem(_("geen thema"), None)
        for theme in themes:
            self.theme.addItem(theme.name, theme.id)
        form = self.form
        form.row("title", _("Hoe heet de peiling?"), self.name)
        form.row("introduction", _("Wat staat erboven?"), self.introduction)
        form.beside(
            ("first", _("Eerste dag"), self.first),
            ("last", _("Laatste dag"), self.last),
            ("handed_out", _("Aan hoeveel mensen gevraagd?"), self.handed_out),
        )
        form.row("theme_id", _("Thema"), self.theme)
        form.row("at_door", _("Bezoekers kunnen het bij de deur invullen"), self.at_door)
        form.row(
            "questions",
            _("Vragen"),
            self.questions,
            _("Ten hoogste tien. Vraag niet naar namen, adressen of geboortedagen."),
        )

    @override
    def fill(self, record: Questionnaire) -> None:
        self._base = record
        survey = record.survey
        self.name.setText(survey.title)
        self.introduction.setPlainText(survey.introduction)
        self.first.setDate(as_qdate(survey.first))
        self.last.setDate(as_qdate(survey.last))
        self.at_door.setChecked(survey.at_door)
        self.handed_out.setValue(survey.handed_out or 0)
        choose_value(self.theme, survey.theme_id)
        self.questions.show_questions(survey.id, record.questions)

    @override
    def record(self) -> Questionnaire:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        survey = replace(
            self._base.survey,
            title=self.name.text().strip(),
            introduction=self.introduction.toPlainText().strip(),
            first=as_date(self.first.date()),
            last=as_date(self.last.date()),
            at_door=self.at_door.isChecked(),
            handed_out=self.handed_out.value() or None,
            theme_id=self.theme.currentData(),
        )
        questions = self.questions.questions()
        options = {question.id: len(question.options) for question in questions}
        # A translation whose answers no longer match is made anew; words alone may differ.
        wordings = tuple(
            wording
            for wording in self._base.question_wordings
            if options.get(wording.question_id) == len(wording.options)
        )
        return replace(self._base, survey=survey, questions=questions, question_wordings=wordings)

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems(self.record())


class WordingsDialog(FormDialog[Questionnaire]):
    """Every text of a survey in one other language, below the Dutch."""

    def __init__(
        self,
        save: Callable[[Questionnaire], Done[Any]],
        asked: Questionnaire,
        language: str,
        *,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        name = languages()[language]
        super().__init__(
            _("Vertaling: {language}").format(language=name),
            operations=operations,
            save=save,
            label=_("vertaling gewijzigd"),
            parent=parent,
        )
        self._base, self._language = asked, language
        self.name, self.introduction = QLineEdit(), text_field()
        self.texts = {question.id: QLineEdit() for question in asked.questions}
        self.options = {
            asked_question.id: text_field()
            for asked_question in asked.questions
            if asked_question.options
        }
        self.form.row("title", asked.survey.title, self.name)
        if asked.survey.introduction:
            self.form.row("introduction", asked.survey.introduction, self.introduction)
        for number, question in enumerate(asked.questions, start=1):
            self.form.row(f"words-{number}", f"{number}. {question.words}", self.texts[question.id])
            if question.options:
                self.form.row(
                    f"options-{number}",
                    _("De antwoorden, elk op een eigen regel"),
                    self.options[question.id],
                    " · ".join(question.options),
                )

    @override
    def fill(self, record: Questionnaire) -> None:
        self._base = record
        own = next((w for w in record.survey_wordings if w.language == self._language), None)
        self.name.setText(own.title if own else "")
        self.introduction.setPlainText(own.introduction if own else "")
        for wording in record.question_wordings:
            if wording.language == self._language and wording.question_id in self.texts:
                self.texts[wording.question_id].setText(wording.words)
                if wording.question_id in self.options:
                    self.options[wording.question_id].setPlainText("\n".join(wording.options))

    @override
    def record(self) -> Questionnaire:
        language = self._language
        others = tuple(w for w in self._base.question_wordings if w.language != language)
        titles = tuple(w for w in self._base.survey_wordings if w.language != language)
        title = self.name.text().strip()
        if title:
            own = SurveyWording(
                survey_id=self._base.survey.id,
                language=language,
                title=title,
                introduction=self.introduction.toPlainText().strip(),
            )
            titles = (*titles, own)
        ours = tuple(
            QuestionWording(
                question_id=key,
                language=language,
                words=field.text().strip(),
                options=self._lines(key),
            )
            for key, field in self.texts.items()
            if field.text().strip()
        )
        wordings = sorted((*others, *ours), key=lambda w: (w.question_id, w.language))
        titles = tuple(sorted(titles, key=lambda w: w.language))
        return replace(self._base, survey_wordings=titles, question_wordings=tuple(wordings))

    @override
    def problems(self) -> tuple[Problem, ...]:
        faults = []
        for number, question in enumerate(self._base.questions, start=1):
            lines = self._lines(question.id)
            translated = self.texts[question.id].text().strip()
            if (translated or lines) and len(lines) != len(question.options):
                sentence = _("Vertaal alle {n} antwoorden, elk op een eigen regel.")
                words = sentence.format(n=len(question.options))
                faults.append(Problem(field=f"options-{number}", sentence=words))
            if lines and not translated:
                sentence = _("Vertaal ook de vraag.")
                faults.append(Problem(field=f"words-{number}", sentence=sentence))
        return tuple(faults) or problems(self.record())

    def _lines(self, key: object) -> tuple[str, ...]:
        field = next((text_edit for known, text_edit in self.options.items() if known == key), None)
        if field is None:
            return ()
        lines = (" ".join(line.split()) for line in field.toPlainText().splitlines())
        return tuple(line for line in lines if line)
