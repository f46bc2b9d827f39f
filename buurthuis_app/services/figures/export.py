"""Export of counts and stories, as a spreadsheet or as text."""

import datetime as dt
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.papers import spreadsheet as domain
from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.periods import Period, PeriodKind, Span
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.i18n import in_dutch, weekday_name
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.figures import export
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.services.papers.files import check_ending, write_tables
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service

ALL_TIME = Period(kind=PeriodKind.OWN, first=dt.date.min, last=dt.date.max)
"""From the first day that was ever counted to the last."""


class Exported(Struct, frozen=True, kw_only=True):
    """What was written: its tables, and how many stories stayed behind because they may not leave."""

    target: Path
    tables: tuple[Sheet, ...]
    stories_left_out: int = 0


class Exporting(Service):
    """Writes counts, stories that may leave the house, and all of it."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, naming: Naming
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._naming = naming

    @in_dutch()
    def tables(self, what: ExportKind, period: Period = ALL_TIME) -> tuple[Sheet, ...]:
        """What would be written now. The consent of stories is that of today.

        Raises Invalid while there is a name about which nobody decided.
        """
        return self._collected(what, period)[0]

    @in_dutch()
    def write(
        self,
        what: ExportKind,
        target: Path,
        period: Period = ALL_TIME,
        progress: Progress | None = None,
    ) -> Exported:
        """Write it to `target`, .xlsx or .csv.

        Raises Invalid for another ending and as `tables` does, DiskFull or ReadOnly; an existing file is only
        replaced by a whole one.
        """
        check_ending(target)
        tables, left_out = self._collected(what, period)
        write_tables(tables, target, progress)
        return Exported(target=target, tables=tables, stories_left_out=left_out)

    def _collected(self, what: ExportKind, period: Period) -> tuple[tuple[Sheet, ...], int]:
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        days = tuple(weekday_name(number) for number in range(7))
        tables: list[Sheet] = []
        left_out = 0
        with self._database.read() as work:
            if what is not ExportKind.STORIES:
                words = self._naming.for_outside_in(work, export.words(work, self._centre_id))
                counts, times = export.rows(work, self._centre_id, _span(period))
                tables.append(domain.counts_table(counts, words, days))
                if what is ExportKind.ALL:
                    tables.append(domain.occurrences_table(times, words, days))
            if what is ExportKind.ALL:
                activities = export.activities(work, self._centre_id)
                told = self._naming.for_outside_in(work, activities)
                tables.append(domain.activities_table(told))
            if what is not ExportKind.COUNTS:
                period_stories = stories.within(work, self._centre_id, period)
                shareable = tuple(story for story in period_stories if story.shareable(today))
                left_out = len(period_stories) - len(shareable)
                printed = stories.printed(work, shareable[::-1])
                stay = self._naming.for_outside_in(work, printed)
                left_out += len(printed) - len(stay)
                tables.append(domain.stories_table(stay))
        return tuple(tables), left_out


def _span(period: Period) -> Span:
    return Span(first=period.first, last=period.last)
