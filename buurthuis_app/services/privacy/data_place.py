"""Place of the data as people meet it: where they are, whether another folder is fit, and going there.

Works on files, not on an opened centre. Moving asks that nobody has the data open.
"""

import datetime as dt
import sqlite3
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path

from msgspec import Struct

from buurthuis_app import paths, private_files
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.database import address
from buurthuis_app.persistence.integrity import file_check
from buurthuis_app.persistence.place import folder_trial, mounts, presence
from buurthuis_app.persistence.relocation import moving
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.persistence.rescue.restore import FileContents
from buurthuis_app.services.shared.clock import Clock


class PlaceKind(Enum):
    """Whose folder it is."""

    OWN = "own"
    EVERYBODY = "everybody"
    """All users of this computer."""
    FOLDER = "folder"
    """One that was chosen, often on another computer."""


class PlaceFacts(Struct, frozen=True, kw_only=True):
    """Where the data are now."""

    folder: Path
    kind: PlaceKind
    remote: bool
    size: int
    """In bytes."""
    backed_up: dt.datetime | None
    computers: tuple[str, ...]
    """Where they are open, this window too."""
    may_choose: bool
    """False for a window that was started on a folder of its own, which no choice changes."""


class PlaceFound(Struct, frozen=True, kw_only=True):
    """What is in a folder that was looked at and is fit."""

    folder: Path
    kind: PlaceKind
    remote: bool
    centre: str | None = None
    """The name of the centre whose data are there; None when there are none."""
    contents: FileContents | None = None


class DataPlace:
    """The folder of one data file, and the way to another."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where the data are, or should be."""
        return self._path.parent

    def now(self) -> PlaceFacts:
        """Where the data are, how large, and where they are open. Raises ReadOnly when they cannot be reached."""
        folder = self._path.parent
        copies = backup_folder.listed(backup_folder.folder_of(self._path))
        with speaking_of_files():
            size = self._path.stat().st_size
        return PlaceFacts(
            folder=folder,
            kind=kind_of(folder),
            remote=mounts.mount_of(folder).remote,
            size=size,
            backed_up=copies[0].made_at if copies else None,
            computers=presence.computers(self._path),
            may_choose=folder == paths.data_folder(),
        )

    def look_at(self, kind: PlaceKind, typed: str = "") -> PlaceFound:
        """Try out the folder that is meant, and see what is in it. Raises Invalid with the reason, or DiskFull."""
        folder = self._meant(kind, typed)
        if folder == self._path.parent:
            raise Invalid(_("Daar staan de gegevens al."))
        there = folder / self._path.name
        with speaking_of_files():
            occupied = there.exists()
            size = self._path.stat().st_size if self._path.exists() else 0
        folder_trial.demand_fit(folder, 0 if occupied else 3 * size)
        remote = mounts.mount_of(folder).remote
        if not occupied:
            return PlaceFound(folder=folder, kind=kind, remote=remote)
        file_check.inspect(there)
        return PlaceFound(
            folder=folder,
            kind=kind,
            remote=remote,
            centre=_centre_in(there),
            contents=restore.contents_of(there),
        )

    def move(self, found: PlaceFound) -> Path | None:
        """Bring the data there and begin there from now on; where the former file is. Raises as `moving.move` does."""
        self.share(found)
        aside = moving.move(self._path, found.folder, self._clock.now())
        self._remember(found)
        return aside

    def use(self, found: PlaceFound) -> None:
        """Begin with what is there from now on; the data of before stay where they are."""
        with suppress(AppError):  # whoever shared it did that already
            self.share(found)
        self._remember(found)

    @staticmethod
    def share(found: PlaceFound) -> None:
        """Leave a folder of several people the rights that it has. Raises DiskFull or ReadOnly."""
        everybody = found.kind is PlaceKind.EVERYBODY
        if everybody or found.remote or private_files.is_open_to_others(found.folder):
            moving.share(found.folder, everybody=everybody)

    def _remember(self, found: PlaceFound) -> None:
        moving.remember(None if found.folder == paths.own_folder() else found.folder)

    def _meant(self, kind: PlaceKind, typed: str) -> Path:
        if kind is PlaceKind.OWN:
            return paths.own_folder()
        if kind is PlaceKind.EVERYBODY:
            return paths.common_folder()
        if not typed.strip():
            raise Invalid(_("Kies eerst een map."))
        return Path(folder_trial.typed_folder(typed))


def kind_of(folder: Path) -> PlaceKind:
    """Whose folder this is."""
    if folder == paths.common_folder():
        return PlaceKind.EVERYBODY
    chosen = folder == paths.remembered_folder() or private_files.is_shared(folder)
    return PlaceKind.FOLDER if chosen else PlaceKind.OWN


def _centre_in(path: Path) -> str:
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(address(path.absolute(), "ro"), uri=True)) as connection,
    ):
        row = connection.execute("SELECT name FROM centre ORDER BY id LIMIT 1").fetchone()
        return str(row[0]) if row else ""
    return ""
