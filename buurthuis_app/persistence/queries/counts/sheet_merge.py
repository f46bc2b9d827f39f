"""Known counts of the days of a file that is being taken in."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_OCCURRENCE = schema.occurrence


class KnownCounts(Struct, frozen=True, kw_only=True):
    """The centre's kinds and activities, and the occurrences of a stretch of days with what they hold."""

    kinds: tuple[TallyKind, ...]
    activities: tuple[Activity, ...]
    occurrences: Mapping[UUID, Mapping[dt.date, Sequence[Occurrence]]]
    """Occurrences by activity and date, by the hour at which they begin."""
    moved: frozenset[tuple[UUID, dt.date]]
    """(activity, day) of what was planned for a day and stands on another."""
    counts: Mapping[UUID, tuple[Count, ...]]
    stories: frozenset[tuple[UUID, str]]
    """(occurrence, what happened) of every story there."""


def around(work: Work, centre_id: UUID, first: dt.date, last: dt.date) -> KnownCounts:
    """Known counts of the days from `first` to `last`."""
    inside = (
        _OCCURRENCE.c.centre_id == centre_id,
        _OCCURRENCE.c.date >= first,
        _OCCURRENCE.c.date <= last,
    )
    occurrences: dict[UUID, dict[dt.date, list[Occurrence]]] = defaultdict(dict)
    statement = select(_OCCURRENCE).where(*inside).order_by(_OCCURRENCE.c.starts)
    for row in work.connection.execute(statement).mappings():
        occurrences[row["activity_id"]].setdefault(row["date"], []).append(Occurrence(**row))
    moved = select(_OCCURRENCE.c.activity_id, _OCCURRENCE.c.planned_for).where(
        _OCCURRENCE.c.centre_id == centre_id,
        _OCCURRENCE.c.planned_for.between(first, last),
        _OCCURRENCE.c.planned_for != _OCCURRENCE.c.date,
    )
    counts: dict[UUID, list[Count]] = defaultdict(list)
    statement = select(schema.count).join(_OCCURRENCE).where(*inside)
    for row in work.connection.execute(statement).mappings():
        counts[row["occurrence_id"]].append(Count(**row))
    remarks = select(schema.story.c.occurrence_id, schema.story.c.happened).join(_OCCURRENCE)
    return KnownCounts(
        kinds=work.store(TallyKind).find(centre_id=centre_id),
        activities=work.store(Activity).find(centre_id=centre_id),
        occurrences=occurrences,
        moved=frozenset((row[0], row[1]) for row in work.connection.execute(moved)),
        counts={key: tuple(occurrence_counts) for key, occurrence_counts in counts.items()},
        stories=frozenset(
            (row[0], row[1]) for row in work.connection.execute(remarks.where(*inside))
        ),
    )


def numbers(work: Work, occurrences: set[UUID]) -> dict[tuple[UUID, UUID], tuple[int, Source]]:
    """The number and source of every count of these occurrences, by occurrence and tally kind."""
    table = schema.count.c
    columns = (table.occurrence_id, table.kind_id, table.number, table.source)
    return {
        (occurrence, kind): (number, source)
        for occurrence, kind, number, source in work.connection.execute(select(*columns))
        if occurrence in occurrences
    }
