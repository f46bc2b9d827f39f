"""Results of a survey, told so that nobody can be recognised in it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.surveys.survey import (
    HIGHEST_MARK,
    LOWEST_MARK,
    QuestionKind,
    Questionnaire,
    SurveyQuestion,
)
from buurthuis_app.i18n import _


class Tally(Struct, frozen=True, kw_only=True):
    """Number of times that one answer was given."""

    value: int
    label: str
    number: int


class QuestionResult(Struct, frozen=True, kw_only=True):
    """The answers to one question together. Of fewer than five people only `answered` is told."""

    question: SurveyQuestion
    answered: int
    tallies: tuple[Tally, ...] = ()

    @property
    def told(self) -> bool:
        """Whether enough people answered to show the result."""
        return self.answered >= SMALLEST_GROUP

    @property
    def mean(self) -> float | None:
        """The mean mark; None for other questions and of too few people."""
        if self.question.kind is not QuestionKind.MARK or not self.told:
            return None
        return sum(tally.value * tally.number for tally in self.tallies) / self.answered

    def share(self, value: int) -> float | None:
        """The share of those who answered that gave this answer; None of too few people."""
        tally = next(
            (value_tally for value_tally in self.tallies if value_tally.value == value), None
        )
        return tally.number / self.answered if tally is not None else None

    def figure(self, option: int | None = None) -> float | None:
        """What an indicator takes from it: the mean mark, or the percent that says yes or chose `option`."""
        if self.question.kind is QuestionKind.MARK:
            return self.mean
        share = self.share(1 if option is None else option)
        return None if share is None else share * 100


class SurveyResult(Struct, frozen=True, kw_only=True):
    """All answers to a survey, beside those of the survey that it repeats."""

    questionnaire: Questionnaire
    sheets: int
    results: tuple[QuestionResult, ...]
    former_title: str = ""
    former: Mapping[UUID, QuestionResult] | None = None
    """By the id of the question now: what was answered the former time."""

    @property
    def response(self) -> float | None:
        """The share of the people asked who answered; None when nobody knows how many were asked."""
        handed_out = self.questionnaire.survey.handed_out
        return self.sheets / handed_out if handed_out else None

    def as_json(self) -> dict[str, object]:
        """The outcome as JSON, for scripts."""
        survey = self.questionnaire.survey
        return {
            "title": survey.title,
            "from": survey.first.isoformat(),
            "to": survey.last.isoformat(),
            "answered": self.sheets,
            "asked": survey.handed_out,
            "questions": [
                {
                    "question": result.question.words,
                    "kind": result.question.kind.value,
                    "answered": result.answered,
                    "mean": result.mean,
                    "answers": {tally.label: tally.number for tally in result.tallies},
                }
                for result in self.results
            ],
        }


class GroupRow(Struct, frozen=True, kw_only=True):
    """The answers of those who gave one answer to another question; hidden when they are too few to tell."""

    label: str
    result: QuestionResult | None


class OpenAnswer(Struct, frozen=True, kw_only=True):
    """What somebody wrote. `told` says that it is a story already."""

    question_id: UUID
    words: str
    told: bool = False


def question_result(
    question: SurveyQuestion, answered: int, counts: Mapping[int, int]
) -> QuestionResult:
    """The result of `answered` people with so many of each answer; without its parts when they are too few."""
    if answered < SMALLEST_GROUP:
        return QuestionResult(question=question, answered=answered)
    return QuestionResult(
        question=question,
        answered=answered,
        tallies=tuple(
            Tally(value=value, label=label, number=counts.get(value, 0))
            for value, label in labels(question)
        ),
    )


def labels(question: SurveyQuestion) -> tuple[tuple[int, str], ...]:
    """Each answer that can be given to a closed question, with its words."""
    if question.kind is QuestionKind.MARK:
        return tuple((mark, str(mark)) for mark in range(LOWEST_MARK, HIGHEST_MARK + 1))
    if question.kind is QuestionKind.YES_NO:
        return ((1, _("ja")), (0, _("nee")))
    return tuple(enumerate(question.options))


def shown_groups(sizes: Sequence[int]) -> tuple[bool, ...]:
    """Which groups may be told, by how many people they hold.

    Those under five may not. When they are so few together that the total gives them away, the smallest of the
    others stays hidden with them.
    """
    shown = [size >= SMALLEST_GROUP for size in sizes]
    hidden = sum(size for size, seen in zip(sizes, shown, strict=True) if not seen)
    while 0 < hidden < SMALLEST_GROUP and any(shown):
        least = min((place for place, seen in enumerate(shown) if seen), key=lambda p: sizes[p])
        shown[least] = False
        hidden += sizes[least]
    return tuple(shown)
