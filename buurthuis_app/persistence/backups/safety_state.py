"""State of safe keeping: what is known about the backups, in small files outside the database.

Not in the database: a restore must not bring back an older one. How the data file was when it was last copied, and the
day that could be believed, lie beside the data and hold for every computer that uses them; where this computer brings
its second copies is known to this computer alone. An earlier version kept all of it beside the data: that is what a
computer begins with until it chooses for itself.
"""

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.records import replace

FILE_NAME = "bewaren.json"
S = TypeVar("S", "SafetyState", "_SecondPlace")


class SafetyState(Struct, frozen=True, kw_only=True):
    """What is known; all of it may be missing."""

    backed_up: str = ""
    """How the data file was when it was last copied: see `token`."""
    last_day: dt.date | None = None
    """The last day on which the program ran and the clock could be believed."""
    second_place: str = ""
    """The folder on a stick or in the network to which each backup is brought as well; "" for none."""
    brought_at: dt.datetime | None = None
    """When a backup last came there."""


class _SecondPlace(Struct, frozen=True, kw_only=True):
    """What this computer alone knows of it."""

    second_place: str = ""
    brought_at: dt.datetime | None = None


def load(database: Path) -> SafetyState:
    """What is known of this data file; nothing when it cannot be read."""
    state = _read(database.parent / FILE_NAME, SafetyState) or SafetyState()
    own = _read(paths.own_settings(database.parent) / FILE_NAME, _SecondPlace)
    return state if own is None else _with(state, own)


def keep(database: Path, state: SafetyState) -> None:
    """Write it, each file whole or not at all. Raises DiskFull or ReadOnly."""
    beside = _read(database.parent / FILE_NAME, SafetyState) or SafetyState()
    if beside != _with(state, beside):
        _write(database.parent / FILE_NAME, _with(state, beside))
    if load(database) != state:
        folder = paths.own_settings(database.parent)
        with speaking_of_files():
            folder.mkdir(parents=True, exist_ok=True)
        own = _SecondPlace(second_place=state.second_place, brought_at=state.brought_at)
        _write(folder / FILE_NAME, own)


def _with(state: SafetyState, own: SafetyState | _SecondPlace) -> SafetyState:
    """The state with the second place of another."""
    return replace(state, second_place=own.second_place, brought_at=own.brought_at)


def _read(path: Path, kind: type[S]) -> S | None:
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=kind)
    return None


def _write(path: Path, state: Struct) -> None:
    with written_whole(path) as file:
        file.write(msgspec.json.encode(state))


def token(database: Path) -> str:
    """Another text than before when something was kept in the data file since. Raises ReadOnly when it is gone.

    Only looked at from outside: to open and close the file beside SQLite would take away its locks.
    """
    with speaking_of_files():
        known = database.stat()
    return f"{known.st_mtime_ns}-{known.st_size}"
