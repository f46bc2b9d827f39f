"""Seal of the data file: its checksum at the last orderly end, by which a later start sees that not a bit has changed.

SQLite counts its writes in the file's header. While that counter stands where it stood at sealing, nobody has
written through SQLite, so other content means damage. After a crash the counter has moved on and the seal says
nothing: then the whole file must be read.
"""

import secrets
import struct
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from buurthuis_app.files import written_whole
from buurthuis_app.persistence.database import connect, speaking, speaking_of_damage
from buurthuis_app.persistence.integrity import checksum

_HEADER = struct.Struct(">24xI32xI28xI4x")
"""In the first hundred bytes: how often the file was written, whose file it is (SQLite's user_version, which it leaves
to the program), and by which write SQLite's version was noted, which is the last one."""


class SealState(Enum):
    """What the seal says of the file."""

    WHOLE = "whole"
    BROKEN = "broken"
    SILENT = "silent"
    """There is none, or the file was written after it."""


class FileSeal(Struct, frozen=True, kw_only=True):
    """What a file was when it was last closed in order."""

    counter: int
    identity: int
    blake2b: str


def beside(path: Path) -> Path:
    """Where the seal of `path` is kept."""
    return path.with_name(path.name + ".zegel")


def put(path: Path) -> None:
    """Seal the file as it is now. Call it when this process has no other connection to the file open."""
    with speaking(), closing(connect(path)) as connection:
        connection.execute("BEGIN")
        connection.execute(
            "SELECT count(*) FROM sqlite_schema"
        ).fetchone()  # others cannot write now
        # Closing a file gives up SQLite's locks on it: all is read before that.
        with path.open("rb") as file:
            counter, identity, _valid_for = _header(file)
            sealed = FileSeal(counter=counter, identity=identity, blake2b=checksum.quick(path))
    with written_whole(beside(path)) as file:
        file.write(msgspec.json.encode(sealed))


def look(path: Path) -> SealState:
    """Compare the file with its seal. Call it after a left-over journal was rolled back, before this process connects.

    Another computer may be writing meanwhile: what looks broken is looked at again while nobody can.
    """
    state = _compare(path)
    if state is not SealState.BROKEN:
        return state
    with speaking_of_damage(), closing(connect(path)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return _compare(path)


def _compare(path: Path) -> SealState:
    with path.open("rb") as file:
        counter, identity, valid_for = _header(file)
        if counter != valid_for:
            return SealState.BROKEN
        try:
            sealed = msgspec.json.decode(beside(path).read_bytes(), type=FileSeal)
        except (OSError, msgspec.DecodeError):
            return SealState.SILENT
        if (sealed.counter, sealed.identity) != (counter, identity):
            return SealState.SILENT
        whole = checksum.quick(path) == sealed.blake2b
    return SealState.WHOLE if whole else SealState.BROKEN


def lift(path: Path) -> None:
    """Take the seal away, before another file comes in the place of `path`. Raises OSError."""
    beside(path).unlink(missing_ok=True)


def renew(path: Path) -> None:
    """Seal the file anew when it was written since; one that is not what was sealed stays so."""
    if look(path) is SealState.SILENT:
        put(path)


def stamp(copy: Path) -> None:
    """Give a finished copy a number of its own: all copies were written once, and one could pass for another."""
    with speaking(), closing(connect(copy)) as connection:
        connection.execute(f"PRAGMA user_version={secrets.randbits(31)}")


def _header(file: BinaryIO) -> tuple[int, int, int]:
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return 0, 0, 1
    counter, identity, valid_for = _HEADER.unpack(header)
    return counter, identity, valid_for
