"""Keeping the data safe and no longer than needed: backups, checks, and erasing what is past its time."""

import datetime as dt
from pathlib import Path

from buurthuis_app.domain.actors import Actor, Permission
from buurthuis_app.persistence import backup, retention
from buurthuis_app.persistence.backup import Backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.retention import Due
from buurthuis_app.services.clock import Clock
from buurthuis_app.services.done import Area, Done


class Keeping:
    """Looks after the file of a centre."""

    def __init__(self, database: Database, clock: Clock, actor: Actor) -> None:
        self._database = database
        self._clock = clock
        self._actor = actor

    def daily_backup(self) -> Backup:
        """Today's backup, made when there is none yet."""
        return backup.daily(self._database.path, self._clock.now())

    def backup_to(self, target: Path) -> Path:
        """A verified copy of everything at `target`."""
        self._actor.demand(Permission.KEEP)
        return backup.make(self._database.path, target)

    def check(self) -> None:
        """Raise Damaged unless the file is whole and nothing in it hangs loose."""
        backup.verify(self._database.path)

    def due(self, ahead: dt.timedelta = dt.timedelta()) -> tuple[Due, ...]:
        """What is past its time, or will be after `ahead`; one entry a rule."""
        with self._database.read() as work:
            return retention.due(work, self._clock.today() + ahead)

    def erase_due(self) -> Done[int]:
        """Erase what is past its time; how many records it touched. It cannot be undone, on purpose."""
        with self._database.begin() as work:
            erased = retention.erase(work, self._clock.today())
        changes = frozenset(Area) if erased else frozenset[Area]()
        return Done(value=erased, changes=changes)
