"""Checksum of a file: SHA-256, and the note beside a backup that `sha256sum --check` can read too."""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from threading import Thread

from typing_extensions import override

from buurthuis_app.errors import AppError
from buurthuis_app.files import speaking_of_files, written_whole

ENDING = ".sha256"
_PIECE = 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")


def of(path: Path) -> str:
    """The SHA-256 of what is in the file, in hexadecimal. Raises ReadOnly when it cannot be read."""
    return _summed(path, hashlib.sha256())


def quick(path: Path) -> str:
    """The BLAKE2b of what is in the file, which takes a third of the time: for what no other program reads.

    Raises ReadOnly when it cannot be read.
    """
    known = _begun.pop(path, None)
    return (known and known.outcome()) or _summed(path, hashlib.blake2b())


def begin_quick(path: Path) -> None:
    """Begin with `quick` in a thread, so that the program can load meanwhile."""
    _begun[path] = _Begun(path)


def await_begun(path: Path) -> None:
    """Wait until a sum that was begun with is made: closing a file gives up SQLite's locks on it in this process."""
    begun = _begun.get(path)
    if begun is not None:
        begun.join()


class _Begun(Thread):
    """The sum of a file that was begun with: of use when the file is still the same at the end."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self._path = path
        self._before = _look(path)
        self._sum: str | None = None
        self.start()

    @override
    def run(self) -> None:
        with suppress(OSError, AppError):
            self._sum = _summed(self._path, hashlib.blake2b())

    def outcome(self) -> str | None:
        """The sum, once it is there; None when the file was written meanwhile or could not be read."""
        self.join()
        return self._sum if self._before == _look(self._path) else None


_begun: dict[Path, _Begun] = {}


def _look(path: Path) -> tuple[int, ...] | None:
    """What differs when something else was written or put there."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns


def _summed(path: Path, total: "hashlib._Hash | hashlib.blake2b") -> str:
    piece = bytearray(_PIECE)
    with speaking_of_files(), path.open("rb", buffering=0) as file:
        while count := file.readinto(piece):
            total.update(memoryview(piece)[:count])
    return total.hexdigest()


def note_beside(path: Path) -> Path:
    """Where the checksum of `path` stands."""
    return path.with_name(path.name + ENDING)


def keep(path: Path, digest: str) -> None:
    """Write the checksum beside the file, whole or not at all."""
    with written_whole(note_beside(path)) as file:
        file.write(f"{digest}  {path.name}\n".encode())


def noted(path: Path) -> str | None:
    """The checksum that stands beside the file; None when there is none, or a note that was never finished."""
    try:
        words = note_beside(path).read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return None
    return words[0] if words and _DIGEST.fullmatch(words[0]) else None


def differs(path: Path) -> bool:
    """Whether a checksum stands beside the file, and the file is not what it was then."""
    known = noted(path)
    return known is not None and known != of(path)
