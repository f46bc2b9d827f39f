"""Place of the data as people meet it: where they are, whether another folder or a server is fit, and going there.

Works on files, not on an opened centre. Moving asks that nobody has the data open.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path

from msgspec import Struct

from buurthuis_app import paths, private_files
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.errors import AppError, Invalid, Missing
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
    SERVER = "server"
    """No folder: a database of an organisation with administrators."""


class PlaceFacts(Struct, frozen=True, kw_only=True):
    """Where the data are now."""

    folder: Path
    """With the data; of a server: with what this computer keeps beside them."""
    kind: PlaceKind
    remote: bool
    server: str = ""
    """Where the server is, and by what name we come in."""
    size: int | None
    """In bytes; None of a server."""
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

    @property
    def is_free(self) -> bool:
        """Whether data can move there."""
        return self.contents is None


class ServerFound(Struct, frozen=True, kw_only=True):
    """What is on a server that was looked at and is fit."""

    address: str
    remote: bool
    """On another computer, and so encrypted on the line."""
    centre: str | None
    """The name of the centre that is there; None when there is room for one."""

    @property
    def is_free(self) -> bool:
        """Whether data can move there."""
        return self.centre is None


class DataPlace:
    """The folder of one data file, and the way to another."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where the data are, or should be."""
        return self._path.parent

    @property
    def on_server(self) -> bool:
        """Whether the folder only stands for a server that has them."""
        return paths.is_on_server(self._path.parent)

    def now(self) -> PlaceFacts:
        """Where the data are, how large, and where they are open. Raises ReadOnly when they cannot be reached."""
        folder = self._path.parent
        copies = backup_folder.listed(backup_folder.folder_of(self._path))
        with speaking_of_files():
            size = None if self.on_server else self._path.stat().st_size
        server, away = _server_of(folder) if self.on_server else ("", False)
        return PlaceFacts(
            folder=folder,
            kind=kind_of(folder),
            remote=away or mounts.mount_of(folder).remote,
            server=server,
            size=size,
            backed_up=copies[0].made_at if copies else None,
            computers=presence.computers(self._path),
            may_choose=folder == paths.data_folder(),
        )

    def look_at(self, kind: PlaceKind, typed: str = "") -> PlaceFound:
        """Try out the folder that is meant, and see what is in it. Raises Invalid with the reason, or DiskFull."""
        folder = self._meant(kind, typed)
        home = folder == self._path.parent
        if home and not self.on_server:
            raise Invalid(_("Daar staan de gegevens al."))
        there = folder / self._path.name
        with speaking_of_files():
            occupied = not home and there.exists()
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

    def look_at_server(
        self, server: str, database: str, user: str, password: str = ""
    ) -> ServerFound:
        """Try out the server that is meant, and see what is on it. A password that is right is kept in the keyring.

        Raises Invalid, Unreachable, NotAllowed, Missing, Damaged or TooNew with the reason.
        """
        try:
            from buurthuis_app.persistence.server import address as addresses
            from buurthuis_app.persistence.server import trial
        except ImportError:
            raise _without_driver() from None
        known = trial.try_out(addresses.composed(server, database, user), password, self._path)
        if self.on_server and known.centre is None:
            raise Invalid(
                _(
                    "Daar staat nog niets. Haal de gegevens eerst terug naar een map, en breng ze dan daarheen."
                )
            )
        return ServerFound(
            address=known.address.text, remote=known.address.is_secret, centre=known.centre
        )

    def move(
        self,
        found: PlaceFound,
        carry: Callable[[Path, Path], object] | None = None,
        progress: Progress = silently,
    ) -> Path | None:
        """Bring the data there and begin there from now on; where the former file is. Raises as `moving.move` does.

        What is on a server is brought by `carry`, from the folder that stands for it to the other one.
        """
        self.share(found)
        aside = None
        if carry is None:
            aside = moving.move(self._path, found.folder, self._clock.now(), progress)
        else:
            carry(self.folder, found.folder)
        self._remember(found)
        return aside

    def use(self, found: PlaceFound) -> None:
        """Begin with what is there from now on; the data of before stay where they are."""
        with suppress(AppError):  # whoever shared it did that already
            self.share(found)
        self._remember(found)

    def use_server(self, found: ServerFound) -> Path:
        """Begin with what is on the server from now on; the folder that stands for it here."""
        from buurthuis_app.persistence.server import opening

        folder = opening.folder_for(paths.own_folder(), found.address)
        moving.remember(folder)
        return folder

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
    if paths.is_on_server(folder):
        return PlaceKind.SERVER
    if folder == paths.common_folder():
        return PlaceKind.EVERYBODY
    chosen = folder == paths.remembered_folder() or private_files.is_shared(folder)
    return PlaceKind.FOLDER if chosen else PlaceKind.OWN


def _server_of(folder: Path) -> tuple[str, bool]:
    """Where it is and as whom, and whether that is another computer."""
    from buurthuis_app.persistence.server import opening

    address = opening.address_of(folder)
    return address.key, address.is_secret


def _without_driver() -> Missing:
    return Missing(
        _(
            "Dit programma is zonder de onderdelen voor een server geïnstalleerd. "
            "Vraag de beheerder om het programma met die onderdelen."
        )
    )


def _centre_in(path: Path) -> str:
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(address(path.absolute(), "ro"), uri=True)) as connection,
    ):
        row = connection.execute("SELECT name FROM centre ORDER BY id LIMIT 1").fetchone()
        return str(row[0]) if row else ""
    return ""
