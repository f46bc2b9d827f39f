"""The occurrences behind a figure, each with its number, where it came from and what it was before."""

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Date, bindparam, func, select

from buurthuis_app.domain.figures.breakdown import FormerNumber, OccurrencesBehind
from buurthuis_app.domain.shared.periods import Period, Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.types import Id

if TYPE_CHECKING:
    from buurthuis_app.domain.counts.count import Source

_OCCURRENCE = schema.occurrence
_COUNT = schema.count
_CENTRE: Any = bindparam("centre", type_=Id)
_INSIDE = (
    _OCCURRENCE.c.centre_id == _CENTRE,
    _OCCURRENCE.c.date >= bindparam("first", type_=Date),
    _OCCURRENCE.c.date <= bindparam("last", type_=Date),
)
_OCCURRENCES = (
    select(
        _OCCURRENCE.c.id,
        _OCCURRENCE.c.activity_id,
        _OCCURRENCE.c.date,
        _OCCURRENCE.c.starts,
        schema.activity.c.title,
        _OCCURRENCE.c.cancelled_because,
    )
    .join(schema.activity, schema.activity.c.id == _OCCURRENCE.c.activity_id)
    .where(*_INSIDE)
    .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, schema.activity.c.title, _OCCURRENCE.c.id)
)
_NUMBERS = (
    select(_COUNT.c.occurrence_id, _COUNT.c.source, func.sum(_COUNT.c.number))
    .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
    .where(
        *_INSIDE,
        _OCCURRENCE.c.cancelled_because.is_(None),
        _COUNT.c.kind_id.in_(adding_kinds(_CENTRE)),
    )
    .group_by(_COUNT.c.occurrence_id, _COUNT.c.source)
)
_FORMER = (
    select(
        schema.correction.c.occurrence_id,
        schema.tally_kind.c.name,
        schema.correction.c.former,
        schema.correction.c.because,
        schema.correction.c.recorded_by,
        schema.correction.c.recorded_at,
    )
    .join(_OCCURRENCE, _OCCURRENCE.c.id == schema.correction.c.occurrence_id)
    .join(schema.tally_kind, schema.tally_kind.c.id == schema.correction.c.kind_id)
    .where(*_INSIDE)
    .order_by(schema.correction.c.recorded_at, schema.correction.c.id)
)


def occurrences(
    work: Work, centre_id: UUID, span: Span | Period, today: dt.date
) -> tuple[OccurrencesBehind, ...]:
    """All occurrences of these days, the earliest first."""
    values = {"centre": centre_id, "first": span.first, "last": span.last}
    visits: dict[UUID, int] = defaultdict(int)
    sources: dict[UUID, list[Source]] = defaultdict(list)
    for occurrence, source, n in work.connection.execute(_NUMBERS, values):
        visits[occurrence] += n
        sources[occurrence].append(source)
    history: dict[UUID, list[FormerNumber]] = defaultdict(list)
    for occurrence, kind, former, because, by, at in work.connection.execute(_FORMER, values):
        history[occurrence].append(
            FormerNumber(kind=kind, former=former, because=because, recorded_by=by, recorded_at=at)
        )
    return tuple(
        OccurrencesBehind(
            occurrence_id=key,
            activity_id=activity,
            date=date,
            starts=starts,
            title=title,
            cancelled=cancelled is not None,
            held=cancelled is None and (date < today or key in visits),
            visits=visits.get(key),
            sources=tuple(sources[key]),
            history=tuple(history[key]),
        )
        for key, activity, date, starts, title, cancelled in work.connection.execute(
            _OCCURRENCES, values
        )
    )
