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

from buurthuis_app.errors import AppError, DiskFull, ReadOnly
from buurthuis_app.i18n import _

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_UNFINISHED = re.compile(r"\.(?P<process>\d+)\.[0-9a-f]{32}\.bezig(-journal)?")
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
    """A name in the folder of `target` that no other program writes to; it says which process does."""
    return target.with_name(f".{os.getpid()}.{uuid4().hex}.bezig")


def left_over(path: Path) -> bool:
    """Whether this is an unfinished file whose program is gone. Raises OSError when it cannot be looked at."""
    if _UNFINISHED_EARLIER.fullmatch(path.name):
        return time.time() - path.stat().st_mtime > _LONG_AGO
    match = _UNFINISHED.fullmatch(path.name)
    return match is not None and abandoned(path, int(match["process"]))


def abandoned(path: Path, process: int) -> bool:
    """Whether nobody can be busy with this file of that process any more. Raises OSError."""
    if time.time() - path.stat().st_mtime > _LONG_AGO:
        return True
    if os.name == "nt":  # Windows does not remove what somebody has open: it may be tried
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


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

    Raises DiskFull or ReadOnly; what stood at `target` is then untouched.
    """
    goal = target.resolve()
    unfinished = unfinished_beside(goal)
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
