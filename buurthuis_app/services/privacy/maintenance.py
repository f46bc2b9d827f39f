"""Keeping the data safe and no longer than needed: backups, checks, and erasing what is past its time."""

import datetime as dt
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.personal_data import ErasureCount
from buurthuis_app.domain.shared.progress import Progress, silently, stretch
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.backups.backup_folder import Backup, Occasion
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.erasure import erasure_reversal, erasures, retention
from buurthuis_app.persistence.erasure.erasures import Announcement, Place
from buurthuis_app.persistence.erasure.retention import Due
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.services.privacy.backup_rounds import BackupRounds
from buurthuis_app.services.privacy.retention_words import kept_words
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties


class Erasing(Struct, frozen=True, kw_only=True):
    """What was erased, what was announced for the first time, and the first day on which some of that may go."""

    erased: ErasureCount
    announced: ErasureCount
    first: dt.date | None


class Term(Struct, frozen=True, kw_only=True):
    """One rule as people read it: what is kept, after which moment its time runs, and what is due."""

    due: Due
    soon: int
    """How many more records will be due within the stretch that was asked about."""
    what: str
    after: str
    erased_from: dt.date | None = None
    """The first day on which something of it was announced to go."""


class Keeping:
    """Looks after the file of a centre."""

    def __init__(self, database: Database, clock: Clock, actor: Actor) -> None:
        self._database = database
        self._clock = clock
        self._actor = actor
        self.rounds = BackupRounds(database, clock)

    def daily_backup(self) -> Backup:
        """Today's backup, made when there is none yet; the old ones are thinned out."""
        return self.rounds.daily()

    def backup_now(self, progress: Progress = silently) -> Backup:
        """A new backup beside the data, whether or not there is one of today."""
        self._actor.demand(Permission.KEEP)
        return self.rounds.add(Occasion.BY_HAND, progress)

    def backup_to(self, target: Path, progress: Progress = silently) -> Path:
        """A verified copy of everything at `target`."""
        self._actor.demand(Permission.KEEP)
        return backup.make(self._database.kept_file(), target, progress=progress)

    def check(self) -> None:
        """Raise Damaged unless the file is whole and nothing in it hangs loose."""
        backup.verify(self._database.kept_file())

    def terms(self, ahead: dt.timedelta) -> tuple[Term, ...]:
        """Each retention term, with what is past it now and what will have passed it after `ahead`."""
        today = self._clock.today()
        with self._database.read() as work:
            now, later = retention.due(work, today), retention.due(work, today + ahead)
            announced = erasures.announced(work)
        words = kept_words()
        return tuple(
            Term(
                due=due,
                soon=then.rows - due.rows,
                what=words[due.table][0],
                after=words[due.table][1],
                erased_from=_first(announced, due),
            )
            for due, then in zip(now, later, strict=True)
        )

    def _release_who_left(self, work: Work) -> int:
        """Open the coming places of who is erased or no longer here; how many people that were."""
        duties = Duties(work, self._clock, self._actor)
        expected = rosters.people_from(work, self._clock.today())
        return sum(bool(duties.release(person)) for person in expected)

    def erase_due(self, progress: Progress = silently) -> Done[Erasing]:
        """Announce what will be erased, and erase what was announced for today or before.

        No command undoes it, on purpose: until the end of the day `take_back_erasure` does. Never without a good
        backup of today. Raises Invalid while the clock is in doubt.
        """
        return self._erase(progress, at_once=False)

    def erase_now(self, progress: Progress = silently) -> Done[Erasing]:
        """Erase all that is past its term, also what was announced for a later day: somebody asked for it."""
        self._actor.demand(Permission.KEEP)
        return self._erase(progress, at_once=True)

    def can_be_taken_back(self) -> ErasureCount:
        """What was erased today by its term."""
        with self._database.read() as work:
            return erasure_reversal.erased_today(work, self._clock.today())

    def take_back_erasure(self) -> Done[ErasureCount]:
        """Put back what was erased today by its term; it stays 30 days, so that somebody can look at it."""
        self._actor.demand(Permission.KEEP)
        with self._database.begin() as work:
            back = erasure_reversal.take_back(work, self._database.path, self._clock.today())
        return Done(value=back, changes=frozenset(Topic) if back.rows else frozenset())

    def _erase(self, progress: Progress, *, at_once: bool) -> Done[Erasing]:
        self.rounds.demand_safe_to_erase(stretch(progress, 0, 50))
        today, path = self._clock.today(), self._database.path
        erasure_reversal.drop_old_copies(path, today)
        with self._database.begin() as work:
            # Nobody else can write now, and nothing is written yet: the copy has all that is erased below.
            if erasures.waiting(work, today, at_once=at_once):
                erasure_reversal.keep_copy(
                    self._database.kept_file(), today, stretch(progress, 50, 100)
                )
            signups.settle_erasure(work)
            new = erasures.announce(work, today)
            erased = (erasures.erase_now if at_once else erasures.erase)(work, today)
            released = self._release_who_left(work)
            named_texts.drop_stale(work)
        told = Erasing(
            erased=erased,
            announced=erasures.counted(new),
            first=min((announcement.erase_from for announcement in new.values()), default=None),
        )
        return Done(
            value=told, changes=frozenset(Topic) if erased.rows or released else frozenset()
        )


def _first(announced: dict[Place, Announcement], due: Due) -> dt.date | None:
    """The first day of what was announced for a table under a rule, and is still to come."""
    days = (
        row.erase_from
        for (table, _key, rule), row in announced.items()
        if (table, rule, row.erased_on) == (due.table, due.retention, None)
    )
    return min(days, default=None)
