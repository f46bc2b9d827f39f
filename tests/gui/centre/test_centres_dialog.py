"""Ander centrum: the list in the window, and the window that closes for another centre."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from buurthuis_app import bootstrap, paths
from buurthuis_app.bootstrap import open_window
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.centre.centres_dialog import CentresDialog
from buurthuis_app.gui.shell import application
from buurthuis_app.services.centre import known_centres
from buurthuis_app.services.centre.known_centres import KnownCentre
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind
from tests.gui.laid_out import laid_out


@pytest.fixture(autouse=True)
def no_fixed_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BUURTHUIS_DATA")
    monkeypatch.setattr(paths, "own_folder", lambda: tmp_path)


@pytest.fixture
def other(template: Path, tmp_path: Path) -> Path:
    """The folder of another centre."""
    folder = tmp_path / "trefpunt"
    folder.mkdir()
    shutil.copy(template, folder / paths.DATABASE_NAME)
    return folder


def _press(dialog: CentresDialog, name: str) -> None:
    found = [each for card in laid_out(dialog.centres) for each in card.findChildren(QPushButton)]
    next(each for each in found if each.accessibleName() == name).click()


def test_another_centre_is_added_and_opened_from_the_menu(
    house: CentreServices,
    tmp_path: Path,
    other: Path,
    qapp: QApplication,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    assert qapp is not None
    desk = Desk(house, tmp_path)
    desk.window.show()
    assert not desk.window.head.isVisible()
    desk.menu.show_centres()
    dialog = of_kind(CentresDialog, desk.menu.dialog)
    desk.operations.wait()
    dialog.add(str(tmp_path / "leeg"))
    desk.operations.wait()
    assert "staat geen centrum" in dialog.notice.sentence
    dialog.add(str(other))
    desk.operations.wait()
    assert "staat in de lijst" in dialog.notice.sentence
    assert nameless(dialog) == []
    known_centres.note(other, "’t Trefpunt")
    _press(dialog, "De Schakel openen")
    desk.operations.wait()
    assert desk.menu.to_centre == KnownCentre(folder=other, name="De Schakel")
    assert not desk.window.isVisible()
    desk.close()
    again = Desk(house, tmp_path)
    again.window.show()
    assert again.window.head.isVisible()
    assert again.window.head.text() == again.window.windowTitle() == "De Schakel"
    again.window.close()
    again.close()


def test_a_centre_is_forgotten_and_a_new_one_begins(
    house: CentreServices, tmp_path: Path, other: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    known_centres.note(other, "’t Trefpunt")
    desk = Desk(house, tmp_path)
    desk.menu.show_centres()
    dialog = of_kind(CentresDialog, desk.menu.dialog)
    desk.operations.wait()
    _press(dialog, "’t Trefpunt vergeten")
    desk.operations.wait()
    assert "De gegevens staan nog in" in dialog.notice.sentence
    assert [each.name for each in known_centres.listed()] == ["De Schakel"]
    dialog.begin(str(tmp_path / "nieuw"))
    desk.operations.wait()
    assert desk.menu.to_centre == KnownCentre(folder=tmp_path / "nieuw", name="nieuw")
    desk.close()


def test_the_window_opens_again_on_the_centre_that_was_chosen(
    database_path: Path,
    other: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> None:
    assert database_path.exists()
    monkeypatch.setattr(application, "create", lambda _settings: qapp)
    wanted = [KnownCentre(folder=other, name="’t Trefpunt"), None]
    opened: list[tuple[object, object]] = []
    logs: list[Path] = []
    monkeypatch.setattr(bootstrap, "start_log", logs.append)

    def run(*arguments: Any) -> tuple[int, object]:
        opened.append((arguments[2], arguments[3].told))
        menu = SimpleNamespace(
            to_restore=None, to_place=None, to_centre=wanted.pop(0), to_read=False
        )
        return 0, menu

    monkeypatch.setattr(open_window, "_run", run)
    assert open_window.open_window(paths.data_folder()) == 0
    assert opened == [(tmp_path, ""), (other, "Dit is nu ’t Trefpunt.")]
    assert paths.data_folder() == other
    assert logs == [tmp_path, other]


def test_the_log_lies_with_the_centre_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("buurthuis_app")
    for name in ("handlers", "propagate", "level"):
        monkeypatch.setattr(logger, name, [] if name == "handlers" else getattr(logger, name))
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    folders = [tmp_path / "een", tmp_path / "twee", tmp_path / "twee"]
    for number, folder in enumerate(folders):
        folder.mkdir(exist_ok=True)
        bootstrap.start_log(folder)
        logger.warning("opened %d", number)
    (handler,) = logger.handlers
    handler.close()
    noted = [(folder / bootstrap.LOG_NAME).read_text(encoding="utf-8") for folder in folders]
    assert [text.count("opened") for text in noted] == [1, 2, 2]
