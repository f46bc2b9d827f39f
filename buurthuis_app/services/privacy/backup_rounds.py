"""Rounds of backups: each day, each hour with changes and at closing; thinned by age, and brought to a second place."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.shared.progress import Cancelled, Progress, silently
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.i18n import _, long_date
from buurthuis_app.persistence.backups import backup_folder, safety_state
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.backups.safety_state import SafetyState
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock

__all__ = ["BackupRounds", "ClockJump", "Occasion", "SecondPlace"]

MOST_DAYS_AWAY = 35
"""A computer that says more days have gone by is asked about: a summer closes a centre for five weeks at most."""
REMIND_AFTER = dt.timedelta(days=7)


class ClockJump(Struct, frozen=True, kw_only=True):
    """The clock says that more time went by than a centre is ever closed."""

    last: dt.date
    today: dt.date


class SecondPlace(Struct, frozen=True, kw_only=True):
    """Where backups are brought as well, and how that stands."""

    folder: Path | None
    brought_at: dt.datetime | None
    there: bool
    """Whether the folder can be reached now."""
    overdue: bool
    """Whether nothing came there for a week, or no place was chosen."""


class BackupRounds:
    """Makes the backups that nobody has to think of. May be used while the data file is open."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._path = database.path
        self._clock = clock

    def daily(self) -> Backup:
        """Today's backup, made when there is none yet; then the old ones go, unless the clock is in doubt."""
        folder = backup_folder.folder_of(self._path)
        known = backup_folder.of_day(folder, self._clock.today())
        made = known or self.add(Occasion.DAY)
        if self.clock_jump() is None:
            self._believe()
            backup_folder.thin_out(folder, self._clock.now())
            erasure_ledger.forget_old(self._path, self._clock.today())
        return made

    def add(self, occasion: Occasion, progress: Progress = silently) -> Backup:
        """A new backup in any case. Raises DiskFull, ReadOnly or Damaged."""
        return backup_folder.add(self._database.kept_file(), occasion, self._clock.now(), progress)

    def add_if_changed(self, occasion: Occasion) -> Backup | None:
        """A new backup when something was kept since the last one."""
        return backup_folder.add_if_changed(self._database.kept_file(), occasion, self._clock.now())

    def clock_jump(self) -> ClockJump | None:
        """Whether the clock must be asked about before anything is erased or thinned out."""
        today = self._clock.today()
        last = self._state().last_day or self._last_copy(today)
        if last is None or (today - last).days <= MOST_DAYS_AWAY:
            return None
        return ClockJump(last=last, today=today)

    def believe_clock(self) -> None:
        """Somebody said that today is today."""
        self._believe()

    def demand_safe_to_erase(self, progress: Progress = silently) -> None:
        """See to a good backup of today. Raises Invalid while the clock is in doubt, or why no backup can be made."""
        jump = self.clock_jump()
        if jump is not None:
            sentence = _(
                "De klok van deze computer zegt {today}; de vorige keer was het {last}. Kijk of de datum klopt. "
                "Tot dan wordt er niets gewist."
            )
            raise Invalid(sentence.format(today=long_date(jump.today), last=long_date(jump.last)))
        if backup_folder.of_day(backup_folder.folder_of(self._path), self._clock.today()) is None:
            self.add(Occasion.ERASING, progress)

    def second_place(self) -> SecondPlace:
        """Where backups are brought as well."""
        state = self._state()
        folder = Path(state.second_place) if state.second_place else None
        late = state.brought_at is None or self._clock.now() - state.brought_at > REMIND_AFTER
        there = False
        with suppress(OSError):
            there = folder is not None and folder.is_dir()
        return SecondPlace(folder=folder, brought_at=state.brought_at, there=there, overdue=late)

    def choose_second_place(
        self, folder: Path | None, progress: Progress = silently
    ) -> SecondPlace:
        """Bring each backup to this folder from now on, the newest at once. Raises Invalid, DiskFull or ReadOnly."""
        if folder is not None:
            home = backup_folder.folder_of(self._path)
            if folder.resolve() in {home.resolve(), home.resolve().parent}:
                raise Invalid(_("Kies een map op een andere schijf of stick: hier staan zij al."))
        chosen, before = "" if folder is None else str(folder), self._state()
        self._keep(replace(before, second_place=chosen, brought_at=None))
        if folder is not None:
            try:
                self.bring(progress)
            except Cancelled:
                self._keep(before)
                raise
        return self.second_place()

    def bring(self, progress: Progress = silently) -> Path | None:
        """Bring the newest backup to the second place, when there is one and it is not there yet.

        May take long, or fail while a stick is away: raises DiskFull or ReadOnly.
        """
        state = self._state()
        copies = backup_folder.listed(backup_folder.folder_of(self._path))
        copies = tuple(copy for copy in copies if copy.occasion is not Occasion.ASIDE)
        if not state.second_place or not copies:
            return None
        folder = Path(state.second_place)
        place = folder / copies[0].path.name
        if not _is_there(place):
            if not _is_there(folder):
                raise Invalid(
                    _(
                        "De tweede plaats voor reservekopieën is er niet: {folder}. Sluit de stick aan."
                    ).format(folder=folder)
                )
            backup_folder.sweep(folder)
            backup_folder.copy_to(copies[0], folder, progress)
            if self.clock_jump() is None:
                backup_folder.thin_out(folder, self._clock.now())
        self._keep(replace(self._state(), brought_at=self._clock.now()))
        return place

    def _believe(self) -> None:
        today = self._clock.today()
        state = self._state()
        if state.last_day != today:
            self._keep(replace(state, last_day=today))

    def _last_copy(self, today: dt.date) -> dt.date | None:
        """The day of the newest backup before today: all that is known in a folder of an earlier version."""
        copies = backup_folder.listed(backup_folder.folder_of(self._path))
        days = (copy.made_at.astimezone().date() for copy in copies)
        return next((day for day in days if day < today), None)

    def _state(self) -> SafetyState:
        return safety_state.load(self._path)

    def _keep(self, state: SafetyState) -> None:
        with suppress(AppError):  # what is not remembered is done once more
            safety_state.keep(self._path, state)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
