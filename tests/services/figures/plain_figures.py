"""The figures once more, as a patient person with a list and a pencil adds them up."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.persistence.database import Database


class Records(Struct, frozen=True, kw_only=True):
    """All that was written down."""

    occurrences: tuple[Occurrence, ...]
    counts: tuple[Count, ...]
    kinds: dict[UUID, TallyKind]

    def figures(self, occurrence: Occurrence, today: dt.date) -> Figures:
        """Of one occurrence."""
        if occurrence.cancelled:
            return Figures(planned=occurrence.planned, cancelled=occurrence.planned)
        numbers = [
            count
            for count in self.counts
            if count.occurrence_id == occurrence.id
            and self.kinds[count.kind_id].role is TallyRole.VISITS
        ]
        held = bool(numbers) or occurrence.date < today
        return Figures(
            planned=occurrence.planned,
            extra=held and not occurrence.planned,
            held=held,
            counted=bool(numbers),
            visits=sum(count.number for count in numbers),
            estimated_visits=sum(c.number for c in numbers if c.source is Source.ESTIMATED),
        )

    def grouped(
        self, by: Callable[[Occurrence], Hashable], period: Period, today: dt.date
    ) -> dict[Hashable, Figures]:
        """Added up by whatever `by` says of an occurrence."""
        found: dict[Hashable, Figures] = defaultdict(Figures)
        for occurrence in self.occurrences:
            if period.first <= occurrence.date <= period.last:
                found[by(occurrence)] += self.figures(occurrence, today)
        return found

    def by_kind(self, period: Period) -> dict[str, int]:
        """The sum of each tally kind that has a number."""
        going = {
            occurrence.id
            for occurrence in self.occurrences
            if period.first <= occurrence.date <= period.last and not occurrence.cancelled
        }
        found: dict[str, int] = defaultdict(int)
        for count in self.counts:
            if count.occurrence_id in going:
                found[self.kinds[count.kind_id].name] += count.number
        return dict(found)


def written_down(database: Database, centre_id: UUID) -> Records:
    """Every record of the centre."""
    with database.read() as work:
        kinds = work.store(TallyKind).find(centre_id=centre_id)
        return Records(
            occurrences=work.store(Occurrence).find(centre_id=centre_id),
            counts=work.store(Count).find(),
            kinds={kind.id: kind for kind in kinds},
        )
