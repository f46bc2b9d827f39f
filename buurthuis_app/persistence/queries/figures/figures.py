"""The figures of a period: one row per occurrence, grouped in each way asked.

The statements are built once, with parameters: building them costs as much as running them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Date,
    Row,
    Select,
    and_,
    bindparam,
    case,
    extract,
    func,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.figures.extremes import Extremes, extremes_of
from buurthuis_app.domain.figures.figures import ActivityFigures, Category, Figures, total
from buurthuis_app.domain.shared.names_apart import told_apart
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.shared.stretches import of_centre
from buurthuis_app.persistence.types import Id

_OCCURRENCE = schema.occurrence
_COUNT = schema.count
_CENTRE: BindParameter[UUID] = bindparam("centre", type_=Id)
_TODAY: BindParameter[dt.date] = bindparam("today", type_=Date)
_INSIDE = (
    of_centre(_CENTRE),
    _OCCURRENCE.c.date >= bindparam("first", type_=Date),
    _OCCURRENCE.c.date <= bindparam("last", type_=Date),
)


def _measured() -> CTE:
    """One row per occurrence of the period; its visits are NULL when it was not counted.

    Two small sums of what stands under one occurrence take less than grouping all counts of the year.
    """
    adds = _COUNT.c.kind_id.in_(adding_kinds(_CENTRE))
    of_it = and_(
        _COUNT.c.occurrence_id == _OCCURRENCE.c.id, _OCCURRENCE.c.cancelled_because.is_(None)
    )
    visits = select(func.sum(case((adds, _COUNT.c.number)))).where(of_it)
    estimated = case((and_(adds, _COUNT.c.source == Source.ESTIMATED), _COUNT.c.number))
    return (
        select(
            _OCCURRENCE.c.activity_id,
            _OCCURRENCE.c.date,
            _OCCURRENCE.c.starts,
            _OCCURRENCE.c.planned_for,
            _OCCURRENCE.c.cancelled_because,
            visits.scalar_subquery().label("visits"),
            select(func.sum(estimated)).where(of_it).scalar_subquery().label("estimated_visits"),
        )
        .where(*_INSIDE)
        .cte("measured")
    )


def _sums(measured: CTE) -> list[ColumnElement[Any]]:
    """Sums of the fields of `Figures`, in their order."""
    counted = measured.c.visits.is_not(None)
    planned = measured.c.planned_for.is_not(None)
    cancelled = measured.c.cancelled_because.is_not(None)
    held = and_(~cancelled, or_(measured.c.date < _TODAY, counted))
    return [
        func.count(measured.c.planned_for),
        func.count(case((and_(held, ~planned), 1))),
        func.count(case((and_(cancelled, planned), 1))),
        func.count(case((held, 1))),
        func.count(measured.c.visits),
        func.coalesce(func.sum(measured.c.visits), 0),
        func.coalesce(func.sum(measured.c.estimated_visits), 0),
    ]


_MEASURED = _measured()
_SUMS = _sums(_MEASURED)
_WHOLE = select(*_SUMS)
_BY_DATE = select(_MEASURED.c.date, *_SUMS).group_by(_MEASURED.c.date).order_by(_MEASURED.c.date)
_BY_ACTIVITY_AND_DATE = union_all(
    select(_MEASURED.c.activity_id, type_coerce(null(), Date), *_SUMS).group_by(
        _MEASURED.c.activity_id
    ),
    select(type_coerce(null(), Id), _MEASURED.c.date, *_SUMS).group_by(_MEASURED.c.date),
)
"""Both in one: measuring the occurrences takes nearly all of the time, and most papers want the two."""
_MONTH = extract("month", _MEASURED.c.date)
_BY_ACTIVITY_AND_MONTH = select(_MEASURED.c.activity_id, _MONTH, *_SUMS).group_by(
    _MEASURED.c.activity_id, _MONTH
)
_BY_START = select(_MEASURED.c.starts, *_SUMS).group_by(_MEASURED.c.starts)
_COUNTED = (
    select(_MEASURED.c.activity_id, _MEASURED.c.visits, func.min(_MEASURED.c.date), func.count())
    .where(_MEASURED.c.visits.is_not(None))
    .group_by(_MEASURED.c.activity_id, _MEASURED.c.visits)
)
"""Each number once: the day on which it was so first, and how often it was."""
_CHOSEN = _MEASURED.c.activity_id.in_(bindparam("activities", type_=Id, expanding=True))
_OF_CHOSEN = {statement: statement.where(_CHOSEN) for statement in (_BY_DATE, _BY_START, _WHOLE)}
"""The same questions about some activities only."""
_OF_KINDS = (
    select(_COUNT.c.kind_id, func.sum(_COUNT.c.number).label("number"))
    .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
    .where(*_INSIDE, _OCCURRENCE.c.cancelled_because.is_(None))
    .group_by(_COUNT.c.kind_id)
    .cte("of_kinds")
)
_BY_KIND = (
    select(
        schema.tally_kind.c.name,
        schema.activity.c.title,
        _OF_KINDS.c.number,
        schema.tally_kind.c.role,
        schema.tally_kind.c.whole,
    )
    .select_from(_OF_KINDS)
    .join(schema.tally_kind, schema.tally_kind.c.id == _OF_KINDS.c.kind_id)
    .outerjoin(schema.activity, schema.activity.c.id == schema.tally_kind.c.activity_id)
    .order_by(schema.tally_kind.c.position, schema.tally_kind.c.id)
)


def by_activity(
    work: Work, centre_id: UUID, period: Period, today: dt.date
) -> tuple[ActivityFigures, ...]:
    """The figures of each activity that has an occurrence in the period, by title."""
    found = by_activity_id(work, centre_id, period, today)
    rows = [
        ActivityFigures(activity_id=key, title=title, figures=found[key])
        for key, title in read_together.rows(work, titles, centre_id)
        if key in found
    ]
    return tuple(sorted(rows, key=lambda row: (folded(row.title), row.activity_id)))


def titles(centre_id: UUID) -> Select[Any]:
    """Asks what the activities are called."""
    activity = schema.activity
    return select(activity.c.id, activity.c.title).where(activity.c.centre_id == centre_id)


def by_activity_id(
    work: Work, centre_id: UUID, period: Period, today: dt.date
) -> Mapping[UUID, Figures]:
    """The figures of each activity that has an occurrence in the period, by its id."""
    return _by_activity_and_date(work, _values(centre_id, period, today))[0]


def by_activity_and_month(
    work: Work, centre_id: UUID, year: Period, today: dt.date
) -> Mapping[UUID, tuple[Figures, ...]]:
    """The figures of each activity that has an occurrence in a calendar year, in each of its twelve months."""
    values = _values(centre_id, year, today)
    found: dict[UUID, list[Figures]] = defaultdict(lambda: [Figures()] * 12)
    for activity_id, month, *sums in work.connection.execute(_BY_ACTIVITY_AND_MONTH, values):
        found[activity_id][int(month) - 1] = _figures(sums)
    return {activity_id: tuple(months) for activity_id, months in found.items()}


def by_date(
    work: Work,
    centre_id: UUID,
    period: Period,
    today: dt.date,
    activities: Collection[UUID] | None = None,
) -> tuple[tuple[dt.date, Figures], ...]:
    """The figures of each date of the period on which something stood, in order; of these activities, or of all."""
    values = _values(centre_id, period, today)
    if activities is None:
        return _by_activity_and_date(work, values)[1]
    return tuple((row[0], _figures(row[1:])) for row in _asked(work, _BY_DATE, values, activities))


def by_start(
    work: Work,
    centre_id: UUID,
    period: Period,
    today: dt.date,
    activities: Collection[UUID] | None = None,
) -> tuple[tuple[dt.time | None, Figures], ...]:
    """The figures of each time at which something began, None where that is unknown."""
    values = _values(centre_id, period, today)
    return tuple((row[0], _figures(row[1:])) for row in _asked(work, _BY_START, values, activities))


def whole(
    work: Work,
    centre_id: UUID,
    period: Period,
    today: dt.date,
    activities: Collection[UUID] | None = None,
) -> Figures:
    """The figures of all occurrences of the period together; of these activities, or of all."""
    if activities is None:  # most papers ask for them by activity as well
        return total(by_activity_id(work, centre_id, period, today).values())
    return _figures(_asked(work, _WHOLE, _values(centre_id, period, today), activities)[0])


def _by_activity_and_date(
    work: Work, values: dict[str, Any]
) -> tuple[Mapping[UUID, Figures], tuple[tuple[dt.date, Figures], ...]]:
    def ask() -> tuple[dict[UUID, Figures], tuple[tuple[dt.date, Figures], ...]]:
        rows = work.connection.execute(_BY_ACTIVITY_AND_DATE, values).all()
        dated = sorted((row[1], _figures(row[2:])) for row in rows if row[1] is not None)
        return {row[0]: _figures(row[2:]) for row in rows if row[0] is not None}, tuple(dated)

    return work.once(("by activity and date", *values.values()), ask)


def _asked(
    work: Work, statement: Select[Any], values: dict[str, Any], chosen: Collection[UUID] | None
) -> Sequence[Row[Any]]:
    if chosen is None:
        return work.once(
            (statement, *values.values()), lambda: work.connection.execute(statement, values).all()
        )
    values = values | {"activities": tuple(chosen)}
    return work.connection.execute(_OF_CHOSEN[statement], values).all()


def extremes(
    work: Work, centre_id: UUID, period: Period, today: dt.date
) -> Mapping[UUID, Extremes]:
    """Lowest and highest of each activity that was counted more than once in the period."""
    times: dict[UUID, list[tuple[dt.date, int]]] = defaultdict(list)
    rows = work.connection.execute(_COUNTED, _values(centre_id, period, today)).all()
    for key, visits, date, often in rows:
        times[key] += [(date, visits)] * often
    found = {key: extremes_of(counted) for key, counted in times.items()}
    return {key: extreme for key, extreme in found.items() if extreme is not None}


def by_kind(work: Work, centre_id: UUID, period: Period) -> tuple[Category, ...]:
    """The sum of each tally kind that has a number in the period, in the centre's own order."""
    values = {"centre": centre_id, "first": period.first, "last": period.last}
    rows = work.connection.execute(_BY_KIND, values).all()
    names = told_apart([(row[0], row[1] or "") for row in rows])
    return tuple(
        Category(
            name=name,
            number=row[2],
            adds_up=row[3] is TallyRole.VISITS,
            aside=row[3] in {TallyRole.ASIDE, TallyRole.REPAIRED},
            whole=row[4],
        )
        for name, row in zip(names, rows, strict=True)
    )


def _values(centre_id: UUID, period: Period, today: dt.date) -> dict[str, Any]:
    return {"centre": centre_id, "first": period.first, "last": period.last, "today": today}


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
