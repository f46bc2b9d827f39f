"""The one dialog for what is not the user's doing, with a report to copy."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.controls import Sign, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.i18n import _

REPORT_POINTS = 9


class BugDialog(SnugDialog):
    """Says that the program erred, what is safe, and what helps the makers."""

    topic = "als-het-niet-lukt#een-fout-in-het-programma"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, units=70)
        self.setWindowTitle(_("Er ging iets mis"))
        self._text = text
        explained = _(
            "Dit is een fout in het programma, niet van u. Wat al opgeslagen was, blijft "
            "bewaard. Wilt u de makers helpen? Kopieer dan het verslag en stuur het op. Er "
            "staan geen namen of andere gegevens van mensen in."
        )
        self.lay_out(self._head(), label(explained), self._report(), self._buttons())

    def _head(self) -> QHBoxLayout:
        return in_row(
            Sign("warning", Ink.WARNING, side=28),
            grow(label(_("Er ging iets mis"), Text.HEADING)),
            gap=GRID + GRID // 2,
        )

    def _report(self) -> QPlainTextEdit:
        shown = QPlainTextEdit(self._text, readOnly=True, tabChangesFocus=True)
        shown.setAccessibleName(_("Verslag van de fout"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme().points(REPORT_POINTS))
        shown.setFont(font)
        shown.setMinimumHeight(12 * GRID)
        return shown

    def _buttons(self) -> QHBoxLayout:
        copy = button(_("Verslag kopiëren"), icon_name="copy", do=self.copy)
        close = button(_("Sluiten"), do=self.accept)
        close.setDefault(True)
        close.setFocus()
        return in_row(copy, SPRING, close)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)
