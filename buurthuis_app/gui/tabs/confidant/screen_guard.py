"""Screen guard: windows with secrets stay out of screenshots, recordings, shared screens and what Windows remembers.

Windows and macOS can be asked for that, other systems not.
"""

import ctypes
import ctypes.util
import sys
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_SHOWN, _BLACK, _LEFT_OUT = 0x00, 0x01, 0x11
"""SetWindowDisplayAffinity; Windows before May 2020 knows only black."""
_SHARING = {True: 0, False: 1}
"""NSWindowSharingNone and NSWindowSharingReadOnly."""


class ScreenGuard(QObject):
    """Belongs to what is secret and goes with it: the window that it is in, and each that opens meanwhile."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        self._guarded: QWidget | None = None
        if program := QApplication.instance():
            program.installEventFilter(self)

    def stop(self) -> None:
        """The window may be seen again."""
        if program := QApplication.instance():
            program.removeEventFilter(self)
        if self._guarded is not None:
            leave_out(self._guarded, wanted=False)
            self._guarded = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            if watched is self._within:
                self._guarded = watched.window()
                leave_out(self._guarded)
            elif watched.isWindow():
                leave_out(watched)
        return False


def leave_out(window: QWidget, *, wanted: bool = True) -> None:
    """Ask the system to leave this window out of what others see of the screen, or to show it again."""
    ask = {"win32": _ask_windows, "darwin": _ask_mac}.get(sys.platform)
    if ask is not None:
        with suppress(OSError, AttributeError):  # a line in the log would tell when this was
            ask(int(window.winId()), wanted)


def _ask_windows(handle: int, wanted: bool) -> None:  # noqa: FBT001 - as `leave_out` passes it
    ask = ctypes.windll.user32.SetWindowDisplayAffinity  # type: ignore[attr-defined, unused-ignore]
    shown = ctypes.c_void_p(handle)
    if not ask(shown, _LEFT_OUT if wanted else _SHOWN) and wanted:
        ask(shown, _BLACK)


def _ask_mac(handle: int, wanted: bool) -> None:  # noqa: FBT001 - as `leave_out` passes it
    """[[view window] setSharingType:], which Qt has no name for."""
    library = ctypes.CDLL(ctypes.util.find_library("objc"))
    library.sel_registerName.restype = ctypes.c_void_p
    send = library.objc_msgSend
    send.restype = ctypes.c_void_p
    send.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    shown = send(handle, library.sel_registerName(b"window"))
    if shown:
        send.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
        send(shown, library.sel_registerName(b"setSharingType:"), _SHARING[wanted])
