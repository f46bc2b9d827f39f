"""Trial of a folder: whether data of several people are safe in it, tried out and not guessed."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path, PurePath, PureWindowsPath

from buurthuis_app.errors import Busy, Invalid
from buurthuis_app.files import speaking_of_files, unfinished_beside
from buurthuis_app.i18n import _, number
from buurthuis_app.persistence.database import address, connect, speaking
from buurthuis_app.persistence.place import cloud_folders, mounts

SPARE = 50_000_000
"""Bytes that must be left when the data are there: a backup a day, and the journal."""


def typed_folder(text: str, *, windows: bool = os.name == "nt") -> PurePath:
    r"""The folder that people mean: `Z:\buurthuis`, `\\server\map`, or a folder of Linux or macOS. Raises Invalid."""
    text = text.strip().strip('"').strip()
    from_server = text.removeprefix("smb:").replace("/", "\\").startswith("\\\\")
    if not windows and from_server:
        raise Invalid(
            _(
                "Een map op een server moet op deze computer eerst verbonden worden als schijf, bijvoorbeeld onder "
                "/mnt. Vraag het wie dat kan, en kies daarna die plaats."
            )
        )
    if not windows:
        folder = PurePath(Path(text).expanduser())
        if not folder.is_absolute():
            raise Invalid(_("Typ de hele plaats van de map, of kies haar met Bladeren."))
        return folder
    named = PureWindowsPath(text.removeprefix("smb:"))
    if from_server and not named.is_absolute():
        raise Invalid(_("Na de naam van de server hoort nog een map: \\\\server\\map."))
    if not named.is_absolute():
        raise Invalid(
            _("Typ de hele plaats van de map, zoals Z:\\buurthuis of \\\\server\\buurthuis.")
        )
    return named


def demand_fit(folder: Path, needed: int) -> None:
    """Raise Invalid with the reason when data of `needed` bytes are not safe in this folder. It is left as it was."""
    service = cloud_folders.service_of(folder)
    if service is not None:
        sentence = _(
            "Deze map wordt bijgehouden door {service}. Zo'n dienst kopieert het bestand terwijl er in geschreven "
            "wordt: dan raken tellingen kwijt, en gaan gegevens van mensen naar een bedrijf. Kies een map daarbuiten."
        )
        raise Invalid(sentence.format(service=service))
    if not mounts.mount_of(folder).locks:
        raise Invalid(
            _(
                "Deze map is verbonden op een manier die twee computers niet uit elkaar houdt: schrijven zij tegelijk, "
                "dan gaan gegevens kapot. Laat de map verbinden als gewone netwerkschijf (SMB, met sloten)."
            )
        )
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        with speaking_of_files():
            folder.mkdir(parents=True, exist_ok=True)
        _try_out(folder)
        _demand_room(folder, needed)
    finally:
        for place in made:
            with suppress(OSError):  # something is in it
                place.rmdir()


def _try_out(folder: Path) -> None:
    """Write a small database there, let two writers meet in it, and put it in the place of another file."""
    trial = unfinished_beside(folder / "proef")
    target = trial.with_name(f"{trial.name}.db")
    try:
        with speaking_of_files():
            trial.touch()
            _demand_locks(trial)
        with speaking(), closing(connect(trial)) as first, closing(_impatient(trial)) as second:
            first.execute("CREATE TABLE proef (n INTEGER)")
            first.execute("BEGIN IMMEDIATE")
            first.execute("INSERT INTO proef VALUES (1)")
            if not _is_kept_out(second):
                raise _without_locks()
            first.execute("COMMIT")
            if second.execute("SELECT n FROM proef").fetchall() != [(1,)]:
                raise _without_locks()
        with speaking_of_files():
            target.touch()
            trial.replace(target)
    finally:
        for left in (trial, target, trial.with_name(f"{trial.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _impatient(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        address(path.absolute(), "rw"), uri=True, isolation_level=None, timeout=0
    )


def _is_kept_out(second: sqlite3.Connection) -> bool:
    try:
        with speaking():
            second.execute("BEGIN IMMEDIATE")
    except Busy:
        return True
    return False


def _demand_locks(path: Path) -> None:
    """Within one program SQLite keeps order by itself: ask the file system as two programs would."""
    if os.name == "nt":
        return
    import fcntl
    import struct

    lock_of_file = getattr(fcntl, "F_OFD_SETLK", None)
    wish = struct.pack("hhllhh", fcntl.F_WRLCK, os.SEEK_SET, 0, 1, 0, 0)
    with path.open("r+b") as first, path.open("r+b") as second:
        try:
            if lock_of_file is None:
                fcntl.lockf(first, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            fcntl.fcntl(first, lock_of_file, wish)
        except OSError as error:
            raise _without_locks() from error
        with suppress(OSError):
            fcntl.fcntl(second, lock_of_file, wish)
            raise _without_locks()


def _demand_room(folder: Path, needed: int) -> None:
    with speaking_of_files():
        free = shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise Invalid(
            _("Hier is te weinig ruimte: er is {n} MB vrij, en er is {needed} MB nodig.").format(
                n=number(free / 1_000_000, 0), needed=number((needed + SPARE) / 1_000_000, 0)
            )
        )


def _without_locks() -> Invalid:
    return Invalid(
        _(
            "Op deze plaats kan het programma een bestand niet voor zichzelf vastzetten. Twee computers zouden "
            "elkaars werk overschrijven. Kies een andere map."
        )
    )
