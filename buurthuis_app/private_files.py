"""Private files: the data folder is for the user of this computer alone, and no crash writes memory to disk.

On Windows a folder below the user's own is closed to other users already; there nothing is changed.
"""

import logging
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger(__name__)
FOLDER, FILE = 0o700, 0o600
_SET_DUMPABLE = 4
"""Linux: prctl(PR_SET_DUMPABLE, 0) keeps memory out of core files and away from other programs of the same user."""


SHARED = "gedeelde-map.txt"
"""A text in a folder that is shared, which tells people so."""

_OURS = ("buurthuis*", "*.json", "wissingen.txt", SHARED)
"""The names of our own files: whoever chose a folder with other things in it finds those as they were."""


def close_to_others(folder: Path, *below: str) -> None:
    """Make the folder when needed; let nobody else read it, our files in it, or these folders `below` it.

    In a folder that is shared by choice everything gets the rights of that folder. What refuses is logged, not raised.
    """
    if os.name != "posix":
        return
    try:
        place_mode, file_mode = FOLDER, FILE
        if is_shared(folder):
            place_mode = stat.S_IMODE(folder.stat().st_mode)
            file_mode = place_mode & 0o666
            os.umask(~place_mode & 0o777)
        folder.mkdir(mode=place_mode, parents=True, exist_ok=True)
        _mend(folder, place_mode)
        for pattern in _OURS:
            _mend_files(folder, pattern, file_mode)
        for place in (folder / name for name in below):
            if place.is_dir():
                _mend(place, place_mode)
                _mend_files(place, "*", file_mode)
    except OSError as error:  # a path that no file can have: who opens it says so
        _log.warning("not closed to other users: %s", type(error).__name__)


def is_shared(folder: Path) -> bool:
    """Whether people chose this folder to be of several computers or users."""
    return (folder / SHARED).exists()


def is_open_to_others(folder: Path) -> bool:
    """Whether somebody gave others on this computer the right to write in it."""
    if os.name != "posix" or not folder.is_dir():
        return False
    return bool(stat.S_IMODE(folder.stat().st_mode) & (stat.S_IWGRP | stat.S_IWOTH))


def _mend_files(folder: Path, pattern: str, mode: int) -> None:
    for path in folder.glob(pattern):
        if path.is_file():
            _mend(path, mode)


def _mend(path: Path, mode: int) -> None:
    try:
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)
    except OSError as error:
        _log.warning("not closed to other users: %s", type(error).__name__)


def keep_out_of_core_files() -> None:
    """Write no core file when the program crashes: it would hold what was open."""
    if os.name != "posix":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
