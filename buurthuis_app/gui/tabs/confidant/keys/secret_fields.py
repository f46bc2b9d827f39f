"""Fields for what nobody else may read: hidden while it is typed, unless one asks to see it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.i18n import _

LONGEST = 500


class SecretField(QWidget):
    """One hidden line with a box to show it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(name)
        self.shown = QCheckBox(_("Laat zien"))
        self.shown.toggled.connect(self._show)
        in_row(grow(self.line), self.shown, on=self)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def wipe(self) -> None:
        """Forget it; Ctrl+Z brings nothing back."""
        self.line.setText("")

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(echo)
