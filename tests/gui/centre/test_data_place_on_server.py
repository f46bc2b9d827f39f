"""The dialog of the place of the data and a server: trying one out, going there with everything, and back."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from buurthuis_app import bootstrap, paths
from buurthuis_app.bootstrap import rescue
from buurthuis_app.errors import Damaged
from buurthuis_app.gui.centre.data_place_dialog import DataPlaceDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.server import transfer
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceKind, ServerFound
from buurthuis_app.services.shared.clock import FixedClock
from tests.private_server import PrivateServer

Opened = Callable[[Path], DataPlaceDialog]


@pytest.fixture(autouse=True)
def no_fixed_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BUURTHUIS_DATA")
    monkeypatch.setattr(paths, "own_folder", lambda: tmp_path)


@pytest.fixture
def name(server: PrivateServer) -> Iterator[str]:
    made = server.new()
    yield made
    server.say(f"DROP DATABASE {made} WITH (FORCE)")


@pytest.fixture
def opened(clock: FixedClock, operations: Operations, show: Callable[[QWidget], None]) -> Opened:
    def make(path: Path) -> DataPlaceDialog:
        dialog = DataPlaceDialog(DataPlace(path, clock), operations)
        show(dialog)
        operations.wait()
        return dialog

    return make


def mean(dialog: DataPlaceDialog, server: str, database: str, user: str) -> None:
    fields = dialog.chooser.server
    dialog.chooser.choices[PlaceKind.SERVER].setChecked(True)
    for field, words in zip(fields.fields, (server, database, user), strict=False):
        field.setText(words)
    fields.changed.emit()


@pytest.mark.usefixtures("quick_files")
def test_a_centre_goes_to_a_server_by_the_window_and_comes_back(
    opened: Opened,
    operations: Operations,
    server: PrivateServer,
    name: str,
    database_path: Path,
    template: Path,
    tmp_path: Path,
    clock: FixedClock,
) -> None:
    dialog = opened(database_path)
    assert not dialog.chooser.server.isVisible()
    mean(dialog, str(server.folder), "nergens", "buurthuis")
    assert (dialog.go_button.text(), dialog.chooser.server.isVisible()) == ("Proberen", True)
    dialog.go()
    operations.wait()
    assert "de gegevensbank en" in dialog.notice.sentence
    assert not dialog.go_button.isEnabled()

    wanted: list[ServerFound] = []
    dialog.wanted.connect(wanted.append)
    mean(dialog, server.url(name), "", "")
    dialog.go()
    operations.wait()
    assert "laat u binnen" in dialog.notice.sentence
    assert (dialog.go_button.text(), wanted) == ("Verhuizen", [])
    dialog.go()
    folder, told = rescue.placed(tmp_path, wanted[0])
    assert (folder, "Elke regel" in told) == (tmp_path, True)
    assert not database_path.exists()

    here = opened(database_path)
    assert here.path.text() == f"buurthuis@{server.folder}:5432/{name}"
    assert (here.whose.text(), here.openings.isVisible()) == ("Op een server", False)
    assert here.chooser.kind is PlaceKind.SERVER
    back = DataPlace(database_path, clock).look_at(PlaceKind.OWN)
    folder, told = rescue.placed(tmp_path, back)
    assert (folder, "in een bestand" in told) == (tmp_path, True)
    with (
        bootstrap.opened(folder) as file,
        closing(Database(template)) as before,
        file.read() as one,
        before.read() as other,
    ):
        transfer.demand_equal(one, other)
    assert paths.data_folder() == tmp_path


def test_another_desk_uses_what_is_on_the_server_and_keeps_its_own(
    opened: Opened,
    operations: Operations,
    server: PrivateServer,
    template: Path,
    database_path: Path,
    tmp_path: Path,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    there = server.holding(template, tmp_path / "other.db")
    dialog = opened(database_path)
    wanted: list[ServerFound] = []
    dialog.wanted.connect(wanted.append)
    mean(dialog, server.url(there.address.database), "", "")
    assert nameless(dialog) == []
    dialog.go()
    operations.wait()
    assert "De Schakel" in dialog.notice.sentence
    dialog.go()
    folder, told = rescue.placed(tmp_path, wanted[0])
    assert "van de server" in told
    assert paths.data_folder() == folder != tmp_path
    assert database_path.exists()
    with bootstrap.opened(folder) as database:
        assert database.place == there.address.key
    server.drop(there)


def test_what_goes_wrong_on_the_way_leaves_the_data_where_they_are(
    server: PrivateServer,
    name: str,
    database_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: object,
) -> None:
    assert qapp is not None

    def arrive_otherwise(*_what: object) -> None:
        raise Damaged("anders")

    shown: list[str] = []
    monkeypatch.setattr(rescue, "show", shown.append)
    monkeypatch.setattr(transfer, "demand_equal", arrive_otherwise)
    wanted = ServerFound(address=server.url(name), remote=False, centre=None)
    folder, told = rescue.placed(tmp_path, wanted)
    assert (folder, "niets verhuisd" in told, shown) == (tmp_path, True, ["anders"])
    assert database_path.exists()
    assert not paths.is_on_server(tmp_path)
