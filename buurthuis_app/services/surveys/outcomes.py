"""Outcomes of a survey, by groups that are large enough, and stories from open answers."""

from typing import TYPE_CHECKING
from uuid import UUID

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.stories.story import problems as problems_of_story
from buurthuis_app.domain.surveys.answer_file import ADD, Decisions, FileReply, Repeated, SurveyFile
from buurthuis_app.domain.surveys.results import (
    GroupRow,
    OpenAnswer,
    QuestionResult,
    SurveyResult,
    labels,
    question_result,
    shown_groups,
)
from buurthuis_app.domain.surveys.survey import (
    AnsweredBy,
    QuestionKind,
    Questionnaire,
    Reply,
    Survey,
    SurveyQuestion,
    problems,
)
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.surveys import surveys as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.surveys import repeated_forms, storage
from buurthuis_app.services.surveys.repeated_options import padded

if TYPE_CHECKING:
    from pathlib import Path

_CHANGES = frozenset({Topic.GOALS})


class SurveyOutcomes(Service):
    """Reads answers together, never one form by itself; of fewer than five people nothing but their number."""

    def result(self, survey_id: UUID) -> SurveyResult:
        """The outcome, beside that of the survey it repeats."""
        with self._database.read() as work:
            return self.result_in(work, survey_id)

    def result_in(self, work: Work, survey_id: UUID) -> SurveyResult:
        """The same, within a unit of work."""
        self._actor.demand(Permission.READ_FIGURES)
        asked = queries.questionnaire(work, still_there(work, Survey, survey_id))
        results = _results(work, asked)
        former_title, former = "", None
        before = (
            work.store(Survey).get(asked.survey.repeats_id) if asked.survey.repeats_id else None
        )
        if before is not None:
            earlier = {
                result.question.id: result
                for result in _results(work, queries.questionnaire(work, before))
            }
            former = {
                question.id: earlier[question.repeats_id]
                for question in asked.questions
                if question.repeats_id in earlier
            }
            former_title = f"{before.title} {before.year}"
        return SurveyResult(
            questionnaire=asked,
            sheets=queries.sheets_of(work, survey_id),
            results=results,
            former_title=former_title,
            former=former,
        )

    def by_groups(self, question_id: UUID, by_id: UUID) -> tuple[GroupRow, ...]:
        """A question's answers by what the same people answered to another one; small groups are not told."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            question = still_there(work, SurveyQuestion, question_id)
            by = still_there(work, SurveyQuestion, by_id)
            answers_by_group = queries.crossed(work, question_id, by_id)
        answers = [answer for answer in answers_by_group if answer is not None]
        groups: list[tuple[int | None, str]] = [*labels(by, answers), (None, _("niet ingevuld"))]
        sizes = [
            answers_by_group[key].answered if key in answers_by_group else 0
            for key, _label in groups
        ]
        shown = shown_groups(sizes)
        return tuple(
            GroupRow(
                label=label,
                result=question_result(question, size, answers_by_group[key].numbers)
                if seen
                else None,
            )
            for (key, label), size, seen in zip(groups, sizes, shown, strict=True)
            if size
        )

    def open_answers(self, question_id: UUID) -> tuple[OpenAnswer, ...]:
        """What people wrote, in the order of the words; none when fewer than five people filled in the survey."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            question = still_there(work, SurveyQuestion, question_id)
            if queries.sheets_of(work, question.survey_id) < SMALLEST_GROUP:
                return ()
            return queries.open_answers(work, question_id)

    def to_story(self, answer: OpenAnswer) -> Done[Story]:
        """Make a story of an open answer, dated the last day of the survey so far; nobody has agreed to share it yet.

        Raises Conflict when the answer is gone or is a story already.
        """
        self._actor.demand(Permission.TELL)
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.begin() as work:
            question = still_there(work, SurveyQuestion, answer.question_id)
            survey = still_there(work, Survey, question.survey_id)
            open_answers = queries.open_answers(work, answer.question_id)
            if OpenAnswer(question_id=answer.question_id, words=answer.words) not in open_answers:
                raise Conflict(_("Dit antwoord is er niet meer, of is al een verhaal."))
            story = Story(
                id=new_id(),
                centre_id=self._centre_id,
                date=min(survey.last, self._clock.today()),
                happened=answer.words,
                theme_ids=() if survey.theme_id is None else (survey.theme_id,),
            )
            refuse(problems_of_story(story))
            work.store(Story).add(story)
        return self._done(work, story, _CHANGES | {Topic.STORIES})

    def read(self, survey_id: UUID, path: "Path") -> SurveyFile:
        """What a table of answers says; nothing is kept yet. Raises Invalid or Damaged."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.surveys.answer_table import read_survey

        with self._database.read() as work:
            asked = queries.questionnaire(work, still_there(work, Survey, survey_id))
        return read_survey(path, asked)

    def keep(
        self, file: SurveyFile, decisions: Decisions, repeated: Repeated | None = None
    ) -> Done[int]:
        """Keep the forms of a file; the value is how many. Options that were chosen to be added come at the end.

        Raises Invalid while there is no decision about an unknown option, and FormsKnown when this looks like a file
        that was taken in before and `repeated` does not say what to do then: nothing is kept.
        """
        self._actor.demand(Permission.IMPORT)
        undecided = [
            answer.words
            for answer in file.unknown
            if (answer.question_id, answer.words) not in decisions
        ]
        if undecided:
            raise Invalid(
                _("Kies eerst wat er met deze antwoorden moet: {answers}.").format(
                    answers="; ".join(undecided)
                )
            )
        self._back_up(Occasion.IMPORT)
        with self._database.begin() as work:
            former = queries.questionnaire(work, still_there(work, Survey, file.survey_id))
            asked, places = _with_options(work, former, file, decisions)
            settled = [tuple(_settled(reply, places) for reply in sheet) for sheet in file.sheets]
            filled_in = [replies for replies in settled if any(reply.given for reply in replies)]
            if filled_in and repeated is not Repeated.ADD:
                filled_in = _unrepeated(work, file.survey_id, filled_in, ask=repeated is None)
            if not filled_in:
                raise Invalid(_("In dit bestand staat geen ingevuld formulier."))
            if asked != former:
                refuse(problems(asked))
                storage.change(work, former, asked)
            storage.new_forms(file.survey_id, filled_in, AnsweredBy.FILE).keep(work)
        return self._done(work, len(filled_in), _CHANGES, storage.answered(file.survey_id))


def _unrepeated(
    work: Work, survey_id: UUID, filled_in: list[tuple[Reply, ...]], *, ask: bool
) -> list[tuple[Reply, ...]]:
    earlier_forms = storage.kept_forms(work, survey_id)
    known, new = repeated_forms.parted(earlier_forms, filled_in)
    if ask:
        repeated_forms.ask_about(earlier_forms, known, new)
        return filled_in
    return new


def _results(work: Work, asked: Questionnaire) -> tuple[QuestionResult, ...]:
    counted = queries.counts(work, asked.survey.id)
    return tuple(
        QuestionResult(question=question, answered=counted[question.id].answered)
        if question.kind is QuestionKind.OPEN
        else question_result(question, counted[question.id].answered, counted[question.id].numbers)
        for question in asked.questions
    )


Places = dict[tuple[UUID, str], int]
"""Which option an unknown answer stands for, by question and words; none when it is left out."""


def _with_options(
    work: Work, former: Questionnaire, file: SurveyFile, decisions: Decisions
) -> tuple[Questionnaire, Places]:
    """The survey with the options that are added, and what each unknown answer stands for."""
    places: Places = {}
    questions = {question.id: question for question in former.questions}
    for unknown in file.unknown:
        key = (unknown.question_id, unknown.words)
        decided = decisions[key]
        if decided == ADD:
            question = padded(work, questions[unknown.question_id])
            longer = question.offering((*question.offered, (None, unknown.words)))
            places[key] = longer.offered[-1][0]
            questions[unknown.question_id] = longer
        elif decided >= 0:
            places[key] = decided
    return replace(
        former,
        questions=tuple(questions.values()),
        question_wordings=tuple(
            replace(
                wording,
                options=wording.options
                + questions[wording.question_id].options[len(wording.options) :],
            )
            for wording in former.question_wordings
        ),
    ), places


def _settled(file_reply: FileReply, places: Places) -> Reply:
    reply = file_reply.reply
    more = (places.get((reply.question_id, words)) for words in file_reply.unknown)
    return replace(reply, values=(*reply.values, *(place for place in more if place is not None)))
