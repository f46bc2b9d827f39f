"""Taking in a centre's own count sheets: what is new is added, what differs is shown, nothing is overwritten."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.actors import Permission
from buurthuis_app.domain.counts import Count, TallyKind
from buurthuis_app.domain.imports import CountFile
from buurthuis_app.domain.merging import Merge
from buurthuis_app.domain.stories import Story
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries import existing
from buurthuis_app.services.done import Area, Done
from buurthuis_app.services.merger import Merger
from buurthuis_app.services.service import Service, still_as

Progress = Callable[[int, int], None]


class Importing(Service):
    """Reads a file, shows what it would do, and does it."""

    def read(self, path: Path, progress: Progress | None = None) -> CountFile:
        """What the file says. Raises Invalid or Damaged with a sentence when it cannot be used."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.counts import read_counts

        return read_counts(path, progress)

    def preview(self, file: CountFile) -> Merge:
        """What keeping the file would do, without doing it."""
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            return self._merged(work, file)

    def keep(self, file: CountFile) -> Done[Merge]:
        """Keep what is new in the file, all of it or nothing. A second time adds nothing."""
        self._actor.demand(Permission.IMPORT)
        with self._database.begin() as work:
            merge = self._merged(work, file)
            work.store(TallyKind).add(*merge.kinds)
            work.store(Activity).add(*merge.activities)
            work.store(Occurrence).add(*merge.occurrences)
            kept = tuple(
                (former, work.store(Occurrence).replace(new)) for former, new in merge.changed
            )
            work.store(Count).add(*merge.counts)
            work.store(Story).add(*merge.stories)
        merge = replace(merge, changed=kept)
        if merge.nothing_new:
            return Done(value=merge, changes=frozenset())
        return Done(value=merge, changes=frozenset(Area), undo=lambda: self._take_back(file, merge))

    def _merged(self, work: Work, file: CountFile) -> Merge:
        dates = [found.date for found in file.found] or [dt.date.min]
        known = existing.around(work, self._centre_id, min(dates), max(dates))
        merger = Merger(
            known=known,
            centre_id=self._centre_id,
            today=self._clock.today(),
            now=self._clock.now(),
            recorded_by=self._actor.profile.value,
        )
        return merger.merge(file)

    def _take_back(self, file: CountFile, merge: Merge) -> Done[Merge]:
        """Remove what the import added. Raises Conflict when somebody worked on it since."""
        added = {occurrence.id for occurrence in merge.occurrences}
        ours = {(count.occurrence_id, count.kind_id): count for count in merge.counts}
        with self._database.begin() as work:
            if existing.worked_on(work, added, set(merge.stories), ours):
                raise Conflict(
                    _(
                        "Aan deze aantallen is na het inlezen al gewerkt. "
                        "Het inlezen kan niet meer in zijn geheel ongedaan worden gemaakt."
                    )
                )
            work.store(Story).remove(merge.stories)
            work.store(Count).remove(merge.counts)
            work.store(Occurrence).remove(merge.occurrences)
            for former, new in merge.changed:
                version = still_as(work, new).version
                work.store(Occurrence).replace(replace(former, version=version))
            work.store(Activity).remove(merge.activities)
            work.store(TallyKind).remove(merge.kinds)
        return Done(value=merge, changes=frozenset(Area), undo=lambda: self.keep(file))
