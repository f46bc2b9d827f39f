"""Language that the windows speak from now on, and the side on which they begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from buurthuis_app import i18n

DUTCH = "nl"


def speak(code: str) -> None:
    """Show what is built from now on in language `code`; windows that are open turn round at once where it asks so."""
    i18n.use_language(code)
    mirrored = i18n.from_right_to_left(code)
    QGuiApplication.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
