"""From the office to the door and back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from buurthuis_app import i18n
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.centre.centre_dialog import CentreDialog
from buurthuis_app.gui.door.code_dialogs import ChangeCodeDialog
from buurthuis_app.gui.door.window import DoorWindow
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import at_desk


@pytest.fixture
def desk(
    house: CentreServices,
    coffee: Activity,  # noqa: ARG001 - there must be something to count
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[Desk]:
    with at_desk(house, tmp_path) as made:
        yield made
    i18n.use_language("nl")


def opened(desk: Desk) -> DoorWindow:
    desk.open_door()
    assert desk.door is not None
    return desk.door


def test_the_office_makes_way_and_comes_back(desk: Desk, settle: Callable[[], None]) -> None:
    door = opened(desk)
    settle()
    assert door.isFullScreen()
    assert not desk.window.isVisible()
    assert desk.errors.speaker is door
    door.leave()
    settle()
    assert desk.window.isVisible()
    assert desk.door is None
    assert desk.errors.window == desk.window


def test_that_there_is_no_code_is_said_once_in_the_office_where_one_is_chosen(
    desk: Desk, settle: Callable[[], None]
) -> None:
    for told in (True, False):
        door = opened(desk)
        settle()
        assert door.notice.isHidden()
        door.leave()
        settle()
        assert desk.window.notice.isVisible() is told
        if told:
            desk.window.notice._act()
            assert isinstance(desk.menu.dialog, ChangeCodeDialog)
            desk.menu.dialog.reject()


def test_that_there_is_no_code_waits_for_what_the_office_says_already(
    desk: Desk, settle: Callable[[], None]
) -> None:
    desk.window.notice.show_sentence("Er is iets te beslissen.")
    said = []
    for _time in range(2):
        opened(desk).leave()
        settle()
        said.append(desk.window.notice.sentence)
        desk.window.notice.hide()
    assert said[0] == "Er is iets te beslissen."
    assert "geen code" in said[1]


def test_the_door_may_count_and_tell_and_nothing_else(
    desk: Desk, settle: Callable[[], None]
) -> None:
    door = opened(desk)
    settle()
    allowed = {one for one in Permission if door._house.counting.may(one)}
    assert allowed == {Permission.COUNT, Permission.TELL}


def test_what_was_counted_at_the_door_stands_in_the_office(
    desk: Desk, settle: Callable[[], None]
) -> None:
    door = opened(desk)
    settle()
    next(iter(door.tab.page.views[0].rows.values())).add(1)
    settle()
    door.leave()
    settle()
    today = desk.house.clock.today()
    assert [count.number for count in desk.house.counting.day(today).cards[0].counts] == [1]
    assert desk.undo.undo_label == ""


def test_what_could_be_undone_in_the_office_still_can_after_the_door(
    desk: Desk, settle: Callable[[], None]
) -> None:
    desk.menu.name_centre()
    settle()
    dialog = desk.menu.dialog
    assert isinstance(dialog, CentreDialog)
    former = dialog.widget("name").text()
    dialog.widget("name").setText("Het Anker")
    dialog.submit()
    settle()
    door = opened(desk)
    settle()
    next(iter(door.tab.page.views[0].rows.values())).add(1)
    settle()
    door.leave()
    settle()
    assert desk.undo.undo_label == "naam en logo gewijzigd"
    assert desk.window.status.undo_words == "Ongedaan maken: naam en logo gewijzigd"
    desk.undo.undo()
    settle()
    assert desk.house.centre.name == former
    today = desk.house.clock.today()
    assert [count.number for count in desk.house.counting.day(today).cards[0].counts] == [1]


def test_the_window_bears_the_centres_name_also_after_undoing(
    desk: Desk, settle: Callable[[], None]
) -> None:
    former = desk.window.windowTitle()
    desk.menu.name_centre()
    settle()
    dialog = desk.menu.dialog
    assert isinstance(dialog, CentreDialog)
    dialog.widget("name").setText("Het Anker")
    dialog.submit()
    settle()
    assert desk.window.windowTitle() == "Het Anker"
    desk.undo.undo()
    settle()
    assert desk.window.windowTitle() == former
    assert desk.house.centre.name == former
