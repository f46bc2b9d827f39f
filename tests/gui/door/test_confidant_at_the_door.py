"""At the door: the page of the confidant in one click, a message in two, and nothing left for the next one."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app import i18n
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.door.window import DoorWindow
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.public.public_page import PublicPage
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import settle
from tests.gui.tabs.confidant.around_the_page import (
    PASSPHRASE,
    click,
    texts,
    with_confidant,
    with_mailbox,
)

SAID = "Ik wil met iemand praten."


@pytest.fixture
def door(
    house: CentreServices,
    house_for: Callable[[Profile], CentreServices],
    operations: Operations,
    show: Callable[[QWidget], None],
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[DoorWindow]:
    with_mailbox(house, with_confidant(house))
    window = DoorWindow(house_for(Profile.DOOR), operations)
    show(window)
    settle(operations)
    yield window
    i18n.use_language("nl")


def test_a_visitor_leaves_a_message_in_two_clicks(
    door: DoorWindow, house: CentreServices, operations: Operations
) -> None:
    click(door.way, operations)
    assert door.confidant is not None
    assert not door.tab.isVisible()
    typing_in = door.focusWidget()
    assert typing_in is door.confidant.message.asking.text
    QTest.keyClicks(typing_in, SAID)
    click(door.confidant.message.asking.send_button, operations)
    (kept,) = house.confidant_register.unlock(PASSPHRASE).messages().all
    assert kept.text == SAID
    assert kept.receipt in texts(door)


def test_the_page_speaks_english_and_keeps_what_was_typed(
    door: DoorWindow, operations: Operations
) -> None:
    click(door.way, operations)
    assert door.confidant is not None
    QTest.keyClicks(door.confidant.message.asking.text, SAID)
    click(door.languages["en"], operations)
    settle(operations)
    assert door.confidant is not None
    assert door.confidant.message.asking.text.toPlainText() == SAID
    words = texts(door)
    assert "Bullying" in words
    assert "Leave a message" in words
    assert not [text for text in words if "bericht" in text]


def test_the_way_back_and_a_while_alone_leave_nothing(
    door: DoorWindow, operations: Operations
) -> None:
    click(door.way, operations)
    assert door.confidant is not None
    QTest.keyClicks(door.confidant.message.asking.text, SAID)
    door.rest()
    settle(operations)
    (page,) = pages(door)
    assert page.message.asking.text.toPlainText() == SAID  # searching for words takes time
    page.message._forget.timeout.emit()
    door.rest()
    settle(operations)
    assert pages(door) == []
    assert door.tab.isVisible()
    click(door.way, operations)
    (page,) = pages(door)
    assert page.message.asking.text.toPlainText() == ""
    click(door.way, operations)
    assert pages(door) == []


def pages(door: DoorWindow) -> list[PublicPage]:
    return [page for page in door.findChildren(PublicPage) if page.isVisible()]
