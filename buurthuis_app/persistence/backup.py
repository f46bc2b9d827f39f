"""Backups: a whole copy made with VACUUM INTO, checked before it counts, the oldest thinned out."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import connect, speaking
from buurthuis_app.persistence.file_check import inspect

FOLDER = "Reservekopieën"
_PATTERN = "buurthuis-????-??-??*.db"
KEPT_DAYS = 14
KEPT_MONTHS = 12


class Backup(Struct, frozen=True, kw_only=True):
    """A finished, verified copy."""

    path: Path
    made_at: dt.datetime


def make(database: Path, target: Path) -> Path:
    """Copy the whole database to `target` and verify the copy.

    Raises DiskFull or ReadOnly when it cannot be written, Damaged when what was written is not whole,
    Invalid when `target` is the database itself. An existing target is only replaced by a whole copy.
    """
    if target.exists() and target.samefile(database):
        raise Invalid(_("Kies een andere plaats: dit is het gegevensbestand zelf."))
    unfinished = target.with_name(target.name + ".bezig")
    journal = unfinished.with_name(
        unfinished.name + "-journal"
    )  # stays when the disk fills up late
    try:
        with speaking_of_files():
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)
        with speaking():
            source = connect(database)
            try:
                source.execute("VACUUM INTO ?", (str(unfinished),))
            finally:
                source.close()
            verify(unfinished)
        with speaking_of_files():
            _flush(unfinished)
            unfinished.replace(target)
    finally:
        with suppress(OSError):  # what went wrong before is what must be told
            unfinished.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)
    return target


def verify(path: Path) -> None:
    """Raise Damaged unless this is a whole database with no loose ends."""
    inspect(path)
    with speaking():
        connection = connect(path)
        try:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            tied = connection.execute("PRAGMA foreign_key_check").fetchone() is None
        finally:
            connection.close()
    if not (whole and tied):
        raise Damaged(
            _(
                "Het gegevensbestand is beschadigd. Gebruik een reservekopie uit de map Reservekopieën."
            )
        )


def daily(database: Path, now: dt.datetime) -> Backup:
    """Today's backup: made when there is none yet, then the oldest ones are thinned out."""
    local = now.astimezone()
    folder = database.parent / FOLDER
    target = folder / f"buurthuis-{local:%Y-%m-%d}.db"
    if not target.exists():
        make(database, target)
        _thin_out(folder)
    return Backup(path=target, made_at=_moment(target))


def destroy_all(database: Path, now: dt.datetime) -> int:
    """Remove every copy beside the database, of whatever day, and make today's anew; how many would not go.

    What was copied elsewhere is out of reach, and a disk can keep what was on it for a while.
    """
    left = 0
    for path in sorted((database.parent / FOLDER).glob("*.db")):
        try:
            path.unlink()
        except OSError:
            left += 1
    daily(database, now)
    return left


def _moment(path: Path) -> dt.datetime:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)


def _thin_out(folder: Path) -> None:
    """Keep the last fourteen days and of older ones the last of each of twelve months."""
    paths = sorted(folder.glob(_PATTERN), reverse=True)
    kept_paths = set(paths[:KEPT_DAYS])
    last_of_month: dict[str, Path] = {}
    for path in paths[KEPT_DAYS:]:
        last_of_month.setdefault(path.name[: len("buurthuis-2026-01")], path)
    kept_paths.update(list(last_of_month.values())[:KEPT_MONTHS])
    for path in paths:
        if path not in kept_paths:
            with suppress(OSError):  # perhaps open elsewhere; tomorrow's backup tries again
                path.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
