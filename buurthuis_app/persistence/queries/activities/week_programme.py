"""Programme of a week, as far as it is for everybody's eyes."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_OCCURRENCE = schema.occurrence
_ACTIVITY = schema.activity


class ProgrammeRow(NamedTuple):
    """Row of the programme: one occurrence as a poster prints it."""

    date: dt.date
    starts: dt.time | None
    ends: dt.time | None
    cancelled_because: str | None
    title: str
    place: str
    cost: int
    sign_up: bool
    room: str | None


def week(work: Work, centre_id: UUID, first: dt.date, last: dt.date) -> tuple[ProgrammeRow, ...]:
    """The planned occurrences of these days in order of time, unknown times first."""
    statement = (
        select(
            _OCCURRENCE.c.date,
            _OCCURRENCE.c.starts,
            _OCCURRENCE.c.ends,
            _OCCURRENCE.c.cancelled_because,
            _ACTIVITY.c.title,
            _OCCURRENCE.c.place,
            _ACTIVITY.c.cost,
            _ACTIVITY.c.sign_up,
            schema.room.c.name,
        )
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .outerjoin(schema.room, schema.room.c.id == _OCCURRENCE.c.room_id)
        .where(
            _OCCURRENCE.c.centre_id == centre_id,
            _OCCURRENCE.c.date >= first,
            _OCCURRENCE.c.date <= last,
        )
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _ACTIVITY.c.title, _OCCURRENCE.c.id)
    )
    return tuple(ProgrammeRow(*row) for row in work.connection.execute(statement))
