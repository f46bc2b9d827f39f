"""Plain text where Qt would guess for itself whether a text is markup: tooltips and message boxes.

A text that somebody left, or that came in with a file, could otherwise load a picture from somewhere.
"""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme

SIGN = 40  # px at 100 %


def plain_text(words: str) -> str:
    """The same words, such that Qt shows each sign of them as it is."""
    if not Qt.mightBeRichText(words):
        return words
    import html  # its table of entities is large, and such words are rare

    return f'<p style="white-space: pre-wrap">{html.escape(words)}</p>'


def unlettered(words: str) -> str:
    """The same words for a button, menu, tab or group, where Qt takes the letter after an & for one to press."""
    return words.replace("&", "&&")


class MessageBox(QMessageBox):
    """A question or a message that reads its words as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def setIcon(self, icon_: QMessageBox.Icon) -> None:
        """Show it in the drawing and the colours of the program; what the system sounds with it stays."""
        super().setIcon(icon_)
        warns = icon_ in {QMessageBox.Icon.Warning, QMessageBox.Icon.Critical}
        sign = icon("warning", Ink.WARNING) if warns else icon("help", Ink.ACCENT)
        self.setIconPixmap(sign.pixmap(scaled(SIGN, theme().percent)))
