"""Options of questions that repeat one another: a place that one of them gave out says the same in all of them."""

from collections.abc import Mapping
from uuid import UUID

from buurthuis_app.domain.surveys.survey import Questionnaire, QuestionWording, SurveyQuestion
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.surveys import surveys as queries
from buurthuis_app.records import replace


def padded(work: Work, question: SurveyQuestion, known_as: UUID | None = None) -> SurveyQuestion:
    """The question with the options that its repeats have beyond its own, as ended ones.

    What is added to it then gets a place of its own, so that a comparison of years never sets one option beside
    another. `known_as` is the question that a new one repeats.
    """
    family = [other for other, _survey in queries.asked_again(work, known_as or question.id)]
    longest = max((other.options for other in family), key=len, default=())
    beyond = longest[len(question.options) :]
    if not beyond:
        return question
    asked = tuple(place for place, _words in question.offered)
    return replace(question, options=question.options + beyond, asked=asked)


def set_apart(
    work: Work, former: Questionnaire | None, questionnaire: Questionnaire
) -> Questionnaire:
    """The questionnaire in which each added option has a place that no repeat of its question gave to another."""
    before = {question.id: question for question in former.questions} if former else {}
    changed = {
        question.id: _apart(work, before.get(question.id), question)
        for question in questionnaire.questions
        if question.kind.has_options
    }
    asked = {question.id: question for question in questionnaire.questions}
    return replace(
        questionnaire,
        questions=tuple(changed.get(question.id, question) for question in questionnaire.questions),
        question_wordings=tuple(
            _worded(wording, asked, changed) for wording in questionnaire.question_wordings
        ),
    )


def _apart(work: Work, former: SurveyQuestion | None, question: SurveyQuestion) -> SurveyQuestion:
    repeated = queries.question(work, question.repeats_id) if former is None else former
    shared = len(repeated.options) if repeated else len(question.options)
    if len(question.options) <= shared:
        return question
    own = replace(question, options=question.options[:shared], asked=())
    wider = padded(work, own, question.id if former else question.repeats_id)
    if wider == own:
        return question
    return wider.offering(
        (place if place < shared else None, words) for place, words in question.offered
    )


def _worded(
    wording: QuestionWording,
    asked: Mapping[UUID, SurveyQuestion],
    changed: Mapping[UUID, SurveyQuestion],
) -> QuestionWording:
    """The translations at the places where their options are now; of what others added the Dutch words."""
    before, now = asked.get(wording.question_id), changed.get(wording.question_id)
    if before is None or now is None or len(wording.options) != len(before.options):
        return wording
    translated = dict(zip(before.options, wording.options, strict=True))
    return replace(wording, options=tuple(translated.get(words, words) for words in now.options))
