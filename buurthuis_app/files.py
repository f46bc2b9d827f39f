"""Writing a file whole or not at all, and saying in a sentence why it could not be written."""

import datetime as dt
import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4
from zlib import crc32

from buurthuis_app import paths
from buurthuis_app.errors import AppError, DiskFull, ReadOnly
from buurthuis_app.i18n import _

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_UNFINISHED = re.compile(r"\.(?P<process>\d+)\.(?P<mark>[0-9a-f]{8})[0-9a-f]{24}\.bezig(-journal)?")
_UNFINISHED_EARLIER = re.compile(r"(\.[0-9a-f]{32}\.bezig|.+\.db\.(bezig|nieuw))(-journal)?")
"""As earlier versions named them."""

_LONG_AGO = 3600
"""Seconds after which an unfinished file is left over, whoever has the number of its process now."""

_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL}


def sentence_for(error: OSError) -> AppError:
    """Sentence about a disk that refuses to be written."""
    if error.errno in _FULL:
        return DiskFull(_("De schijf is vol. Maak ruimte vrij en probeer het opnieuw."))
    if error.errno in _NOWHERE:
        return ReadOnly(_("Deze plaats bestaat niet. Kies een map die er is."))
    return ReadOnly(
        _(
            "Hier kan niet worden geschreven. Misschien is het bestand nog open in een ander programma. "
            "Sluit het, of kies een andere plaats."
        )
    )


@contextmanager
def speaking_of_files() -> Iterator[None]:
    """Turn an OSError into DiskFull or ReadOnly with a sentence."""
    try:
        yield
    except OSError as error:
        raise sentence_for(error) from error


def unfinished_beside(target: Path) -> Path:
    """A name in the folder of `target` that no other program writes to; it says which process does, and where."""
    return target.with_name(f".{os.getpid()}.{computer_mark()}{uuid4().hex[:24]}.bezig")


def computer_mark() -> str:
    """Eight signs for this computer: in a shared folder a process has the number that another has elsewhere."""
    return f"{crc32(paths.computer_name().encode()):08x}"


def left_over(path: Path) -> bool:
    """Whether this is an unfinished file whose program is gone. Raises OSError when it cannot be looked at."""
    if _UNFINISHED_EARLIER.fullmatch(path.name):
        return time.time() - path.stat().st_mtime > _LONG_AGO
    match = _UNFINISHED.fullmatch(path.name)
    return match is not None and abandoned(path, int(match["process"]), match["mark"])


def abandoned(path: Path, process: int, mark: str) -> bool:
    """Whether nobody can be busy with this file of that process, on the computer of that mark. Raises OSError."""
    if time.time() - path.stat().st_mtime > _LONG_AGO:
        return True
    if mark != computer_mark():
        return False
    if os.name == "nt":  # Windows does not remove what somebody has open: it may be tried
        return process != os.getpid()
    return not is_running(process)


def is_running(process: int) -> bool:
    """Whether this computer has such a process; on Windows, where asking would end it, it is taken to be there."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


_SECOND = 1_000_000_000
"""In nanoseconds."""


@contextmanager
def hour_untold(*places: Path) -> Iterator[None]:
    """What is written in the block leaves no hour behind in the times of these files and folders.

    They say some seconds later than before, for who copies files that changed must see that they did; a new one says
    midnight.
    """
    before = {place: _written_at(place) for place in places}
    try:
        yield
    finally:
        midnight = dt.datetime.combine(dt.datetime.now().astimezone(), dt.time.min).timestamp()
        later = (1 + secrets.randbelow(9)) * _SECOND  # always one would count how often
        for place, former in before.items():
            if _written_at(place) not in {None, former}:
                told = int(midnight) * _SECOND if former is None else former + later
                with suppress(OSError):
                    os.utime(place, ns=(told, told))


def _written_at(place: Path) -> int | None:
    try:
        return place.stat().st_mtime_ns
    except OSError:
        return None


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write in, that takes the place of `target` only when the block is left normally.

    Raises DiskFull or ReadOnly; what stood at `target` is then untouched. What a program that was killed left in that
    folder goes: nobody else looks after a folder of people's own.
    """
    goal = target.resolve()
    unfinished = unfinished_beside(goal)
    _sweep(goal.parent)
    with speaking_of_files():
        try:
            with unfinished.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(goal)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _sweep(folder: Path) -> None:
    with suppress(OSError):
        for path in list(folder.glob(".*.bezig*")):
            with suppress(OSError):
                if left_over(path):
                    path.unlink()
