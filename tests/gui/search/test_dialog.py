"""Finding with the keyboard alone: type, walk, Enter, and one is there."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.search.search import Hit, HitKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.search.dialog import FindDialog
from buurthuis_app.gui.search.hit_list import HitLine
from buurthuis_app.gui.search.hit_places import LOOKS, place_of
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.harvest.tab import HarvestTab
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind

Show = Callable[[QWidget], None]
SUNDAY = dt.date(2026, 11, 22)


@pytest.fixture
def dialog(house: CentreServices, coffee: Activity, shell: Shell, show: Show) -> FindDialog:
    for title in ("Taalcafé", "Repair café"):
        house.planning.keep(replace(coffee, id=new_id(), title=title), new=True)
    made = FindDialog(house, shell.operations, shell.navigator)
    show(made)
    return made


@pytest.fixture
def gone(shell: Shell) -> list[Destination]:
    places: list[Destination] = []
    shell.navigator.asked.connect(places.append)
    return places


def type_in(dialog: FindDialog, text: str, shell: Shell) -> None:
    QTest.keyClicks(dialog.field, text)
    shell.operations.wait()


def press(dialog: FindDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.field, key)


def titles(dialog: FindDialog) -> list[str]:
    return [line.hit.title for line in dialog.hits.records() if line.hit]


def headings(dialog: FindDialog) -> list[str]:
    return [line.heading for line in dialog.hits.records() if line.hit is None]


def test_it_begins_with_how_to_ask(dialog: FindDialog) -> None:
    assert dialog.words.isVisible()
    assert "22-11" in dialog.words.text()
    assert not dialog.hits.isVisible()


def test_what_fits_stands_below_while_typing_by_kind(dialog: FindDialog, shell: Shell) -> None:
    type_in(dialog, "cafe", shell)
    assert headings(dialog) == ["Activiteiten", "Keren"]
    assert titles(dialog)[:2] == ["Repair café", "Taalcafé"]
    current = dialog.hits.hit
    assert current is not None
    assert current.title == "Repair café"


def test_enter_goes_to_the_chosen_one_and_closes(
    dialog: FindDialog, shell: Shell, gone: list[Destination]
) -> None:
    type_in(dialog, "cafe", shell)
    press(dialog, Qt.Key.Key_Down)
    chosen = dialog.hits.hit
    assert chosen is not None
    assert chosen.title == "Taalcafé"
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert gone == [Destination(tab="activities", record=chosen.record_id)]


def test_enter_right_after_the_last_key_waits_for_its_answer(
    dialog: FindDialog, shell: Shell, gone: list[Destination]
) -> None:
    QTest.keyClicks(dialog.field, "taalcafe")
    press(dialog, Qt.Key.Key_Return)
    assert not gone
    shell.operations.wait()
    assert [place.tab for place in gone] == ["activities"]


def test_the_arrows_stop_at_both_ends_and_pass_over_headings(
    dialog: FindDialog, shell: Shell
) -> None:
    type_in(dialog, "cafe", shell)
    press(dialog, Qt.Key.Key_Up)
    assert dialog.hits.currentIndex().row() == 1
    press(dialog, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Down)
    assert dialog.hits.currentIndex().row() == len(dialog.hits.records()) - 1
    press(dialog, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert dialog.hits.currentIndex().row() == 1


def test_nothing_found_is_said_and_an_empty_field_asks_again(
    dialog: FindDialog, shell: Shell
) -> None:
    type_in(dialog, "qqq", shell)
    assert "Niets gevonden voor “qqq”" in dialog.words.text()
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.field.clear()
    assert "22-11" in dialog.words.text()


def test_escape_closes_and_nothing_comes_after_it(
    dialog: FindDialog, shell: Shell, gone: list[Destination]
) -> None:
    QTest.keyClicks(dialog.field, "cafe")
    press(dialog, Qt.Key.Key_Escape)
    shell.operations.wait()
    assert not dialog.isVisible()
    assert titles(dialog) == []
    assert not gone


def test_a_click_opens(dialog: FindDialog, shell: Shell, gone: list[Destination]) -> None:
    type_in(dialog, "22-11", shell)
    index = dialog.hits.model().index(1, 0)
    QTest.mouseClick(
        dialog.hits.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.hits.visualRect(index).center(),
    )
    assert [(place.tab, place.day) for place in gone] == [("today", SUNDAY)]


def a_hit(kind: HitKind, day: dt.date | None = None) -> Hit:
    return Hit(kind=kind, record_id=new_id(), title="x", day=day, activity_id=new_id())


def test_everything_leads_to_its_place() -> None:
    later = dt.date(2026, 12, 1)
    coming, been = a_hit(HitKind.OCCURRENCE, later), a_hit(HitKind.OCCURRENCE, SUNDAY)
    assert place_of(coming, SUNDAY) == Destination(
        tab="activities", record=coming.record_id, day=later
    )
    assert place_of(been, SUNDAY) == Destination(tab="today", record=been.record_id, day=SUNDAY)
    story = a_hit(HitKind.STORY, dt.date(2024, 2, 29))
    assert place_of(story, SUNDAY) == Destination(
        tab="harvest", record=story.record_id, day=story.day, period=periods.month(2024, 2)
    )
    room, person = a_hit(HitKind.ROOM), a_hit(HitKind.PERSON)
    assert place_of(room, SUNDAY) == Destination(
        tab="activities", record=room.record_id, day=SUNDAY, section="room"
    )
    assert place_of(person, SUNDAY) == Destination(
        tab="activities", record=person.activity_id, section="signups"
    )
    volunteer = a_hit(HitKind.VOLUNTEER)
    assert place_of(volunteer, SUNDAY) == Destination(
        tab="volunteers", record=volunteer.record_id, section="people"
    )
    assert set(LOOKS) == set(HitKind)


def test_a_screen_reader_hears_what_a_row_says(
    dialog: FindDialog, shell: Shell, nameless: Callable[[QWidget], list[str]]
) -> None:
    type_in(dialog, "koffie", shell)
    assert not nameless(dialog)
    assert dialog.hits.model().index(1, 0).data() == "Koffie-inloop, elke zondag"
    assert HitLine(kind=HitKind.STORY, more=3).words == "Verhalen en nog 3"


def test_it_paints_in_the_dark_and_large(
    dialog: FindDialog, shell: Shell, look: WindowTheme
) -> None:
    type_in(dialog, "cafe", shell)
    small = dialog.hits.sizeHintForRow(1)
    look.wear(Scheme.DARK, 200)
    QApplication.processEvents()
    assert dialog.hits.sizeHintForRow(1) > small * 3 // 2
    picture = dialog.hits.viewport().grab().toImage()
    assert picture.pixelColor(2, picture.height() - 2).lightness() < 80


@pytest.mark.usefixtures("qapp")
def test_ctrl_f_finds_a_story_from_the_door(house: CentreServices, tmp_path: Path) -> None:
    told = replace(house.telling.blank(), title="Weer buiten", happened="Een bankje in de tuin.")
    house.telling.keep(replace(told, date=dt.date(2026, 3, 4)), new=True)
    desk = Desk(house, tmp_path)
    try:
        desk.window.show()
        desk.operations.wait()
        actions = desk.window.findChildren(QAction)
        (find,) = (action for action in actions if action.text() == "&Zoeken…")
        assert find.shortcut().toString() == "Ctrl+F"
        find.trigger()
        dialog = of_kind(FindDialog, desk.menu.dialog)
        QTest.keyClicks(dialog.field, "bankje")
        desk.operations.wait()
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        desk.operations.wait()
        tab = of_kind(HarvestTab, desk.window.tab)
        chosen = tab.stories.stories.current()
        assert chosen is not None
        assert chosen.story.title == "Weer buiten"
    finally:
        desk.close()
