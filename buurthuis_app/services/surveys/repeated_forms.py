"""Repeated forms of a file that were taken in before: they have no name, so only their answers can tell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.surveys.answer_file import FormsKnown
from buurthuis_app.domain.surveys.survey import Answer, AnsweredBy, Reply, answers_of
from buurthuis_app.services.surveys.storage import Forms

_Said = frozenset[tuple[UUID, int, str]]
_NOBODY = UUID(int=0)

Sheet = tuple[Reply, ...]


def parted(earlier_forms: Forms, filled_in: Iterable[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """The forms that stand among those taken from files already, each no more often than there, and the others."""
    known_replies = _said_in_files(earlier_forms)
    known, new = [], []
    for sheet in filled_in:
        replies = _said(answers_of(_NOBODY, sheet))
        if known_replies[replies]:
            known_replies[replies] -= 1
            known.append(sheet)
        else:
            new.append(sheet)
    return known, new


def ask_about(earlier_forms: Forms, known: Sequence[Sheet], new: Sequence[Sheet]) -> None:
    """Raise FormsKnown when this looks like the same file: all of it is there, or all from files is in it.

    A few equal forms say nothing: with few questions people answer the same by chance.
    """
    of_files = sum(sheet.answered_by is AnsweredBy.FILE for sheet in earlier_forms.sheets)
    grown = len(known) == of_files and len(known) >= SMALLEST_GROUP
    if known and (not new or grown):
        raise FormsKnown(known=len(known), new=len(new))


def _said_in_files(forms: Forms) -> Counter[_Said]:
    by_file = {sheet.id for sheet in forms.sheets if sheet.answered_by is AnsweredBy.FILE}
    answers: dict[UUID, list[Answer]] = {key: [] for key in by_file}
    for answer in forms.answers:
        if answer.sheet_id in by_file:
            answers[answer.sheet_id].append(answer)
    return Counter(_said(of_sheet) for of_sheet in answers.values())


def _said(answers: Iterable[Answer]) -> _Said:
    return frozenset((answer.question_id, answer.value, answer.words) for answer in answers)
