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


_OURS = ("buurthuis*", "*.json")
"""The names of our own files: whoever chose a folder with other things in it finds those as they were."""


def close_to_others(folder: Path, *below: str) -> None:
    """Make the folder when needed; let nobody else read it, our files in it, or these folders `below` it.

    What refuses is logged, not raised.
    """
    if os.name != "posix":
        return
    try:
        folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        _mend(folder, FOLDER)
        for pattern in _OURS:
            _mend_files(folder, pattern)
        for place in (folder / name for name in below):
            if place.is_dir():
                _mend(place, FOLDER)
                _mend_files(place, "*")
    except OSError as error:  # a path that no file can have: who opens it says so
        _log.warning("not closed to other users: %s", type(error).__name__)


def _mend_files(folder: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        if path.is_file():
            _mend(path, FILE)


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
