"""The plan: activities with what is next, their occurrences, and which of those were touched."""

import datetime as dt
from uuid import UUID

from sqlalchemy import func, or_, select

from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.centre import Room
from buurthuis_app.domain.plan import PlannedActivity, PlannedOccurrence
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.day import adding_kinds

_OCCURRENCE = schema.occurrence


def activities(work: Work, centre_id: UUID, today: dt.date) -> tuple[PlannedActivity, ...]:
    """All activities of the centre by title."""
    here = _OCCURRENCE.c.centre_id == centre_id
    upcoming = (
        select(_OCCURRENCE.c.activity_id, func.min(_OCCURRENCE.c.date))
        .where(here, _OCCURRENCE.c.date >= today, _OCCURRENCE.c.cancelled_because.is_(None))
        .group_by(_OCCURRENCE.c.activity_id)
    )
    how_many = (
        select(_OCCURRENCE.c.activity_id, func.count())
        .where(here)
        .group_by(_OCCURRENCE.c.activity_id)
    )
    following = {row[0]: row[1] for row in work.connection.execute(upcoming)}
    counted = {row[0]: row[1] for row in work.connection.execute(how_many)}
    rooms = {room.id: room.name for room in work.store(Room).find(centre_id=centre_id)}
    rows = [
        PlannedActivity(
            activity=activity,
            room=rooms[activity.room_id] if activity.room_id else "",
            next=following.get(activity.id),
            occurrences=counted.get(activity.id, 0),
        )
        for activity in work.store(Activity).find(centre_id=centre_id)
    ]
    return tuple(sorted(rows, key=lambda row: row.activity.title.casefold()))


def occurrences(
    work: Work, centre_id: UUID, activity_id: UUID, first: dt.date, last: dt.date
) -> tuple[PlannedOccurrence, ...]:
    """The occurrences of one activity in a stretch of days, with their visits, in order."""
    visits = (
        select(func.sum(schema.count.c.number))
        .where(
            schema.count.c.occurrence_id == _OCCURRENCE.c.id,
            schema.count.c.kind_id.in_(adding_kinds(centre_id)),
        )
        .scalar_subquery()
        .label("visits")
    )
    statement = (
        select(*_OCCURRENCE.c, visits)
        .where(
            _OCCURRENCE.c.activity_id == activity_id,
            _OCCURRENCE.c.date >= first,
            _OCCURRENCE.c.date <= last,
        )
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.id)
    )
    return tuple(
        PlannedOccurrence(
            occurrence=Occurrence(**{column.name: row[column.name] for column in _OCCURRENCE.c}),
            visits=row["visits"],
        )
        for row in work.connection.execute(statement).mappings()
    )


def touched(work: Work, activity_id: UUID) -> frozenset[UUID]:
    """The occurrences of an activity that hold a count, a former count, a story or a remark."""
    counted = select(schema.count.c.occurrence_id)
    corrected = select(schema.correction.c.occurrence_id)
    told = select(schema.story.c.occurrence_id).where(schema.story.c.occurrence_id.is_not(None))
    statement = select(_OCCURRENCE.c.id).where(
        _OCCURRENCE.c.activity_id == activity_id,
        or_(
            _OCCURRENCE.c.id.in_(counted.where(schema.count.c.occurrence_id == _OCCURRENCE.c.id)),
            _OCCURRENCE.c.id.in_(corrected),
            _OCCURRENCE.c.id.in_(told),
            _OCCURRENCE.c.remark != "",
        ),
    )
    return frozenset(work.connection.execute(statement).scalars())


def last_planned(work: Work, centre_id: UUID) -> dict[UUID, dt.date]:
    """The last date for which each activity has been planned."""
    statement = (
        select(_OCCURRENCE.c.activity_id, func.max(_OCCURRENCE.c.planned_for))
        .where(_OCCURRENCE.c.centre_id == centre_id, _OCCURRENCE.c.planned_for.is_not(None))
        .group_by(_OCCURRENCE.c.activity_id)
    )
    return {row[0]: row[1] for row in work.connection.execute(statement)}
