"""What is known already about the days of a file that is being taken in."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.counts import Count, TallyKind
from buurthuis_app.domain.stories import Story
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_OCCURRENCE = schema.occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The centre's kinds and activities, and the occurrences of a stretch of days with what they hold."""

    kinds: tuple[TallyKind, ...]
    activities: tuple[Activity, ...]
    occurrences: Mapping[tuple[UUID, dt.date], Occurrence]
    counts: Mapping[UUID, tuple[Count, ...]]
    stories: frozenset[tuple[UUID, str]]
    """(occurrence, what happened) of every story there."""


def around(work: Work, centre_id: UUID, first: dt.date, last: dt.date) -> Known:
    """All of it for the days from `first` to `last`. Of two occurrences on one day the planned one counts."""
    inside = (
        _OCCURRENCE.c.centre_id == centre_id,
        _OCCURRENCE.c.date >= first,
        _OCCURRENCE.c.date <= last,
    )
    occurrences: dict[tuple[UUID, dt.date], Occurrence] = {}
    statement = select(_OCCURRENCE).where(*inside).order_by(_OCCURRENCE.c.planned_for.is_not(None))
    for row in work.connection.execute(statement).mappings():
        occurrences[row["activity_id"], row["date"]] = Occurrence(**row)
    counts: dict[UUID, list[Count]] = defaultdict(list)
    statement = select(schema.count).join(_OCCURRENCE).where(*inside)
    for row in work.connection.execute(statement).mappings():
        counts[row["occurrence_id"]].append(Count(**row))
    told = select(schema.story.c.occurrence_id, schema.story.c.happened).join(_OCCURRENCE)
    return Known(
        kinds=work.store(TallyKind).find(centre_id=centre_id),
        activities=work.store(Activity).find(centre_id=centre_id),
        occurrences=occurrences,
        counts={key: tuple(found) for key, found in counts.items()},
        stories=frozenset((row[0], row[1]) for row in work.connection.execute(told.where(*inside))),
    )


def worked_on(
    work: Work,
    added: set[UUID],
    stories: set[Story],
    counts: Mapping[tuple[UUID, UUID], Count],
) -> bool:
    """Whether anything but these stories and counts, as they are here, hangs on these occurrences."""
    told = {story.id for story in stories}
    with_story = select(schema.story.c.occurrence_id, schema.story.c.id)
    if any(row[0] in added and row[1] not in told for row in work.connection.execute(with_story)):
        return True
    corrected = work.connection.execute(select(schema.correction.c.occurrence_id)).scalars()
    if any(occurrence in added for occurrence in corrected):
        return True
    unchanged = 0
    for row in work.connection.execute(select(schema.count)):
        ours = counts.get((row.occurrence_id, row.kind_id))
        if ours is None and row.occurrence_id in added:
            return True
        # By content: what was changed and taken back since has another version and is the same.
        unchanged += ours is not None and (ours.number, ours.source) == (row.number, row.source)
    return unchanged != len(counts)
