"""What the board sees: figures, aims and papers, to read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from buurthuis_app import cli
from buurthuis_app.bootstrap import open_window
from buurthuis_app.bootstrap.tabs import FOR_THE_BOARD
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared.permissions import BOARD, Profile
from buurthuis_app.gui.widgets.halves import Halves
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import at_desk, settle


@pytest.fixture
def desk(
    house_for: Callable[[Profile], CentreServices],
    coffee: Activity,  # noqa: ARG001 - there must be something to read
    qapp: QApplication,  # noqa: ARG001 - it must exist
    tmp_path: Path,
) -> Iterator[Desk]:
    """The window of the board, after its first paint."""
    with at_desk(house_for(Profile.BOARD), tmp_path / "settings", painted=True) as made:
        yield made


def buttons(window: QWidget) -> dict[str, QAbstractButton]:
    found = window.findChildren(QAbstractButton)
    return {press.text(): press for press in found if press.isVisible() and press.text()}


WRITING = {
    *("Voorwoord…", "Vaststellen…", "Onderdelen…", "Beoogd en waarom anders…", "Uit Excel halen…"),
    *("Nieuw initiatief", "Nieuwe belofte", "Nieuw kengetal", "Vertel een verhaal"),
}


def test_it_holds_figures_aims_and_papers_and_nothing_that_writes(desk: Desk) -> None:
    assert desk.window.keys == FOR_THE_BOARD
    failures: list[str] = []
    desk.operations.crashed.connect(lambda error: failures.append(repr(error)))
    seen: set[str] = set()
    for key in FOR_THE_BOARD:
        desk.window.open_tab(key)
        settle(desk.operations)
        seen |= buttons(desk.window).keys()
        for halves in desk.window.findChildren(Halves):
            halves.turn(1)  # on a small screen what it hides may not write either
        settle(desk.operations)
        seen |= buttons(desk.window).keys()
    assert failures == []
    assert {"Overzicht op papier", "Exporteren…", "Opslaan als PDF…", "Ander bestand"} <= seen
    assert not seen & WRITING
    entries = [action.text() for action in desk.window.findChildren(QAction)]
    assert not any("Reservekopie" in words or "Deurstand" in words for words in entries)
    folder = backup_folder.folder_of(desk.house.database.path)
    assert not backup_folder.listed(folder)


def test_it_is_asked_for_on_the_command_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("buurthuis_app.bootstrap.has_screen", lambda: True)
    monkeypatch.setattr(
        open_window, "open_window", lambda *told, **more: asked.append((told, more))
    )
    cli.run(["--data", str(tmp_path), "--board"])
    assert asked == [((tmp_path,), {"actor": BOARD})]


def test_it_is_chosen_in_the_office_which_opens_again_for_who_reads_along(
    house: CentreServices, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = house.database.path.parent
    house.database.close()
    opened: list[Desk] = []
    shown: list[tuple[str, ...]] = []

    def known(house: CentreServices, folder: Path, *, show_example: Callable[[], None]) -> Desk:
        opened.append(Desk(house, folder, show_example=show_example))
        return opened[-1]

    def look() -> int:
        """In the place of the event loop: first the office chooses to read along."""
        settle(opened[-1].operations)
        shown.append(opened[-1].window.keys)
        if len(opened) == 1:
            opened[-1].menu.read_along()
        return 0

    monkeypatch.setattr(open_window, "Desk", known)
    monkeypatch.setattr("buurthuis_app.gui.shell.application.create", lambda _settings: qapp)
    monkeypatch.setattr(qapp, "exec", look)
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "computer"))
    assert open_window.open_window(folder) == 0
    assert [len(keys) for keys in shown] == [7, len(FOR_THE_BOARD)]
    assert "leest mee" in opened[1].window.status.sentence


def test_who_starts_the_program_once_more_gets_this_window(desk: Desk) -> None:
    desk.window.showMinimized()
    desk.come_forward(door=False, brought="")
    assert not desk.window.isMinimized()
    assert desk.window.isVisible()
