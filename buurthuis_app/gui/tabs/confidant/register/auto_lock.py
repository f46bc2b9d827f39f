"""Lock of the register by itself: nobody touched anything for five minutes, or nobody can be looking at it.

Qt does not tell that Windows itself was locked; what it tells then is that the program is not in front any more.
So that locks too, after a minute, and at once when the window was minimised, hidden or put to sleep.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from buurthuis_app.gui.widgets.input_events import HANDS

IDLE = 5 * 60_000  # ms
ELSEWHERE = 60_000  # ms that another program may be in front


class AutoLock(QObject):
    """Watches as long as it lives; `due` at most once. It belongs to the tree that is to be locked.

    Why it listens to windows and not to the application: see WheelGuard.
    """

    due = Signal()

    def __init__(self, tree: QWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self._over = False
        self.idle, self.elsewhere = QTimer(self), QTimer(self)
        for timer, pause in ((self.idle, IDLE), (self.elsewhere, ELSEWHERE)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(self.lock)
        self.idle.start()
        program = QApplication.instance()
        if isinstance(program, QGuiApplication):
            tree.installEventFilter(self)
            self._watch()
            program.focusWindowChanged.connect(self._watch)
            program.applicationStateChanged.connect(self.follow)
            program.commitDataRequest.connect(self.lock)

    def lock(self) -> None:
        """Ask for it to be locked."""
        if not self._over:
            self.stop()
            self.due.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._over = True
        self.idle.stop()
        self.elsewhere.stop()

    def _watch(self, _window: QWindow | None = None) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def follow(self, state: Qt.ApplicationState) -> None:
        """The program came to the front, went behind another, or was put away."""
        if self._over:
            return
        if state is Qt.ApplicationState.ApplicationActive:
            self.elsewhere.stop()
        elif state is Qt.ApplicationState.ApplicationInactive:
            self.elsewhere.start()
        else:
            self.lock()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._over:
            return False
        if kind in HANDS:
            self.idle.start()
        elif watched is self._tree and kind is QEvent.Type.Show:
            self._tree.window().installEventFilter(self)
        elif watched is self._tree.window() and (
            kind is QEvent.Type.Hide
            or (kind is QEvent.Type.WindowStateChange and self._tree.window().isMinimized())
        ):
            self.lock()
        return False
