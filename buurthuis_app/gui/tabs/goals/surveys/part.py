"""Peilingen: what people are asked without their names, and what they answer."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import Struct
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Theme
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.surveys.results import OpenAnswer, SurveyResult
from buurthuis_app.domain.surveys.survey import (
    QuestionKind,
    Questionnaire,
    SurveyQuestion,
    languages,
)
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.part import ListPart
from buurthuis_app.gui.tabs.goals.surveys.list_view import columns
from buurthuis_app.gui.tabs.goals.surveys.page import SurveyPage
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import button
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.lists.record_table import RecordTable
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.gui.widgets.page import done_to
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.surveys.surveys import SurveyLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.domain.stories.story import Story
    from buurthuis_app.domain.voices.matter import Matter
    from buurthuis_app.services.shared.done import Done
    from buurthuis_app.services.voices.voices import HeardAnswer


class _ShownSurvey(Struct, frozen=True, kw_only=True):
    """Page of the chosen survey, as it was read."""

    outcome: SurveyResult
    written: dict[object, tuple[OpenAnswer, ...]]


class SurveysPart(ListPart[SurveyLine]):
    """Above the surveys, below the chosen one with its answers."""

    topic = "doelen#peilingen"

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__(house, shell)
        self.may_change = house.surveys.may(Permission.SET_GOALS)
        self.table: RecordTable[SurveyLine] = RecordTable(
            columns(house), lambda line: line.survey.id, name=_("Peilingen"), empty=""
        )
        self.page = SurveyPage(may_change=self.may_change)
        self.languages_menu = QMenu(self)
        self._build()

    @override
    def refresh(self) -> None:
        self._operations.run(self._house.surveys.all, self._show, owner=self)

    @override
    def print_paper(self) -> None:
        if self._key is not None:
            self.outcome_paper.print_paper()

    @property
    def _key(self) -> UUID | None:
        line = self.table.current()
        return line.survey.id if line else None

    @override
    def add(self) -> None:
        self._open(self._house.surveys.blank(), new=True)

    def change(self) -> None:
        """Open the chosen survey."""
        if self.may_change:
            self._with_asked(partial(self._open, new=False))

    def ask_again(self) -> None:
        """The same questions once more, to be compared."""
        surveys, key = self._house.surveys, self._key
        if key is not None:
            self._operations.run(
                lambda: surveys.again(key), partial(self._open, new=True), owner=self
            )

    def translate(self, language: str) -> None:
        """Write the chosen survey in another language."""
        self._with_asked(partial(self._open_wordings, language))

    def remove(self) -> None:
        """Take the chosen survey away with its answers; it can be undone."""
        surveys, line = self._house.surveys, self.table.current()
        if line is not None:
            self.write(
                lambda: surveys.remove(line.survey), done_to(line.survey, _("peiling verwijderd"))
            )

    def fill_in(self) -> None:
        """Let somebody fill it in on this screen."""
        self._with_asked(self._present)

    def type_in(self) -> None:
        """Type in forms from paper."""
        self._with_asked(self._open_typing)

    def take_in(self) -> None:
        """Take in answers from a table."""
        self._with_asked(self._open_import)

    def follow(self, question: SurveyQuestion) -> None:
        """Follow a question as an indicator, from the first time it was asked."""
        indicators = self._house.indicators
        self.write(
            lambda: indicators.follow(question),
            _("kengetal erbij"),
            lambda _done: self.notice.show_sentence(
                _("Deze vraag staat nu bij Kengetallen."),
                Tone.CALM,
                Remedy(words=_("Bekijken"), do=self._go_to_indicators),
            ),
        )

    def tell(self, answer: OpenAnswer) -> None:
        """Make a story of an open answer; nobody agreed to share it yet."""
        outcomes = self._house.survey_outcomes
        self.write(lambda: outcomes.to_story(answer), _("verhaal van een antwoord"), self._told)

    def hear(self, answer: OpenAnswer) -> None:
        """Ask which matter an open answer is about, and in which words it may go outside."""
        house = self._house

        def show(asked: "tuple[HeardAnswer, tuple[tuple[UUID, str], ...]]") -> None:
            from buurthuis_app.gui.tabs.goals.voices.forms import HeardAnswerForm

            heard, known = asked
            form = HeardAnswerForm(
                heard.matter.id, known, house.voices.hear, today=house.clock.today(), **self.where
            )
            form.saved.connect(self._heard)
            self.show_form(form, heard)

        self._operations.run(lambda: house.voices.blank_heard(answer), show, owner=self)

    def _heard(self, matter: "Matter") -> None:
        place = Destination(tab="goals", section="voices", record=matter.id)
        self.notice.show_sentence(
            _("Dit staat nu bij {title}.").format(title=matter.title),
            Tone.CALM,
            Remedy(words=_("Naar het onderwerp"), do=lambda: self._shell.navigator.go(place)),
        )

    def _told(self, done: "Done[Story]") -> None:
        story = done.value
        place = Destination(tab="harvest", record=story.id, day=story.date)
        self.notice.show_sentence(
            _("Dit is nu een verhaal. Er is nog geen toestemming om het te delen."),
            Tone.CALM,
            Remedy(words=_("Naar het verhaal"), do=lambda: self._shell.navigator.go(place)),
        )

    def _go_to_indicators(self) -> None:
        self._shell.navigator.go(Destination(tab="goals", section="indicators"))

    def _split(self, question: SurveyQuestion, by: SurveyQuestion) -> None:
        outcomes = self._house.survey_outcomes
        self._operations.run(
            lambda: outcomes.by_groups(question.id, by.id),
            partial(self.page.show_groups, question, by),
            owner=self,
        )

    def _with_asked(self, then: "Callable[[Questionnaire], None]") -> None:
        surveys, key = self._house.surveys, self._key
        if key is not None:
            self._operations.run(lambda: surveys.questionnaire(key), then, owner=self)

    def _open(self, asked: Questionnaire, *, new: bool) -> None:
        house = self._house

        def show(themes: tuple[Theme, ...]) -> None:
            from buurthuis_app.gui.tabs.goals.surveys.forms import SurveyDialog

            dialog = SurveyDialog(
                house.surveys.blank_question,
                lambda questionnaire: house.surveys.keep(questionnaire, new=new),
                themes,
                new=new,
                **self.where,
            )
            dialog.saved.connect(lambda questionnaire: self.show_record(questionnaire.survey.id))
            self.show_form(dialog, asked)

        self._operations.run(lambda: house.lists.all(Theme), show, owner=self)

    def _open_wordings(self, language: str, asked: Questionnaire) -> None:
        from buurthuis_app.gui.tabs.goals.surveys.forms import WordingsDialog

        surveys = self._house.surveys
        dialog = WordingsDialog(
            lambda questionnaire: surveys.keep(questionnaire, new=False),
            asked,
            language,
            **self.where,
        )
        self.show_form(dialog, asked)

    def _present(self, asked: Questionnaire) -> None:
        from buurthuis_app.gui.surveys.visitor_screen import SurveyScreen

        dialog = SurveyScreen(self._house, self._operations, (asked,), parent=self)
        self.hold(dialog)
        dialog.present()

    def _open_typing(self, asked: Questionnaire) -> None:
        from buurthuis_app.gui.tabs.goals.surveys.paper_forms_dialog import TypingDialog

        dialog = TypingDialog(self._house, self._operations, asked, parent=self)
        self.open_dialog(dialog)

    def _open_import(self, asked: Questionnaire) -> None:
        from buurthuis_app.gui.tabs.goals.surveys.answers_import_dialog import AnswersImportDialog

        dialog = AnswersImportDialog(self._house, self._operations, asked, parent=self)
        self.open_dialog(dialog)

    def _show(self, lines: tuple[SurveyLine, ...]) -> None:
        self.halves.show_records(lines)
        self._read_chosen()

    def _read_chosen(self, _line: object = None) -> None:
        outcomes, key = self._house.survey_outcomes, self._key
        if key is None:
            return
        shown = key

        def read() -> _ShownSurvey:
            outcome = outcomes.result(shown)
            return _ShownSurvey(
                outcome=outcome,
                written={
                    result.question.id: outcomes.open_answers(result.question.id)
                    for result in outcome.results
                    if result.question.kind is QuestionKind.OPEN
                },
            )

        self._operations.run(read, partial(self._show_read, shown), owner=self)

    def _show_read(self, key: UUID, shown_survey: _ShownSurvey) -> None:
        if key == self._key:  # another one was chosen in the meantime
            self.page.show_result(shown_survey.outcome, shown_survey.written)

    @override
    def nothing_yet(self) -> EmptyState:
        return self.empty(
            _("Nog geen peilingen"),
            _("Nieuwe peiling"),
            _("Vraag bezoekers wat zij vinden, met ten hoogste tien vragen."),
            "help",
        )

    def _build(self) -> None:
        head = self.headed(
            _("Peilingen"),
            _("Korte vragenlijsten zonder naam: bij de deur, op papier of uit een bestand."),
            _("Nieuwe peiling"),
        )
        self.lay_out(head, self.table, self.page, acts=self._acts())
        self.table.chosen.connect(self._read_chosen)
        self.table.opened.connect(lambda _line: self.change())
        self.page.follow_asked.connect(self.follow)
        self.page.story_asked.connect(self.tell)
        self.page.matter_asked.connect(self.hear)
        self.page.groups_asked.connect(self._split)

    def _acts(self) -> ActRow:
        self.form_paper, self.outcome_paper = (
            PaperButton(words, key, self._house, self._operations, self.notice)
            for words, key in (
                (_("Leeg formulier"), "survey-form"),
                (_("Uitkomst op papier"), "survey"),
            )
        )
        for paper in (self.form_paper, self.outcome_paper):
            paper.asked = lambda: (None, self._key)
        if not self.may_change:
            return ActRow(self.form_paper, self.outcome_paper)
        acts = ActRow(
            button(_("Invullen op dit scherm"), icon_name="check", do=self.fill_in),
            button(_("Wijzigen"), icon_name="edit", do=self.change),
        )
        acts.act(_("Intypen van papier"), self.type_in, "edit")
        acts.act(_("Uit Excel halen…"), self.take_in, "import")
        acts.paper(self.form_paper)
        acts.paper(self.outcome_paper)
        for code, name in languages().items():
            self.languages_menu.addAction(name, partial(self.translate, code))
        acts.submenu(self.languages_menu, _("Vertalen"), "copy")
        acts.act(_("Opnieuw vragen"), self.ask_again, "redo")
        acts.removing(_("Verwijderen"), self.remove)
        return acts
