"""Backups as people meet them: which there are, putting one back, and saving what can be read of a damaged file.

Works on the file itself, also when it cannot be opened. While the file is open, only what reads may be asked.
"""

import datetime as dt
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.shared.progress import Progress, at, silently, stretch
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup_folder, safety_state
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.rescue import restore, salvage
from buurthuis_app.persistence.rescue.restore import FileContents, RestoreCandidate, Restored
from buurthuis_app.persistence.rescue.salvage import Salvaged
from buurthuis_app.services.shared.clock import Clock

__all__ = [
    "Backups",
    "FileContents",
    "Occasion",
    "Offer",
    "RestoreCandidate",
    "Restored",
    "Salvaged",
]


class Offer(Struct, frozen=True, kw_only=True):
    """What can be put back, and what would be missing then."""

    candidates: tuple[RestoreCandidate, ...]
    newest: RestoreCandidate | None
    """The newest one that is whole; None when there is none."""
    present: FileContents
    """What can still be read of the data file."""

    @property
    def visits_missing(self) -> int | None:
        """How many more visits the data file still shows; None when that cannot be told."""
        if self.newest is None:
            return None
        there, here = self.present.visits, self.newest.contents.visits
        return None if there is None or here is None else max(0, there - here)


class Backups:
    """The backups of one data file."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return backup_folder.folder_of(self._path)

    @property
    def has_file(self) -> bool:
        """Whether there is a data file, be it a damaged one."""
        return self._path.exists()

    def candidates(self, progress: Progress = silently) -> tuple[RestoreCandidate, ...]:
        """All there are, here and on the second place, the newest first, each compared with its checksum."""
        return restore.candidates(self.folder, *self._second_place(), progress=progress)

    def at(self, path: Path, progress: Progress = silently) -> RestoreCandidate:
        """A backup at another place, or by its name in the folder of backups. Raises Invalid when it is not there."""
        place = path if path.is_absolute() or path.exists() else self.folder / path
        known = backup_folder.read_name(place)
        try:
            made_at = dt.datetime.fromtimestamp(place.stat().st_mtime, dt.UTC)
            elsewhere = Backup(path=place, made_at=made_at, occasion=Occasion.ELSEWHERE)
            return restore.candidate(known or elsewhere, at(progress, 0))
        except OSError:
            raise Invalid(_("Deze reservekopie is er niet: {path}").format(path=place)) from None

    def offer(self, progress: Progress = silently) -> Offer:
        """All backups with the newest that is whole, beside what can be read of the data file. Every row was read."""
        known = self.candidates(stretch(progress, 0, 80))
        return Offer(
            candidates=known,
            newest=restore.newest_sound(known, at(progress, 80)),
            present=restore.contents_of(self._path),
        )

    def _second_place(self) -> tuple[Path, ...]:
        folder = safety_state.load(self._path).second_place
        return (Path(folder),) if folder else ()

    def trouble(self) -> AppError | None:
        """Why the data file cannot be used as it is; None when it can."""
        try:
            data_file.demand_whole(self._path)
        except AppError as error:
            return error
        return None

    def restore(self, chosen: Path, progress: Progress = silently) -> Restored:
        """Put this backup back; the present file is set aside. Nobody may have the data file open.

        Raises Damaged, TooNew, Busy, Invalid, DiskFull or ReadOnly; the data is then as it was.
        """
        return restore.restore(self._path, chosen, self._clock.now(), progress)

    def salvage(self, progress: Progress = silently) -> Salvaged:
        """Save what can be read of the data file as one more backup. Raises Damaged when that is nothing."""
        return salvage.salvage(self._path, self._clock.now(), progress)

    def begin_anew(self) -> Path | None:
        """Set the data file aside and make a new, empty one; where the former one is now."""
        aside = restore.set_aside(self._path, self._clock.now())
        data_file.prepare(self._path, new=True)
        return aside
