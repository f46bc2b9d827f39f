"""A survey as a whole, and filled-in forms as a whole, in and out of the database within one unit of work."""

from collections.abc import Sequence
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
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.surveys import surveys as queries
from buurthuis_app.records import replace


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
    """Put `new` in the place of `former`. Raises Conflict when a version is stale."""
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


def alike(first: Questionnaire, other: Questionnaire) -> bool:
    """Whether they say the same, however often each was kept."""
    return _with_versions(first, {}) == _with_versions(other, {})


def with_versions_of(target: Questionnaire, current: Questionnaire) -> Questionnaire:
    """`wanted`, ready to be put in the place of what is kept now."""
    versions = {question.id: question.version for question in current.questions}
    return _with_versions(target, versions | {current.survey.id: current.survey.version})


def _with_versions(questionnaire: Questionnaire, versions: dict[UUID, int]) -> Questionnaire:
    return Questionnaire(
        survey=replace(questionnaire.survey, version=versions.get(questionnaire.survey.id, 1)),
        questions=tuple(replace(q, version=versions.get(q.id, 1)) for q in questionnaire.questions),
        survey_wordings=tuple(sorted(questionnaire.survey_wordings, key=lambda w: w.language)),
        question_wordings=tuple(
            sorted(questionnaire.question_wordings, key=lambda w: (w.question_id, w.language))
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
