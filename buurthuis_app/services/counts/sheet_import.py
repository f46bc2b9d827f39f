"""Taking in a centre's own count sheets: what is new is added, what differs is shown, nothing is overwritten."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.activity_names import by_name
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.counts.count_sheet import (
    CountFile,
    KindUse,
    Understanding,
    closest,
)
from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.domain.counts.sheet_memory import Directions, fingerprint
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.domain.shared.texts import folded, name_key
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.sheet_grid import Book
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, in_dutch, ngettext, number
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts import sheet_merge
from buurthuis_app.records import replace
from buurthuis_app.services.counts import sheet_memory
from buurthuis_app.services.counts.import_undo import take_back
from buurthuis_app.services.counts.sheet_merge import Merger
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service

R = TypeVar("R")
_PORTION = 2000
"""So many records are written between two reports."""
MOST_ACTIVITIES = 2_000
"""Different names in one file; a centre has a hundred."""
REMEMBERED = "import_names"
"""The key under which is kept what people said that names in files mean."""
OpenedFile = Book
"""A file that was opened, to read it more than once as people point at it."""
Memory = tuple[tuple[Setting | None, Setting | None], ...]
"""What was remembered before an import and after it."""


class Suggestion(Struct, frozen=True, kw_only=True):
    """How a file would be taken, and the activities and tally kinds there are to choose from."""

    understanding: Understanding
    activities: tuple[Activity, ...]
    kinds: tuple[TallyKind, ...]


class Importing(Service):
    """Reads a file, shows what it would do, and does it."""

    def open(self, path: Path, progress: Progress | None = None) -> OpenedFile:
        """What stands in a file. Raises Invalid or Damaged with a sentence when it cannot be opened."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.counts.count_sheet import open_counts

        return open_counts(path, progress or _silent)

    def read(
        self,
        source: Path | OpenedFile,
        progress: Progress | None = None,
        answers: Mapping[str, str] | None = None,
        pointed: Mapping[int, tuple[Pointing, ...]] | None = None,
    ) -> CountFile:
        """What the file says; `answers` leads from the key of a question about it to the key of a choice.

        `pointed` leads from the place of a sheet in the file to what people point at on it now: its tables, none
        when it is left out. What they pointed at and answered before on sheets of the same shape is remembered.

        Raises Invalid or Damaged with a sentence when it cannot be used.
        """
        book = self.open(source, progress) if isinstance(source, Path) else source
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.counts.count_sheet import read_book

        with self._database.read() as work:
            memory = sheet_memory.recall(work, self._centre_id)
        file = read_book(
            book,
            progress or _silent,
            directions=Directions(answers=answers or {}, pointed=pointed or {}, memory=memory),
            today=self._clock.today(),
        )
        if len(file.names) > MOST_ACTIVITIES:
            sentence = _(
                "In dit bestand staan {n} verschillende activiteiten. "
                "Waarschijnlijk staat er iets anders in die kolom. Kijk het bestand na."
            )
            raise Invalid(sentence.format(n=number(len(file.names))))
        return file

    def look(self, book: OpenedFile) -> tuple[SheetSeen, ...]:
        """What is seen on each sheet of a file, whether it can be read or not."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.counts.pointing.sheet_look import look

        with self._database.read() as work:
            memory = sheet_memory.recall(work, self._centre_id)
        return look(book, self._clock.today(), memory)

    def remembered(self) -> int:
        """Of how many kinds of sheets is remembered what people pointed at or answered."""
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            memory = sheet_memory.recall(work, self._centre_id)
        return len(memory.shapes) + len(memory.answers)

    def forget(self, shapes: Iterable[str] | None = None) -> Done[int]:
        """Forget what was pointed at on sheets of these shapes, or all that was pointed at and answered."""
        self._actor.demand(Permission.IMPORT)
        with self._database.begin() as work:
            before, after = sheet_memory.forget(work, self._centre_id, shapes)
            return self._done(work, int(before != after), frozenset())

    @in_dutch()
    def write_example(self, target: Path) -> None:
        """Write an empty count sheet, to fill in and read without a question. Raises DiskFull or ReadOnly."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.files.table_writing import write_workbook

        headings = (
            _("Datum"),
            (_("Activiteit"), 2.0),
            _("Aantal"),
            _("Waarvan nieuw"),
            (_("Opmerking"), 3.0),
        )
        with written_whole(target) as file:
            write_workbook([sheet(_("Tellingen"), headings, ())], file)

    def suggestion(self, file: CountFile) -> Suggestion:
        """How the names in the file would be taken, and what there is to choose from."""
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            activities = work.store(Activity).find(centre_id=self._centre_id)
            kinds = work.store(TallyKind).find(centre_id=self._centre_id)
            remembered = _read(work.store(Setting).get(self._centre_id, REMEMBERED))
        activities = tuple(sorted(activities, key=lambda activity: folded(activity.title)))
        known = {name: activity.id for name, activity in by_name(activities).items()}
        there = [(activity.title, activity.id) for activity in activities]
        meant: dict[str, UUID | None] = {}
        for name in file.names:
            key = name_key(name)
            said = remembered.activities.get(key)
            sure = said if said in known.values() else known.get(key)
            meant[key] = sure or closest(name, there)
        return Suggestion(
            understanding=Understanding(
                activities=meant,
                kinds=remembered.kinds,
                left_out=frozenset(n for n in meant if self._mark(n) in remembered.left_out),
            ),
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
        *,
        accept: bool = False,
    ) -> Done[Merge]:
        """Keep what is new in the file, all of it or nothing. A second time adds nothing.

        While a question about the file is open only who says `accept` can keep it, as it proposes. Raises Invalid.

        How names were mended is remembered, so that the same file again means the same. `progress` is told
        how far it is; an exception that it raises stops it, and then nothing is kept.
        """
        self._actor.demand(Permission.IMPORT)
        if file.unclear and not accept:
            raise Invalid(_("Beantwoord eerst de vragen over dit bestand."))
        report = progress or (lambda _done, _all: None)
        self._back_up(Occasion.IMPORT)
        with self._database.begin() as work:
            merge = self._merger(work, file, understanding).merge(file, report)
            memory = (
                self._remember(work, file, understanding),
                sheet_memory.remember(work, self._centre_id, file),
            )
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

        undo = partial(self._take_back, merge, memory)
        return Done(value=merge, changes=frozenset(Topic), undo=undo)

    def _remember(
        self, work: Work, file: CountFile, understanding: Understanding | None
    ) -> tuple[Setting | None, Setting | None]:
        """Note what people said that the names do not say themselves; the memory before and after."""
        store = work.store(Setting)
        former = store.get(self._centre_id, REMEMBERED)
        if understanding is None:
            return former, former
        names = {name_key(name) for name in file.names}
        left_out = {self._mark(name) for name in understanding.left_out}
        spoken_of = {self._mark(name) for name in names}
        known = _read(former)
        value = _written(
            known,
            replace(understanding, left_out=(known.left_out - spoken_of) | left_out),
            names,
        )
        if value == (former.value if former else _written(_read(None), Understanding(), set())):
            return former, former
        return sheet_memory.keep(work, self._centre_id, REMEMBERED, value)

    def _mark(self, name: str) -> str:
        return fingerprint(name_key(name), self._centre_id)

    def _merger(self, work: Work, file: CountFile, understanding: Understanding | None) -> Merger:
        """What lays the file beside what is known about its days."""
        dates = [found.date for found in file.found] or [dt.date.min]
        known = sheet_merge.around(work, self._centre_id, min(dates), max(dates))
        return Merger(
            known=known,
            centre_id=self._centre_id,
            today=self._clock.today(),
            now=self._clock.now(),
            recorded_by=self._actor.profile,
            understanding=understanding or self._understanding(work, file),
        )

    def _understanding(self, work: Work, file: CountFile) -> Understanding:
        """What people said before of the names in this file."""
        known = _read(work.store(Setting).get(self._centre_id, REMEMBERED))
        names = (name_key(name) for name in file.names)
        return replace(
            known, left_out=frozenset(name for name in names if self._mark(name) in known.left_out)
        )

    def _take_back(self, merge: Merge, memory: Memory) -> Done[Merge]:
        """Remove what the import added and nobody worked on since. Raises Conflict when that is nothing."""
        with self._database.begin() as work:
            left = take_back(work, merge)
            for pair in memory:
                sheet_memory.bring_back(work, self._centre_id, pair)
        remark = ngettext(
            "{n} keer blijft staan: daar is na het inlezen aan gewerkt.",
            "{n} keren blijven staan: daar is na het inlezen aan gewerkt.",
            left,
        )
        sentence = remark.format(n=number(left)) if left else ""
        return self._done(work, merge, frozenset(Topic), remark=sentence)


def _silent(_done: int, _all: int) -> None:
    """No one is told how far it is."""


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
        left_out=frozenset(kept.get("left_out", ())),
    )


def _written(former: Understanding, new: Understanding, names: set[str]) -> str:
    """Both together as text; for the names of this file only what was said now holds."""
    activities = {key: value for key, value in former.activities.items() if key not in names}
    activities |= new.activities
    return json.dumps(
        {
            "activities": {key: str(value) for key, value in activities.items() if value},
            "kinds": {key: use.value for key, use in {**former.kinds, **new.kinds}.items()},
            **({"left_out": sorted(new.left_out)} if new.left_out else {}),
        },
        sort_keys=True,
    )
