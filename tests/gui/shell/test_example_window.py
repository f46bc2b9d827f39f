"""The first start and the example: the guide comes by itself, and the invented centre leads back to it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buurthuis_app import paths
from buurthuis_app.bootstrap import demo_file, open_window
from buurthuis_app.bootstrap.example_window import ExampleWindow
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import DiskFull
from buurthuis_app.gui.centre.guide_dialog import GuideDialog
from buurthuis_app.gui.centre.wait_dialog import WaitDialog
from buurthuis_app.gui.shell import application
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind, settle


@pytest.fixture
def example(
    house: CentreServices, demo_file: Callable[[int], Path], tmp_path: Path, qapp: QApplication
) -> Iterator[ExampleWindow]:
    folder = tmp_path / "voorbeeld"
    folder.mkdir()
    shutil.copy(demo_file(1), folder / paths.DATABASE_NAME)
    made = ExampleWindow(folder)
    desk = Desk(house, tmp_path, show_example=made.open)
    made.beside(desk)
    desk.window.show()
    settle(desk.operations)
    yield made
    made.close()
    desk.close()
    qapp.processEvents()


def _no_room(*_folder: Path, **_how: object) -> None:
    raise DiskFull("De schijf is vol.")


def visible_windows() -> set[MainWindow]:
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return {widget for widget in shown if isinstance(widget, MainWindow)}


def test_the_example_says_what_it_is_and_leads_back_to_what_was_typed(
    example: ExampleWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = example.own
    own.menu.show_guide()
    settle(own.operations)
    guide = of_kind(GuideDialog, own.menu.dialog)
    guide.forms[0].widget("name").setText("De Spil")
    with monkeypatch.context() as full:
        full.setattr(demo_file, "fill_if_empty", _no_room)
        guide.example_button.click()
    assert guide.notice.isVisible()  # and not in the window behind it
    assert guide.notice.sentence == "De schijf is vol."
    guide.example_button.click()
    settle(own.operations)
    assert guide.notice.isHidden()
    assert example.desk is not None
    shown = example.desk.window
    settle(example.desk.operations)
    assert "verzonnen" in shown.notice.sentence
    assert shown.windowTitle().startswith("Voorbeeld: ")
    assert own.window.windowTitle() == own.house.centre.name
    shown.leave()
    QApplication.processEvents()
    assert not visible_windows() & {shown}
    assert guide.isVisible()
    assert guide.forms[0].widget("name").text() == "De Spil"
    assert own.window.isVisible()


def test_the_example_closes_with_the_window_that_it_is_beside(example: ExampleWindow) -> None:
    example.open()
    settle(example.own.operations)
    assert example.desk is not None
    settle(example.desk.operations)
    assert len(visible_windows()) == 2
    example.own.window.leave()
    QApplication.processEvents()
    assert visible_windows() == set()


def test_an_example_that_is_stopped_is_not_shown_and_can_be_made_later(
    example: ExampleWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_on(_folder: Path, *, years: int, progress: Progress) -> None:
        while True:
            progress(years, 2)

    with monkeypatch.context() as only_now:
        only_now.setattr(WaitDialog, "show", lambda dialog: dialog.stop_button.click())
        only_now.setattr(demo_file, "fill_if_empty", fill_on)
        example.open()
    assert len(visible_windows()) == 1
    example.open()
    assert len(visible_windows()) == 2
    assert example.desk is not None
    settle(example.desk.operations)


def test_a_new_folder_gets_a_working_centre_with_the_guide_in_front(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    seen: list[str] = []

    def look() -> int:
        """In the place of the event loop: what stands on the screen once all is read."""
        desk = opened[0]
        settle(desk.operations)
        guide = of_kind(GuideDialog, desk.menu.dialog)
        seen.append(guide.windowTitle())
        guide.reject()
        seen.append(desk.window.windowTitle())
        desk.window.leave()
        return 0

    opened: list[Desk] = []

    def known(house: CentreServices, folder: Path, *, show_example: Callable[[], None]) -> Desk:
        opened.append(Desk(house, folder, show_example=show_example))
        return opened[0]

    monkeypatch.setattr(open_window, "Desk", known)
    monkeypatch.setattr(application, "create", lambda _settings: qapp)
    monkeypatch.setattr(qapp, "exec", look)
    assert open_window.open_window(tmp_path / "nieuw") == 0
    assert seen == ["Buurthuis inrichten", "Ons buurthuis"]
