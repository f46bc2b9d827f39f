"""Step: two surveys with their answers: a poll of the town that runs now, and one of visitors, asked each year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random
from uuid import UUID

from msgspec import Struct

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
from buurthuis_app.services.demo import poll_words
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.poll_words import Asked
from buurthuis_app.services.demo.setting import Setting
from buurthuis_app.services.surveys import storage
from buurthuis_app.services.surveys.storage import Forms

MOST_YEARS = 3
"""So many times the visitors were asked, this year's included."""
_WORDS_KEPT = 2  # years
_ASKED_IN = dt.timedelta(days=70)
_LASTS = dt.timedelta(days=28)


class Polled(Struct, frozen=True, kw_only=True):
    """A survey with the forms that were filled in."""

    asked: Questionnaire
    forms: Forms


def polled(house: House, setting: Setting) -> tuple[Polled, ...]:
    """The visitors' surveys, the earliest first, and the town's poll."""
    found: list[Polled] = []
    former: Questionnaire | None = None
    for ago in reversed(range(min(setting.years, MOST_YEARS))):
        asked = _visitors(house, setting, ago, former)
        chance = setting.chance("survey", str(asked.survey.last.year))
        people = 38 + 9 * (MOST_YEARS - ago)
        # What people wrote is erased after two years: of that time only the closed questions are left.
        words = poll_words.VISITORS_WORDS if ago < _WORDS_KEPT else ()
        forms = _forms(asked, poll_words.VISITORS, people, words, chance, ago)
        found.append(Polled(asked=asked, forms=forms))
        former = asked
    pas = _town_poll(house, setting)
    chance = setting.chance("survey", "city pass")
    forms = _forms(pas, poll_words.TOWN_POLL, 41, poll_words.TOWN_POLL_WORDS, chance, 0)
    return (*found, Polled(asked=pas, forms=forms))


def keep(work: Work, surveys: Sequence[Polled]) -> None:
    """Write the surveys."""
    for one in surveys:
        storage.add(work, one.asked)
        one.forms.keep(work)


def _town_poll(house: House, setting: Setting) -> Questionnaire:
    survey = Survey(
        id=new_id(),
        centre_id=house.centre.id,
        title=poll_words.TOWN_POLL_TITLE,
        introduction=poll_words.TOWN_POLL_INTRODUCTION,
        first=setting.today - dt.timedelta(days=12),
        last=setting.today + dt.timedelta(days=16),
        at_door=True,
        theme_id=house.themes["meedoen"].id,
    )
    return _questionnaire(survey, poll_words.TOWN_POLL, poll_words.TOWN_POLL_TITLES, None)


def _visitors(
    house: House, setting: Setting, ago: int, former: Questionnaire | None
) -> Questionnaire:
    last = setting.today - _ASKED_IN - dt.timedelta(days=365 * ago)
    survey = Survey(
        id=new_id(),
        centre_id=house.centre.id,
        title=poll_words.VISITORS_TITLE,
        introduction=poll_words.VISITORS_INTRODUCTION,
        first=last - _LASTS,
        last=last,
        handed_out=120,
        theme_id=house.themes["eenzaamheid"].id,
        repeats_id=former.survey.id if former else None,
    )
    return _questionnaire(survey, poll_words.VISITORS, poll_words.VISITORS_TITLES, former)


def _questionnaire(
    survey: Survey,
    asked: Sequence[Asked],
    titles: Sequence[tuple[str, str, str]],
    former: Questionnaire | None,
) -> Questionnaire:
    questions = tuple(
        SurveyQuestion(
            id=new_id(),
            survey_id=survey.id,
            position=place,
            kind=one.kind,
            words=one.words,
            options=one.options,
            repeats_id=former.questions[place].id if former else None,
        )
        for place, one in enumerate(asked)
    )
    return Questionnaire(
        survey=survey,
        questions=questions,
        survey_wordings=tuple(
            SurveyWording(
                survey_id=survey.id, language=code, title=title, introduction=introduction
            )
            for code, title, introduction in titles
        ),
        question_wordings=tuple(
            QuestionWording(question_id=question.id, language=code, words=words, options=options)
            for question, one in zip(questions, asked, strict=True)
            for code, words, options in one.wordings
        ),
    )


def _forms(
    asked: Questionnaire,
    questions: Sequence[Asked],
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
    questions: Sequence[Asked],
    written: Iterator[str],
    chance: Random,
    ago: int,
) -> Iterator[Reply]:
    for question, one in zip(asked.questions, questions, strict=True):
        if chance.random() > one.answered:
            continue
        reply = Reply(question_id=question.id)
        if one.kind is QuestionKind.OPEN:
            words = next(written, "")
            if words:
                yield replace(reply, words=words)
        elif one.kind is QuestionKind.MARK:  # a little better each year
            (mark,) = chance.choices(range(LOWEST_MARK, HIGHEST_MARK + 1), one.weights)
            lower = chance.random() < ago * 0.3 and mark > LOWEST_MARK
            yield replace(reply, values=(mark - lower,))
        elif one.kind is QuestionKind.CHOICES:
            values = tuple(
                place for place, weight in enumerate(one.weights) if chance.random() * 100 < weight
            )
            yield replace(reply, values=values)
        else:
            (value,) = chance.choices(range(len(one.weights)), one.weights)
            yield replace(reply, values=(value,))
