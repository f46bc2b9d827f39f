"""Taking in a centre's own count sheets: what is new is added, what differs is shown, nothing is overwritten."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.actors import Permission
from buurthuis_app.domain.counts import Count, TallyKind
from buurthuis_app.domain.imports import CountFile, KindUse, Understanding, closest, folded
from buurthuis_app.domain.merging import Merge
from buurthuis_app.domain.settings import Setting
from buurthuis_app.domain.stories import Story
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries import existing
from buurthuis_app.services.done import Area, Done
from buurthuis_app.services.merger import Merger
from buurthuis_app.services.service import Service, still_as

Progress = Callable[[int, int], None]


REMEMBERED = "import_names"
"""The key under which is kept what people said that names in files mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """How a file would be taken, and the activities and tally kinds there are to choose from."""

    understanding: Understanding
    activities: tuple[Activity, ...]
    kinds: tuple[TallyKind, ...]


class Importing(Service):
    """Reads a file, shows what it would do, and does it."""

    def read(self, path: Path, progress: Progress | None = None) -> CountFile:
        """What the file says. Raises Invalid or Damaged with a sentence when it cannot be used."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.counts import read_counts

        return read_counts(path, progress)

    def suggestion(self, file: CountFile) -> Suggestion:
        """How the names in the file would be taken, and what there is to choose from."""
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            activities = work.store(Activity).find(centre_id=self._centre_id)
            kinds = work.store(TallyKind).find(centre_id=self._centre_id)
            remembered = _read(work.store(Setting).get(self._centre_id, REMEMBERED))
        activities = tuple(sorted(activities, key=lambda one: one.title.casefold()))
        by_name = {folded(one.title): one.id for one in activities}
        there = [(one.title, one.id) for one in activities]
        meant: dict[str, UUID | None] = {}
        for name in file.names:
            key = folded(name)
            said = remembered.activities.get(key)
            sure = said if said in by_name.values() else by_name.get(key)
            meant[key] = sure or closest(name, there)
        return Suggestion(
            understanding=Understanding(activities=meant, kinds=remembered.kinds),
            activities=activities,
            kinds=kinds,
        )

    def preview(self, file: CountFile, understanding: Understanding | None = None) -> Merge:
        """What keeping the file would do, without doing it; `understanding` is how people mended it."""
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            return self._merged(work, file, understanding)

    def keep(self, file: CountFile, understanding: Understanding | None = None) -> Done[Merge]:
        """Keep what is new in the file, all of it or nothing. A second time adds nothing.

        How names were mended is remembered, so that the same file again means the same.
        """
        self._actor.demand(Permission.IMPORT)
        with self._database.begin() as work:
            merge = self._merged(work, file, understanding)
            memory = self._remember(work, file, understanding)
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

        def undo() -> Done[Merge]:
            taken_back = self._take_back(merge, memory)
            return replace(taken_back, undo=lambda: self.keep(file, understanding))

        return Done(value=merge, changes=frozenset(Area), undo=undo)

    def _remember(
        self, work: Work, file: CountFile, understanding: Understanding | None
    ) -> tuple[Setting | None, Setting | None]:
        """Note what people said that the names do not say themselves; the memory before and after."""
        store = work.store(Setting)
        former = store.get(self._centre_id, REMEMBERED)
        if understanding is None:
            return former, former
        value = _written(_read(former), understanding, {folded(name) for name in file.names})
        if value == (former.value if former else _written(_read(None), Understanding(), set())):
            return former, former
        if former is None:
            new = Setting(centre_id=self._centre_id, key=REMEMBERED, value=value)
            store.add(new)
            return None, new
        return former, store.replace(replace(former, value=value))

    def _forget(self, work: Work, memory: tuple[Setting | None, Setting | None]) -> None:
        """Bring back the memory of before, unless something else was remembered since."""
        former, left = memory
        store = work.store(Setting)
        kept = store.get(self._centre_id, REMEMBERED)
        if former == left or kept is None or left is None or kept.value != left.value:
            return
        if former is None:
            store.remove([kept])
        else:
            store.replace(replace(former, version=kept.version))

    def _merged(self, work: Work, file: CountFile, understanding: Understanding | None) -> Merge:
        dates = [found.date for found in file.found] or [dt.date.min]
        known = existing.around(work, self._centre_id, min(dates), max(dates))
        merger = Merger(
            known=known,
            centre_id=self._centre_id,
            today=self._clock.today(),
            now=self._clock.now(),
            recorded_by=self._actor.profile.value,
            understanding=understanding
            or _read(work.store(Setting).get(self._centre_id, REMEMBERED)),
        )
        return merger.merge(file)

    def _take_back(
        self, merge: Merge, memory: tuple[Setting | None, Setting | None]
    ) -> Done[Merge]:
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
            self._forget(work, memory)
        return Done(value=merge, changes=frozenset(Area))


def _read(setting: Setting | None) -> Understanding:
    """What was remembered; nothing when nothing was."""
    if setting is None:
        return Understanding()
    kept = json.loads(setting.value)
    return Understanding(
        activities={name: UUID(key) for name, key in kept["activities"].items()},
        kinds={name: KindUse(use) for name, use in kept["kinds"].items()},
    )


def _written(former: Understanding, new: Understanding, names: set[str]) -> str:
    """Both together as text; for the names of this file only what was said now holds."""
    activities = {key: value for key, value in former.activities.items() if key not in names}
    activities |= new.activities
    return json.dumps(
        {
            "activities": {key: str(value) for key, value in activities.items() if value},
            "kinds": {key: use.value for key, use in {**former.kinds, **new.kinds}.items()},
        },
        sort_keys=True,
    )
