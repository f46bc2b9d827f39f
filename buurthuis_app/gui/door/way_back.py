"""Way back to the office from a screen for everybody: with the code, when there is one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app.gui.door.code_dialogs import LeaveDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.registry import CentreServices


class WayBack(QObject):
    """`ask` looks whether there is a code; `opened` once nothing stands in the way."""

    opened = Signal()

    def __init__(self, house: CentreServices, operations: Operations, screen: QWidget) -> None:
        super().__init__(screen)
        self._house = house
        self._operations = operations
        self._screen = screen
        self.dialog: LeaveDialog | None = None

    def ask(self) -> None:
        """Somebody wants to go back."""
        self._operations.run(self._house.door_code.is_set, self._open_or_ask, owner=self)

    def _open_or_ask(self, asked: bool) -> None:  # noqa: FBT001 - what the lane brings back
        if not asked:
            self.opened.emit()
        elif self.dialog is None:
            self.dialog = LeaveDialog(self._house.door_code, self._operations, parent=self._screen)
            self.dialog.accepted.connect(self.opened)
            self.dialog.finished.connect(self._forget)
            self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def session_ends() -> bool:
    """Whether the computer is being shut down."""
    program = QApplication.instance()
    return isinstance(program, QGuiApplication) and program.isSavingSession()
