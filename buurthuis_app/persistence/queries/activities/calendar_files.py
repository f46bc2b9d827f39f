"""Calendar files: the plan to give out, and which events of a file are already in the database."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Slot
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_OCCURRENCE = schema.occurrence
_AT_ONCE = 500


class KnownEvents(Struct, frozen=True, kw_only=True):
    """The centre's activities, and the separate dates that came from a calendar: by digest and by id."""

    activities: tuple[Activity, ...]
    by_uid: Mapping[str, UUID]
    """The activity of each date with a digest of its own."""
    ids: frozenset[UUID]
    """Those of the asked ids that are occurrences in this file."""
    slots: frozenset[tuple[UUID, Slot]]
    """The places in the plan that are taken at activities that are planned date by date."""


def occurrences(
    work: Work,
    centre_id: UUID,
    *,
    activity_id: UUID | None = None,
    room_ids: Iterable[UUID] | None = None,
) -> tuple[Occurrence, ...]:
    """The occurrences of the centre, of one activity, or in some rooms, in order."""
    statement = select(_OCCURRENCE).where(_OCCURRENCE.c.centre_id == centre_id)
    if activity_id is not None:
        statement = statement.where(_OCCURRENCE.c.activity_id == activity_id)
    if room_ids is not None:
        statement = statement.where(_OCCURRENCE.c.room_id.in_(list(room_ids)))
    return work.store(Occurrence).select(
        statement.order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _OCCURRENCE.c.id)
    )


def known(work: Work, centre_id: UUID, ids: Iterable[UUID]) -> KnownEvents:
    """Known events of calendars that were read before; `ids` are ids that a file names as ours."""
    with_digest = select(_OCCURRENCE.c.uid, _OCCURRENCE.c.activity_id).where(
        _OCCURRENCE.c.centre_id == centre_id, _OCCURRENCE.c.uid != ""
    )
    loose = (
        select(_OCCURRENCE.c.activity_id, _OCCURRENCE.c.planned_for, _OCCURRENCE.c.sitting)
        .join(schema.activity)
        .where(
            _OCCURRENCE.c.centre_id == centre_id,
            _OCCURRENCE.c.planned_for.is_not(None),
            schema.activity.c.rule == "",
        )
    )
    asked, known_ids = list(ids), set[UUID]()
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        statement = select(_OCCURRENCE.c.id).where(
            _OCCURRENCE.c.centre_id == centre_id, _OCCURRENCE.c.id.in_(some)
        )
        known_ids.update(work.connection.execute(statement).scalars())
    return KnownEvents(
        activities=work.store(Activity).find(centre_id=centre_id),
        by_uid={row[0]: row[1] for row in work.connection.execute(with_digest)},
        ids=frozenset(known_ids),
        slots=frozenset((row[0], (row[1], row[2])) for row in work.connection.execute(loose)),
    )
