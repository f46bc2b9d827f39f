"""Checksum of a file: SHA-256, and the note beside a backup that `sha256sum --check` can read too."""

import hashlib
import re
from pathlib import Path
from typing import BinaryIO

from buurthuis_app.files import speaking_of_files, written_whole

ENDING = ".sha256"
_PIECE = 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")


def of(path: Path) -> str:
    """The SHA-256 of what is in the file, in hexadecimal. Raises ReadOnly when it cannot be read."""
    with speaking_of_files(), path.open("rb") as file:
        return of_open(file)


def of_open(file: BinaryIO) -> str:
    """The SHA-256 of the whole of an open file. Raises OSError."""
    total = hashlib.sha256()
    file.seek(0)
    while piece := file.read(_PIECE):
        total.update(piece)
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
