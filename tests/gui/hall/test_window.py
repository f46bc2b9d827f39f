"""Screen in the hall: nothing personal, pages that turn, live changes, and Esc back to the office."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.gui.hall.window import HallWindow
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import at_desk


@pytest.fixture
def desk(
    house: CentreServices,
    coffee: Activity,  # noqa: ARG001 - what there is to show
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001
) -> Iterator[Desk]:
    with at_desk(house, tmp_path) as made:
        yield made


def opened(desk: Desk) -> HallWindow:
    desk.open_hall()
    assert desk.hall is not None
    return desk.hall


def test_it_shows_what_there_is_without_people_or_numbers_and_follows_changes(
    desk: Desk, house: CentreServices, coffee: Activity, settle: Callable[[], None]
) -> None:
    hall = opened(desk)
    settle()
    assert hall.isFullScreen()
    assert not desk.window.isVisible()
    shown = str(hall.pages)
    assert coffee.title in shown
    assert coffee.led_by
    assert coffee.led_by not in shown
    renamed = replace(house.plan.activity(coffee.id), title="Soep met z'n allen")
    desk.operations.run(lambda: house.planning.keep(renamed, new=False), label="gewijzigd")
    settle()
    assert "Soep met z'n allen" in hall.sheet.accessibleDescription()


def test_it_turns_its_pages_and_begins_anew(
    desk: Desk, house: CentreServices, settle: Callable[[], None]
) -> None:
    tomorrow = house.clock.today() + dt.timedelta(days=1)
    lesson = replace(house.planning.blank(tomorrow), title="Taalles", rule=ONCE)
    house.planning.keep(lesson, new=True)
    hall = opened(desk)
    settle()
    assert len(hall.pages) > 1
    headings = []
    for _turn in range(len(hall.pages)):
        headings.append(hall.sheet.accessibleName())
        hall._turning.timeout.emit()
        settle()
    assert headings[0].startswith("Vandaag")
    assert headings[1] == "De komende dagen"
    assert hall.sheet.accessibleName() == headings[0]
    QTest.keyClick(hall, Qt.Key.Key_Left)
    settle()
    assert hall.at == len(hall.pages) - 1


def test_esc_leads_back_to_the_office_with_the_code_when_there_is_one(
    desk: Desk, house: CentreServices, settle: Callable[[], None]
) -> None:
    QTest.keyClick(opened(desk), Qt.Key.Key_Escape)
    settle()
    assert desk.hall is None
    assert desk.window.isVisible()
    house.door_code.change("4711")
    hall = opened(desk)
    settle()
    hall.close()
    settle()
    dialog = hall.way_back.dialog
    assert dialog is not None
    assert hall.isVisible()
    dialog.code.setText("4711")
    dialog.submit()
    settle()
    assert desk.hall is None
    assert desk.window.isVisible()
