"""Peilingen on the screen: made, filled in, typed in, taken in, and told so that nobody is recognised."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.surveys.survey import QuestionKind
from buurthuis_app.domain.voices.voice import VoiceSource
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.surveys.visitor_screen import SurveyScreen
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.surveys.answers_import_dialog import AnswersImportDialog
from buurthuis_app.gui.tabs.goals.surveys.forms import SurveyDialog, WordingsDialog
from buurthuis_app.gui.tabs.goals.surveys.paper_forms_dialog import TypingDialog
from buurthuis_app.gui.tabs.goals.surveys.part import SurveysPart
from buurthuis_app.gui.tabs.goals.voices.forms import HeardAnswerForm
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import of_kind
from tests.reports.reading import page_texts


@pytest.fixture
def part(house: CentreServices, shell: Shell, show: Show) -> SurveysPart:
    made = SurveysPart(house, shell)
    made.resize(1000, 640)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


@pytest.fixture
def city_pass(part: SurveysPart, shell: Shell) -> SurveysPart:
    """The town's poll: a choice, several choices and an open question, and a mark."""
    part.add()
    shell.operations.wait()
    form = of_kind(SurveyDialog, part.dialog)
    form.widget("title").setText("Stadspas")
    asked = (
        (QuestionKind.CHOICE, "Welke vorm wilt u?", "pas\napp\nallebei"),
        (QuestionKind.CHOICES, "Voor wie?", "jongeren\nouderen"),
        (QuestionKind.OPEN, "Wat wilt u ons vertellen?", ""),
        (QuestionKind.MARK, "Welk cijfer?", ""),
    )
    for place, (kind, words, options) in enumerate(asked):
        if place:
            form.widget("questions").more.click()
        card = form.widget("questions").cards[place]
        choose_value(card.kind, kind)
        card.words.setText(words)
        card.options.show_words(options.splitlines())
    form.widget("at_door").setChecked(True)
    form.submit()
    shell.operations.wait()
    return part


def type_forms(
    part: SurveysPart, shell: Shell, forms: list[tuple[str, str, str, str]]
) -> TypingDialog:
    part.type_in()
    shell.operations.wait()
    dialog = of_kind(TypingDialog, part.dialog)
    for form in forms:
        for line, words in zip(dialog.lines, form, strict=True):
            line.setText(words)
            QTest.keyClick(line, Qt.Key.Key_Return)
        shell.operations.wait()
    return dialog


FIVE = [
    ("1", "1 2", "Een pas raak ik niet kwijt.", "8"),
    ("1", "2", "", "7"),
    ("2", "1", "Handig.", "9"),
    ("1", "", "", "6"),
    ("3", "2", "", "7"),
]


def test_a_survey_is_made_with_its_questions(city_pass: SurveysPart, house: CentreServices) -> None:
    assert [line.survey.title for line in city_pass.table.records()] == ["Stadspas"]
    kept = house.surveys.questionnaire(city_pass.table.records()[0].survey.id)
    assert [one.words for one in kept.questions][:2] == ["Welke vorm wilt u?", "Voor wie?"]
    assert kept.questions[0].options == ("pas", "app", "allebei")
    assert part_summaries.surveys(house).words == "1 loopt nu"


def test_faulty_questions_are_named(part: SurveysPart, shell: Shell, house: CentreServices) -> None:
    assert part_summaries.surveys(house).words == "nog geen peilingen"
    part.add()
    shell.operations.wait()
    form = of_kind(SurveyDialog, part.dialog)
    form.submit()
    assert "Vul in hoe de peiling heet" in form.form.problem_of("title")
    assert "Vraag 1: vul de vraag in." in form.form.problem_of("questions")
    form.widget("questions").cards[0].removed.emit()
    form.submit()
    assert "nog geen vraag" in form.form.problem_of("questions")
    form.done(0)


def test_questions_move_and_ten_is_the_most(city_pass: SurveysPart, shell: Shell) -> None:
    city_pass.change()
    shell.operations.wait()
    form = of_kind(SurveyDialog, city_pass.dialog)
    form.widget("questions").cards[3].moved.emit(-1)
    assert [one.words for one in form.widget("questions").questions()][2:] == [
        "Welk cijfer?",
        "Wat wilt u ons vertellen?",
    ]
    for _more in range(6):
        form.widget("questions").more.click()
    assert len(form.widget("questions").cards) == 10
    assert not form.widget("questions").more.isEnabled()
    form.done(0)


def test_forms_from_paper_are_typed_without_the_mouse(city_pass: SurveysPart, shell: Shell) -> None:
    dialog = type_forms(city_pass, shell, FIVE)
    assert dialog.counted.text() == "5 formulieren ingetypt."
    assert [line.text() for line in dialog.lines] == ["", "", "", ""]
    dialog.lines[0].setText("9")
    dialog.submit()
    assert "één nummer van 1 tot en met 3" in dialog.notice.sentence
    dialog.lines[0].clear()
    dialog.submit()
    shell.operations.wait()
    assert "nog niets ingevuld" in dialog.notice.sentence
    dialog.reject()
    assert city_pass.page.blocks[3].said.text() == "5 antwoorden, gemiddeld 7,4"
    shell.undo.undo()
    shell.operations.wait()
    assert city_pass.page.blocks[3].said.text() == "4 antwoorden; te weinig om te tonen"


def test_options_move_with_their_votes_and_end_with_them(
    city_pass: SurveysPart, shell: Shell, house: CentreServices
) -> None:
    type_forms(city_pass, shell, FIVE).reject()
    city_pass.change()
    shell.operations.wait()
    form = of_kind(SurveyDialog, city_pass.dialog)
    field = form.widget("questions").cards[0].options
    field.rows[1].up.click()
    assert [words for _place, words in field.lines()] == ["app", "pas", "allebei"]
    QTest.keyClick(field.rows[2].words, Qt.Key.Key_Return)
    field.rows[3].words.setText("geen mening")
    field.rows[2].away.click()
    assert field.ended.text() == "Vervallen: allebei. Wie dat al koos, blijft meegeteld."
    form.submit()
    shell.operations.wait()
    key = city_pass.table.records()[0].survey.id
    tallies = house.survey_outcomes.result(key).results[0].tallies
    assert [(one.label, one.number) for one in tallies] == [
        ("app", 1),
        ("pas", 3),
        ("geen mening", 0),
        ("allebei (vervallen)", 1),
    ]


def test_an_open_answer_becomes_a_story_in_one_step(city_pass: SurveysPart, shell: Shell) -> None:
    type_forms(city_pass, shell, FIVE).reject()
    block = city_pass.page.blocks[2]
    assert [one.words for one in block.answers.records()] == [
        "Een pas raak ik niet kwijt.",
        "Handig.",
    ]
    block.answers.selectRow(0)
    block.tell.click()
    shell.operations.wait()
    assert "nog geen toestemming" in city_pass.notice.sentence
    told = city_pass.page.blocks[2].answers.records()
    assert [one.told for one in told] == [True, False]
    city_pass.page.blocks[2].answers.selectRow(0)
    assert not city_pass.page.blocks[2].tell.isEnabled()


def test_an_open_answer_becomes_a_matter_in_words_that_may_go_outside(
    city_pass: SurveysPart, shell: Shell, house: CentreServices
) -> None:
    type_forms(city_pass, shell, FIVE).reject()
    for title, words in (("De pas", "Een pas raakt niet kwijt."), ("", "Een pas is handig.")):
        block = city_pass.page.blocks[2]
        block.answers.selectRow(0)
        block.hear.click()
        shell.operations.wait()
        form = of_kind(HeardAnswerForm, city_pass.dialog)
        if title:
            form.submit()
            shell.operations.wait()
            assert form.isVisible()  # a new matter has a title
            form.widget("title").setText(title)
        else:
            form.widget("matter_id").setCurrentIndex(1)
        form.widget("words").setPlainText(words)
        form.submit()
        shell.operations.wait()
    assert city_pass.notice.sentence == "Dit staat nu bij De pas."
    (page,) = house.voices.pages()
    assert page.matter.title == "De pas"
    assert {voice.words for voice in page.voices} == {
        "Een pas raakt niet kwijt.",
        "Een pas is handig.",
    }
    assert {voice.source for voice in page.voices} == {VoiceSource.SURVEY}


def test_a_question_is_followed_as_an_indicator(
    city_pass: SurveysPart, shell: Shell, house: CentreServices
) -> None:
    type_forms(city_pass, shell, FIVE).reject()
    city_pass.page.follow_asked.emit(city_pass.page.blocks[3].result.question)
    shell.operations.wait()
    (found,) = house.indicators.all()
    assert found.years[0].actual.value == pytest.approx(7.4)
    city_pass.remove()
    shell.operations.wait()
    assert "Een kengetal gebruikt deze peiling" in city_pass.notice.sentence


def test_answers_are_split_by_groups_that_are_large_enough(
    city_pass: SurveysPart, shell: Shell
) -> None:
    type_forms(city_pass, shell, FIVE + [("1", "1", "", "10")] * 3).reject()
    block = city_pass.page.blocks[3]
    block.by.setCurrentIndex(1)
    block.by.activated.emit(1)
    shell.operations.wait()
    rows = [(row.label, row.result is not None) for row in block.groups.records()]
    assert rows == [("pas", False), ("app", False), ("allebei", False)]
    block.by.setCurrentIndex(0)
    block.by.activated.emit(0)
    assert block.groups.isHidden()


def test_a_survey_is_translated_and_asked_again(
    city_pass: SurveysPart, shell: Shell, house: CentreServices
) -> None:
    city_pass.translate("en")
    shell.operations.wait()
    form = of_kind(WordingsDialog, city_pass.dialog)
    form.name.setText("City pass")
    fields = list(form.texts.values())
    fields[0].setText("Which form?")
    form.submit()
    assert "Vertaal alle 3 antwoorden" in form.form.problem_of("options-1")
    for field in fields:
        field.setText("English")
    for sheet, lines in zip(form.options.values(), ("card\napp\nboth", "young\nold"), strict=True):
        sheet.setPlainText(lines)
    form.submit()
    shell.operations.wait()
    key = city_pass.table.records()[0].survey.id
    assert house.surveys.questionnaire(key).languages == ("nl", "en")
    city_pass.ask_again()
    shell.operations.wait()
    again = of_kind(SurveyDialog, city_pass.dialog)
    again.submit()
    shell.operations.wait()
    assert len(city_pass.table.records()) == 2
    newest = next(one.survey for one in city_pass.table.records() if one.survey.repeats_id == key)
    assert house.surveys.questionnaire(newest.id).languages == ("nl", "en")


def test_unknown_answers_in_a_table_wait_for_a_decision(
    city_pass: SurveysPart, shell: Shell, house: CentreServices, tmp_path: Path
) -> None:
    table = tmp_path / "antwoorden.csv"
    table.write_text("Welke vorm wilt u?;Naam\npas;Ria\nhorloge;Kees\n", encoding="utf-8")
    city_pass.take_in()
    shell.operations.wait()
    dialog = of_kind(AnswersImportDialog, city_pass.dialog)
    dialog.read(table)
    shell.operations.wait()
    assert dialog.findings is not None
    (choice,) = dialog.findings.choices
    dialog.keep()
    shell.operations.wait()
    assert "Kies eerst wat er met deze antwoorden moet: horloge." in dialog.notice.sentence
    assert house.surveys.all()[0].sheets == 0
    choice.setCurrentText("toevoegen aan de peiling")
    dialog.keep()
    shell.operations.wait()
    assert house.surveys.all()[0].sheets == 2
    kept = house.surveys.questionnaire(house.surveys.all()[0].survey.id)
    assert kept.questions[0].options[-1] == "horloge"
    shell.undo.undo()
    shell.operations.wait()
    assert house.surveys.all()[0].sheets == 0


def test_a_file_that_was_taken_in_before_is_asked_about(
    city_pass: SurveysPart, shell: Shell, house: CentreServices, tmp_path: Path
) -> None:
    table = tmp_path / "antwoorden.csv"
    rows = ["Welke vorm wilt u?", *["pas"] * 5]

    def take_in() -> AnswersImportDialog:
        table.write_text("\n".join(rows), encoding="utf-8")
        city_pass.take_in()
        shell.operations.wait()
        dialog = of_kind(AnswersImportDialog, city_pass.dialog)
        dialog.read(table)
        shell.operations.wait()
        dialog.keep()
        shell.operations.wait()
        return dialog

    def press(dialog: AnswersImportDialog, words: str) -> None:
        assert dialog.question is not None
        (button,) = [one for one in dialog.question.buttons() if one.text() == words]
        button.click()
        shell.operations.wait()

    take_in()
    again = take_in()
    assert again.question is not None
    assert "Deze 5 formulieren staan al in de peiling." in again.question.text()
    press(again, "Annuleren")
    assert again.isVisible()
    again.reject()
    rows += ["app"]
    press(take_in(), "Alleen 1 nieuw formulier")
    assert house.surveys.all()[0].sheets == 6
    press(take_in(), "Toch nog eens erbij zetten")
    assert house.surveys.all()[0].sheets == 12
    shell.undo.undo()
    shell.operations.wait()
    assert house.surveys.all()[0].sheets == 6


def test_a_form_and_an_outcome_come_out_on_paper(
    city_pass: SurveysPart, shell: Shell, house: CentreServices
) -> None:
    type_forms(city_pass, shell, FIVE).reject()
    key = house.surveys.all()[0].survey.id
    form = " ".join(page_texts(house.survey_papers.form(key).content))
    for words in ("Stadspas", "1. Welke vorm wilt u?", "allebei", "Schrijf geen namen"):
        assert words in form
    outcome = " ".join(page_texts(drawn(house.survey_papers.outcome(key)).content))
    assert "gemiddeld 7,4" in outcome
    assert "Handig." not in outcome
    assert "minder dan 5 antwoorden" in outcome


def test_somebody_fills_it_in_on_this_screen_one_question_at_a_time(
    city_pass: SurveysPart, shell: Shell, house: CentreServices, look: WindowTheme
) -> None:
    city_pass.fill_in()
    shell.operations.wait()
    screen = of_kind(SurveyScreen, city_pass.dialog)
    assert look.percent >= 125
    view = screen.view
    assert view is not None
    assert view.where.text() == "Vraag 1 van 4"
    assert view.go.text() == "Overslaan"
    QTest.keyClick(view, Qt.Key.Key_2)
    assert view.go.text() == "Volgende"
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.previous()
    assert view.field is not None
    assert view.field.reply().values == (1,)
    view.next()
    view.next()
    assert view.field.words is not None
    view.field.words.setPlainText("Handig.")
    view.next()
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.go.text() == "Klaar"
    view.next()
    shell.operations.wait()
    assert house.surveys.all()[0].sheets == 1
    view.again.click()
    assert view.number == 1
    assert view.field is not None
    assert not view.field.reply().given
    screen.reject()
    assert look.percent == 100
    assert shell.undo.undo_label != "formulier ingevuld"


def test_an_empty_form_is_not_handed_in(city_pass: SurveysPart, shell: Shell) -> None:
    city_pass.fill_in()
    shell.operations.wait()
    screen = of_kind(SurveyScreen, city_pass.dialog)
    assert screen.view is not None
    for _question in range(4):
        screen.view.next()
    assert screen.view.notice.sentence == "Er is nog niets ingevuld."
    screen._idle.timeout.emit()
    assert not screen.isVisible()


def test_the_board_reads_and_changes_nothing(
    house_for: Callable[[Profile], CentreServices], city_pass: SurveysPart, shell: Shell, show: Show
) -> None:
    assert city_pass.may_change
    board = SurveysPart(house_for(Profile.BOARD), shell)
    show(board)
    board.refresh()
    shell.operations.wait()
    assert not board.may_change
    board.change()
    shell.operations.wait()
    assert board.dialog is None
    assert board.page.title.text() == "Stadspas"


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_every_control_of_surveys_has_a_name(
    city_pass: SurveysPart,
    shell: Shell,
    look: WindowTheme,
    nameless: Callable[[QWidget], list[str]],
    scheme: Scheme,
    percent: int,
) -> None:
    look.wear(scheme, percent)
    type_forms(city_pass, shell, FIVE).reject()
    assert nameless(city_pass) == []
    openings: list[Callable[[], Any]] = [
        city_pass.change,
        lambda: city_pass.translate("tr"),
        city_pass.type_in,
        city_pass.take_in,
        city_pass.fill_in,
    ]
    for open_it in openings:
        open_it()
        shell.operations.wait()
        assert city_pass.dialog is not None
        assert nameless(city_pass.dialog) == []
        city_pass.dialog.done(0)
