"""Surveys as they are kept, answered, told and undone."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.indicators.results import Standing
from buurthuis_app.domain.papers.document import Quotation, Words, blocks
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Consent
from buurthuis_app.domain.surveys.answer_file import ADD, LEAVE_OUT, FormsKnown, Repeated
from buurthuis_app.domain.surveys.survey import (
    AnsweredBy,
    QuestionKind,
    Questionnaire,
    QuestionWording,
    Reply,
    SurveyQuestion,
    SurveyWording,
)
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.services.conftest import Everything
from tests.services.undoing import taken_back, there_and_back


def question(
    asked: Questionnaire, kind: QuestionKind, words: str, options: tuple[str, ...] = ()
) -> SurveyQuestion:
    place = len(asked.questions)
    return SurveyQuestion(
        id=new_id(),
        survey_id=asked.survey.id,
        position=place,
        kind=kind,
        words=words,
        options=options,
    )


@pytest.fixture
def city_pass(house: CentreServices) -> Questionnaire:
    """The town's poll on a city pass: which form people prefer, for whom, and what they want to say about it."""
    asked = house.surveys.blank()
    theme = house.telling.themes()[0]
    asked = replace(
        asked,
        survey=replace(
            asked.survey, title="Stadspas", at_door=True, handed_out=40, theme_id=theme.id
        ),
    )
    form = question(asked, QuestionKind.CHOICE, "Welke vorm wilt u?", ("pas", "app", "allebei"))
    who = question(asked, QuestionKind.CHOICES, "Voor wie is de pas?", ("jongeren", "ouderen"))
    said = question(asked, QuestionKind.OPEN, "Wat wilt u ons vertellen?")
    mark = question(asked, QuestionKind.MARK, "Welk cijfer geeft u de pas?")
    uses = question(asked, QuestionKind.YES_NO, "Zou u hem gebruiken?")
    questions = tuple(
        replace(one, position=place) for place, one in enumerate((form, who, said, mark, uses))
    )
    english = tuple(
        QuestionWording(
            question_id=one.id, language="en", words=f"E {one.words}", options=one.options
        )
        for one in questions
    )
    asked = replace(
        asked,
        questions=questions,
        question_wordings=english,
        survey_wordings=(
            SurveyWording(survey_id=asked.survey.id, language="en", title="City pass"),
        ),
    )
    return house.surveys.keep(asked, new=True).value


def replies(asked: Questionnaire, *values: object) -> tuple[Reply, ...]:
    """One person's answers in the order of the questions; None for what was left open."""
    found = []
    for one, value in zip(asked.questions, values, strict=False):
        if isinstance(value, str):
            found.append(Reply(question_id=one.id, words=value))
        elif isinstance(value, tuple):
            found.append(Reply(question_id=one.id, values=value))
        elif isinstance(value, int):
            found.append(Reply(question_id=one.id, values=(value,)))
    return tuple(found)


def filled(house: CentreServices, asked: Questionnaire, forms: Sequence[Sequence[object]]) -> None:
    for form in forms:
        house.surveys.fill_in(asked.survey.id, replies(asked, *form), AnsweredBy.PAPER)


EIGHT = (
    (0, (0, 1), "Een pas raak ik niet kwijt.", 8, 1),
    (0, (1,), "Mijn buurvrouw heeft geen telefoon.", 7, 1),
    (1, (0,), "De app is handig.", 9, 1),
    (1, (0,), None, 6, 0),
    (2, (0, 1), None, 7, 1),
    (0, (1,), None, 8, 1),
    (0, (1,), None, 5, 0),
    (0, None, None, None, 1),
)


def test_a_survey_comes_back_as_it_was_kept(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    kept = house.surveys.questionnaire(city_pass.survey.id)
    assert kept.questions == city_pass.questions
    assert kept.languages == ("nl", "en")
    assert kept.spoken("en").survey.title == "City pass"
    assert [line.sheets for line in house.surveys.all()] == [0]


def test_what_people_answered_is_told_together(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    filled(house, city_pass, EIGHT)
    outcome = house.survey_outcomes.result(city_pass.survey.id)
    form, who, said, mark, uses = outcome.results
    assert (outcome.sheets, outcome.response) == (8, 0.2)
    assert [(one.label, one.number) for one in form.tallies] == [
        ("pas", 5),
        ("app", 2),
        ("allebei", 1),
    ]
    assert (who.answered, [one.number for one in who.tallies]) == (7, [4, 5])
    assert (said.answered, said.tallies) == (3, ())
    assert mark.mean == pytest.approx(50 / 7)
    assert [(one.label, one.number) for one in uses.tallies] == [("ja", 6), ("nee", 2)]
    assert house.surveys.all()[0].sheets == 8


@pytest.mark.file_only
def test_nothing_of_a_form_says_when_or_in_which_order_it_came(
    house: CentreServices, city_pass: Questionnaire, database: Database
) -> None:
    filled(house, city_pass, EIGHT)
    with database.read() as work:
        from buurthuis_app.domain.surveys.survey import AnswerSheet

        sheets = work.store(AnswerSheet).find()
        columns = {
            row[1]
            for table in ("answer_sheet", "answer")
            for row in work.connection.exec_driver_sql(f"PRAGMA table_info({table})")
        }
        rows_without_number = work.connection.exec_driver_sql(
            "SELECT count(*) FROM pragma_table_list WHERE wr AND name IN ('answer', 'answer_sheet')"
        ).scalar()
    assert {sheet.id.version for sheet in sheets} == {4}
    assert columns == {
        *("id", "survey_id", "answered_by"),
        *("sheet_id", "question_id", "value", "words"),
    }
    assert rows_without_number == 2


def test_small_groups_are_not_broken_down(house: CentreServices, city_pass: Questionnaire) -> None:
    filled(house, city_pass, EIGHT)
    form, _who, _said, mark, uses = city_pass.questions
    rows = {row.label: row.result for row in house.survey_outcomes.by_groups(mark.id, form.id)}
    assert rows == {"pas": None, "app": None, "allebei": None}
    filled(house, city_pass, [(0, None, None, 9, 1)] * 3 + [(1, None, None, 4, 1)] * 3)
    rows = {row.label: row.result for row in house.survey_outcomes.by_groups(mark.id, form.id)}
    assert rows["pas"] is not None
    assert rows["pas"].answered == 7
    assert rows["allebei"] is None
    assert (
        rows["app"] is None
    )  # five people, but without them the total gives the one of "allebei" away
    assert "nee" in {row.label for row in house.survey_outcomes.by_groups(mark.id, uses.id)}


def test_groups_that_are_large_enough_are_told(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    filled(house, city_pass, [(0, None, None, 8, 1)] * 6 + [(1, None, None, 5, 0)] * 5)
    form, _who, _said, mark, _uses = city_pass.questions
    rows = house.survey_outcomes.by_groups(mark.id, form.id)
    assert [(row.label, row.result and row.result.mean) for row in rows] == [
        ("pas", 8.0),
        ("app", 5.0),
    ]


def test_of_four_forms_nothing_but_their_number_is_told(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    filled(house, city_pass, EIGHT[:4])
    outcome = house.survey_outcomes.result(city_pass.survey.id)
    assert outcome.sheets == 4
    assert all(one.tallies == () and one.mean is None for one in outcome.results)
    assert house.survey_outcomes.open_answers(city_pass.questions[2].id) == ()


def test_an_open_answer_becomes_a_story_that_nobody_may_share_yet(
    house: CentreServices, city_pass: Questionnaire, everything: Everything
) -> None:
    filled(house, city_pass, EIGHT)
    said = city_pass.questions[2]
    answers = house.survey_outcomes.open_answers(said.id)
    assert [one.words for one in answers] == sorted(one.words for one in answers)
    before = everything()
    done = house.survey_outcomes.to_story(answers[0])
    story = done.value
    assert (story.happened, story.consent) == (answers[0].words, Consent.NONE_YET)
    assert story.theme_ids == (city_pass.survey.theme_id,)
    assert story.date == dt.date(2026, 11, 22)
    assert [one.told for one in house.survey_outcomes.open_answers(said.id)] == [True, False, False]
    with pytest.raises(Conflict, match="al een verhaal"):
        house.survey_outcomes.to_story(answers[0])
    after = everything()
    undone = taken_back(done)
    assert everything() == before
    again = taken_back(undone)
    assert everything() == after
    taken_back(again)
    assert everything() == before


def test_on_paper_stands_what_people_wrote_once_it_is_a_story_that_may_go_outside(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    def words() -> str:
        made = blocks(house.survey_papers.outcome(city_pass.survey.id))
        return " ".join(block.text for block in made if isinstance(block, Quotation | Words))

    filled(house, city_pass, EIGHT)
    answer = house.survey_outcomes.open_answers(city_pass.questions[2].id)[0]
    assert "niemand zei dat het naar buiten mag" in words()
    story = house.survey_outcomes.to_story(answer).value
    assert answer.words not in words(), "nobody agreed yet"
    agreed = replace(story, consent=Consent.OUTSIDE_WITHOUT_NAME, consent_on=story.date)
    house.telling.keep(agreed, new=False)
    assert f"‘{answer.words}’" in words()
    assert "Wat anderen schreven staat hier niet." in words()


def test_a_form_is_taken_back_and_put_back(
    house: CentreServices, city_pass: Questionnaire, everything: Everything
) -> None:
    before = everything()
    done = house.surveys.fill_in(
        city_pass.survey.id, replies(city_pass, *EIGHT[0]), AnsweredBy.DOOR
    )
    assert done.value == 1
    there_and_back(done, before, everything)


def test_an_empty_form_is_not_kept(house: CentreServices, city_pass: Questionnaire) -> None:
    with pytest.raises(Invalid, match="nog niets ingevuld"):
        house.surveys.fill_in(city_pass.survey.id, (), AnsweredBy.PAPER)
    wrong = Reply(question_id=city_pass.questions[3].id, values=(11,))
    with pytest.raises(Invalid, match="past niet"):
        house.surveys.fill_in(city_pass.survey.id, (wrong,), AnsweredBy.PAPER)


def test_the_door_asks_only_on_the_days_of_the_survey(
    house_for: Callable[[Profile], CentreServices], city_pass: Questionnaire, clock: FixedClock
) -> None:
    door = house_for(Profile.DOOR)
    assert [one.survey.title for one in door.surveys.at_door()] == ["Stadspas"]
    door.surveys.fill_in(city_pass.survey.id, replies(city_pass, 1), AnsweredBy.DOOR)
    clock.moment += dt.timedelta(days=60)
    assert door.surveys.at_door() == ()
    with pytest.raises(Invalid, match="voorbij"):
        door.surveys.fill_in(city_pass.survey.id, replies(city_pass, 1), AnsweredBy.DOOR)
    for refused in (
        door.surveys.all,
        lambda: door.surveys.keep(city_pass, new=False),
        lambda: door.survey_outcomes.result(city_pass.survey.id),
        lambda: door.survey_outcomes.open_answers(city_pass.questions[2].id),
        lambda: door.survey_outcomes.by_groups(
            city_pass.questions[0].id, city_pass.questions[1].id
        ),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_the_board_prints_the_empty_form(
    house_for: Callable[[Profile], CentreServices], city_pass: Questionnaire
) -> None:
    board = house_for(Profile.BOARD)
    assert board.survey_papers.form(city_pass.survey.id).heading == "Formulier Stadspas"


def test_once_answered_only_words_and_more_options_change(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    filled(house, city_pass, EIGHT[:1])
    with pytest.raises(Invalid, match="blijft staan"):
        house.surveys.keep(replace(city_pass, questions=city_pass.questions[1:]), new=False)
    form = city_pass.questions[0]
    more = replace(form, words="Welke vorm?", options=(*form.options, "geen"))
    wordings = tuple(
        replace(one, options=more.options) if one.question_id == form.id else one
        for one in city_pass.question_wordings
    )
    changed = replace(
        city_pass, questions=(more, *city_pass.questions[1:]), question_wordings=wordings
    )
    assert house.surveys.keep(changed, new=False).value.questions[0].options[3] == "geen"


def votes(house: CentreServices, survey_id: UUID) -> dict[str, int]:
    form = house.survey_outcomes.result(survey_id).results[0]
    return {one.label: one.number for one in form.tallies}


def test_votes_stay_with_what_people_chose_however_the_options_are_arranged(
    house: CentreServices, city_pass: Questionnaire, everything: Everything
) -> None:
    filled(house, city_pass, EIGHT)
    assert votes(house, city_pass.survey.id) == {"pas": 5, "app": 2, "allebei": 1}
    form = city_pass.questions[0]
    lines = ((None, "geen mening"), (1, "een app"), (0, "pas"))
    arranged = replace(
        city_pass, questions=(form.offering(lines), *city_pass.questions[1:]), question_wordings=()
    )
    before = everything()
    done = house.surveys.keep(arranged, new=False)
    assert votes(house, city_pass.survey.id) == {
        "geen mening": 0,
        "een app": 2,
        "pas": 5,
        "allebei (vervallen)": 1,
    }
    marks = house.survey_outcomes.by_groups(city_pass.questions[3].id, form.id)
    assert "allebei (vervallen)" in [row.label for row in marks]
    undone = taken_back(done)
    assert everything() == before
    taken_back(undone)
    filled(house, done.value, [(3,)])
    with pytest.raises(Conflict):
        taken_back(done)
    assert votes(house, city_pass.survey.id)["geen mening"] == 1


def test_an_option_added_to_one_survey_is_never_beside_another_one_of_its_repeat(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    again = house.surveys.keep(house.surveys.again(city_pass.survey.id), new=True).value

    def with_more(asked: Questionnaire, words: str) -> Questionnaire:
        form = asked.questions[0]
        longer = form.offering((*form.offered, (None, words)))
        wordings = tuple(
            replace(one, options=longer.options) if one.question_id == form.id else one
            for one in asked.question_wordings
        )
        changed = replace(
            asked, questions=(longer, *asked.questions[1:]), question_wordings=wordings
        )
        return house.surveys.keep(changed, new=False).value

    later, first = with_more(again, "horloge"), with_more(city_pass, "ring")
    assert first.questions[0].offered[-1] == (4, "ring")
    assert first.questions[0].ended == ((3, "horloge"),)
    assert first.spoken("en").questions[0].offered[-1] == (4, "ring")
    assert later.questions[0].offered[-1] == (3, "horloge")
    for asked, place in ((first, 4), (later, 3)):
        for _person in range(6):
            house.surveys.fill_in(asked.survey.id, replies(asked, place), AnsweredBy.PAPER)
    outcome = house.survey_outcomes.result(later.survey.id)
    assert outcome.former is not None
    former = outcome.former[later.questions[0].id]
    assert (outcome.results[0].share(3), former.share(3)) == (1.0, None)
    third = with_more(later, "ring")
    assert third.questions[0].offered[-1] == (4, "ring")


def test_an_indicator_keeps_the_option_it_follows_when_options_move(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    filled(house, city_pass, EIGHT)
    form = city_pass.questions[0]
    share = replace(
        house.indicators.blank(),
        name="Wil een app",
        unit="%",
        question_id=form.id,
        question_option=1,
    )
    house.indicators.keep(share, new=True)
    moved = replace(
        city_pass,
        questions=(form.offering(reversed(form.offered)), *city_pass.questions[1:]),
    )
    house.surveys.keep(moved, new=False)
    (found,) = house.indicators.all()
    assert found.years[0].actual.value == 25.0


def test_a_survey_and_its_changes_are_undone(house: CentreServices, everything: Everything) -> None:
    before = everything()
    blank = house.surveys.blank()
    asked = replace(blank, survey=replace(blank.survey, title=" Stadspas "))
    first = question(asked, QuestionKind.MARK, "Welk  cijfer?")
    made = house.surveys.keep(replace(asked, questions=(first,)), new=True)
    assert made.value.survey.title == "Stadspas"
    assert made.value.questions[0].words == "Welk cijfer?"
    kept = everything()
    second = question(made.value, QuestionKind.YES_NO, "Blij?")
    changed = house.surveys.keep(replace(made.value, questions=(second, first)), new=False)
    assert [one.position for one in changed.value.questions] == [0, 1]
    after = everything()
    undone = taken_back(changed)
    assert everything() == kept
    redone = taken_back(undone)
    assert everything() == after
    taken_back(redone)
    gone = taken_back(made)
    assert everything() == before
    taken_back(gone)
    assert everything() == kept


def test_undo_never_takes_away_what_people_answered(house: CentreServices) -> None:
    blank = house.surveys.blank()
    asked = replace(blank, survey=replace(blank.survey, title="Peiling"))
    made = house.surveys.keep(
        replace(asked, questions=(question(asked, QuestionKind.MARK, "Cijfer?"),)), new=True
    )
    more = house.surveys.keep(
        replace(
            made.value,
            questions=(*made.value.questions, question(asked, QuestionKind.MARK, "Nog een?")),
        ),
        new=False,
    )
    filled(house, more.value, [(8, 9)])
    with pytest.raises(Conflict):
        taken_back(more)
    with pytest.raises(Conflict):
        taken_back(made)
    assert house.surveys.all()[0].sheets == 1


def test_a_removed_survey_comes_back_with_all_its_answers(
    house: CentreServices, city_pass: Questionnaire, everything: Everything
) -> None:
    filled(house, city_pass, EIGHT)
    before = everything()
    done = house.surveys.remove(city_pass.survey)
    assert house.surveys.all() == ()
    back = taken_back(done)
    assert everything() == before
    taken_back(back)
    assert house.surveys.all() == ()


def test_asked_again_it_is_compared_with_the_former_time(
    house: CentreServices, city_pass: Questionnaire, clock: FixedClock
) -> None:
    filled(house, city_pass, EIGHT)
    clock.moment = clock.moment.replace(year=2027)
    again = house.surveys.again(city_pass.survey.id)
    assert again.survey.first == dt.date(2027, 11, 22)
    kept = house.surveys.keep(again, new=True).value
    assert kept.languages == ("nl", "en")
    filled(house, kept, [(1, None, None, 9, 1)] * 5)
    outcome = house.survey_outcomes.result(kept.survey.id)
    mark = kept.questions[3]
    assert outcome.former is not None
    assert outcome.former_title == "Stadspas 2026"
    assert outcome.former[mark.id].mean == pytest.approx(50 / 7)
    assert outcome.results[3].mean == 9.0
    with pytest.raises(Invalid, match="latere peiling"):
        house.surveys.remove(city_pass.survey)


def test_an_indicator_follows_a_question_from_year_to_year(
    house: CentreServices, city_pass: Questionnaire, clock: FixedClock
) -> None:
    filled(house, city_pass, EIGHT)
    form, _who, _said, mark, uses = city_pass.questions
    made = {}
    for name, asked, option in (
        ("cijfer", mark.id, None),
        ("gebruik", uses.id, None),
        ("liever een pas", form.id, 0),
    ):
        blank = house.indicators.blank()
        made[name] = house.indicators.keep(
            replace(blank, name=name, question_id=asked, question_option=option), new=True
        ).value
    clock.moment = clock.moment.replace(year=2027)
    again = house.surveys.keep(house.surveys.again(city_pass.survey.id), new=True).value
    filled(house, again, [(1, None, None, 9, 1)] * 4)
    found = {name: house.indicators.one(one.id) for name, one in made.items()}
    assert [one.year for one in found["cijfer"].years] == [2026, 2027]
    assert found["cijfer"].years[0].actual.value == pytest.approx(50 / 7)
    assert found["cijfer"].years[0].source == "eigen peiling"
    assert found["cijfer"].years[1].actual.standing is Standing.TOO_FEW
    assert found["gebruik"].years[0].actual.value == 75.0
    assert found["liever een pas"].years[0].actual.value == 62.5
    assert "'pas'" in found["liever een pas"].definition
    filled(house, again, [(1, None, None, 9, 1)])
    running = house.indicators.one(made["cijfer"].id).years[1].actual
    assert (running.value, running.standing) == (9.0, Standing.SO_FAR)
    clock.moment += dt.timedelta(days=60)
    later = house.indicators.one(made["cijfer"].id).years[1].actual
    assert later.standing is Standing.KNOWN
    house.surveys.remove(again.survey)
    assert [one.year for one in house.indicators.one(made["cijfer"].id).years] == [2026]


def test_a_question_that_an_indicator_follows_stays(
    house: CentreServices, city_pass: Questionnaire
) -> None:
    blank = house.indicators.blank()
    uses = city_pass.questions[4]
    house.indicators.keep(replace(blank, name="gebruik", question_id=uses.id), new=True)
    with pytest.raises(Invalid, match="gebruikt deze vraag: Zou u hem gebruiken"):
        house.surveys.keep(replace(city_pass, questions=city_pass.questions[:4]), new=False)
    with pytest.raises(Invalid, match="Een kengetal gebruikt deze peiling"):
        house.surveys.remove(city_pass.survey)


def sheet(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "antwoorden.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


ROWS = (
    "Welke vorm wilt u?;Voor wie is de pas?;Wat wilt u ons vertellen?;cijfer;Zou u hem gebruiken?",
    "pas;jongeren, ouderen;Fijn.;8;ja",
    "PAS;ouderen;;7;nee",
    "Horloge;jongeren;;6;ja",
    "horloge;vluchtelingen, jongeren;Goed idee.;5;misschien",
)


def test_an_import_lists_unknown_options_and_keeps_nothing_before_they_are_decided(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path, everything: Everything
) -> None:
    before = everything()
    file = house.survey_outcomes.read(city_pass.survey.id, sheet(tmp_path, *ROWS))
    assert [(one.words, one.times) for one in file.unknown] == [
        ("Horloge", 2),
        ("vluchtelingen", 1),
    ]
    assert file.unused == ("cijfer",)
    assert file.missing == ("Welk cijfer geeft u de pas?",)
    assert [(one.where, one.text) for one in file.unreadable] == [("rij 5, kolom E", "misschien")]
    with pytest.raises(Invalid, match="Horloge; vluchtelingen"):
        house.survey_outcomes.keep(file, {})
    assert everything() == before


def test_unknown_options_are_added_taken_for_another_or_left_out(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path, everything: Everything
) -> None:
    form, who = city_pass.questions[:2]
    file = house.survey_outcomes.read(city_pass.survey.id, sheet(tmp_path, *ROWS))
    done = house.survey_outcomes.keep(
        file, {(form.id, "Horloge"): ADD, (who.id, "vluchtelingen"): LEAVE_OUT}
    )
    assert done.value == 4
    kept = house.surveys.questionnaire(city_pass.survey.id)
    assert kept.questions[0].options == ("pas", "app", "allebei", "Horloge")
    assert kept.spoken("en").questions[0].options[3] == "Horloge"
    filled(house, kept, [(0,)])
    outcome = house.survey_outcomes.result(city_pass.survey.id)
    assert [one.number for one in outcome.results[0].tallies] == [3, 0, 0, 2]
    after = everything()
    undone, without = taken_back(done), everything()
    assert house.surveys.questionnaire(kept.survey.id).questions[0].options == form.options
    redone = taken_back(undone)
    assert everything() == after
    taken_back(redone)
    assert everything() == without


def test_an_added_option_that_somebody_chose_since_stays(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path
) -> None:
    form, who = city_pass.questions[:2]
    file = house.survey_outcomes.read(city_pass.survey.id, sheet(tmp_path, *ROWS))
    done = house.survey_outcomes.keep(
        file, {(form.id, "Horloge"): ADD, (who.id, "vluchtelingen"): 0}
    )
    house.surveys.fill_in(
        city_pass.survey.id, (Reply(question_id=form.id, values=(3,)),), AnsweredBy.PAPER
    )
    with pytest.raises(Conflict):
        taken_back(done)
    assert house.surveys.all()[0].sheets == 5


KNOWN = (
    ROWS[0],
    *(f"pas;ouderen;Reden {n}.;;ja" for n in range(5)),
    "app;jongeren;;;nee",
)


def taken_in(
    house: CentreServices, asked: Questionnaire, path: Path, repeated: Repeated | None = None
) -> Done[int]:
    file = house.survey_outcomes.read(asked.survey.id, path)
    return house.survey_outcomes.keep(file, {}, repeated)


def test_the_same_file_again_is_asked_about_and_counts_twice_only_when_wanted(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path, everything: Everything
) -> None:
    taken_in(house, city_pass, sheet(tmp_path, *KNOWN))
    before = everything()
    other_order = sheet(tmp_path, KNOWN[0], *reversed(KNOWN[1:]))
    with pytest.raises(FormsKnown, match="Deze 6 formulieren staan al in de peiling") as asked:
        taken_in(house, city_pass, other_order)
    assert (asked.value.known, asked.value.new) == (6, 0)
    with pytest.raises(Invalid):
        taken_in(house, city_pass, other_order, Repeated.LEAVE_OUT)
    assert everything() == before
    assert taken_in(house, city_pass, other_order, Repeated.ADD).value == 6
    assert house.surveys.all()[0].sheets == 12


def test_of_a_file_that_has_grown_the_new_forms_alone_can_be_taken_in(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path
) -> None:
    taken_in(house, city_pass, sheet(tmp_path, *KNOWN))
    grown = sheet(tmp_path, *KNOWN, "allebei;ouderen;Nieuw.;;ja", KNOWN[1])
    with pytest.raises(FormsKnown, match="6 van de 8") as asked:
        taken_in(house, city_pass, grown)
    assert asked.value.new == 2  # who says the same as another is somebody else
    done = taken_in(house, city_pass, grown, Repeated.LEAVE_OUT)
    assert (done.value, house.surveys.all()[0].sheets) == (2, 8)
    taken_back(done)
    assert house.surveys.all()[0].sheets == 6


def test_forms_that_are_the_same_by_chance_or_came_from_paper_are_not_asked_about(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path
) -> None:
    form = city_pass.questions[0]
    house.surveys.fill_in(
        city_pass.survey.id, (Reply(question_id=form.id, values=(0,)),), AnsweredBy.PAPER
    )
    taken_in(house, city_pass, sheet(tmp_path, ROWS[0], "pas;;;;"))
    taken_in(house, city_pass, sheet(tmp_path, ROWS[0], "pas;;;;", "app;;;;"))
    assert house.surveys.all()[0].sheets == 4


def test_what_was_decided_about_an_unknown_answer_is_compared_too(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path
) -> None:
    form, who = city_pass.questions[:2]
    decisions = {(form.id, "Horloge"): 1, (who.id, "vluchtelingen"): LEAVE_OUT}
    for _time in range(2):
        file = house.survey_outcomes.read(city_pass.survey.id, sheet(tmp_path, *ROWS))
        if house.surveys.all()[0].sheets:
            with pytest.raises(FormsKnown):
                house.survey_outcomes.keep(file, decisions)
        else:
            house.survey_outcomes.keep(file, decisions)


def test_a_file_without_a_filled_in_form_is_refused(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path
) -> None:
    file = house.survey_outcomes.read(
        city_pass.survey.id, sheet(tmp_path, "Zou u hem gebruiken?;anders", "misschien;1")
    )
    with pytest.raises(Invalid, match="geen ingevuld formulier"):
        house.survey_outcomes.keep(file, {})


def test_a_file_about_something_else_is_refused(
    house: CentreServices, city_pass: Questionnaire, tmp_path: Path
) -> None:
    with pytest.raises(Invalid, match="hoort niet bij deze peiling"):
        house.survey_outcomes.read(city_pass.survey.id, sheet(tmp_path, "datum;aantal", "1-1;3"))


def test_what_people_wrote_is_erased_in_time_and_their_number_stays(
    house: CentreServices, city_pass: Questionnaire, clock: FixedClock
) -> None:
    filled(house, city_pass, EIGHT)
    clock.moment = clock.moment.replace(year=2028, month=12, day=19)
    assert house.keeping.erase_due().value.announced.rows == 3
    clock.moment = clock.moment.replace(day=25)
    assert house.keeping.erase_due().value.erased.rows == 0  # announced less than a week ago
    clock.moment = clock.moment.replace(day=26)
    assert house.keeping.erase_due().value.erased.rows == 3
    assert house.survey_outcomes.open_answers(city_pass.questions[2].id) == ()
    outcome = house.survey_outcomes.result(city_pass.survey.id)
    assert (outcome.sheets, outcome.results[2].answered) == (8, 3)
