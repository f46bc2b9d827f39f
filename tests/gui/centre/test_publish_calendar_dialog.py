"""Publishing the calendar: chosen in the window, written after each change, and what fails is said."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.gui.centre.publish_calendar_dialog import PublishCalendarDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import at_desk, settle


@pytest.fixture
def desk(
    house: CentreServices,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001 - a window needs one
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "computer"))
    monkeypatch.setattr("buurthuis_app.gui.tabs.today.tab.LOOK_AFTER", 1_000_000)
    with at_desk(house, tmp_path, painted=True) as made:
        yield made


def opened(desk: Desk) -> PublishCalendarDialog:
    desk.menu.publish_calendar()
    settle(desk.operations)
    assert isinstance(desk.menu.dialog, PublishCalendarDialog)
    return desk.menu.dialog


def test_a_chosen_folder_gets_each_change_and_a_failure_is_said_once(
    desk: Desk, house: CentreServices, coffee: Activity, tmp_path: Path
) -> None:
    website = tmp_path / "website"
    website.mkdir()
    dialog = opened(desk)
    assert "niets gepubliceerd" in dialog.place.text()
    assert not dialog.stop.isVisible()
    dialog.publish_in(website)
    settle(desk.operations)
    assert dialog.place.text() == str(website / "programma.ics")
    assert dialog.moment.text().startswith("Bijgewerkt op ")
    dialog.accept()

    wanted = replace(coffee, title="Thee-inloop")
    desk.operations.run(
        lambda: house.planning.change(wanted, Scope.WHOLE, house.clock.today()), label="gewijzigd"
    )
    settle(desk.operations)
    assert desk.calendar._timer.isActive()
    desk.window.closing.emit()  # what is still to come is written before the window goes
    settle(desk.operations)
    assert b"Thee-inloop" in (website / "programma.ics").read_bytes()

    shutil.rmtree(website)
    desk.calendar.publish()
    settle(desk.operations)
    assert "is er niet" in desk.window.notice.sentence
    desk.window.notice.hide()
    desk.calendar.publish()
    settle(desk.operations)
    assert not desk.window.notice.isVisible()
    dialog = opened(desk)
    assert "is er niet" in dialog.notice.sentence
    dialog.publish_in(None)
    settle(desk.operations)
    assert "niets gepubliceerd" in dialog.place.text()
    dialog.accept()
