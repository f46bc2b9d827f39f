"""Taking in a centre's own count sheets: what is new is added, what differs is shown, nothing is overwritten."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.counts.count_sheet import (
    CountFile,
    KindUse,
    Understanding,
    closest,
    folded,
)
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts import sheet_merge
from buurthuis_app.records import replace
from buurthuis_app.services.counts.import_undo import take_back
from buurthuis_app.services.counts.sheet_merge import Merger, Progress
from buurthuis_app.services.shared.done import Area, Done
from buurthuis_app.services.shared.service import Service

R = TypeVar("R")
_PORTION = 2000
"""So many records are written between two reports."""
MOST_ACTIVITIES = 2_000
"""Different names in one file; a centre has a hundred."""
REMEMBERED = "import_names"
"""The key under which is kept what people said that names in files mean."""


class Suggestion(Struct, frozen=True, kw_only=True):
    """How a file would be taken, and the activities and tally kinds there are to choose from."""

    understanding: Understanding
    activities: tuple[Activity, ...]
    kinds: tuple[TallyKind, ...]


class Importing(Service):
    """Reads a file, shows what it would do, and does it."""

    def read(self, path: Path, progress: Progress | None = None) -> CountFile:
        """What the file says. Raises Invalid or Damaged with a sentence when it cannot be used."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.counts.count_sheet import read_counts

        file = read_counts(path, progress)
        if len(file.names) > MOST_ACTIVITIES:
            sentence = _(
                "In dit bestand staan {n} verschillende activiteiten. "
                "Waarschijnlijk staat er iets anders in die kolom. Kijk het bestand na."
            )
            raise Invalid(sentence.format(n=number(len(file.names))))
        return file

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

    def preview(
        self,
        file: CountFile,
        understanding: Understanding | None = None,
        progress: Progress | None = None,
    ) -> Merge:
        """What keeping the file would do, without doing it; `understanding` is how people mended it.

        `progress` is told how far it is; an exception that it raises stops it.
        """
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            merger = self._merger(work, file, understanding)
        return merger.merge(file, progress)

    def keep(
        self,
        file: CountFile,
        understanding: Understanding | None = None,
        progress: Progress | None = None,
    ) -> Done[Merge]:
        """Keep what is new in the file, all of it or nothing. A second time adds nothing.

        How names were mended is remembered, so that the same file again means the same. `progress` is told
        how far it is; an exception that it raises stops it, and then nothing is kept.
        """
        self._actor.demand(Permission.IMPORT)
        report = progress or (lambda _done, _all: None)
        with self._database.begin() as work:
            merge = self._merger(work, file, understanding).merge(file, report)
            memory = self._remember(work, file, understanding)
            work.store(TallyKind).add(*merge.kinds)
            work.store(Activity).add(*merge.activities)
            whole = len(merge.occurrences) + len(merge.counts)
            for done, occurrences in _portions(merge.occurrences):
                report(done, whole)
                work.store(Occurrence).add(*occurrences)
            kept = tuple(
                (former, work.store(Occurrence).replace(new)) for former, new in merge.changed
            )
            for done, counts in _portions(merge.counts):
                report(len(merge.occurrences) + done, whole)
                work.store(Count).add(*counts)
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

    def _merger(self, work: Work, file: CountFile, understanding: Understanding | None) -> Merger:
        """What lays the file beside what is known about its days."""
        dates = [found.date for found in file.found] or [dt.date.min]
        known = sheet_merge.around(work, self._centre_id, min(dates), max(dates))
        return Merger(
            known=known,
            centre_id=self._centre_id,
            today=self._clock.today(),
            now=self._clock.now(),
            recorded_by=self._actor.profile.value,
            understanding=understanding
            or _read(work.store(Setting).get(self._centre_id, REMEMBERED)),
        )

    def _take_back(
        self, merge: Merge, memory: tuple[Setting | None, Setting | None]
    ) -> Done[Merge]:
        """Remove what the import added and nobody worked on since. Raises Conflict when that is nothing."""
        with self._database.begin() as work:
            left = take_back(work, merge)
            self._forget(work, memory)
        remark = ngettext(
            "{n} keer blijft staan: daar is na het inlezen aan gewerkt.",
            "{n} keren blijven staan: daar is na het inlezen aan gewerkt.",
            left,
        )
        return Done(
            value=merge,
            changes=frozenset(Area),
            remark=remark.format(n=number(left)) if left else "",
        )


def _portions(records: tuple[R, ...]) -> Iterator[tuple[int, tuple[R, ...]]]:
    """The records a few thousand at a time, each with how many came before."""
    for done in range(0, len(records), _PORTION):
        yield done, records[done : done + _PORTION]


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
