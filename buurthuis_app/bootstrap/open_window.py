"""Opening the window on a data folder, until it is closed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from buurthuis_app import bootstrap, paths, private_files
from buurthuis_app.bootstrap.example_window import ExampleWindow
from buurthuis_app.bootstrap.office_menu import OfficeMenu
from buurthuis_app.bootstrap.rescue import placed, rescued, restored, switched
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.shared.permissions import BOARD, COORDINATOR, Actor, Permission
from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.errors import AppError, Damaged, Missing
from buurthuis_app.gui.centre.wait_dialog import waited
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.i18n import _, use_language
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.system_libraries import take_memory_from_one_heap

if TYPE_CHECKING:
    from buurthuis_app.bootstrap.single_window import WindowClaim

EXAMPLE = "voorbeeld"
"""Folder of the invented centre, within that of the centre's own data."""

UNTIL_PAINTED = 100
"""Milliseconds that a screen has for what came in: more than it needs, less than anybody waits for a backup."""

HALF_A_SECOND = 500

SECONDS_OF_OTHERS = 0.001
"""How long a worker may keep Python to itself; with the usual 5 ms the window stutters while a paper is made."""


class Beginning(Struct, frozen=True, kw_only=True):
    """How a window begins."""

    door: bool = False
    """With the door, and not with the whole program."""
    new: bool = False
    """In a file that was empty: somebody founds a centre."""
    told: str = ""
    """What was done with the data while no window had it."""
    brought: Path | None = None
    """A file to take in, as if it was dropped on the window."""


def open_window(
    folder: Path,
    *,
    door: bool = False,
    actor: Actor = COORDINATOR,
    brought: Path | None = None,
    claim: "WindowClaim | None" = None,
) -> int:
    """Show the window of the centre in `folder` until it is closed, or the door first; the exit code.

    What it shows depends on who the `actor` is: the board reads figures and papers. Who starts the program once more
    asks by the `claim`.
    """
    program = application.create(window_settings.load(folder))
    beginning = Beginning(door=door, brought=brought)
    while True:
        bootstrap.start_log(folder)
        try:
            with bootstrap.opened(folder, watched=_watched) as database:
                centres = Centres(database)
                known = centres.first()
                house = bootstrap.house(
                    database, known or centres.found_nameless().value, actor=actor
                )
                beginning = replace(beginning, new=known is None)
                if claim is not None:
                    claim.follow(folder)
                code, menu = _run(program, house, folder, beginning, claim)
        except Cancelled:
            return 1
        except AppError as error:
            if not (isinstance(error, Damaged | Missing) or paths.is_on_server(folder)):
                raise
            rescue = rescued(folder, error)
            if rescue is None:
                return 1
            folder, told = rescue
            beginning = replace(beginning, told=told)
            continue
        if menu.to_read:
            actor = BOARD
            told = _("U leest mee. Wie het programma opnieuw start, is weer op kantoor.")
        elif (went := _sent(folder, menu)) is not None:
            folder, told = went
        else:
            return code
        beginning = Beginning(told=told)


def _sent(folder: Path, menu: OfficeMenu) -> tuple[Path, str] | None:
    """Do what people asked for that no window may have the data for; the folder to open then, and what to tell."""
    if menu.to_restore is not None:
        return folder, restored(folder, menu.to_restore)
    if menu.to_place is not None:
        return placed(folder, menu.to_place)
    if menu.to_centre is not None:
        return switched(folder, menu.to_centre)
    return None


def _watched(work: Callable[[Progress], None]) -> None:
    """Show how far it is when it takes a moment: a file of an earlier version, or one that was not closed in order."""
    waited(work, _("Buurthuis wordt geopend"), _("De gegevens worden nagekeken en bijgewerkt…"))


def _run(
    program: QApplication,
    house: CentreServices,
    folder: Path,
    beginning: Beginning,
    claim: "WindowClaim | None",
) -> tuple[int, OfficeMenu]:
    """The exit code, and the menu, which knows what people want done while no window has the data."""
    example = ExampleWindow(folder / EXAMPLE)
    desk = Desk(house, folder, show_example=example.open)
    example.beside(desk)
    desk.errors.install()
    sys.setswitchinterval(SECONDS_OF_OTHERS)
    if beginning.door and not beginning.new:
        desk.open_door()
    else:
        desk.window.present()
    if beginning.told:
        desk.window.status.say(beginning.told)
    if beginning.new and house.actor.may(Permission.PLAN):
        desk.menu.show_guide()
    elif beginning.brought is not None and not beginning.door:
        desk.menu.take_file(beginning.brought.absolute())
    _when_read(desk)
    if claim is not None:
        _listen(desk, claim)
    try:
        return program.exec(), desk.menu
    finally:
        example.close()
        desk.close()
        use_language(desk.window.next_language)


def _listen(desk: Desk, claim: "WindowClaim") -> None:
    """Come forward when the program is started once more."""

    def look() -> None:
        wanted = claim.asked()
        if wanted is not None:
            desk.come_forward(door=wanted.door, brought=wanted.brought)

    timer = QTimer(desk.window, interval=HALF_A_SECOND)
    timer.timeout.connect(look)
    timer.start()


def _when_read(desk: Desk) -> None:
    """Once the first tab knows what it shows, leave it a moment to be painted; then come the things that can wait."""
    desk.operations.idle.connect(
        lambda: QTimer.singleShot(UNTIL_PAINTED, desk.window, lambda: _after_first_paint(desk)),
        Qt.ConnectionType.SingleShotConnection,
    )


def _after_first_paint(desk: Desk) -> None:
    """First, before anybody can have opened the register: no core files, and this computer's own folder closed."""
    private_files.keep_out_of_core_files()
    private_files.close_to_others(paths.computer_folder())
    take_memory_from_one_heap()
    desk.after_first_paint()
