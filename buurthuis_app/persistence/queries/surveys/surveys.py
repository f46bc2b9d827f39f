"""Surveys with their questions, and what was answered: counted by the database, never read form by form."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from msgspec import Struct, field
from sqlalchemy import Select, and_, exists, func, select

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.results import OpenAnswer
from buurthuis_app.domain.surveys.survey import (
    Answer,
    AnswerSheet,
    Questionnaire,
    QuestionWording,
    Survey,
    SurveyQuestion,
    SurveyWording,
)
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together

_ANSWER = schema.answer
_SHEET = schema.answer_sheet
_QUESTION = schema.survey_question


class Counted(Struct):
    """Number of people who answered a question, and how often each answer was given."""

    answered: int = 0
    numbers: dict[int, int] = field(default_factory=dict)


def questionnaire(work: Work, survey: Survey) -> Questionnaire:
    """The survey with its questions in their order, and their wordings."""
    questions = work.store(SurveyQuestion).select(
        select(_QUESTION).where(_QUESTION.c.survey_id == survey.id).order_by(_QUESTION.c.position)
    )
    wording = schema.question_wording
    ours = wording.c.question_id.in_([question.id for question in questions])
    return Questionnaire(
        survey=survey,
        questions=questions,
        survey_wordings=work.store(SurveyWording).find(survey_id=survey.id),
        question_wordings=work.store(QuestionWording).select(
            select(wording).where(ours).order_by(wording.c.question_id, wording.c.language)
        ),
    )


def question(work: Work, question_id: UUID | None) -> SurveyQuestion | None:
    """One question; None when there is none of this id."""
    return None if question_id is None else work.store(SurveyQuestion).get(question_id)


def sheets(work: Work, centre_id: UUID) -> dict[UUID, int]:
    """Number of filled-in forms, by survey; a survey without any is not there."""
    statement = (
        select(_SHEET.c.survey_id, func.count())
        .join(schema.survey, schema.survey.c.id == _SHEET.c.survey_id)
        .where(schema.survey.c.centre_id == centre_id)
        .group_by(_SHEET.c.survey_id)
    )
    return {row[0]: row[1] for row in work.connection.execute(statement)}


def sheets_of(work: Work, survey_id: UUID) -> int:
    """Number of filled-in forms of this survey."""
    statement = select(func.count()).where(_SHEET.c.survey_id == survey_id)
    return int(work.connection.execute(statement).scalar_one())


def counts(work: Work, survey_id: UUID) -> dict[UUID, Counted]:
    """Counted answers to each question of a survey."""
    of_survey = _QUESTION.c.survey_id == survey_id
    return _counted(work, select(_QUESTION.c.id).where(of_survey))


def counts_of(work: Work, question_ids: Iterable[UUID]) -> dict[UUID, Counted]:
    """Counted answers to each of these questions."""
    return _counted(work, select(_QUESTION.c.id).where(_QUESTION.c.id.in_(question_ids)))


def _counted(work: Work, asked: Select[tuple[UUID]]) -> dict[UUID, Counted]:
    read_together.ahead(work, (_answering, asked), (_answers, asked))
    counted: dict[UUID, Counted] = defaultdict(Counted)
    for key, number in read_together.rows(work, _answering, asked):
        counted[key].answered = number
    for key, value, number in read_together.rows(work, _answers, asked):
        counted[key].numbers[value] = number
    return counted


def _answering(asked: Select[tuple[UUID]]) -> Select[Any]:
    return (
        select(_ANSWER.c.question_id, func.count(_ANSWER.c.sheet_id.distinct()))
        .where(_ANSWER.c.question_id.in_(asked))
        .group_by(_ANSWER.c.question_id)
    )


def _answers(asked: Select[tuple[UUID]]) -> Select[Any]:
    return (
        select(_ANSWER.c.question_id, _ANSWER.c.value, func.count())
        .where(_ANSWER.c.question_id.in_(asked))
        .group_by(_ANSWER.c.question_id, _ANSWER.c.value)
    )


def crossed(work: Work, question_id: UUID, by_id: UUID) -> dict[int | None, Counted]:
    """Counted answers to a question by those who gave each answer to another; None for who left that open."""
    by = _ANSWER.alias("by")
    beside = and_(by.c.sheet_id == _ANSWER.c.sheet_id, by.c.question_id == by_id)
    joined = _ANSWER.outerjoin(by, beside)
    of_question = _ANSWER.c.question_id == question_id
    counted_groups: dict[int | None, Counted] = defaultdict(Counted)
    answered = (
        select(by.c.value, func.count(_ANSWER.c.sheet_id.distinct()))
        .select_from(joined)
        .where(of_question)
        .group_by(by.c.value)
    )
    for group, number in work.connection.execute(answered):
        counted_groups[group].answered = number
    answers = (
        select(by.c.value, _ANSWER.c.value, func.count())
        .select_from(joined)
        .where(of_question)
        .group_by(by.c.value, _ANSWER.c.value)
    )
    for group, value, number in work.connection.execute(answers):
        counted_groups[group].numbers[value] = number
    return counted_groups


def open_answers(work: Work, question_id: UUID) -> tuple[OpenAnswer, ...]:
    """Words that people wrote to a question, sorted: the order says nothing about who came first."""
    already_story = exists().where(schema.story.c.happened == _ANSWER.c.words)
    statement = select(_ANSWER.c.words, already_story).where(
        _ANSWER.c.question_id == question_id, _ANSWER.c.words != ""
    )
    found = sorted(work.connection.execute(statement), key=lambda row: (folded(row[0]), row[0]))
    return tuple(
        OpenAnswer(question_id=question_id, words=words, told=bool(is_told))
        for words, is_told in found
    )


def stories_of(work: Work, question_id: UUID) -> tuple[Story, ...]:
    """The stories that were made of what people wrote to a question, in the order of their words."""
    wrote = select(_ANSWER.c.words).where(
        _ANSWER.c.question_id == question_id, _ANSWER.c.words != ""
    )
    found = work.store(Story).select(select(schema.story).where(schema.story.c.happened.in_(wrote)))
    return tuple(sorted(found, key=lambda story: (folded(story.happened), story.id)))


def kept_sheets(work: Work, survey_id: UUID) -> tuple[AnswerSheet, ...]:
    """Every filled-in form of a survey."""
    return work.store(AnswerSheet).find(survey_id=survey_id)


def kept_answers(work: Work, survey_id: UUID) -> tuple[Answer, ...]:
    """Every answer to a survey, for taking the whole of it away and bringing it back."""
    return work.store(Answer).select(
        select(_ANSWER)
        .join(_SHEET, _SHEET.c.id == _ANSWER.c.sheet_id)
        .where(_SHEET.c.survey_id == survey_id)
        .order_by(_ANSWER.c.sheet_id, _ANSWER.c.question_id, _ANSWER.c.value)
    )


def asked_again(work: Work, question_id: UUID) -> tuple[tuple[SurveyQuestion, Survey], ...]:
    """A question and all that repeat it or are repeated by it, each with its survey, the earliest first."""
    everywhere = {question.id: question for question in work.store(SurveyQuestion).find()}
    if question_id not in everywhere:
        return ()
    family = {question_id}
    while True:
        wider = family | {
            key
            for question in everywhere.values()
            for key, other in (
                (question.id, question.repeats_id),
                (question.repeats_id, question.id),
            )
            if key is not None and other in family
        }
        if wider == family:
            break
        family = wider
    surveys = {survey.id: survey for survey in work.store(Survey).find()}
    asked_questions = [(everywhere[key], surveys[everywhere[key].survey_id]) for key in family]
    return tuple(sorted(asked_questions, key=lambda pair: (pair[1].last, pair[1].id)))
