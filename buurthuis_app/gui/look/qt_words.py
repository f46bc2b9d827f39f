"""Qt words: those of its own file window that its Dutch leaves in English, for systems without one."""

from PySide6.QtCore import QTranslator
from typing_extensions import override

_DIALOG, _KIND = "QFileDialog", "QAbstractFileIconProvider"
WORDS = {
    (_DIALOG, "&Look in:"): "&Zoeken in:",
    (_DIALOG, "Files of &type:"): "Soor&t bestand:",
    (_KIND, "Folder"): "Map",
    (_KIND, "File Folder"): "Map",
    (_KIND, "Drive"): "Station",
    (_KIND, "File"): "Bestand",
    (_KIND, "%1 File"): "%1-bestand",
    (_KIND, "Shortcut"): "Snelkoppeling",
    (_KIND, "Unknown"): "Onbekend",
}
"""By Qt's own place and words."""


class DutchOfQt(QTranslator):
    """Asked after Qt's own catalogue, which is installed later."""

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        del disambiguation, n
        return WORDS.get((context, sourceText))

    @override
    def isEmpty(self) -> bool:
        return False
