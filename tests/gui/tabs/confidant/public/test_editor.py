"""What the coordinator does with the page: who stands on it, what it explains, and its papers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton, QWidget

from buurthuis_app.domain.confidant.poster import PosterSize
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.public.behaviour_dialog import EntryDialog
from buurthuis_app.gui.tabs.confidant.public.confidant_dialog import ConfidantDialog
from buurthuis_app.gui.tabs.confidant.public.editor import PageDialog
from buurthuis_app.gui.tabs.confidant.public.paper_dialog import ConfidantPaperKind, PaperDialog
from buurthuis_app.services.registry import CentreServices
from tests.gui.forms.pressing import press
from tests.gui.hands import of_kind, settle
from tests.gui.tabs.confidant.around_the_page import button, click, with_confidant
from tests.reports.reading import page_sizes, page_texts

Show = Callable[[QWidget], None]


@pytest.fixture
def window(show: Show) -> QWidget:
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def lists(house: CentreServices, shell: Shell, window: QWidget) -> PageDialog:
    made = PageDialog(house.confidants, shell.operations, shell.undo, parent=window)
    made.open()
    settle(shell.operations)
    return made


def saved(dialog: QWidget, shell: Shell) -> None:
    click(button(dialog, "Opslaan"), shell.operations)


def test_a_confidant_is_put_on_the_page_with_her_photo(
    lists: PageDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "portret.png"
    Image.new("RGB", (30, 40), "teal").save(path)
    click(button(lists, "Erbij…"), shell.operations)
    form = of_kind(ConfidantDialog, lists.dialog)
    form.widget("name").setText("Marijke V.")
    form.widget("phone").setText("06-00123456")
    form.widget("photo_id").picked.emit(path)
    settle(shell.operations)
    saved(form, shell)
    page = house.confidants.page()
    assert [one.name for one in page.confidants] == ["Marijke V."]
    assert page.photo_of(page.confidants[0]) is not None
    assert [one.name for one in lists.table.records()] == ["Marijke V."]
    shell.undo.undo()
    settle(shell.operations)
    assert lists.table.records() == ()


def test_a_file_that_is_no_photo_says_so_and_her_last_day_can_be_set(
    lists: PageDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    with_confidant(house)
    lists.read()
    settle(shell.operations)
    lists.change()
    form = of_kind(ConfidantDialog, lists.dialog)
    (tmp_path / "x.png").write_bytes(b"geen foto")
    form.widget("photo_id").picked.emit(tmp_path / "x.png")
    settle(shell.operations)
    assert form.widget("photo_id")._fault.isVisibleTo(form)
    form.widget("stops").setChecked(True)
    saved(form, shell)
    assert house.confidants.page().confidants[0].until is not None


def test_a_form_without_a_way_to_reach_her_says_what_is_missing(
    lists: PageDialog, shell: Shell
) -> None:
    click(button(lists, "Erbij…"), shell.operations)
    form = of_kind(ConfidantDialog, lists.dialog)
    form.widget("name").setText("Marijke V.")
    saved(form, shell)
    assert form.form.problem_of("phone")
    assert form.isVisible()
    form._original = None  # nothing to lose
    form.done(0)


def test_what_is_not_changed_stays_the_programs_own_words(
    lists: PageDialog, house: CentreServices, shell: Shell
) -> None:
    lists.pages.setCurrentIndex(1)
    lists.change()
    form = of_kind(EntryDialog, lists.dialog)
    assert form.widget("name").text() == "Seksuele intimidatie"
    form.widget("explanation").setPlainText("Alles met seks wat u niet wilt.")
    saved(form, shell)
    kept = house.confidants.behaviours()[0]
    assert (kept.name, kept.explanation) == ("", "Alles met seks wat u niet wilt.")


def test_a_kind_is_put_away_and_a_number_is_added_moved_and_taken_off(
    lists: PageDialog, house: CentreServices, shell: Shell
) -> None:
    lists.pages.setCurrentIndex(1)
    lists.change()
    form = of_kind(EntryDialog, lists.dialog)
    form.widget("archived").setChecked(True)
    saved(form, shell)
    assert len(house.confidants.page().behaviours) == 3
    assert not any(one.text() == "Van de pagina halen" for one in visible_buttons(lists))
    lists.pages.setCurrentIndex(2)
    click(button(lists, "Erbij…"), shell.operations)
    form = of_kind(EntryDialog, lists.dialog)
    form.widget("name").setText("Wijkagent")
    form.widget("number").setText("0900-8844")
    saved(form, shell)
    added = house.confidants.page().help_lines[-1]
    assert (added.name, added.number) == ("Wijkagent", "0900-8844")
    lists.table.choose(added.id)
    press(lists, "Hoger in de lijst")
    settle(shell.operations)
    assert house.confidants.page().help_lines[-2].id == added.id
    press(lists, "Van de pagina halen")
    settle(shell.operations)
    assert added.id not in {one.id for one in house.confidants.page().help_lines}


def visible_buttons(lists: PageDialog) -> list[QPushButton]:
    return [one for one in lists.findChildren(QPushButton) if one.isVisibleTo(lists)]


def test_the_poster_follows_the_choices_and_is_saved(
    house: CentreServices, shell: Shell, window: QWidget, tmp_path: Path
) -> None:
    with_confidant(house)
    dialog = PaperDialog(house, shell.operations, ConfidantPaperKind.POSTER, parent=window)
    dialog.open()
    settle(shell.operations)
    assert dialog.preview.pages == 1
    dialog.size_of_sheet.setCurrentIndex(dialog.size_of_sheet.findData(PosterSize.A3.value))
    dialog.language.setCurrentIndex(dialog.language.findData("pl"))
    dialog.others["ar"].setChecked(False)
    settle(shell.operations)
    assert not dialog.others["pl"].isVisibleTo(dialog)
    target = tmp_path / "affiche.pdf"
    dialog.save_to(target)
    settle(shell.operations)
    assert "Możesz o tym porozmawiać" in page_texts(target.read_bytes())[0]
    assert round(page_sizes(target.read_bytes())[0][0]) == 842
    assert "affiche.pdf" in dialog.notice.sentence


def test_cards_are_shown(house: CentreServices, shell: Shell, window: QWidget) -> None:
    with_confidant(house)
    dialog = PaperDialog(house, shell.operations, ConfidantPaperKind.CARDS, parent=window)
    dialog.open()
    settle(shell.operations)
    assert dialog.print_button.isEnabled()
    assert not dialog.size_of_sheet.isVisibleTo(dialog)


def test_without_anybody_on_the_page_the_paper_says_so(
    house: CentreServices, shell: Shell, window: QWidget
) -> None:
    dialog = PaperDialog(house, shell.operations, ConfidantPaperKind.POSTER, parent=window)
    dialog.open()
    settle(shell.operations)
    assert not dialog.print_button.isEnabled()
    assert "nog geen vertrouwenspersoon" in dialog.notice.sentence


def test_every_control_of_the_dialogs_has_a_name(
    lists: PageDialog,
    house: CentreServices,
    shell: Shell,
    window: QWidget,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    with_confidant(house)
    assert nameless(lists) == []
    lists.pages.setCurrentIndex(2)
    lists.change()
    assert lists.dialog is not None
    assert nameless(lists.dialog) == []
    paper = PaperDialog(house, shell.operations, ConfidantPaperKind.POSTER, parent=window)
    paper.open()
    settle(shell.operations)
    assert nameless(paper) == []
