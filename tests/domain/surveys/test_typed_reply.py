"""What is typed from paper, how an outcome is told, and a year's goals for scripts."""

import datetime as dt

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.surveys.paper import SurveySheet, said_response, said_result
from buurthuis_app.domain.surveys.results import SurveyResult, numbered_answers, question_result
from buurthuis_app.domain.surveys.survey import QuestionKind, Questionnaire, Survey, SurveyQuestion
from buurthuis_app.domain.surveys.typed_reply import read_reply
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace
from tests.reports.goals.goals_example import a_goals_year

DAY = dt.date(2026, 11, 22)


def question(kind: QuestionKind, options: tuple[str, ...] = ()) -> SurveyQuestion:
    return SurveyQuestion(
        id=new_id(), survey_id=new_id(), position=0, kind=kind, words="Wat?", options=options
    )


MARK = question(QuestionKind.MARK)
CHOICE = question(QuestionKind.CHOICE, ("pas", "app", "allebei"))
CHOICES = question(QuestionKind.CHOICES, ("jong", "oud", "iedereen"))
USES = question(QuestionKind.YES_NO)
OPEN = question(QuestionKind.OPEN)


@pytest.mark.parametrize(
    ("asked", "typed", "values"),
    [
        (MARK, "7", (7,)),
        (MARK, " 10 ", (10,)),
        (MARK, "", ()),
        (CHOICE, "2", (1,)),
        (CHOICES, "1 3", (0, 2)),
        (CHOICES, "3,1,3", (0, 2)),
        (USES, "j", (1,)),
        (USES, "JA", (1,)),
        (USES, "1", (1,)),
        (USES, "n", (0,)),
        (USES, "2", (0,)),
    ],
)
def test_numbers_and_letters_are_answers(
    asked: SurveyQuestion, typed: str, values: tuple[int, ...]
) -> None:
    assert read_reply(asked, typed).values == values


def test_words_are_kept_as_they_are() -> None:
    assert read_reply(OPEN, " Fijn zo. ").words == "Fijn zo."


@pytest.mark.parametrize(
    ("asked", "typed", "said"),
    [
        (MARK, "0", "cijfer van 1 tot 10"),
        (MARK, "7 8", "cijfer van 1 tot 10"),
        (MARK, "zeven", "cijfer van 1 tot 10"),
        (CHOICE, "4", "één nummer van 1 tot en met 3"),
        (CHOICE, "1 2", "één nummer"),
        (CHOICES, "1 4", "nummers van 1 tot en met 3"),
        (CHOICES, "1 x", "nummers van 1 tot en met 3"),
        (USES, "misschien", "j of n"),
    ],
)
def test_what_fits_no_answer_says_what_can_be_typed(
    asked: SurveyQuestion, typed: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        read_reply(asked, typed)


def sheet(**outcome: object) -> SurveySheet:
    survey = Survey(
        id=new_id(), centre_id=new_id(), title="Stadspas", first=DAY, last=DAY, handed_out=10
    )
    asked = Questionnaire(survey=survey, questions=(MARK,))
    result = SurveyResult(questionnaire=asked, sheets=5, results=(), **outcome)  # type: ignore[arg-type]
    return SurveySheet(centre="De Schakel", printed_on=DAY, asked=asked, outcome=result)


def test_a_sheet_says_when_it_was_asked_and_how_many_answered() -> None:
    days = "22-11-2026 tot en met 22-11-2026"
    assert sheet().how_many == f"{days} · 5 formulieren, 50% van wie het gevraagd is"
    assert replace(sheet(), outcome=None).how_many == days
    nobody_knows = replace(sheet().asked.survey, handed_out=None)
    asked = replace(sheet().asked, survey=nobody_knows)
    outcome = SurveyResult(questionnaire=asked, sheets=1, results=())
    assert said_response(outcome) == "1 formulier"
    assert "minder dan 5" in sheet().about_small_groups


def test_an_answer_is_told_with_its_mean_beside_the_former() -> None:
    now, before = question_result(MARK, 5, {8: 5}), question_result(MARK, 6, {7: 6})
    told = "5 antwoorden, gemiddeld 8,0"
    assert said_result(now) == told
    assert said_result(now, before) == f"{told}; de vorige keer 7,0"
    assert said_result(now, question_result(MARK, 2, {7: 2})) == told
    assert said_result(question_result(MARK, 4, {7: 4})) == "4 antwoorden; te weinig om te tonen"
    assert said_result(question_result(MARK, 0, {})) == "0 antwoorden"
    assert said_result(question_result(OPEN, 1, {})) == "1 antwoord"
    assert said_result(question_result(USES, 6, {1: 6})) == "6 antwoorden"
    assert sheet(former={MARK.id: before}).said_of(now).endswith("7,0")
    assert replace(sheet(), outcome=None).said_of(now) == told


def test_a_years_goals_are_told_to_scripts() -> None:
    told = a_goals_year().as_json()
    assert (told["year"], told["centre"]) == (2026, "De Schakel")


def test_a_number_from_paper_means_the_option_that_was_printed_before_it() -> None:
    printed = question(QuestionKind.CHOICE, ("pas", "app"))
    moved = printed.offering(((None, "geen mening"), (1, "app"), (0, "pas")))
    assert numbered_answers(printed) == (("1", "pas"), ("2", "app"))
    assert numbered_answers(moved) == (("3", "geen mening"), ("2", "app"), ("1", "pas"))
    assert read_reply(moved, "2").values == read_reply(printed, "2").values == (1,)
