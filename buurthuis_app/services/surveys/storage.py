"""A survey as a whole, and filled-in forms as a whole, in and out of the database within one unit of work."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID, uuid4

from msgspec import Struct

from buurthuis_app.domain.surveys.survey import (
    Answer,
    AnsweredBy,
    AnswerSheet,
    Questionnaire,
    QuestionWording,
    Reply,
    Survey,
    SurveyQuestion,
    SurveyWording,
    answers_of,
    problems_of_change,
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import changed_since
from buurthuis_app.persistence.queries.surveys import surveys as queries
from buurthuis_app.persistence.queries.surveys.surveys import Counted
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.shared.undo import Rule


def add(work: Work, new: Questionnaire) -> Questionnaire:
    """Keep a survey with its questions and their wordings."""
    work.store(Survey).add(new.survey)
    work.store(SurveyQuestion).add(*new.questions)
    _add_wordings(work, new)
    return new


def remove(work: Work, questionnaire: Questionnaire) -> None:
    """Forget a survey that nobody answered, or whose forms were forgotten before."""
    _remove_wordings(work, questionnaire)
    work.store(SurveyQuestion).remove(questionnaire.questions)
    work.store(Survey).remove([questionnaire.survey])


def change(work: Work, former: Questionnaire, new: Questionnaire) -> Questionnaire:
    """Put `new` in the place of `former`, unless it says the same. Raises Conflict when a version is stale."""
    if new == former:
        return former
    questions = work.store(SurveyQuestion)
    before, after = (
        {question.id for question in former.questions},
        {question.id for question in new.questions},
    )
    _remove_wordings(work, former)
    survey = work.store(Survey).replace(new.survey)
    questions.remove(question for question in former.questions if question.id not in after)
    questions.add(*(question for question in new.questions if question.id not in before))
    questions.replace_all([question for question in new.questions if question.id in before])
    _add_wordings(work, new)
    return queries.questionnaire(work, survey)


def answered(survey_id: UUID) -> Rule:
    """A playback never takes away what people answered by now."""

    @contextmanager
    def rule(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
        before = _asked(work, survey_id)
        yield written
        after = _asked(work, survey_id)
        if before is None or not queries.sheets_of(work, survey_id):
            return
        chosen = _with_what_was_chosen(before, queries.counts(work, survey_id))
        if after is None or problems_of_change(chosen, after):
            raise changed_since()

    return rule


def _asked(work: Work, survey_id: UUID) -> Questionnaire | None:
    survey = work.store(Survey).get(survey_id)
    return None if survey is None else queries.questionnaire(work, survey)


def _with_what_was_chosen(kept: Questionnaire, counts: Mapping[UUID, Counted]) -> Questionnaire:
    """Without the last options as far as nobody chose them: those may go when a change is undone."""
    return replace(
        kept,
        questions=tuple(
            replace(
                question,
                options=question.options[: max(counts[question.id].numbers, default=-1) + 1],
            )
            if question.kind.has_options
            else question
            for question in kept.questions
        ),
    )


def _add_wordings(work: Work, new: Questionnaire) -> None:
    work.store(SurveyWording).add(*new.survey_wordings)
    work.store(QuestionWording).add(*new.question_wordings)


def _remove_wordings(work: Work, questionnaire: Questionnaire) -> None:
    work.store(QuestionWording).remove(questionnaire.question_wordings)
    work.store(SurveyWording).remove(questionnaire.survey_wordings)


class Forms(Struct, frozen=True, kw_only=True):
    """Filled-in forms as they are kept."""

    sheets: tuple[AnswerSheet, ...]
    answers: tuple[Answer, ...]

    def keep(self, work: Work) -> None:
        """Write all forms."""
        work.store(AnswerSheet).add(*self.sheets)
        work.store(Answer).add(*self.answers)

    def forget(self, work: Work) -> None:
        """Forget all of them. Raises Conflict when one is not there any more."""
        work.store(Answer).remove(self.answers)
        work.store(AnswerSheet).remove(self.sheets)


def new_forms(
    survey_id: UUID, filled_in: Sequence[Sequence[Reply]], answered_by: AnsweredBy
) -> Forms:
    """A form for each person's replies, under an id drawn by chance: no order or moment is in it."""
    sheets = tuple(
        AnswerSheet(id=uuid4(), survey_id=survey_id, answered_by=answered_by) for _each in filled_in
    )
    pairs = zip(sheets, filled_in, strict=True)
    answers = (answer for sheet, replies in pairs for answer in answers_of(sheet.id, replies))
    return Forms(sheets=sheets, answers=tuple(answers))


def kept_forms(work: Work, survey_id: UUID) -> Forms:
    """All forms of a survey."""
    return Forms(
        sheets=queries.kept_sheets(work, survey_id), answers=queries.kept_answers(work, survey_id)
    )
