"""The figures of a period, as design of every figure has it: one row per occurrence, grouped in each way asked."""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, and_, case, func, or_, select

from buurthuis_app.domain.counts import Source, TallyRole
from buurthuis_app.domain.figures import ActivityFigures, Category, Figures
from buurthuis_app.domain.periods import Period
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.day import adding_kinds

_OCCURRENCE = schema.occurrence
_COUNT = schema.count


def by_activity(
    work: Work, centre_id: UUID, period: Period, today: dt.date
) -> tuple[ActivityFigures, ...]:
    """The figures of each activity that has an occurrence in the period, by title."""
    measured = _measured(centre_id, period)
    statement = (
        select(schema.activity.c.id, schema.activity.c.title, *_sums(measured, today))
        .select_from(schema.activity)
        .join(measured, measured.c.activity_id == schema.activity.c.id)
        .group_by(schema.activity.c.id)
    )
    rows = [
        ActivityFigures(activity_id=row[0], title=row[1], figures=_figures(row[2:]))
        for row in work.connection.execute(statement)
    ]
    return tuple(sorted(rows, key=lambda row: (row.title.casefold(), row.activity_id)))


def by_date(
    work: Work, centre_id: UUID, period: Period, today: dt.date
) -> tuple[tuple[dt.date, Figures], ...]:
    """The figures of each date of the period on which something stood, in order."""
    measured = _measured(centre_id, period)
    statement = (
        select(measured.c.date, *_sums(measured, today))
        .group_by(measured.c.date)
        .order_by(measured.c.date)
    )
    return tuple((row[0], _figures(row[1:])) for row in work.connection.execute(statement))


def whole(work: Work, centre_id: UUID, period: Period, today: dt.date) -> Figures:
    """The figures of all occurrences of the period together."""
    statement = select(*_sums(_measured(centre_id, period), today))
    return _figures(work.connection.execute(statement).one())


def by_kind(work: Work, centre_id: UUID, period: Period) -> tuple[Category, ...]:
    """The sum of each tally kind that has a number in the period, in the centre's own order."""
    statement = (
        select(schema.tally_kind.c.name, func.sum(_COUNT.c.number), schema.tally_kind.c.role)
        .select_from(schema.tally_kind)
        .join(_COUNT, _COUNT.c.kind_id == schema.tally_kind.c.id)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
        .where(*_inside(centre_id, period), _OCCURRENCE.c.cancelled_because.is_(None))
        .group_by(schema.tally_kind.c.id)
        .order_by(schema.tally_kind.c.position)
    )
    return tuple(
        Category(
            name=name,
            number=number,
            adds_up=role is TallyRole.VISITS,
            aside=role is TallyRole.ASIDE,
        )
        for name, number, role in work.connection.execute(statement)
    )


def _inside(centre_id: UUID, period: Period) -> tuple[ColumnElement[bool], ...]:
    return (
        _OCCURRENCE.c.centre_id == centre_id,
        _OCCURRENCE.c.date >= period.first,
        _OCCURRENCE.c.date <= period.last,
    )


def _measured(centre_id: UUID, period: Period) -> CTE:
    """One row per occurrence of the period; its visits are NULL when it was not counted."""
    counts_along = and_(
        _COUNT.c.occurrence_id == _OCCURRENCE.c.id,
        _COUNT.c.kind_id.in_(adding_kinds(centre_id)),
        _OCCURRENCE.c.cancelled_because.is_(None),
    )
    estimated = case((_COUNT.c.source == Source.ESTIMATED, _COUNT.c.number), else_=0)
    return (
        select(
            _OCCURRENCE.c.activity_id,
            _OCCURRENCE.c.date,
            _OCCURRENCE.c.planned_for,
            _OCCURRENCE.c.cancelled_because,
            func.sum(_COUNT.c.number).label("visits"),
            func.sum(estimated).label("estimated_visits"),
        )
        .select_from(_OCCURRENCE)
        .outerjoin(_COUNT, counts_along)
        .where(*_inside(centre_id, period))
        .group_by(_OCCURRENCE.c.id)
        .cte("measured")
    )


def _sums(measured: CTE, today: dt.date) -> list[ColumnElement[Any]]:
    """What `Figures` holds, in the order of its fields."""
    counted = measured.c.visits.is_not(None)
    planned = measured.c.planned_for.is_not(None)
    cancelled = measured.c.cancelled_because.is_not(None)
    held = and_(~cancelled, or_(measured.c.date < today, counted))
    return [
        func.count(measured.c.planned_for),
        _how_many(and_(held, ~planned)),
        _how_many(and_(cancelled, planned)),
        _how_many(held),
        func.count(measured.c.visits),
        func.coalesce(func.sum(measured.c.visits), 0),
        func.coalesce(func.sum(measured.c.estimated_visits), 0),
    ]


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _figures(row: Any) -> Figures:
    planned, extra, cancelled, held, counted, visits, estimated = row
    return Figures(
        planned=planned,
        extra=extra,
        cancelled=cancelled,
        held=held,
        counted=counted,
        visits=visits,
        estimated_visits=estimated,
    )
