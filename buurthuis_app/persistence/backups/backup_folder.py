"""Folder of backups: their names and occasions, which ones are kept as they grow older, and what a crash left."""

import datetime as dt
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.errors import AppError
from buurthuis_app.files import (
    abandoned,
    computer_mark,
    left_over,
    sentence_for,
    speaking_of_files,
    unfinished_beside,
)
from buurthuis_app.persistence.backups import backup, safety_state
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.records import replace

KEPT_DAYS = 7
KEPT_WEEKS = 8
KEPT_MONTHS = 12
_PIECE = 4 * 1024 * 1024


class Occasion(Enum):
    """Why a backup was made. The value stands in the name of the file, where people read it."""

    DAY = "dag"
    HOUR = "tussentijds"
    CLOSING = "bij-sluiten"
    BY_HAND = "zelf-gemaakt"
    MIGRATION = "voor-bijwerken"
    IMPORT = "voor-inlezen"
    ADOPTION = "voor-vaststellen"
    RENEWAL = "voor-nieuwe-sleutels"
    ERASING = "voor-wissen"
    ASIDE = "opzij-gezet"
    """Not a copy: the data file itself as it was when another took its place."""
    SAVED = "gered"
    """What could still be read of a damaged file."""
    ELSEWHERE = "elders"
    """A file that people gave a name and a place themselves."""


class Backup(Struct, frozen=True, kw_only=True):
    """A finished copy: where it is, of which moment, and why it was made."""

    path: Path
    made_at: dt.datetime
    occasion: Occasion = Occasion.DAY


_NAME = re.compile(
    r"buurthuis-(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<time>\d{6}))?(?:-(?P<why>[a-z]+(?:-[a-z]+)*))?(?:-\d+)?\.db"
)
_BEFORE_MIGRATION = re.compile(r"buurthuis-voor-bijwerken-\d+\.db")
"""The names that an earlier version gave, without a day in them."""

_STAY = {Occasion.ASIDE, Occasion.SAVED}
"""What is no copy of anything else: it stays its whole year."""


def folder_of(database: Path) -> Path:
    """Where the backups of a data file lie."""
    return database.parent / backup.FOLDER


def read_name(path: Path) -> Backup | None:
    """What a file in a folder of backups is by its name; None when it is something else."""
    if _BEFORE_MIGRATION.fullmatch(path.name):
        with suppress(OSError):
            made_at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
            return Backup(path=path, made_at=made_at, occasion=Occasion.MIGRATION)
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    known = {occasion.value: occasion for occasion in Occasion}
    why = match["why"]
    if why is not None and why not in known:
        return None
    try:
        local = dt.datetime.fromisoformat(f"{match['day']}T{match['time'] or '000000'}")
        made_at = local.astimezone(dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Backup(path=path, made_at=made_at, occasion=known[why] if why else Occasion.DAY)


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; none when it cannot be reached. A future day sorts as it says."""
    try:
        names = sorted(folder.glob("buurthuis-*.db"))
    except OSError:
        return ()
    known = (read_name(path) for path in names)
    return tuple(
        sorted(
            (copy for copy in known if copy is not None),
            key=lambda copy: (copy.made_at, len(copy.path.name), copy.path.name),
            reverse=True,
        )
    )


def add(
    database: Path, occasion: Occasion, now: dt.datetime, progress: Progress = silently
) -> Backup:
    """Make a new backup beside the data, under a name that no other has. Raises as `backup.make` does."""
    before = safety_state.token(database)
    target = reserve(folder_of(database), occasion, now)
    try:
        backup.make(database, target, progress=progress)
    except BaseException:
        _release(target)
        raise
    with suppress(AppError):  # what is not remembered is copied once more
        safety_state.keep(database, replace(safety_state.load(database), backed_up=before))
    return Backup(path=target, made_at=now.replace(microsecond=0), occasion=occasion)


def add_if_changed(database: Path, occasion: Occasion, now: dt.datetime) -> Backup | None:
    """A new backup when something was kept since the last one, or that one is gone. Raises as `backup.make` does."""
    unchanged = safety_state.token(database) == safety_state.load(database).backed_up
    if unchanged and listed(folder_of(database)):
        return None
    return add(database, occasion, now)


def reserve(folder: Path, occasion: Occasion, now: dt.datetime) -> Path:
    """A free name, claimed by a checksum note without a checksum, which two programs cannot both make."""
    local = now.astimezone()
    first = f"buurthuis-{local:%Y-%m-%d-%H%M%S}-{occasion.value}"
    with speaking_of_files():
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            target = folder / (f"{first}.db" if number == 1 else f"{first}-{number}.db")
            number += 1
            if target.exists():
                continue
            with suppress(FileExistsError):
                with checksum.note_beside(target).open("x", encoding="ascii") as claim:
                    claim.write(f"{os.getpid()} {computer_mark()}")
                return target


def _release(target: Path) -> None:
    if not target.exists():
        with suppress(OSError):
            checksum.note_beside(target).unlink(missing_ok=True)


def of_day(folder: Path, day: dt.date) -> Backup | None:
    """The newest copy made on that day, when there is one."""
    return next(
        (
            copy
            for copy in listed(folder)
            if copy.occasion not in _STAY and copy.made_at.astimezone().date() == day
        ),
        None,
    )


def too_old(copies: Iterable[Backup], today: dt.date) -> tuple[Backup, ...]:
    """Which copies are not kept: of seven days all, of eight weeks and twelve months the last one of each.

    Nothing is kept longer than twelve months, whatever it was made for. A copy of the future counts for nothing and
    is kept: its day is not true, so its age is not known.
    """
    from dateutil.relativedelta import relativedelta

    oldest = today - relativedelta(months=KEPT_MONTHS)
    gone: list[Backup] = []
    taken: set[tuple[object, ...]] = set()
    for copy in sorted(
        copies, key=lambda copy: (copy.made_at, len(copy.path.name), copy.path.name), reverse=True
    ):
        day = copy.made_at.astimezone().date()
        days = (today - day).days
        if day < oldest:
            gone.append(copy)
        elif days <= 1 or copy.occasion in _STAY:
            continue
        else:
            span = _span(day, days)
            if span in taken:
                gone.append(copy)
            taken.add(span)
    return tuple(gone)


def _span(day: dt.date, days: int) -> tuple[object, ...]:
    """Of which stretch of time only the last copy is kept."""
    if days <= KEPT_DAYS:
        return ("day", day)
    if days <= 7 * KEPT_WEEKS:
        return ("week", *day.isocalendar()[:2])
    return ("month", day.year, day.month)


def thin_out(folder: Path, now: dt.datetime) -> None:
    """Remove what is too old, and give copies of the future this day, so that they grow old too.

    Only for a clock that can be trusted: one that is years ahead would remove every true copy.
    """
    ahead = now + dt.timedelta(days=1)
    for copy in listed(folder):
        if copy.made_at > ahead:
            with suppress(OSError):
                _move(copy.path, _free_name(folder, copy.occasion, now))
    for copy in too_old(listed(folder), now.astimezone().date()):
        with suppress(OSError):  # perhaps open elsewhere; the next time tries again
            _remove(copy.path)


def _remove(path: Path) -> None:
    """With its checksum, and the journal of what was set aside in the middle of a write. Raises OSError."""
    path.unlink()
    checksum.note_beside(path).unlink(missing_ok=True)
    _journal_of(path).unlink(missing_ok=True)


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _free_name(folder: Path, occasion: Occasion, now: dt.datetime) -> Path:
    target = reserve(folder, occasion, now)
    checksum.note_beside(target).unlink()
    return target


def _move(path: Path, target: Path) -> None:
    digest = checksum.noted(path)
    if _journal_of(path).exists():
        _journal_of(path).rename(_journal_of(target))
    path.rename(target)
    checksum.note_beside(path).unlink(missing_ok=True)
    if digest is not None:
        checksum.keep(target, digest)


def copy_to(copy: Backup, folder: Path, progress: Progress = silently) -> Path:
    """Bring a finished copy to another folder, whole or not at all, and read it back. Raises DiskFull or ReadOnly."""
    target = folder / copy.path.name
    unfinished = unfinished_beside(target)
    try:
        with speaking_of_files():
            folder.mkdir(parents=True, exist_ok=True)
            _copy_by_pieces(copy.path, unfinished, progress)
        digest = checksum.of(unfinished)
        if digest != checksum.noted(copy.path):
            raise OSError  # a stick that does not give back what it was given
        with speaking_of_files():
            unfinished.replace(target)
        checksum.keep(target, digest)
    except OSError as error:
        raise sentence_for(error) from error
    finally:
        backup.drop(unfinished)
    return target


def _copy_by_pieces(source: Path, target: Path, progress: Progress) -> None:
    """Each piece is on the disk before the next: else all waiting comes at the end, where nobody can stop it."""
    pieces = source.stat().st_size // _PIECE + 1
    with source.open("rb") as read, target.open("wb") as written:
        for done in range(pieces):
            progress(done, pieces)
            written.write(read.read(_PIECE))
            written.flush()
            os.fsync(written.fileno())


def destroy_all(database: Path, now: dt.datetime) -> int:
    """Remove every copy beside the database and on the second place, and make one anew; how many would not go.

    A second place that is not there counts as one. What was copied elsewhere by hand is out of reach, and a disk can
    keep what was on it for a while.
    """
    second = safety_state.load(database).second_place
    folders = [folder_of(database), *([Path(second)] if second else [])]
    left = 0
    for folder in folders:
        left += int(not folder.is_dir() and folder != folder_of(database))
        for copy in listed(folder):
            try:
                _remove(copy.path)
            except OSError:
                left += 1
    add(database, Occasion.DAY, now)
    return left


def sweep(folder: Path) -> int:
    """Remove what programs that were killed left here: unfinished files, and claims of names. How many there were."""
    swept = 0
    with suppress(OSError):
        for path in list(folder.iterdir()):
            with suppress(OSError, ValueError):
                if left_over(path) or _is_left_claim(path):
                    path.unlink()
                    swept += 1
    return swept


def _is_left_claim(path: Path) -> bool:
    """Whether it claims a name for a copy that never came."""
    if not path.name.endswith(checksum.ENDING):
        return False
    copy = path.with_name(path.name.removesuffix(checksum.ENDING))
    if read_name(copy) is None or copy.exists():
        return False
    process, _space, mark = path.read_text(encoding="utf-8").strip().partition(" ")
    return not process.isdigit() or abandoned(path, int(process), mark)
