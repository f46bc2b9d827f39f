"""Pictures of every tab, made without a screen."""

import sys
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.services.registry import CentreServices


def _without_platform_talk(_kind: QtMsgType, _place: object, words: str) -> None:
    """Pass on what Qt says, but for the remark the screenless platform makes about every window."""
    if "propagateSizeHints" not in words:
        sys.stderr.write(words + "\n")


def take_pictures(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """A picture of every tab of the window, written to `folder`."""
    qInstallMessageHandler(_without_platform_talk)
    program = QApplication.instance()
    if program is None:
        program = application.create(window_settings.Settings(scheme="light"))
    desk = Desk(house, folder)
    paths = []
    try:
        desk.window.resize(1280, 720)
        desk.window.show()
        for key in desk.window.keys:
            desk.window.open_tab(key)
            desk.operations.wait()
            program.processEvents()  # what was just filled in gets its place in the next turn of the loop
            paths.append(folder / f"{key}.png")
            desk.window.grab().save(str(paths[-1]))
    finally:
        desk.close()
        qInstallMessageHandler(None)
    return tuple(paths)
