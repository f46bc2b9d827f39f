"""Clipboard: text copied from the open register leaves it after half a minute, and at once when the register locks.

Programs that keep a history of it are asked to leave this out, in the ways that Windows, KDE and macOS have for that.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

KEPT = 30_000  # ms
NO = bytes(4)
LEFT_OUT: dict[str, bytes] = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': NO,
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': NO,
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"secret",
}
"""What stands beside the text, for those programs."""
_HINT = "x-kde-passwordManagerHint"


class ClipboardGuard(QObject):
    """Belongs to the open register and goes with it. What another program copies is left alone."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._ours: set[QClipboard.Mode] = set()
        self.pause = QTimer(self, singleShot=True, interval=KEPT)
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
        if ours and (text := clipboard.text(mode)):
            self._ours.add(mode)
            self.pause.start()
            if mode is QClipboard.Mode.Clipboard and not clipboard.mimeData(mode).hasFormat(_HINT):
                clipboard.setMimeData(left_out(text), mode)
        else:
            self._ours.discard(mode)


def left_out(text: str) -> QMimeData:
    """A text for the clipboard that asks to be kept in no history."""
    made = QMimeData()
    made.setText(text)
    for kind, value in LEFT_OUT.items():
        made.setData(kind, value)
    return made


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Selection:
        return clipboard.ownsSelection()
    return clipboard.ownsClipboard()
