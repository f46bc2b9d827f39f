"""Starting while the server is away: people try again, or go to another place; nothing is lost and none is founded."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from buurthuis_app import paths
from buurthuis_app.bootstrap import open_window
from buurthuis_app.gui.centre.data_place_dialog import DataPlaceDialog
from buurthuis_app.gui.centre.server_away_dialog import ServerAwayDialog
from buurthuis_app.gui.shell import application
from buurthuis_app.persistence.server import opening
from buurthuis_app.persistence.server.server_database import ServerDatabase
from buurthuis_app.services.privacy.data_place import PlaceFound, PlaceKind
from tests.private_server import PrivateServer

Answers = Callable[[ServerAwayDialog], None]


@pytest.fixture
def on_server(server: PrivateServer, template: Path, tmp_path: Path) -> Iterator[ServerDatabase]:
    database = server.holding(template, tmp_path / "buurthuis.db")
    yield database
    server.drop(database)


@pytest.fixture
def started(
    on_server: ServerDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Callable[[Answers], tuple[int, list[Path]]]:
    """Starts the program on the server; gives its exit code and the folders of which there was a window."""
    monkeypatch.setattr(application, "create", lambda _settings: qapp)
    windows: list[Path] = []

    def run(*arguments: object) -> tuple[int, object]:
        assert isinstance(arguments[2], Path)
        windows.append(arguments[2])
        return 0, SimpleNamespace(to_restore=None, to_place=None, to_centre=None, to_read=False)

    monkeypatch.setattr(open_window, "_run", run)
    folder = opening.folder_for(tmp_path, on_server.address.text)

    def start(answer: Answers) -> tuple[int, list[Path]]:
        monkeypatch.setattr(ServerAwayDialog, "exec", answer)
        return open_window.open_window(folder), windows

    return start


def test_who_tries_again_comes_in_once_it_is_back(
    server: PrivateServer, started: Callable[[Answers], tuple[int, list[Path]]]
) -> None:
    said: list[str] = []

    def answer(dialog: ServerAwayDialog) -> None:
        said.append(" ".join(words.text() for words in dialog.findChildren(QLabel)))
        if len(said) == 2:
            server.start()
        dialog.try_again()

    server.stop()
    code, (folder,) = started(answer)
    assert (code, len(said)) == (0, 2)
    assert "niets verloren" in said[0]
    assert paths.is_on_server(folder)


def test_who_stops_or_goes_elsewhere_founds_nothing(
    server: PrivateServer,
    started: Callable[[Answers], tuple[int, list[Path]]],
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = tmp_path / "eigen"
    own.mkdir()
    shutil.copy(template, own / paths.DATABASE_NAME)

    def choose(dialog: DataPlaceDialog) -> int:
        found = PlaceFound(folder=own, kind=PlaceKind.FOLDER, remote=False, contents=object())  # type: ignore[arg-type]
        dialog.wanted.emit(found)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(DataPlaceDialog, "exec", choose)
    server.stop()
    try:
        assert started(lambda dialog: dialog.reject()) == (1, [])
        assert started(lambda dialog: dialog.choose()) == (0, [own])
    finally:
        server.start()
