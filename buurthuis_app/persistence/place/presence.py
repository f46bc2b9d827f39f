"""Presence: which computers have these data open now, by a small file of each of them beside the data.

It holds the name of the computer and nothing about who sits there. Not in the database: each sign of life would be a
write that all the others see. A program that was killed leaves a file that nobody renews, and it goes by itself.
"""

import logging
import os
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from buurthuis_app import paths
from buurthuis_app.errors import Busy
from buurthuis_app.files import computer_mark, is_running, unfinished_beside
from buurthuis_app.i18n import _, listing

RENEWED_EVERY = 60
STALE_AFTER = 180
"""Seconds by the clock of the folder itself, since every computer has a clock of its own."""

_PATTERN = f"buurthuis-*-{'?' * 8}-{'?' * 12}.open"
_log = logging.getLogger(__name__)


class WindowPresence:
    """This program among those that have the data open."""

    def __init__(self, database: Path) -> None:
        self._database = database
        token = f"{os.getpid()}-{computer_mark()}-{uuid4().hex[:12]}"
        self._file = database.with_name(f"buurthuis-{token}.open")

    def renew(self) -> None:
        """Be there, now and for the next minutes. A folder that cannot be written stops nobody from reading it."""
        try:
            self._file.write_text(paths.computer_name(), encoding="utf-8")
        except OSError as error:
            _log.warning("not announced: %s", type(error).__name__)

    def others(self) -> tuple[str, ...]:
        """The names of the computers, this one too, where another program has the data open."""
        return computers(self._database, but=self._file)

    def leave(self) -> None:
        """Be gone."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def demand_alone(database: Path) -> None:
    """Raise Busy, with the names of the computers, when somebody has the data open that is about to be replaced."""
    known = computers(database)
    if known:
        sentence = _(
            "De gegevens staan nu open {where}. Sluit Buurthuis daar, en probeer het opnieuw. Er is niets veranderd."
        )
        raise Busy(sentence.format(where=where_open(known)))


def where_open(known: tuple[str, ...]) -> str:
    """In words: "op DEUR-PC en in 2 vensters op deze computer"."""
    here = paths.computer_name()
    parts = [
        _("in een ander venster op deze computer")
        if name == here and times == 1
        else _("in {n} andere vensters op deze computer").format(n=times)
        if name == here
        else _("op {computer}").format(computer=name)
        for name, times in sorted(Counter(known).items())
    ]
    return listing(parts)


def computers(database: Path, but: Path | None = None) -> tuple[str, ...]:
    """The computers where a program has the data open, one for each program; without the one of the file `but`."""
    try:
        files = [file for file in database.parent.glob(_PATTERN) if file != but]
    except OSError:
        return ()
    if not files:
        return ()
    now = _now_in(database)
    found = []
    for file in files:
        with suppress(OSError, ValueError):
            if _is_stale(file, now):
                file.unlink()
            else:
                found.append(file.read_text(encoding="utf-8", errors="replace").strip() or "?")
    return tuple(sorted(found))


def _now_in(database: Path) -> float:
    """What time it is by the clock that gives files in this folder their time."""
    probe = unfinished_beside(database)
    try:
        probe.touch()
        return probe.stat().st_mtime
    except OSError:
        return time.time()
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _is_stale(file: Path, now: float) -> bool:
    if abs(now - file.stat().st_mtime) > STALE_AFTER:
        return True
    process, mark, _rest = file.name.removeprefix("buurthuis-").split("-", 2)
    return mark == computer_mark() and not is_running(int(process))
