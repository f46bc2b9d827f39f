"""The dialog of the place of the data: what it tells, what it refuses, and going to another folder and back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app import bootstrap, paths
from buurthuis_app.bootstrap import open_window, rescue
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.errors import Damaged, Missing
from buurthuis_app.gui.centre.data_place_dialog import DataPlaceDialog
from buurthuis_app.gui.centre.folder_missing_dialog import FolderMissingDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell import application
from buurthuis_app.persistence.relocation import moving
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceFound, PlaceKind
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock


@pytest.fixture(autouse=True)
def no_fixed_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BUURTHUIS_DATA")
    monkeypatch.setattr(paths, "own_folder", lambda: tmp_path)


@pytest.fixture
def dialog(
    database_path: Path,
    clock: FixedClock,
    operations: Operations,
    show: Callable[[QWidget], None],
) -> DataPlaceDialog:
    made = DataPlaceDialog(DataPlace(database_path, clock), operations)
    show(made)
    operations.wait()
    return made


def test_it_says_where_the_data_are_and_refuses_a_folder_with_the_reason(
    dialog: DataPlaceDialog,
    operations: Operations,
    tmp_path: Path,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    assert dialog.path.text() == str(tmp_path)
    assert "alleen voor u" in dialog.whose.text()
    assert dialog.chooser.kind is PlaceKind.OWN
    dialog.chooser.mean(tmp_path / "Dropbox")
    dialog.go_button.click()
    operations.wait()
    assert "Dropbox" in dialog.notice.sentence
    assert not dialog.go_button.isEnabled()
    assert nameless(dialog) == []


def test_a_fit_folder_is_gone_to_only_after_people_read_what_happens(
    dialog: DataPlaceDialog, operations: Operations, tmp_path: Path
) -> None:
    wanted: list[PlaceFound] = []
    dialog.wanted.connect(wanted.append)
    dialog.chooser.mean(tmp_path / "daar")
    dialog.go_button.click()
    operations.wait()
    assert wanted == []
    assert "verhuizen" in dialog.notice.sentence
    assert dialog.go_button.text() == "Verhuizen"
    dialog.chooser.mean(tmp_path / "elders")
    assert dialog.go_button.text() == "Nakijken", "another folder is tried out anew"
    dialog.go()
    operations.wait()
    dialog.go()
    assert [found.folder for found in wanted] == [tmp_path / "elders"]


def test_the_menu_closes_the_window_to_go_there(
    house: CentreServices, tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    desk = Desk(house, tmp_path)
    desk.window.show()
    desk.menu.show_place()
    desk.operations.wait()
    assert isinstance(desk.menu.dialog, DataPlaceDialog)
    found = PlaceFound(folder=tmp_path / "daar", kind=PlaceKind.FOLDER, remote=False)
    desk.menu.dialog.wanted.emit(found)
    assert desk.menu.to_place is found
    assert not desk.window.isVisible()
    desk.close()


def test_going_there_tells_how_it_went(
    database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(rescue, "show", shown.append)
    wanted = PlaceFound(folder=tmp_path / "daar", kind=PlaceKind.FOLDER, remote=False)
    folder, told = rescue.placed(tmp_path, wanted)
    assert (folder, "verhuisd" in told) == (tmp_path / "daar", True)
    shutil.copy(folder / paths.DATABASE_NAME, database_path)
    folder, told = rescue.placed(tmp_path, wanted)
    assert (folder, "niets verhuisd" in told) == (tmp_path, True)
    assert shown == ["In deze map staan al gegevens. Gebruik die, of kies een andere map."]


def test_who_starts_while_the_folder_is_missing_chooses_another_or_stops(
    database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    gone = tmp_path / "netwerk"
    moving.remember(gone)
    asked: list[str] = []

    def answer(dialog: FolderMissingDialog) -> int:
        asked.append(dialog.notice.sentence)
        if len(asked) == 1:
            dialog.try_again()
        elif len(asked) == 2:
            dialog.use(tmp_path / "leeg")
            asked.append(dialog.notice.sentence)
            dialog.use(tmp_path)
        return 0

    monkeypatch.setattr(FolderMissingDialog, "exec", answer)
    monkeypatch.setattr(application, "create", lambda _settings: qapp)
    opened: list[Path] = []

    def run(*arguments: object) -> tuple[int, object]:
        opened.append(arguments[2])  # type: ignore[arg-type]

        return 0, SimpleNamespace(to_restore=None, to_place=None, to_centre=None, to_read=False)

    monkeypatch.setattr(open_window, "_run", run)
    assert open_window.open_window(paths.data_folder()) == 0
    assert opened == [tmp_path]
    assert "geen gegevens van Buurthuis" in asked[2]
    assert paths.data_folder() == tmp_path
    assert not gone.exists()
    assert rescue.rescued(gone, Missing("weg")) is None, "who stops founds nothing"
    with pytest.raises(Damaged), bootstrap.opened(tmp_path) as database:
        raise Damaged(str(database.path))
    assert database_path.exists()
