"""Watch of an open window: what another window, computer or script writes is shown, and others know of this one."""

import logging

from PySide6.QtCore import QElapsedTimer, QTimer

from buurthuis_app.errors import AppError, Busy
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.place.presence import RENEWED_EVERY, WindowPresence, where_open

SECOND = 1_000
_log = logging.getLogger(__name__)


class WindowWatch:
    """Looks each second. SQLite answers from the head of the file, so that nothing is read while nobody writes.

    Ask `written_elsewhere` once before anything is read: it tells what was written since it was last asked.
    """

    def __init__(self, database: Database, shell: Shell, window: MainWindow) -> None:
        self._database, self._operations, self._window = database, shell.operations, window
        self._presence = WindowPresence(database.path)
        self._asked = self._lost = False
        self._since_sign = QElapsedTimer()
        self._timer = QTimer(window, interval=SECOND)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin, and say who else has the data open."""
        self._timer.start()
        self._give_sign()

    def look(self) -> None:
        """Ask once, unless the last question is still on its way."""
        if self._asked:
            return
        self._asked = True
        self._operations.run(
            self._database.written_elsewhere,
            self._answered,
            on_error=self._trouble,
            owner=self._window,
        )
        if self._since_sign.elapsed() >= RENEWED_EVERY * SECOND:
            self._since_sign.start()
            self._operations.run(self._presence.renew)

    def close(self) -> None:
        """Be gone. What was asked last may still be on its way."""
        self._timer.stop()
        self._operations.run(self._presence.leave)

    def _give_sign(self) -> None:
        def sign() -> tuple[str, ...]:
            self._presence.renew()
            return self._presence.others()

        self._since_sign.start()
        self._operations.run(sign, self._say_others, owner=self._window)

    def _say_others(self, computers: tuple[str, ...]) -> None:
        if computers:
            words = _("Staat ook open {where}. Wat daar wordt ingevuld, ziet u hier vanzelf.")
            self._window.status.say(words.format(where=where_open(computers)))

    def _answered(self, written: bool) -> None:  # noqa: FBT001 - what the lane brings back
        self._asked = False
        if self._lost:
            self._lost = False
            self._window.notice.hide()
            self._window.status.say(_("De gegevens zijn weer te bereiken."))
        if written:
            self._operations.announce_others()

    def _trouble(self, error: AppError) -> None:
        """Say it once, and open the file anew at the next look: a folder in the network may come back."""
        self._asked = False
        if isinstance(error, Busy):  # somebody writes much; the next look is soon
            return
        if not self._lost:
            _log.warning("not reached: %s", type(error).__name__)
            self._lost = True
            self._window.say_failure(error)
        self._database.close()
