"""Hands of a tester: what one does at a window, and waiting until it shows what came of it."""

from PySide6.QtWidgets import QApplication

from buurthuis_app.gui.operations.operations import Operations


def settle(operations: Operations) -> None:
    """Let everything come in that was asked for, and what that asked for, and be laid out and shown.

    What is added to a window is shown in a later turn of the loop than the one that brought it.
    """
    quiet = 0
    while quiet < 2:
        operations.wait()
        QApplication.processEvents()
        quiet = 0 if operations.busy else quiet + 1
