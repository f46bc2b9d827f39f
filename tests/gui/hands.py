"""Hands of a tester: what one does at a window, and waiting until it shows what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.registry import CentreServices

Kind = TypeVar("Kind")


@contextmanager
def at_desk(house: CentreServices, folder: Path, *, painted: bool = False) -> Iterator[Desk]:
    """The window of the office; `painted` with what begins after its first paint."""
    desk = Desk(house, folder)
    desk.window.show()
    if painted:
        desk.after_first_paint()
    settle(desk.operations)
    yield desk
    desk.close()
    QApplication.processEvents()


def settle(operations: Operations) -> None:
    """Let everything come in that was asked for, and what that asked for, and be laid out and shown.

    A page may begin to read when it is shown, and what it reads is shown in a turn after that.
    """
    quiet = 0
    while quiet < 2:
        operations.wait()
        QApplication.processEvents()
        quiet = 0 if operations.busy else quiet + 1


def of_kind(kind: type[Kind], shown: object) -> Kind:
    """What is shown, which must be of this kind."""
    assert isinstance(shown, kind), type(shown)
    return shown
