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


def remove(work: Work, kept: Questionnaire) -> None:
    """Forget a survey that nobody answered, or whose forms were forgotten before."""
    _remove_wordings(work, kept)
    work.store(SurveyQuestion).remove(kept.questions)
    work.store(Survey).remove([kept.survey])


def change(work: Work, former: Questionnaire, new: Questionnaire) -> Questionnaire:
    """Put `new` in the place of `former`. Raises Conflict when a version is stale."""
    questions = work.store(SurveyQuestion)
    before, after = {one.id for one in former.questions}, {one.id for one in new.questions}
    _remove_wordings(work, former)
    survey = work.store(Survey).replace(new.survey)
    questions.remove(one for one in former.questions if one.id not in after)
    questions.add(*(one for one in new.questions if one.id not in before))
    questions.replace_all([one for one in new.questions if one.id in before])
    _add_wordings(work, new)
    return queries.questionnaire(work, survey)


def alike(one: Questionnaire, other: Questionnaire) -> bool:
    """Whether they say the same, however often each was kept."""
    return _with_versions(one, {}) == _with_versions(other, {})


def with_versions_of(wanted: Questionnaire, kept: Questionnaire) -> Questionnaire:
    """`wanted`, ready to be put in the place of what is kept now."""
    versions = {one.id: one.version for one in kept.questions}
    return _with_versions(wanted, versions | {kept.survey.id: kept.survey.version})


def _with_versions(one: Questionnaire, versions: dict[UUID, int]) -> Questionnaire:
    return Questionnaire(
        survey=replace(one.survey, version=versions.get(one.survey.id, 1)),
        questions=tuple(replace(q, version=versions.get(q.id, 1)) for q in one.questions),
        survey_wordings=tuple(sorted(one.survey_wordings, key=lambda w: w.language)),
        question_wordings=tuple(
            sorted(one.question_wordings, key=lambda w: (w.question_id, w.language))
        ),
    )


def _add_wordings(work: Work, new: Questionnaire) -> None:
    work.store(SurveyWording).add(*new.survey_wordings)
    work.store(QuestionWording).add(*new.question_wordings)


def _remove_wordings(work: Work, kept: Questionnaire) -> None:
    work.store(QuestionWording).remove(kept.question_wordings)
    work.store(SurveyWording).remove(kept.survey_wordings)


class Forms(Struct, frozen=True, kw_only=True):
    """Filled-in forms as they are kept."""

    sheets: tuple[AnswerSheet, ...]
    answers: tuple[Answer, ...]

    def keep(self, work: Work) -> None:
        """Keep all of them."""
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
    answers = (each for sheet, replies in pairs for each in answers_of(sheet.id, replies))
    return Forms(sheets=sheets, answers=tuple(answers))


def kept_forms(work: Work, survey_id: UUID) -> Forms:
    """All forms of a survey."""
    return Forms(
        sheets=queries.kept_sheets(work, survey_id), answers=queries.kept_answers(work, survey_id)
    )
