"""News of forms that were filled in at a door, with the questions as they were asked there."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.surveys.survey import (
    Answer,
    AnswerSheet,
    Questionnaire,
    SurveyQuestion,
    problems_of_change,
)
from buurthuis_app.records import replace


class FormsNews(Struct, frozen=True, kw_only=True):
    """The forms of one survey since the last packet, in the order of ids that are drawn by chance."""

    asked: Questionnaire
    sheets: tuple[AnswerSheet, ...]
    answers: tuple[Answer, ...]

    @property
    def about(self) -> UUID:
        """What it is about."""
        return self.asked.survey.id

    def fits(self, here: Questionnaire) -> bool:
        """Whether each answer says here what it said at the door."""
        return not problems_of_change(self.asked, here)

    def fitting(self, here: Questionnaire) -> "FormsNews":
        """The forms with the answers that still say the same, without those of which nothing is left."""
        known = {question.id: question for question in here.questions}
        there = {question.id: question for question in self.asked.questions}
        answers = tuple(
            answer
            for answer in self.answers
            if _same(there[answer.question_id], known.get(answer.question_id), answer.value)
        )
        given = {answer.sheet_id for answer in answers}
        sheets = tuple(sheet for sheet in self.sheets if sheet.id in given)
        return replace(self, sheets=sheets, answers=answers)

    def without(self, known: Iterable[UUID]) -> "FormsNews":
        """The forms that are not among those."""
        known = frozenset(known)
        return replace(
            self,
            sheets=tuple(sheet for sheet in self.sheets if sheet.id not in known),
            answers=tuple(answer for answer in self.answers if answer.sheet_id not in known),
        )


def forms_together(former: FormsNews, later: FormsNews) -> FormsNews:
    """Both in one, each form once."""
    new = later.without(sheet.id for sheet in former.sheets)
    return replace(former, sheets=former.sheets + new.sheets, answers=former.answers + new.answers)


def _same(there: SurveyQuestion, here: SurveyQuestion | None, value: int) -> bool:
    """Whether the answer with this value means the same to both questions."""
    if here is None or here.kind is not there.kind:
        return False
    if not there.kind.has_options:
        return True
    options = [
        name_key(question.options[value])
        for question in (there, here)
        if value < len(question.options)
    ]
    return len(options) == 2 and options[0] == options[1]  # noqa: PLR2004 - both have it
