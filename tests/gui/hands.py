"""Hands of a tester: what one does at a window, and waiting until it shows what came of it."""

from PySide6.QtWidgets import QApplication

from buurthuis_app.gui.operations.operations import Operations


def settle(operations: Operations) -> None:
    """Let everything come in that was asked for, and what that asked for, and be laid out and shown.

    A page may begin to read when it is shown, and what it reads is shown in a turn after that.
    """
    quiet = 0
    while quiet < 2:
        operations.wait()
        QApplication.processEvents()
        quiet = 0 if operations.busy else quiet + 1
