"""Papers of a survey, and its outcome in words."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.surveys.results import QuestionResult, SurveyResult
from buurthuis_app.domain.surveys.survey import QuestionKind, Questionnaire
from buurthuis_app.i18n import _, ngettext, number, percent, short_date


class SurveySheet(Struct, frozen=True, kw_only=True):
    """A survey in one language; with its outcome when that is what is printed."""

    centre: str
    printed_on: dt.date
    asked: Questionnaire
    outcome: SurveyResult | None = None
    stories: Mapping[UUID, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By question, what people wrote themselves and allowed outside as a story, with who says it."""

    @property
    def how_many(self) -> str:
        """The period of the survey and the number of forms, in words."""
        survey = self.asked.survey
        days = _("{first} tot en met {last}").format(
            first=short_date(survey.first), last=short_date(survey.last)
        )
        return f"{days} · {said_response(self.outcome)}" if self.outcome else days

    def said_of(self, result: QuestionResult) -> str:
        """How many answered a question, and its mean."""
        former = (self.outcome.former or {}).get(result.question.id) if self.outcome else None
        return said_result(result, former)

    @property
    def about_small_groups(self) -> str:
        """A sentence on why results of small groups are left out."""
        return _(
            "Van minder dan {n} antwoorden staat hier alleen het aantal. "
            "Zo is niet te zien wie wat antwoordde."
        ).format(n=SMALLEST_GROUP)


def said_response(outcome: SurveyResult) -> str:
    """41 formulieren, 34% van wie het gevraagd is."""
    words = ngettext("{n} formulier", "{n} formulieren", outcome.sheets)
    sentence = words.format(n=number(outcome.sheets))
    if outcome.response is None:
        return sentence
    return _("{forms}, {share} van wie het gevraagd is").format(
        forms=sentence, share=percent(outcome.response)
    )


def said_result(result: QuestionResult, former: QuestionResult | None = None) -> str:
    """How many answered a question, its mean, and the mean of the former time."""
    words = ngettext("{n} antwoord", "{n} antwoorden", result.answered)
    sentence = words.format(n=number(result.answered))
    if not result.told:
        if result.question.kind is QuestionKind.OPEN or not result.answered:
            return sentence
        return _("{answers}; te weinig om te tonen").format(answers=sentence)
    if result.mean is None:
        return sentence
    sentence = _("{answers}, gemiddeld {mean}").format(
        answers=sentence, mean=number(result.mean, 1)
    )
    if former is None or former.mean is None:
        return sentence
    return _("{said}; de vorige keer {mean}").format(said=sentence, mean=number(former.mean, 1))
