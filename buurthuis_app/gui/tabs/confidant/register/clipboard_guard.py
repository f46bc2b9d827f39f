"""Clipboard: text copied from the open register leaves it after half a minute, and at once when the register locks."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

KEPT = 30_000  # ms


class ClipboardGuard(QObject):
    """Belongs to the open register and goes with it. What another program copies is left alone."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._ours: set[QClipboard.Mode] = set()
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(KEPT)
        self.pause.timeout.connect(self.clear)
        QGuiApplication.clipboard().changed.connect(self._changed)

    def clear(self) -> None:
        """Empty the clipboard, when it still holds what was copied here."""
        self.pause.stop()
        modes, self._ours = self._ours, set()
        for mode in modes:
            QGuiApplication.clipboard().clear(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        clipboard = QGuiApplication.clipboard()
        # Not every system says whose it is; who copies has the keyboard.
        ours = QGuiApplication.focusWindow() is not None or _owns(clipboard, mode)
        if ours and clipboard.text(mode):
            self._ours.add(mode)
            self.pause.start()
        else:
            self._ours.discard(mode)


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Selection:
        return clipboard.ownsSelection()
    return clipboard.ownsClipboard()
