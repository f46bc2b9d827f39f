"""Single window: who starts the program twice gets the window that is open already, and not another one.

Files in the folder of this computer do that, and no socket: QtNetwork would make the program larger, and what a killed
program leaves behind is recognised by its process. Data in another folder have a window of their own.
"""

import hashlib
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.files import is_running

PATIENCE = 5.0
"""Seconds that the open window gets to answer: it may be busy, or still starting."""

_LOOK_EVERY = 0.05


class SecondStart(Struct, frozen=True, kw_only=True):
    """What was asked for when the program was started once more."""

    door: bool = False
    brought: str = ""
    """The file that was opened with the program."""


class WindowClaim:
    """The right to show the window of the data in `folder` on this computer, for this user."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._name(folder)

    def _name(self, folder: Path) -> None:
        mark = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._held = paths.computer_folder() / f"venster-{mark}.json"
        self._asked = self._held.with_suffix(".vraag")

    def take(self, wanted: SecondStart) -> bool:
        """Take it. False when another program has it, and shows now what is wanted.

        A program that does not answer stops nobody, nor does a folder that cannot be written.
        """
        try:
            self._held.parent.mkdir(parents=True, exist_ok=True)
            if self._other_comes(wanted):
                return False
            self._held.write_text(str(os.getpid()), encoding="ascii")
        except OSError:
            pass
        return True

    def asked(self) -> SecondStart | None:
        """What somebody asked for who started the program once more; told once."""
        try:
            told = msgspec.json.decode(self._asked.read_bytes(), type=SecondStart)
            self._asked.unlink()
        except (OSError, msgspec.DecodeError):
            return None
        return told

    def follow(self, folder: Path) -> None:
        """The window has gone on to the data in this folder."""
        self.let_go()
        self._name(folder)
        with suppress(OSError):
            self._held.write_text(str(os.getpid()), encoding="ascii")

    def let_go(self) -> None:
        """The window is closed."""
        with suppress(OSError):
            if self._holder() == os.getpid():
                self._held.unlink()

    def _other_comes(self, wanted: SecondStart) -> bool:
        holder = self._holder()
        if holder in {0, os.getpid()} or not is_running(holder):
            return False
        _let_come_forward(holder)
        unfinished = self._asked.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(msgspec.json.encode(wanted))
        unfinished.replace(self._asked)
        until = time.monotonic() + self._patience
        while time.monotonic() < until:
            if not self._asked.exists():
                return True
            time.sleep(_LOOK_EVERY)
        self._asked.unlink(missing_ok=True)
        return False

    def _holder(self) -> int:
        """The process that holds it; 0 when nobody does."""
        try:
            return int(self._held.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0


def _let_come_forward(process: int) -> None:
    """Windows lets a program come to the front only when the one that the user just started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
