"""Opening the window on a data folder, until it is closed."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from buurthuis_app import bootstrap, private_files
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.errors import AppError
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres

UNTIL_PAINTED = 100
"""Milliseconds that a screen has for what came in: more than it needs, less than anybody waits for a backup."""

SECONDS_OF_OTHERS = 0.001
"""How long a worker may keep Python to itself; with the usual 5 ms the window stutters while a paper is made."""


def open_window(folder: Path, *, door: bool = False) -> int:
    """Show the window of the centre in `folder` until it is closed, or the door first; the exit code."""
    private_files.keep_out_of_core_files()
    program = application.create(window_settings.load(folder))
    try:
        with bootstrap.opened(folder) as database:
            centre = Centres(database).first() or _welcome(database)
            return 0 if centre is None else _run(program, database, centre, folder, door=door)
    except AppError as error:
        from PySide6.QtWidgets import QMessageBox

        from buurthuis_app.gui.widgets.plain_text import plain_text

        QMessageBox.warning(None, "Buurthuis", plain_text(error.sentence))
        return 1


def _run(
    program: QApplication, database: Database, centre: Centre, folder: Path, *, door: bool
) -> int:
    desk = Desk(bootstrap.house(database, centre), folder)
    desk.errors.install()
    sys.setswitchinterval(SECONDS_OF_OTHERS)
    if door:
        desk.open_door()
    else:
        desk.window.present()
    _when_read(desk)
    try:
        return program.exec()
    finally:
        desk.close()


def _when_read(desk: Desk) -> None:
    """Once the first tab knows what it shows, leave it a moment to be painted; then come the things that can wait."""
    desk.operations.idle.connect(
        lambda: QTimer.singleShot(UNTIL_PAINTED, desk.window, desk.after_first_paint),
        Qt.ConnectionType.SingleShotConnection,
    )


def _welcome(database: Database) -> Centre | None:
    from buurthuis_app.gui.shell.welcome import Welcome

    welcome = Welcome(Centres(database))
    welcome.exec()
    return welcome.centre
