"""Surveys: what a person must still mend in them, and answers that give nobody away."""

import datetime as dt
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.surveys import survey
from buurthuis_app.domain.surveys.results import (
    QuestionResult,
    SurveyResult,
    labels,
    question_result,
    shown_groups,
)
from buurthuis_app.domain.surveys.survey import (
    Answer,
    QuestionKind,
    Questionnaire,
    QuestionWording,
    Reply,
    Survey,
    SurveyQuestion,
    SurveyWording,
)
from buurthuis_app.records import replace

DAY = dt.date(2026, 11, 22)
SURVEY = Survey(
    id=new_id(),
    centre_id=new_id(),
    title="Stadspas",
    first=DAY,
    last=DAY + dt.timedelta(days=30),
)


def question(
    kind: QuestionKind, words: str = "Wat vindt u?", options: tuple[str, ...] = ()
) -> SurveyQuestion:
    return SurveyQuestion(
        id=new_id(), survey_id=SURVEY.id, position=0, kind=kind, words=words, options=options
    )


MARK = question(QuestionKind.MARK, "Welk cijfer?")
FORM = question(QuestionKind.CHOICE, "Welke vorm?", ("pas", "app", "allebei"))
WHO = question(QuestionKind.CHOICES, "Voor wie?", ("jong", "oud"))
USES = question(QuestionKind.YES_NO, "Gebruikt u hem?")
OPEN = question(QuestionKind.OPEN, "Wat wilt u ons vertellen?")
ALL = (MARK, FORM, WHO, USES, OPEN)
PASS = Questionnaire(survey=SURVEY, questions=ALL)


def faulty(changed: Questionnaire) -> list[str]:
    return [problem.field for problem in survey.problems(changed)]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"title": " "}, ["title"]),
        ({"title": "x" * 121, "introduction": "x" * 1001}, ["title", "introduction"]),
        ({"last": DAY - dt.timedelta(days=1)}, ["last"]),
        ({"last": DAY}, []),
        ({"handed_out": 0}, ["handed_out"]),
        ({"handed_out": 100_000}, ["handed_out"]),
        ({"handed_out": 1}, []),
    ],
)
def test_all_faults_of_a_survey_show_at_once(changes: dict[str, object], fields: list[str]) -> None:
    assert faulty(replace(PASS, survey=replace(SURVEY, **changes))) == fields  # type: ignore[arg-type]


def test_a_survey_asks_one_to_ten_questions() -> None:
    assert faulty(replace(PASS, questions=())) == ["questions"]
    many = tuple(question(QuestionKind.OPEN) for _number in range(11))
    assert faulty(replace(PASS, questions=many)) == ["questions"]
    assert faulty(replace(PASS, questions=many[:10])) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (question(QuestionKind.OPEN, " "), "vul de vraag in"),
        (question(QuestionKind.OPEN, "x" * 301), "langer dan 300"),
        (question(QuestionKind.CHOICE, "Wat?", ("een",)), "twee of meer"),
        (question(QuestionKind.CHOICE, "Wat?", ("een", "Een ")), "één keer"),
        (question(QuestionKind.CHOICES, "Wat?", ("een", " ")), "niet leeg"),
        (question(QuestionKind.CHOICE, "Wat?", tuple(map(str, range(13)))), "hoogste 12"),
        (question(QuestionKind.CHOICE, "Wat?", ("a", "x" * 121)), "langer dan 120"),
    ],
)
def test_a_faulty_question_is_named_by_its_number(asked: SurveyQuestion, said: str) -> None:
    (problem,) = survey.problems(replace(PASS, questions=(MARK, asked)))
    assert problem.sentence.startswith("Vraag 2: ")
    assert said in problem.sentence


def test_another_language_has_all_the_options_and_a_question() -> None:
    short = QuestionWording(question_id=FORM.id, language="en", words="Which?", options=("card",))
    empty = QuestionWording(question_id=MARK.id, language="xx", words=" ")
    found = survey.problems(replace(PASS, question_wordings=(short, empty)))
    assert "aantal antwoorden in het English" in found[0].sentence
    assert "vraag in het xx is leeg" in found[1].sentence


def test_a_survey_speaks_another_language_where_it_was_translated() -> None:
    wordings = tuple(
        QuestionWording(question_id=one.id, language="en", words="English", options=one.options)
        for one in ALL
    )
    half = QuestionWording(question_id=MARK.id, language="tr", words="Türkçe")
    asked = replace(
        PASS,
        question_wordings=(*wordings, half),
        survey_wordings=(SurveyWording(survey_id=SURVEY.id, language="en", title="City pass"),),
    )
    assert asked.languages == ("nl", "en")
    assert asked.spoken("en").survey.title == "City pass"
    assert {one.words for one in asked.spoken("en").questions} == {"English"}
    turkish = asked.spoken("tr")
    assert (turkish.survey.title, turkish.questions[0].words) == ("Stadspas", "Türkçe")
    assert turkish.questions[1] == FORM
    assert survey.languages()["en"] == "English"


def test_after_the_first_answer_only_words_and_more_options_change() -> None:
    more = replace(FORM, words="Welke vorm wilt u?", options=(*FORM.options, "geen"))
    longer = replace(PASS, questions=(MARK, more, WHO, USES, OPEN))
    assert survey.problems_of_change(PASS, longer) == ()
    for changed, said in (
        (replace(PASS, questions=ALL[1:]), "blijft staan"),
        (replace(PASS, questions=(replace(MARK, kind=QuestionKind.OPEN), *ALL[1:])), "soort"),
        (
            replace(PASS, questions=(MARK, replace(FORM, options=("pas", "app")), *ALL[2:])),
            "antwoorden blijven",
        ),
    ):
        (problem,) = survey.problems_of_change(PASS, changed)
        assert said in problem.sentence


@pytest.mark.parametrize(
    ("reply", "good"),
    [
        (Reply(question_id=MARK.id, values=(1,)), True),
        (Reply(question_id=MARK.id, values=(10,)), True),
        (Reply(question_id=MARK.id, values=(11,)), False),
        (Reply(question_id=MARK.id, values=(3, 4)), False),
        (Reply(question_id=USES.id, values=(0,)), True),
        (Reply(question_id=USES.id, values=(2,)), False),
        (Reply(question_id=FORM.id, values=(2,)), True),
        (Reply(question_id=FORM.id, values=(3,)), False),
        (Reply(question_id=FORM.id, values=(-1,)), False),
        (Reply(question_id=WHO.id, values=(0, 1)), True),
        (Reply(question_id=OPEN.id, words="Fijn."), True),
        (Reply(question_id=OPEN.id, words="x" * 4001), False),
        (Reply(question_id=OPEN.id, values=(1,)), False),
        (Reply(question_id=OPEN.id, words="  "), False),
        (Reply(question_id=new_id(), values=(1,)), False),
    ],
)
def test_a_form_holds_only_answers_that_fit_its_questions(
    reply: Reply,
    good: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert (survey.problems_of_replies(ALL, [reply]) == ()) is good


def test_replies_are_kept_without_order_and_without_doubles() -> None:
    sheet = new_id()
    kept = survey.answers_of(
        sheet,
        [
            Reply(question_id=WHO.id, values=(1, 0, 1)),
            Reply(question_id=OPEN.id, words=" Fijn. "),
            Reply(question_id=MARK.id),
        ],
    )
    assert kept == (
        Answer(sheet_id=sheet, question_id=WHO.id, value=0),
        Answer(sheet_id=sheet, question_id=WHO.id, value=1),
        Answer(sheet_id=sheet, question_id=OPEN.id, value=0, words="Fijn."),
    )


def test_a_survey_is_open_on_its_own_days_and_of_the_year_it_ends_in() -> None:
    assert SURVEY.open_on(DAY)
    assert SURVEY.open_on(SURVEY.last)
    assert not SURVEY.open_on(SURVEY.last + dt.timedelta(days=1))
    assert replace(SURVEY, last=dt.date(2027, 1, 5)).year == 2027


def test_a_mark_has_a_mean_and_a_choice_has_shares() -> None:
    marks = question_result(MARK, 5, {6: 2, 8: 3})
    assert marks.mean == pytest.approx(7.2)
    assert marks.figure() == marks.mean
    assert [one.label for one in marks.tallies] == [str(mark) for mark in range(1, 11)]
    forms = question_result(FORM, 10, {0: 4, 2: 6})
    assert (forms.mean, forms.share(2), forms.share(1)) == (None, 0.6, 0.0)
    assert forms.figure(0) == 40.0
    assert question_result(USES, 8, {1: 6, 0: 2}).figure() == 75.0
    assert question_result(FORM, 10, {0: 10}).figure(9) is None


def test_of_fewer_than_five_people_only_their_number_is_told() -> None:
    few = question_result(MARK, 4, {1: 4})
    assert few == QuestionResult(question=MARK, answered=4)
    assert (few.told, few.mean, few.share(1), few.figure()) == (False, None, None, None)


def test_every_closed_question_has_its_answers_in_words() -> None:
    assert labels(USES) == ((1, "ja"), (0, "nee"))
    assert labels(WHO) == ((0, "jong"), (1, "oud"))


def test_the_response_is_of_those_who_were_asked() -> None:
    outcome = SurveyResult(questionnaire=PASS, sheets=30, results=())
    assert outcome.response is None
    asked = replace(PASS, survey=replace(SURVEY, handed_out=120))
    assert replace(outcome, questionnaire=asked).response == 0.25


def test_scripts_get_the_outcome_without_forms() -> None:
    outcome = SurveyResult(
        questionnaire=PASS,
        sheets=5,
        results=(question_result(USES, 5, {1: 5}), question_result(MARK, 3, {9: 3})),
    )
    told: Any = outcome.as_json()
    uses, mark = told["questions"]
    assert uses["answers"] == {"ja": 5, "nee": 0}
    assert mark == {
        "question": "Welk cijfer?",
        "kind": "mark",
        "answered": 3,
        "mean": None,
        "answers": {},
    }


def test_one_small_group_takes_another_with_it_so_that_the_total_does_not_tell() -> None:
    assert shown_groups([20, 3, 8]) == (True, False, False)
    assert shown_groups([20, 3, 4]) == (True, False, False)
    assert shown_groups([20, 8]) == (True, True)
    assert shown_groups([20, 0]) == (True, False)
    assert shown_groups([3]) == (False,)
    assert shown_groups([6, 4]) == (False, False)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_what_is_left_of_the_total_is_never_a_small_group(sizes: list[int]) -> None:
    shown = shown_groups(sizes)
    assert all(size >= SMALLEST_GROUP for size, seen in zip(sizes, shown, strict=True) if seen)
    rest = sum(size for size, seen in zip(sizes, shown, strict=True) if not seen)
    assert rest == 0 or rest >= SMALLEST_GROUP or not any(shown)


def test_no_group_is_hidden_without_need() -> None:
    for sizes in product(range(5, 8), repeat=3):
        assert shown_groups(sizes) == (True, True, True)
