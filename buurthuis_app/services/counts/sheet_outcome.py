"""Outcome of a file: its additions, gathered while its occurrences are compared with the known ones."""

import datetime as dt
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind
from buurthuis_app.domain.counts.count_sheet import FoundOccurrence
from buurthuis_app.domain.counts.sheet_merge import CountDifference
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.i18n import _, number
from buurthuis_app.records import replace
from buurthuis_app.services.counts.sheet_tally_kinds import CountNumbers

Pairs = tuple[tuple[TallyKind, int], ...]


class Outcome(Struct, kw_only=True):
    """Grows with each occurrence of the file; `same` counts what was known already."""

    recorded_by: Profile
    now: dt.datetime
    occurrences: list[Occurrence] = field(default_factory=list)
    changed: list[tuple[Occurrence, Occurrence]] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    differences: list[CountDifference] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    same: int = 0

    def add_counts(self, occurrence_id: UUID, numbers: Pairs, found: FoundOccurrence) -> None:
        """New counts of one occurrence."""
        source = Source.ESTIMATED if found.estimated else Source.FILE
        for kind, value in numbers:
            self.counts.append(
                Count(
                    occurrence_id=occurrence_id,
                    kind_id=kind.id,
                    number=value,
                    source=source,
                    recorded_by=self.recorded_by,
                    recorded_at=self.now,
                )
            )

    def change(self, former: Occurrence, new: Occurrence) -> None:
        """An occurrence that is there gets what it lacked."""
        self.changed.append((former, new))

    def differ(self, found: FoundOccurrence, kept: str, value: str) -> None:
        """The file says something else than what is kept."""
        self.differences.append(
            CountDifference(
                where=found.where,
                activity=found.activity,
                date=found.date,
                kept=kept,
                found=value,
            )
        )

    def refuse(self, found: FoundOccurrence, why: str) -> None:
        """A place in the file can't be used."""
        text = ", ".join(number(value) for _name, value in found.numbers)
        self.unreadable.append(Unreadable(where=found.where, text=text, why=why))


def compare(
    outcome: Outcome,
    occurrence: Occurrence,
    counts: tuple[Count, ...],
    adding: set[UUID],
    numbers: CountNumbers,
    found: FoundOccurrence,
) -> None:
    """Fill in what was empty, pass over what is the same, show what differs.

    `counts` are those that `occurrence` has, `adding` the kinds that add up to the visits.
    """
    kept = {count.kind_id: count.number for count in counts}
    kept_visits = [value for kind_id, value in kept.items() if kind_id in adding]
    if occurrence.cancelled != found.cancelled or (found.cancelled and kept_visits):
        _compare_cancelling(outcome, occurrence, kept_visits, numbers, found)
        return
    if numbers.visits and kept_visits:
        if numbers.total != sum(kept_visits):
            outcome.differ(found, str(sum(kept_visits)), str(numbers.total))
        else:
            outcome.same += 1
    else:
        outcome.add_counts(occurrence.id, numbers.visits, found)
        outcome.same += found.cancelled
    for kind, value in numbers.rest:
        if kind.id not in kept:
            outcome.add_counts(occurrence.id, ((kind, value),), found)
        elif kept[kind.id] != value:
            outcome.differ(found, f"{kind.name}: {kept[kind.id]}", f"{kind.name}: {value}")
    _compare_remark(outcome, occurrence, found)


def _compare_cancelling(
    outcome: Outcome,
    occurrence: Occurrence,
    kept_visits: list[int],
    numbers: CountNumbers,
    found: FoundOccurrence,
) -> None:
    not_held = _("niet doorgegaan")
    if found.cancelled and kept_visits:
        outcome.differ(found, str(sum(kept_visits)), not_held)
    elif found.cancelled:
        outcome.change(occurrence, replace(occurrence, cancelled_because=found.cancelled_because))
    else:
        outcome.differ(found, not_held, str(numbers.total))


def _compare_remark(outcome: Outcome, occurrence: Occurrence, found: FoundOccurrence) -> None:
    if not found.remark or found.remark == occurrence.remark:
        return
    if occurrence.remark:
        outcome.differ(found, _("een andere opmerking"), _("opmerking in het bestand"))
    else:
        outcome.change(occurrence, replace(occurrence, remark=found.remark))
