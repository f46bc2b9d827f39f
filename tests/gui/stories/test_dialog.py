"""The story dialog: a few words at the door, all questions for who has the time."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Consent, PhotoConsent, Story
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import as_qdate
from buurthuis_app.gui.forms.chips_field import ChipsField
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.stories.dialog import MORE, StoryDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind, settle

TODAY = dt.date(2026, 11, 22)
HAPPENED = "Een bezoeker kwam weken alleen, en zingt nu in het koor."
Show = Callable[[QWidget], None]
Make = Callable[[], StoryDialog]


@pytest.fixture
def make(house: CentreServices, shell: Shell, show: Show) -> Make:
    return lambda: made_for(house, shell, show)


def made_for(house: CentreServices, shell: Shell, show: Show) -> StoryDialog:
    parent = QWidget()
    show(parent)
    return StoryDialog(
        house.telling, operations=shell.operations, drafts=house.drafting, parent=parent
    )


def kept(house: CentreServices) -> list[Story]:
    with house.database.read() as work:
        return list(work.store(Story).find())


def text(dialog: StoryDialog, name: str) -> QPlainTextEdit:
    return of_kind(QPlainTextEdit, dialog.form.fields[name])


def choice(dialog: StoryDialog, name: str) -> QComboBox:
    return of_kind(QComboBox, dialog.form.fields[name])


def asked(dialog: StoryDialog) -> list[str]:
    """The questions on the screen."""
    return [name for name, field in dialog.form.fields.items() if field.isVisible()]


def test_at_the_door_there_are_four_short_questions(make: Make, shell: Shell) -> None:
    dialog = make()
    dialog.tell(about="Koffie-inloop")
    settle(shell.operations)
    assert asked(dialog) == ["happened", "title", "teller_role", "consent"]
    assert dialog.windowTitle() == "Vertel over Koffie-inloop"
    assert dialog.focusWidget() is text(dialog, "happened")


def test_a_few_words_are_enough(
    make: Make, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    dialog = make()
    dialog.tell(date=TODAY, activity_id=coffee.id, about=coffee.title)
    settle(shell.operations)
    QTest.keyClicks(text(dialog, "happened"), HAPPENED)
    dialog.submit()
    settle(shell.operations)
    (story,) = kept(house)
    assert (story.happened, story.activity_id, story.date) == (HAPPENED, coffee.id, TODAY)
    assert story.consent is Consent.NONE_YET
    assert shell.undo.undo_label == "verhaal verteld"
    shell.undo.undo()
    settle(shell.operations)
    assert kept(house) == []


def test_nothing_told_is_said_beside_the_question(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    dialog.submit()
    assert dialog.form.problem_of("happened") == "Vertel in een paar woorden wat er gebeurde."
    assert kept(house) == []
    assert dialog.isVisible()


def test_all_questions_are_kept(
    make: Make, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    QTest.mouseClick(dialog._more, Qt.MouseButton.LeftButton)
    assert set(MORE) <= set(asked(dialog))
    assert dialog.focusWidget() is text(dialog, "changed")
    for name, words in {
        "happened": HAPPENED,
        "changed": "Ze kent nu mensen.",
        "matters": "Daar komt ze voor.",
        "quote": "Hier ken ik nu iedereen",
    }.items():
        text(dialog, name).setPlainText(words)
    title = of_kind(QLineEdit, dialog.form.fields["title"])
    title.setText("Het koor")
    choice(dialog, "teller_role").setCurrentText("mantelzorger")
    choice(dialog, "activity_id").setCurrentText(coffee.title)
    theme = house.telling.themes()[0]
    themes = of_kind(ChipsField, dialog.form.fields["theme_ids"])
    themes.show_chosen([theme.id])
    choice(dialog, "consent").setCurrentIndex(2)
    ends, until = dialog.form.fields["ends"], dialog.form.fields["consent_until"]
    assert isinstance(ends, QCheckBox)
    assert isinstance(until, QDateEdit)
    assert not until.isVisible()
    ends.setChecked(True)
    assert until.isVisible()
    until.setDate(as_qdate(dt.date(2027, 6, 1)))
    dialog.submit()
    settle(shell.operations)
    (story,) = kept(house)
    assert story == Story(
        id=story.id,
        centre_id=house.centre.id,
        date=TODAY,
        happened=HAPPENED,
        title="Het koor",
        changed="Ze kent nu mensen.",
        matters="Daar komt ze voor.",
        quote="Hier ken ik nu iedereen",
        teller_role="mantelzorger",
        activity_id=coffee.id,
        theme_ids=(theme.id,),
        consent=Consent.OUTSIDE_WITHOUT_NAME,
        consent_until=dt.date(2027, 6, 1),
        consent_on=TODAY,
    )


def test_each_consent_says_what_it_means(make: Make, shell: Shell) -> None:
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    consent = choice(dialog, "consent")
    meanings = []
    for number in range(consent.count()):
        consent.setCurrentIndex(number)
        meanings.append(dialog._agreed._meaning.text())
        assert consent.accessibleDescription() == meanings[-1]
        assert ("ends" in asked(dialog)) == (number > 0)
    assert len(set(meanings)) == 4
    assert "niet in een overzicht" in meanings[0]


def test_what_was_half_written_comes_back_whole(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    first = make()
    first.tell()
    settle(shell.operations)
    text(first, "happened").setPlainText(HAPPENED)
    text(first, "changed").setPlainText("Ze kent nu mensen.")
    assert first._drafts is not None
    first._drafts.keep()
    settle(shell.operations)  # and here the computer goes down
    second = make()
    second.tell()
    settle(shell.operations)
    assert text(second, "happened").toPlainText() == HAPPENED
    assert "changed" in asked(second)
    assert second.notice.sentence == "Dit had u al ingevuld, maar nog niet opgeslagen."
    second.submit()
    settle(shell.operations)
    assert house.drafting.get("story-new") is None


def told(house: CentreServices, **fields: object) -> Story:
    story = replace(house.telling.blank(), happened=HAPPENED, **fields)  # type: ignore[arg-type]
    return house.telling.keep(story, new=True).value


def test_a_kept_story_is_shown_whole_and_changed(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    story = told(house, consent=Consent.INSIDE, consent_until=dt.date(2027, 1, 1))
    dialog = make()
    dialog.change(story)
    settle(shell.operations)
    before = dialog.changed
    assert set(MORE) <= set(asked(dialog))
    text(dialog, "matters").setPlainText("Omdat het blijft.")
    assert (before, dialog.changed) == (False, True)
    dialog.submit()
    settle(shell.operations)
    assert [(now.matters, now.consent_until) for now in kept(house)] == [
        ("Omdat het blijft.", dt.date(2027, 1, 1))
    ]
    shell.undo.undo()
    settle(shell.operations)
    assert [now.matters for now in kept(house)] == [""]


def test_consent_that_is_taken_back_is_noted_with_the_day(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    story = told(house, consent=Consent.OUTSIDE_WITH_NAME)
    dialog = make()
    dialog.change(story)
    settle(shell.operations)
    withdrawn = of_kind(QCheckBox, dialog.form.fields["withdrawn_on"])
    withdrawn.setChecked(True)
    dialog.submit()
    settle(shell.operations)
    (now,) = kept(house)
    assert now.withdrawn_on == TODAY
    assert not now.shareable(TODAY)


def test_a_story_is_taken_away_without_asking_because_it_can_be_undone(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    story = told(house)
    dialog = make()
    dialog.change(story)
    settle(shell.operations)
    QTest.mouseClick(dialog._remove, Qt.MouseButton.LeftButton)
    settle(shell.operations)
    assert kept(house) == []
    assert shell.undo.undo_label == "verhaal verwijderd"
    shell.undo.undo()
    settle(shell.operations)
    assert [now.happened for now in kept(house)] == [HAPPENED]


def test_told_of_another_activity_it_leaves_the_occurrence(
    make: Make, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    occurrence = house.plan.occurrences(coffee.id)[0].occurrence
    dialog = make()
    dialog.tell(date=TODAY, activity_id=coffee.id, occurrence_id=occurrence.id)
    settle(shell.operations)
    text(dialog, "happened").setPlainText(HAPPENED)
    assert dialog.record().occurrence_id == occurrence.id
    choice(dialog, "activity_id").setCurrentIndex(0)
    assert dialog.record().occurrence_id is None


def test_who_may_not_correct_only_reads(
    house: CentreServices, house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show
) -> None:
    story = told(house)
    dialog = made_for(house_for(Profile.DOOR), shell, show)
    dialog.change(story)
    settle(shell.operations)
    assert not dialog._remove.isVisible()
    assert not dialog._save_button.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.usefixtures("look")
def test_a_long_title_of_an_activity_does_not_widen_the_dialog(
    make: Make, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    house.planning.keep(replace(coffee, title="Samen koken voor de buurt " * 4), new=False)
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    dialog.show_more()
    QApplication.processEvents()
    area = dialog.findChildren(QScrollArea)[0]
    page = area.widget()
    assert page is not None
    assert page.width() <= area.viewport().width()


def test_every_question_has_a_name(
    make: Make, shell: Shell, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    dialog.show_more()
    QApplication.processEvents()
    assert nameless(dialog) == []
    assert text(dialog, "happened").accessibleName() == "Wat gebeurde er?"


def test_names_are_pointed_out_while_writing_and_stop_nobody(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    text(dialog, "happened").setPlainText("Een buurvrouw zong mee.")
    assert not dialog._named.isVisible()
    text(dialog, "happened").setPlainText("Mevrouw De Wit zong mee.")
    assert "De Wit" in dialog._named.words.text()
    assert dialog._named.isVisible()
    dialog.submit()
    settle(shell.operations)
    assert len(kept(house)) == 1


def test_a_name_is_blurred_from_the_note_below_it(
    make: Make, shell: Shell, house: CentreServices
) -> None:
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    text(dialog, "happened").setPlainText("Mevrouw De Wit zong mee. Wij zongen met mevrouw De Wit.")
    dialog.widget("title").setText("Mevrouw De Wit zingt")
    note = dialog._named
    note.fill_menu()
    of_name = of_kind(QMenu, note.menu.actions()[0].menu())
    next(each for each in of_name.actions() if each.text() == "een buurvrouw").trigger()
    assert not note.isVisible()
    dialog.submit()
    settle(shell.operations)
    (story,) = kept(house)
    assert story.title == "Een buurvrouw zingt"
    assert story.happened == "Een buurvrouw zong mee. Wij zongen met een buurvrouw."


def test_it_is_asked_who_is_on_a_photo_and_kept_with_the_day(
    make: Make, shell: Shell, house: CentreServices, tmp_path: Path
) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "foto.png")
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    dialog.show_more()
    text(dialog, "happened").setPlainText(HAPPENED)
    dialog.widget("photo").picked.emit(tmp_path / "foto.png")
    settle(shell.operations)
    kinds.show_choice(choice(dialog, "photo_consent"), PhotoConsent.AGREED)
    dialog.submit()
    settle(shell.operations)
    assert kept(house) == []
    dialog.widget("photo_of").setText("de bakploeg, gevraagd bij het koken")
    dialog.widget("photo_shows").setText("Vier handen boven een schaal met deeg")
    dialog.submit()
    settle(shell.operations)
    (story,) = kept(house)
    assert story.photo_consent is PhotoConsent.AGREED
    assert story.photo_of == "de bakploeg, gevraagd bij het koken"
    assert story.photo_shows == "Vier handen boven een schaal met deeg"
    assert story.photo_asked_on == TODAY


def test_a_photo_comes_with_the_story_and_a_file_that_is_none_is_refused_in_a_sentence(
    make: Make, shell: Shell, house: CentreServices, tmp_path: Path
) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "foto.png")
    (tmp_path / "verslag.jpg").write_text("geen foto")
    dialog = make()
    dialog.tell()
    settle(shell.operations)
    dialog.show_more()
    text(dialog, "happened").setPlainText(HAPPENED)
    dialog.widget("photo").picked.emit(tmp_path / "foto.png")
    settle(shell.operations)
    assert dialog.widget("photo").picture.isVisible()
    dialog.widget("photo").picked.emit(tmp_path / "verslag.jpg")
    settle(shell.operations)
    assert "geen foto" in dialog.widget("photo")._fault.text()
    dialog.submit()
    settle(shell.operations)
    (story,) = kept(house)
    photo = house.telling.photo(story)
    assert photo is not None
    assert (photo.width, photo.height) == (60, 40)
