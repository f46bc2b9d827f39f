"""Language that the windows speak from now on, and the side on which they begin."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from buurthuis_app import i18n
from buurthuis_app.i18n import NOT_PROOFREAD, OWN_NAMES, _, listing


def speak(code: str) -> None:
    """Show what is built from now on in language `code`; windows that are open turn round at once where it asks so."""
    i18n.use_language(code)
    mirrored = i18n.from_right_to_left(code)
    QGuiApplication.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )


def not_proofread(codes: Iterable[str]) -> str:
    """Which of these languages nobody has read who grew up with them, in a sentence; "" when there is none."""
    unread = [OWN_NAMES[code] for code in codes if code in NOT_PROOFREAD]
    sentence = _("Nog niet nagelezen door een moedertaalspreker: {languages}.")
    return sentence.format(languages=listing(unread)) if unread else ""
