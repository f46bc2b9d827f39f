"""The forms of a survey: what it asks and when, and the same in another language."""

from collections.abc import Callable, Sequence
from typing import Unpack
from uuid import UUID

from PySide6.QtWidgets import QLineEdit
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
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import text_area
from buurthuis_app.gui.forms.field import Field, Kind, beside, named, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.tabs.goals.surveys.question_editor import QuestionEditor
from buurthuis_app.i18n import _
from buurthuis_app.records import replace


class SurveyDialog(FormDialog[Questionnaire]):
    """A survey and its questions, of which `blank` makes a new one."""

    topic = "doelen#peilingen"

    def __init__(
        self,
        blank: Callable[[UUID, int], SurveyQuestion],
        save: Save[Questionnaire],
        themes: Sequence[Theme],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        door = _("Bezoekers kunnen het bij de deur invullen (Deurstand)")
        asked = kinds.number(0, MOST_HANDED_OUT, nothing=_("onbekend"))
        super().__init__(
            _("Nieuwe peiling") if new else _("Peiling"),
            *within(
                "survey",
                Field("title", _("Hoe heet de peiling?"), kinds.text()),
                Field("introduction", _("Wat staat erboven?"), kinds.lines()),
                beside(
                    Field("first", _("Eerste dag"), kinds.date()),
                    Field("last", _("Laatste dag"), kinds.date()),
                    Field("handed_out", _("Aan hoeveel mensen gevraagd?"), asked),
                ),
                Field("theme_id", _("Thema"), kinds.choice(named(themes, _("geen thema")))),
                Field("at_door", _("Bezoekers kunnen het bij de deur invullen"), kinds.tick(door)),
            ),
            Field(
                "questions",
                _("Vragen"),
                Kind(lambda: QuestionEditor(blank), self._show_questions, QuestionEditor.questions),
                _("Ten hoogste tien. Vraag niet naar namen, adressen of geboortedagen."),
            ),
            save=save,
            check=problems,
            label=_("peiling erbij") if new else _("peiling gewijzigd"),
            **where,
        )

    def _show_questions(
        self, editor: QuestionEditor, questions: tuple[SurveyQuestion, ...]
    ) -> None:
        editor.show_questions(self.base.survey.id, questions)
        if not questions:
            editor.add()

    @override
    def record(self) -> Questionnaire:
        record = super().record()
        options = {question.id: len(question.options) for question in record.questions}
        # A translation whose answers no longer match is made anew; words alone may differ.
        wordings = tuple(
            wording
            for wording in record.question_wordings
            if options.get(wording.question_id) == len(wording.options)
        )
        return replace(record, question_wordings=wordings)


class WordingsDialog(FormDialog[Questionnaire]):
    """Every text of a survey in one other language, below the Dutch."""

    topic = "doelen#peilingen"

    def __init__(
        self,
        save: Save[Questionnaire],
        asked: Questionnaire,
        language: str,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Vertaling: {language}").format(language=languages()[language]),
            save=save,
            check=problems,
            label=_("vertaling gewijzigd"),
            **where,
        )
        self._language = language
        self.name, self.introduction = QLineEdit(), text_area()
        self.texts = {question.id: QLineEdit() for question in asked.questions}
        self.options = {
            asked_question.id: text_area(len(asked_question.offered))
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
                    " · ".join(words for _place, words in question.offered),
                )

    @override
    def fill(self, record: Questionnaire) -> None:
        own = next((w for w in record.survey_wordings if w.language == self._language), None)
        self.name.setText(own.title if own else "")
        self.introduction.setPlainText(own.introduction if own else "")
        for wording in record.question_wordings:
            if wording.language == self._language and wording.question_id in self.texts:
                self.texts[wording.question_id].setText(wording.words)
                if wording.question_id in self.options:
                    self.options[wording.question_id].setPlainText(self._said_options(wording))

    @override
    def record(self) -> Questionnaire:
        language = self._language
        others = tuple(w for w in self.base.question_wordings if w.language != language)
        titles = tuple(w for w in self.base.survey_wordings if w.language != language)
        title = self.name.text().strip()
        if title:
            own = SurveyWording(
                survey_id=self.base.survey.id,
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
                options=self._options(key),
            )
            for key, field in self.texts.items()
            if field.text().strip()
        )
        wordings = sorted((*others, *ours), key=lambda w: (w.question_id, w.language))
        titles = tuple(sorted(titles, key=lambda w: w.language))
        return replace(self.base, survey_wordings=titles, question_wordings=tuple(wordings))

    @override
    def problems(self) -> tuple[Problem, ...]:
        faults = []
        for number, question in enumerate(self.base.questions, start=1):
            lines = self._lines(question.id)
            translated = self.texts[question.id].text().strip()
            if (translated or lines) and len(lines) != len(question.offered):
                sentence = _("Vertaal alle {n} antwoorden, elk op een eigen regel.")
                words = sentence.format(n=len(question.offered))
                faults.append(Problem(f"options-{number}", words))
            if lines and not translated:
                faults.append(Problem(f"words-{number}", _("Vertaal ook de vraag.")))
        return tuple(faults) or super().problems()

    def _said_options(self, wording: QuestionWording) -> str:
        """The translations of what is asked, in the order of the Dutch."""
        question = next(
            question for question in self.base.questions if question.id == wording.question_id
        )
        return "\n".join(wording.options[place] for place, _words in question.offered)

    def _options(self, key: object) -> tuple[str, ...]:
        """The lines at the places of the options that they translate; what has ended keeps its words."""
        question = next(question for question in self.base.questions if question.id == key)
        kept = next(
            (
                wording.options
                for wording in self.base.question_wordings
                if (wording.question_id, wording.language) == (key, self._language)
            ),
            question.options,
        )
        lines = self._lines(key)
        if len(lines) != len(question.offered):
            return lines
        options = list(kept)
        for (place, _words), line in zip(question.offered, lines, strict=True):
            options[place] = line
        return tuple(options)

    def _lines(self, key: object) -> tuple[str, ...]:
        field = next((text_edit for known, text_edit in self.options.items() if known == key), None)
        if field is None:
            return ()
        lines = (" ".join(line.split()) for line in field.toPlainText().splitlines())
        return tuple(line for line in lines if line)
