"""Cards of a day: its occurrences, and those of earlier days that were not counted."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, column, exists, func, select, table

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyRole
from buurthuis_app.domain.counts.day_cards import Card, Gap, unused_kinds
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.types import Id

_OCCURRENCE = schema.occurrence
_COUNT = schema.count
_STORY = table("story", column("occurrence_id", Id))
_KNOWN_VISIT = table("known_visit", column("occurrence_id", Id))
"""The column of each that the cards need: the whole tables would bring the records of their areas into the start."""


def cards(work: Work, centre_id: UUID, date: dt.date) -> tuple[Card, ...]:
    """The occurrences of one date with their counts, those without a time last."""
    stories = (
        select(func.count()).where(_STORY.c.occurrence_id == _OCCURRENCE.c.id).scalar_subquery()
    )
    known = (
        select(func.count())
        .where(_KNOWN_VISIT.c.occurrence_id == _OCCURRENCE.c.id)
        .scalar_subquery()
    )
    statement = (
        select(
            *_OCCURRENCE.c,
            schema.activity.c.title,
            schema.room.c.name.label("room"),
            stories.label("stories"),
            known.label("known"),
        )
        .join(schema.activity, schema.activity.c.id == _OCCURRENCE.c.activity_id)
        .outerjoin(schema.room, schema.room.c.id == _OCCURRENCE.c.room_id)
        .where(_OCCURRENCE.c.centre_id == centre_id, _OCCURRENCE.c.date == date)
        .order_by(_OCCURRENCE.c.starts.is_(None), _OCCURRENCE.c.starts, schema.activity.c.title)
    )
    rows = work.connection.execute(statement).mappings().all()
    counts = _counts(work, centre_id, date)
    return tuple(
        Card(
            occurrence=Occurrence(**{column.name: row[column.name] for column in _OCCURRENCE.c}),
            title=row["title"],
            room=row["room"] or "",
            host=row["led_by"],
            counts=tuple(counts[row["id"]]),
            stories=row["stories"],
            known=row["known"],
        )
        for row in rows
    )


def _counts(work: Work, centre_id: UUID, date: dt.date) -> dict[UUID, list[Count]]:
    statement = (
        select(_COUNT)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
        .where(_OCCURRENCE.c.centre_id == centre_id, _OCCURRENCE.c.date == date)
    )
    counts: dict[UUID, list[Count]] = defaultdict(list)
    for row in work.connection.execute(statement).mappings():
        counts[row["occurrence_id"]].append(Count(**row))
    return counts


def unused(
    work: Work, centre_id: UUID, activity_ids: Collection[UUID], lately: Span
) -> dict[UUID, frozenset[UUID]]:
    """The tally kinds that these activities were counted without in these days."""
    of_days = (
        _OCCURRENCE.c.centre_id == centre_id,
        _OCCURRENCE.c.date.between(lately.first, lately.last),
    )
    pairs = (
        select(_OCCURRENCE.c.activity_id, _COUNT.c.kind_id, func.min(_OCCURRENCE.c.date))
        .join(_COUNT, _COUNT.c.occurrence_id == _OCCURRENCE.c.id)
        .where(*of_days)
        .group_by(_OCCURRENCE.c.activity_id, _COUNT.c.kind_id)
    )
    counted = select(_OCCURRENCE.c.activity_id, _OCCURRENCE.c.date).where(
        *of_days, _OCCURRENCE.c.activity_id.in_(activity_ids), is_counted(centre_id)
    )
    first = {(activity, kind): day for activity, kind, day in work.connection.execute(pairs)}
    return unused_kinds(first, work.connection.execute(counted))


def gaps(work: Work, centre_id: UUID, span: Span, today: dt.date) -> tuple[Gap, ...]:
    """Occurrences before `today` within `span` that were held and never counted, oldest first."""
    statement = (
        select(
            _OCCURRENCE.c.id.label("occurrence_id"),
            schema.activity.c.title,
            _OCCURRENCE.c.date,
            _OCCURRENCE.c.starts,
        )
        .join(schema.activity, schema.activity.c.id == _OCCURRENCE.c.activity_id)
        .where(
            _OCCURRENCE.c.centre_id == centre_id,
            _OCCURRENCE.c.date >= span.first,
            _OCCURRENCE.c.date <= span.last,
            _OCCURRENCE.c.date < today,
            _OCCURRENCE.c.cancelled_because.is_(None),
            ~is_counted(centre_id),
        )
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, schema.activity.c.title)
    )
    return tuple(Gap(**row) for row in work.connection.execute(statement).mappings())


def is_counted(centre_id: UUID) -> ColumnElement[bool]:
    """Whether an occurrence has a number in a tally kind that adds up to visits."""
    return exists().where(
        _COUNT.c.occurrence_id == _OCCURRENCE.c.id,
        _COUNT.c.kind_id.in_(adding_kinds(centre_id)),
    )


def adding_kinds(centre_id: UUID | BindParameter[UUID]) -> Select[tuple[UUID]]:
    """The tally kinds of a centre that add up to visits."""
    return select(schema.tally_kind.c.id).where(
        schema.tally_kind.c.centre_id == centre_id,
        schema.tally_kind.c.role == TallyRole.VISITS,
    )
