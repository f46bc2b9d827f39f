"""Measures of indicators that no screen of the harvest splits up: the sum of one tally kind, of some activities."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.shared.stretches import of_centre

_OCCURRENCE = schema.occurrence
_COUNT = schema.count


def tally(
    work: Work, centre_id: UUID, period: Period, kind_id: UUID, activities: Collection[UUID] | None
) -> int | None:
    """The sum of one tally kind over what was not cancelled; None when nobody wrote a number down."""
    statement = (
        select(func.sum(_COUNT.c.number))
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
        .where(*_inside(centre_id, period, activities), _COUNT.c.kind_id == kind_id)
    )
    total: int | None = work.connection.execute(statement).scalar_one()
    return total


def first_day(work: Work, centre_id: UUID) -> dt.date | None:
    """The day of the first time there is; None where nothing was planned yet."""
    ((day,),) = read_together.rows(work, beginning, centre_id)
    found: dt.date | None = day
    return found


def beginning(centre_id: UUID) -> Select[Any]:
    """What `first_day` asks."""
    return select(func.min(_OCCURRENCE.c.date)).where(_OCCURRENCE.c.centre_id == centre_id)


def tally_by_occurrence(
    work: Work, centre_id: UUID, period: Period, kind_id: UUID
) -> dict[UUID, int]:
    """The number of one tally kind of each occurrence that has one."""
    statement = (
        select(_COUNT.c.occurrence_id, _COUNT.c.number)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
        .where(*_inside(centre_id, period, None), _COUNT.c.kind_id == kind_id)
    )
    return {row[0]: row[1] for row in work.connection.execute(statement)}


def _inside(
    centre_id: UUID, period: Period, activities: Collection[UUID] | None
) -> list[ColumnElement[bool] | Any]:
    inside = [
        of_centre(centre_id),
        _OCCURRENCE.c.date >= period.first,
        _OCCURRENCE.c.date <= period.last,
        _OCCURRENCE.c.cancelled_because.is_(None),
    ]
    if activities is not None:
        inside.append(_OCCURRENCE.c.activity_id.in_(tuple(activities)))
    return inside
