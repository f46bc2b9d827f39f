"""The plan: activities with what is next, their occurrences, and which of those were touched."""

import datetime as dt
from collections import defaultdict
from uuid import UUID

from sqlalchemy import func, select

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import (
    InitiativeName,
    OccurrenceTrace,
    PlannedActivity,
    PlannedOccurrence,
)
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.queries.rosters.rosters import goes_on

_OCCURRENCE = schema.occurrence
_LEFT = (
    (OccurrenceTrace.COUNTED, schema.count.c.occurrence_id),
    (OccurrenceTrace.COUNTED, schema.correction.c.occurrence_id),
    (OccurrenceTrace.COUNTED, schema.known_visit.c.occurrence_id),
    (OccurrenceTrace.COUNTED, schema.repair.c.occurrence_id),
    (OccurrenceTrace.TOLD, schema.story.c.occurrence_id),
    (OccurrenceTrace.SIGNED_UP, schema.sign_up.c.occurrence_id),
    (OccurrenceTrace.SIGNED_UP, schema.presence.c.occurrence_id),
    (OccurrenceTrace.SIGNED_UP, schema.extension.c.occurrence_id),
    (OccurrenceTrace.SIGNED_UP, schema.report_sent.c.occurrence_id),
    (OccurrenceTrace.INVOICED, schema.invoice_line.c.occurrence_id),
)
"""Columns in which it shows that people left something with an occurrence."""


def activities(work: Work, centre_id: UUID, today: dt.date) -> tuple[PlannedActivity, ...]:
    """All activities of the centre by title."""
    in_centre = _OCCURRENCE.c.centre_id == centre_id
    upcoming = (
        select(_OCCURRENCE.c.activity_id, func.min(_OCCURRENCE.c.date))
        .where(in_centre, _OCCURRENCE.c.date >= today, _OCCURRENCE.c.cancelled_because.is_(None))
        .group_by(_OCCURRENCE.c.activity_id)
    )
    how_many = (
        select(_OCCURRENCE.c.activity_id, func.count())
        .where(in_centre)
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
    return tuple(sorted(rows, key=lambda row: folded(row.activity.title)))


def initiatives(work: Work, centre_id: UUID) -> tuple[InitiativeName, ...]:
    """The residents' initiatives by title, without who started them."""
    initiative = schema.initiative
    statement = select(initiative.c.id, initiative.c.title, initiative.c.state).where(
        initiative.c.centre_id == centre_id
    )
    initiative_names = (
        InitiativeName(id=key, name=title, over=state.over)
        for key, title, state in work.connection.execute(statement)
    )
    return tuple(sorted(initiative_names, key=lambda initiative_name: folded(initiative_name.name)))


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
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _OCCURRENCE.c.id)
    )
    return tuple(
        PlannedOccurrence(
            occurrence=Occurrence(**{column.name: row[column.name] for column in _OCCURRENCE.c}),
            visits=row["visits"],
        )
        for row in work.connection.execute(statement).mappings()
    )


def traces(
    work: Work, activity_id: UUID, today: dt.date | None = None
) -> dict[UUID, frozenset[OccurrenceTrace]]:
    """Traces of people on the occurrences of an activity: numbers (also former ones), stories, remarks, sign-ups.

    With `today` also where volunteers stood before it.
    """
    kinds: dict[UUID, set[OccurrenceTrace]] = defaultdict(set)
    own = select(_OCCURRENCE.c.id).where(_OCCURRENCE.c.activity_id == activity_id)
    for trace, column in _LEFT:
        statement = select(column).where(column.in_(own)).distinct()
        for occurrence in work.connection.execute(statement).scalars():
            kinds[occurrence].add(trace)
    for occurrence in _worked(work, activity_id, today) if today else ():
        kinds[occurrence].add(OccurrenceTrace.WORKED)
    for occurrence in work.connection.execute(own.where(_OCCURRENCE.c.remark != "")).scalars():
        kinds[occurrence].add(OccurrenceTrace.REMARKED)
    return {occurrence: frozenset(left) for occurrence, left in kinds.items()}


def touched(work: Work, activity_id: UUID) -> frozenset[UUID]:
    """The occurrences of an activity with a count, now or before, a story, a remark, a sign-up or an invoice."""
    return frozenset(traces(work, activity_id))


def counted(work: Work, activity_id: UUID) -> frozenset[UUID]:
    """The occurrences of an activity at which people were counted or told of: those took place."""
    held = {OccurrenceTrace.COUNTED, OccurrenceTrace.TOLD}
    return frozenset(key for key, left in traces(work, activity_id).items() if left & held)


def worked_before(work: Work, activity_id: UUID, today: dt.date) -> bool:
    """Whether volunteers stood at a date of the activity that is over."""
    return bool(_worked(work, activity_id, today))


def _worked(work: Work, activity_id: UUID, today: dt.date) -> frozenset[UUID]:
    """The occurrences before that day, not called off, at which somebody stood or should have stood."""
    shift, assignment = schema.shift, schema.assignment
    statement = (
        select(_OCCURRENCE.c.id)
        .join(shift, shift.c.occurrence_id == _OCCURRENCE.c.id)
        .join(assignment, assignment.c.shift_id == shift.c.id)
        .where(
            _OCCURRENCE.c.activity_id == activity_id,
            _OCCURRENCE.c.date < today,
            goes_on(),
            assignment.c.state.in_([AssignmentState.CONFIRMED, AssignmentState.ABSENT]),
        )
        .distinct()
    )
    return frozenset(work.connection.execute(statement).scalars())


def awaited(work: Work, activity_id: UUID) -> bool:
    """Whether anybody signed up for the activity, for all of it or for one date."""
    statements = (
        select(table.c.activity_id).where(table.c.activity_id == activity_id).limit(1)
        for table in (schema.sign_up, schema.extension, schema.report_sent)
    )
    return any(work.connection.execute(statement).first() is not None for statement in statements)


def last_planned(work: Work, centre_id: UUID) -> dict[UUID, dt.date]:
    """The last date for which each activity has been planned."""
    statement = (
        select(_OCCURRENCE.c.activity_id, func.max(_OCCURRENCE.c.planned_for))
        .where(_OCCURRENCE.c.centre_id == centre_id, _OCCURRENCE.c.planned_for.is_not(None))
        .group_by(_OCCURRENCE.c.activity_id)
    )
    return {row[0]: row[1] for row in work.connection.execute(statement)}


def last_planned_of(work: Work, activity_id: UUID) -> dt.date | None:
    """The last date for which one activity has been planned, or None."""
    statement = select(func.max(_OCCURRENCE.c.planned_for)).where(
        _OCCURRENCE.c.activity_id == activity_id
    )
    last_date: dt.date | None = work.connection.execute(statement).scalar_one()
    return last_date
