"""Restore: a backup in the place of the data, which is set aside; nothing is deleted, and it can be taken back."""

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.domain.shared.progress import Progress, at, silently, stretch
from buurthuis_app.errors import AppError, Busy, Damaged, Invalid
from buurthuis_app.files import speaking_of_files, unfinished_beside
from buurthuis_app.i18n import _
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.database import address, connect, speaking
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.integrity import checksum, seal
from buurthuis_app.persistence.integrity.file_check import inspect
from buurthuis_app.persistence.integrity.soundness import verify, verify_structure
from buurthuis_app.persistence.place import presence


class FileContents(Struct, frozen=True, kw_only=True):
    """What is in a file, for people to know it by. A number is None when it cannot be read."""

    visits: int | None = None
    volunteers: int | None = None
    last_change: dt.datetime | None = None
    """When something was last counted, put right, assigned or half written."""


class RestoreCandidate(Struct, frozen=True, kw_only=True):
    """A backup that could be restored."""

    copy: Backup
    size: int
    """In bytes."""
    contents: FileContents
    sound: bool
    """Whether it is what it was when it was made, as far as its checksum or a quick look tells."""


class Restored(Struct, frozen=True, kw_only=True):
    """What a restore did."""

    aside: Path | None
    """Where the former data file is now; None when there was none."""
    erased_again: int
    contents: FileContents


_VISITS = """
    SELECT coalesce(sum(number), 0) FROM count JOIN tally_kind ON tally_kind.id = count.kind_id
    WHERE tally_kind.role = 'visits'
"""


def candidates(*folders: Path, progress: Progress = silently) -> tuple[RestoreCandidate, ...]:
    """The backups in these folders, the newest first; the same copy in a second folder counts once."""
    copies: dict[str, Backup] = {}
    for folder in folders:
        for copy in backup_folder.listed(folder):
            copies.setdefault(copy.path.name, copy)
    found: list[RestoreCandidate] = []
    for done, copy in enumerate(copies.values()):
        progress(done, len(copies))
        with suppress(OSError):
            found.append(candidate(copy, partial(progress, done, len(copies))))
    return tuple(
        sorted(
            found,
            key=lambda offered: (
                offered.copy.made_at,
                len(offered.copy.path.name),
                offered.copy.path.name,
            ),
            reverse=True,
        )
    )


def candidate(copy: Backup, ask: Callable[[], None] | None = None) -> RestoreCandidate:
    """Look at one backup. Raises OSError when it is gone; what `ask` raises stops it."""
    size = copy.path.stat().st_size
    try:
        sound = _looks_whole(copy.path, ask)
    except AppError:
        sound = False
    return RestoreCandidate(copy=copy, size=size, contents=contents_of(copy.path), sound=sound)


def _looks_whole(path: Path, ask: Callable[[], None] | None) -> bool:
    inspect(path)
    if checksum.noted(path) is not None:
        return not checksum.differs(path)
    verify(path, ask)
    return True


def newest_sound(
    known: Iterable[RestoreCandidate], ask: Callable[[], None] | None = None
) -> RestoreCandidate | None:
    """The newest of these that is wholly readable, a copy of the future last; None when there is none."""
    now = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    believed = sorted(
        known, key=lambda offered: offered.copy.made_at > now
    )  # stable: the newest stay first
    for offered in believed:
        if offered.sound and offered.copy.occasion not in {Occasion.ASIDE, Occasion.SAVED}:
            with suppress(AppError):
                verify(offered.copy.path, ask)
                return offered
    return None


def contents_of(path: Path) -> FileContents:
    """What is in a file of any revision, even a damaged one: what cannot be read is None."""
    try:
        with closing(sqlite3.connect(address(path.absolute(), "ro"), uri=True)) as connection:
            return FileContents(
                visits=_number(connection, _VISITS),
                volunteers=_number(connection, "SELECT count(*) FROM volunteer WHERE name <> ''"),
                last_change=_last_change(connection),
            )
    except (sqlite3.Error, OSError):
        return FileContents()


def _number(connection: sqlite3.Connection, statement: str) -> int | None:
    try:
        (value,) = connection.execute(statement).fetchone()
    except sqlite3.Error:
        return None
    return value if isinstance(value, int) else None


def _last_change(connection: sqlite3.Connection) -> dt.datetime | None:
    moments = []
    for table, column in (
        ("count", "recorded_at"),
        ("correction", "recorded_at"),
        ("assignment", "recorded_at"),
        ("draft", "saved_at"),
    ):
        with suppress(sqlite3.Error, TypeError, ValueError):
            statement = f"SELECT max({column}) FROM {table}"  # noqa: S608 - the names above
            (latest,) = connection.execute(statement).fetchone()
            moments.append(dt.datetime.fromisoformat(latest).replace(tzinfo=dt.UTC))
    return max(moments, default=None)


def restore(
    database: Path, chosen: Path, now: dt.datetime, progress: Progress = silently
) -> Restored:
    """Put the backup `chosen` in the place of the data file, which is set aside among the backups.

    The chosen file itself is not touched: a copy of it is verified, brought up to date, rid of who was erased since,
    and then takes the place in one step. No connection of this program may be open. Raises Damaged or TooNew when the
    backup cannot be used, Busy when another program has the data, Invalid, DiskFull or ReadOnly; then nothing changed.
    """
    demand_no_server(database)
    with speaking_of_files():
        real = database.resolve()
        if not chosen.is_file():
            raise Invalid(_("Deze reservekopie is er niet: {path}").format(path=chosen))
        if real.exists() and chosen.samefile(real):
            raise Invalid(_("Dit is het gegevensbestand zelf. Kies een reservekopie."))
        real.parent.mkdir(parents=True, exist_ok=True)
    presence.demand_alone(database)
    made_ready = unfinished_beside(real)
    try:
        erased = _make_ready(database, chosen, made_ready, progress)
        progress(90, 100)  # from here on it is done
        aside = _copy_aside(database, real, now)
        with speaking_of_files():
            seal.lift(real)
            made_ready.replace(real)
            _flush_folder(real.parent)
    finally:
        backup.drop(made_ready)
    seal.put(real)
    return Restored(aside=aside, erased_again=erased, contents=contents_of(real))


def _make_ready(database: Path, chosen: Path, copy: Path, progress: Progress) -> int:
    """A copy of the backup that the program can work with; how many people were erased in it again."""
    progress(0, 100)
    if checksum.differs(chosen):
        raise damaged_backup()
    progress(5, 100)
    with speaking_of_files():
        shutil.copyfile(chosen, copy)
        journal = _journal_of(chosen)
        if journal.exists():  # a file that was set aside after a crash
            shutil.copyfile(journal, _journal_of(copy))
    try:
        verify(copy, at(progress, 10))
        upgrade.bring_up_to_date(copy, stretch(progress, 50, 80))
        verify_structure(copy, at(progress, 80))
    except Damaged as error:
        raise damaged_backup() from error
    erased = erasure_ledger.replay(database, copy)
    backup.flush(copy)
    return erased


def demand_no_server(database: Path) -> None:
    """Raise Invalid for a folder that stands for a server: there no file takes the place of the data."""
    if paths.is_on_server(database.parent):
        raise Invalid(
            _(
                "De gegevens van dit buurthuis staan op een server. De beheerder kan daar een reservekopie "
                "terugzetten; de handleiding voor beheerders zegt hoe."
            )
        )


def set_aside(database: Path, now: dt.datetime) -> Path | None:
    """Take the data file away to the backups, for somebody who begins anew. Raises Busy, DiskFull or ReadOnly."""
    with speaking_of_files():
        real = database.resolve()
    presence.demand_alone(database)
    aside = _copy_aside(database, real, now)
    with speaking_of_files():
        seal.lift(database)
        real.unlink(missing_ok=True)
        if database.is_symlink():
            database.unlink()
    return aside


def damaged_backup() -> Damaged:
    """What to tell about a backup that is not whole."""
    return Damaged(_("Deze reservekopie is beschadigd. Kies een andere; er is niets veranderd."))


def _copy_aside(database: Path, real: Path, now: dt.datetime) -> Path | None:
    """Copy the data file to the backups with its journal, then take its journal away; None when there is no file.

    A journal that stayed would be rolled back into the file that comes in its place.
    """
    if not real.exists():
        with speaking_of_files():
            _journal_of(real).unlink(missing_ok=True)
        return None
    _demand_alone(real)
    target = backup_folder.reserve(backup_folder.folder_of(database), Occasion.ASIDE, now)
    try:
        with speaking_of_files():
            journal = _journal_of(real)
            if journal.exists() and journal.stat().st_size:
                shutil.copyfile(journal, _journal_of(target))
                backup.flush(_journal_of(target))
            unfinished = unfinished_beside(target)
            shutil.copyfile(real, unfinished)
            backup.flush(unfinished)
            digest = checksum.of(unfinished)
            unfinished.replace(target)
            checksum.keep(target, digest)
            journal.unlink(missing_ok=True)
    except BaseException:
        if not target.exists():
            with suppress(OSError):
                checksum.note_beside(target).unlink(missing_ok=True)
                _journal_of(target).unlink(missing_ok=True)
        raise
    return target


def _demand_alone(real: Path) -> None:
    """Raise Busy when another program is writing or reading now; a damaged file has nobody to ask."""
    try:
        with speaking(), closing(connect(real)) as connection:
            connection.execute(
                "BEGIN EXCLUSIVE"
            )  # which also rolls back what a crash left half done
            connection.execute("ROLLBACK")
    except Busy:
        raise
    except AppError:
        return
    except sqlite3.Error:
        return


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and its entries are written at once
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
