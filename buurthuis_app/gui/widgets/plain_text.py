"""Plain text where Qt would guess for itself whether a text is markup: tooltips and message boxes.

A text that somebody left, or that came in with a file, could otherwise load a picture from somewhere.
"""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def plain_text(words: str) -> str:
    """The same words, such that Qt shows each sign of them as it is."""
    if not Qt.mightBeRichText(words):
        return words
    import html  # its table of entities is large, and such words are rare

    return f'<p style="white-space: pre-wrap">{html.escape(words)}</p>'


class MessageBox(QMessageBox):
    """A question or a message that reads its words as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
