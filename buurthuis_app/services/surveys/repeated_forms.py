"""Whether forms of a file were taken in before: they have no name, so what they answer is all there is to go by."""

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


def parted(kept: Forms, filled_in: Iterable[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """The forms that stand among those taken from files already, each no more often than there, and the others."""
    there = _said_in_files(kept)
    known, new = [], []
    for sheet in filled_in:
        said = _said(answers_of(_NOBODY, sheet))
        if there[said]:
            there[said] -= 1
            known.append(sheet)
        else:
            new.append(sheet)
    return known, new


def ask_about(kept: Forms, known: Sequence[Sheet], new: Sequence[Sheet]) -> None:
    """Raise FormsKnown when this looks like the same file: all of it is there, or all from files is in it.

    A few equal forms say nothing: with few questions people answer the same by chance.
    """
    of_files = sum(one.answered_by is AnsweredBy.FILE for one in kept.sheets)
    grown = len(known) == of_files and len(known) >= SMALLEST_GROUP
    if known and (not new or grown):
        raise FormsKnown(known=len(known), new=len(new))


def _said_in_files(kept: Forms) -> Counter[_Said]:
    by_file = {one.id for one in kept.sheets if one.answered_by is AnsweredBy.FILE}
    answers: dict[UUID, list[Answer]] = {key: [] for key in by_file}
    for answer in kept.answers:
        if answer.sheet_id in by_file:
            answers[answer.sheet_id].append(answer)
    return Counter(_said(each) for each in answers.values())


def _said(answers: Iterable[Answer]) -> _Said:
    return frozenset((one.question_id, one.value, one.words) for one in answers)
