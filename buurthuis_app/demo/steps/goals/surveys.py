"""Surveys of the demo with their answers: a poll of the town that runs now, and one of visitors, asked each year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random
from uuid import UUID

from msgspec import Struct

from buurthuis_app.demo.data.goals.surveys import QuestionData, SurveyData, surveys_data
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.surveys.survey import (
    HIGHEST_MARK,
    LOWEST_MARK,
    Answer,
    AnsweredBy,
    AnswerSheet,
    QuestionKind,
    Questionnaire,
    QuestionWording,
    Reply,
    Survey,
    SurveyQuestion,
    SurveyWording,
    answers_of,
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.surveys import storage
from buurthuis_app.services.surveys.storage import Forms

MOST_YEARS = 3
"""So many times the visitors were asked, this year's included."""
_WORDS_KEPT = 2  # years
_ASKED_IN = dt.timedelta(days=70)
_LASTS = dt.timedelta(days=28)


class SurveyRecords(Struct, frozen=True, kw_only=True):
    """A survey with the forms that were filled in."""

    asked: Questionnaire
    forms: Forms


def build(house: House, timeline: Timeline) -> tuple[SurveyRecords, ...]:
    """The visitors' surveys, the earliest first, and the town's poll."""
    records: list[SurveyRecords] = []
    data = surveys_data().visitors
    former: Questionnaire | None = None
    for ago in reversed(range(min(timeline.years, MOST_YEARS))):
        asked = _visitors(house, timeline, ago, former)
        chance = timeline.chance("survey", str(asked.survey.last.year))
        people = 38 + 9 * (MOST_YEARS - ago)
        # What people wrote is erased after two years: of that time only the closed questions are left.
        words = data.open_answers if ago < _WORDS_KEPT else ()
        forms = _forms(asked, data.questions, people, words, chance, ago)
        records.append(SurveyRecords(asked=asked, forms=forms))
        former = asked
    poll = _town_poll(house, timeline)
    chance = timeline.chance("survey", "city pass")
    data = surveys_data().town_poll
    forms = _forms(poll, data.questions, 41, data.open_answers, chance, 0)
    return (*records, SurveyRecords(asked=poll, forms=forms))


def keep(work: Work, surveys: Sequence[SurveyRecords]) -> None:
    """Write the surveys."""
    for survey in surveys:
        storage.add(work, survey.asked)
        survey.forms.keep(work)


def _town_poll(house: House, timeline: Timeline) -> Questionnaire:
    data = surveys_data().town_poll
    survey = Survey(
        id=new_id(),
        centre_id=house.centre.id,
        title=data.title,
        introduction=data.introduction,
        first=timeline.today - dt.timedelta(days=12),
        last=timeline.today + dt.timedelta(days=16),
        at_door=True,
        theme_id=house.themes["meedoen"].id,
    )
    return _questionnaire(survey, data, None)


def _visitors(
    house: House, timeline: Timeline, ago: int, former: Questionnaire | None
) -> Questionnaire:
    last = timeline.today - _ASKED_IN - dt.timedelta(days=365 * ago)
    data = surveys_data().visitors
    survey = Survey(
        id=new_id(),
        centre_id=house.centre.id,
        title=data.title,
        introduction=data.introduction,
        first=last - _LASTS,
        last=last,
        handed_out=120,
        theme_id=house.themes["eenzaamheid"].id,
        repeats_id=former.survey.id if former else None,
    )
    return _questionnaire(survey, data, former)


def _questionnaire(survey: Survey, data: SurveyData, former: Questionnaire | None) -> Questionnaire:
    questions = tuple(
        SurveyQuestion(
            id=new_id(),
            survey_id=survey.id,
            position=place,
            kind=question.kind,
            words=question.words,
            options=question.options,
            repeats_id=former.questions[place].id if former else None,
        )
        for place, question in enumerate(data.questions)
    )
    return Questionnaire(
        survey=survey,
        questions=questions,
        survey_wordings=tuple(
            SurveyWording(
                survey_id=survey.id,
                language=wording.language,
                title=wording.title,
                introduction=wording.introduction,
            )
            for wording in data.wordings
        ),
        question_wordings=tuple(
            QuestionWording(
                question_id=question.id,
                language=wording.language,
                words=wording.words,
                options=wording.options,
            )
            for question, question_data in zip(questions, data.questions, strict=True)
            for wording in question_data.wordings
        ),
    )


def _forms(
    asked: Questionnaire,
    questions: Sequence[QuestionData],
    people: int,
    words: Sequence[str],
    chance: Random,
    ago: int,
) -> Forms:
    """So many people's answers; what they wrote is used once."""
    written = iter(chance.sample(list(words), len(words)))
    sheets: list[AnswerSheet] = []
    answers: list[Answer] = []
    for _person in range(people):
        sheet = AnswerSheet(
            id=UUID(int=chance.getrandbits(128), version=4),
            survey_id=asked.survey.id,
            answered_by=chance.choice((AnsweredBy.DOOR, AnsweredBy.DOOR, AnsweredBy.PAPER)),
        )
        replies = tuple(_replies(asked, questions, written, chance, ago))
        if replies:
            sheets.append(sheet)
            answers += answers_of(sheet.id, replies)
    return Forms(sheets=tuple(sheets), answers=tuple(answers))


def _replies(
    asked: Questionnaire,
    questions: Sequence[QuestionData],
    written: Iterator[str],
    chance: Random,
    ago: int,
) -> Iterator[Reply]:
    for question, question_data in zip(asked.questions, questions, strict=True):
        if chance.random() > question_data.answered:
            continue
        reply = Reply(question_id=question.id)
        if question_data.kind is QuestionKind.OPEN:
            words = next(written, "")
            if words:
                yield replace(reply, words=words)
        elif question_data.kind is QuestionKind.MARK:  # a little better each year
            (mark,) = chance.choices(range(LOWEST_MARK, HIGHEST_MARK + 1), question_data.weights)
            lower = chance.random() < ago * 0.3 and mark > LOWEST_MARK
            yield replace(reply, values=(mark - lower,))
        elif question_data.kind is QuestionKind.CHOICES:
            values = tuple(
                place
                for place, weight in enumerate(question_data.weights)
                if chance.random() * 100 < weight
            )
            yield replace(reply, values=values)
        else:
            (value,) = chance.choices(range(len(question_data.weights)), question_data.weights)
            yield replace(reply, values=(value,))
