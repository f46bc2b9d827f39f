"""Typed reply from a paper form: 7, j, 1 3."""

from buurthuis_app.domain.surveys.survey import (
    HIGHEST_MARK,
    LOWEST_MARK,
    QuestionKind,
    Reply,
    SurveyQuestion,
)
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

_YES, _NO = frozenset({"j", "ja", "y", "1"}), frozenset({"n", "nee", "0", "2"})


def read_reply(question: SurveyQuestion, text: str) -> Reply:
    """The reply that was typed; nothing for an empty line. Raises Invalid with what can be typed."""
    typed = text.strip()
    if not typed:
        return Reply(question_id=question.id)
    if question.kind is QuestionKind.OPEN:
        return Reply(question_id=question.id, words=typed)
    return Reply(question_id=question.id, values=_values(question, typed))


def _values(question: SurveyQuestion, typed: str) -> tuple[int, ...]:
    if question.kind is QuestionKind.YES_NO:
        if typed.casefold() in _YES:
            return (1,)
        if typed.casefold() in _NO:
            return (0,)
        raise Invalid(_("Typ j of n bij: {question}").format(question=question.words))
    numbers = [int(part) for part in typed.replace(",", " ").split() if part.isdecimal()]
    clean = len(numbers) == len(typed.replace(",", " ").split())
    if question.kind is QuestionKind.MARK:
        if clean and len(numbers) == 1 and LOWEST_MARK <= numbers[0] <= HIGHEST_MARK:
            return (numbers[0],)
        raise Invalid(
            _("Typ een cijfer van 1 tot 10 bij: {question}").format(question=question.words)
        )
    most = len(question.options)
    several = question.kind is QuestionKind.CHOICES
    if clean and all(1 <= n <= most for n in numbers) and (several or len(numbers) == 1):
        return tuple(sorted({n - 1 for n in numbers}))
    sentence = (
        _("Typ nummers van 1 tot en met {n}, met een spatie ertussen, bij: {question}")
        if several
        else _("Typ één nummer van 1 tot en met {n} bij: {question}")
    )
    raise Invalid(sentence.format(n=most, question=question.words))
