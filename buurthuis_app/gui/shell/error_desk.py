"""Errors that nobody else handled: a sentence when it is known, one dialog when it is a bug."""

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from buurthuis_app.errors import AppError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.shell.bug_dialog import BugDialog

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """What can say a sentence to the user: the window."""

    def say_failure(self, error: AppError) -> None:
        """Show a known error as a calm sentence."""


class ErrorDesk(QObject):
    """Where every error ends that nobody else took care of. May be called from any thread."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.speaker: Speaker | None = None
        self._dialog: BugDialog | None = None
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> "BugDialog | None":
        """The dialog on the screen, if there is one: never more than one at a time."""
        return self._dialog

    def take(self, error: BaseException) -> None:
        """Note `error` in the log and show it on the window's thread."""
        from buurthuis_app.gui.shell.bug_report import describe

        _log.error("bug: %s", describe(error))
        self._came.emit(error)

    def install(self) -> None:
        """Take whatever is raised in a slot or a thread and caught nowhere."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda gone: self._uncaught(
            gone.exc_type, gone.exc_value, gone.exc_traceback
        )

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        _frames: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), _frames)
            return
        self.take(error or kind())

    def _show(self, error: BaseException) -> None:
        if isinstance(error, AppError) and self.speaker is not None:
            self.speaker.say_failure(error)
            return
        if self._dialog is not None:
            return  # the first one is what matters; the log has them all
        from buurthuis_app.gui.shell.bug_dialog import BugDialog
        from buurthuis_app.gui.shell.bug_report import report

        self._dialog = BugDialog(report(error), self.window)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
