"""Forms of a door: which answers still say the same, and each form once."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.packets.forms_news import FormsNews
from buurthuis_app.domain.packets.packet import decoded, encoded, joined
from buurthuis_app.domain.surveys.survey import (
    Answer,
    AnsweredBy,
    AnswerSheet,
    QuestionKind,
    Questionnaire,
    Survey,
    SurveyQuestion,
)
from buurthuis_app.records import replace

DAY = dt.date(2026, 3, 3)
SURVEY = Survey(id=UUID(int=1), centre_id=UUID(int=2), title="Tevreden?", first=DAY, last=DAY)
MARK = SurveyQuestion(
    id=UUID(int=3), survey_id=SURVEY.id, position=0, kind=QuestionKind.MARK, words="Cijfer?"
)
CHOICE = SurveyQuestion(
    id=UUID(int=4),
    survey_id=SURVEY.id,
    position=1,
    kind=QuestionKind.CHOICE,
    words="Hoe vaak?",
    options=("Vaak", "Soms"),
)
ASKED = Questionnaire(survey=SURVEY, questions=(MARK, CHOICE))


def sheet(number: int) -> AnswerSheet:
    return AnswerSheet(id=UUID(int=number), survey_id=SURVEY.id, answered_by=AnsweredBy.DOOR)


MARKED = Answer(sheet_id=UUID(int=11), question_id=MARK.id, value=8)
CHOSEN = Answer(sheet_id=UUID(int=12), question_id=CHOICE.id, value=1)
FORMS = FormsNews(asked=ASKED, sheets=(sheet(11), sheet(12)), answers=(MARKED, CHOSEN))


@pytest.mark.parametrize(
    ("here", "left"),
    [
        (ASKED, (MARKED, CHOSEN)),
        (
            replace(ASKED, questions=(MARK, replace(CHOICE, options=("Vaak", "Soms", "Nooit")))),
            None,
        ),
        (replace(ASKED, questions=(replace(MARK, kind=QuestionKind.YES_NO), CHOICE)), (CHOSEN,)),
        (replace(ASKED, questions=(MARK,)), (MARKED,)),
        (replace(ASKED, questions=(MARK, replace(CHOICE, options=("Soms", "Vaak")))), (MARKED,)),
        (replace(ASKED, questions=(MARK, replace(CHOICE, options=("Vaak",)))), (MARKED,)),
    ],
)
def test_answers_that_say_the_same_stay(
    here: Questionnaire, left: tuple[Answer, ...] | None
) -> None:
    fitting = FORMS.fitting(here)
    assert FORMS.fits(here) == (left in {None, FORMS.answers})
    assert fitting.answers == (left or FORMS.answers)
    assert {form.id for form in fitting.sheets} == {answer.sheet_id for answer in fitting.answers}


def test_each_form_comes_once() -> None:
    assert FORMS.about == SURVEY.id
    assert FORMS.without([UUID(int=11)]).answers == (CHOSEN,)
    half = replace(FORMS, sheets=(sheet(11),), answers=(MARKED,))
    assert joined(encoded(half), FORMS) == FORMS
    assert decoded(encoded(FORMS), FormsNews) == FORMS
