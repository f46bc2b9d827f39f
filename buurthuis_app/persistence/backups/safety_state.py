"""State of safe keeping: what this computer knows about its backups, in a small file beside the data.

Not in the database: it is about this folder and this computer, and a restore must not bring back an older one.
"""

import datetime as dt
from pathlib import Path

import msgspec
from msgspec import Struct

from buurthuis_app.files import speaking_of_files, written_whole

FILE_NAME = "bewaren.json"


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


def load(database: Path) -> SafetyState:
    """What is known beside this data file; nothing when it cannot be read."""
    try:
        content = (database.parent / FILE_NAME).read_bytes()
        return msgspec.json.decode(content, type=SafetyState)
    except (OSError, msgspec.DecodeError):
        return SafetyState()


def keep(database: Path, state: SafetyState) -> None:
    """Write it whole or not at all. Raises DiskFull or ReadOnly."""
    with written_whole(database.parent / FILE_NAME) as file:
        file.write(msgspec.json.encode(state))


def token(database: Path) -> str:
    """Another text than before when something was kept in the data file since. Raises ReadOnly when it is gone.

    Only looked at from outside: to open and close the file beside SQLite would take away its locks.
    """
    with speaking_of_files():
        known = database.stat()
    return f"{known.st_mtime_ns}-{known.st_size}"
