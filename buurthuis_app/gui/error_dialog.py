"""What people see when something goes wrong that is not their doing: one dialog, with a report to copy."""

import logging
import sys
import threading
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.bug_report import describe, report
from buurthuis_app.gui.controls import Kind, Sign, Text, button, label
from buurthuis_app.gui.icons import Ink
from buurthuis_app.gui.style import scaled
from buurthuis_app.gui.theme import GRID, theme
from buurthuis_app.i18n import _

REPORT_POINTS = 9
_log = logging.getLogger(__name__)


class BugDialog(QDialog):
    """Says that the program erred, what is safe, and what helps the makers."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Er ging iets mis"))
        self.setMinimumWidth(
            min(scaled(560, theme().percent), self.screen().availableSize().width())
        )
        self._text = text
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addLayout(self._head())
        page.addWidget(
            label(
                _(
                    "Dit is een fout in het programma, niet van u. Wat al opgeslagen was, blijft bewaard. "
                    "Wilt u de makers helpen? Kopieer dan het verslag en stuur het op. "
                    "Er staan geen namen of andere gegevens van mensen in."
                )
            )
        )
        page.addWidget(self._report())
        page.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(GRID + GRID // 2)
        head.addWidget(Sign("warning", Ink.WARNING, side=28))
        head.addWidget(label(_("Er ging iets mis"), Text.HEADING), 1)
        return head

    def _report(self) -> QPlainTextEdit:
        shown = QPlainTextEdit(self._text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(_("Verslag van de fout"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme().points(REPORT_POINTS))
        shown.setFont(font)
        shown.setMinimumHeight(12 * GRID)
        return shown

    def _buttons(self) -> QHBoxLayout:
        copy = button(_("Verslag kopiëren"), icon_name="copy")
        copy.clicked.connect(self.copy)
        close = button(_("Sluiten"), Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)


class Speaker(Protocol):
    """What can say a sentence to the user: the window."""

    def say_failure(self, sentence: str) -> None:
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
    def dialog(self) -> BugDialog | None:
        """The dialog on the screen, if there is one: never more than one at a time."""
        return self._dialog

    def take(self, error: BaseException) -> None:
        """Note `error` in the log and show it on the window's thread."""
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
            self.speaker.say_failure(error.sentence)
            return
        if self._dialog is not None:
            return  # the first one is what matters; the log has them all
        self._dialog = BugDialog(report(error), self.window)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
