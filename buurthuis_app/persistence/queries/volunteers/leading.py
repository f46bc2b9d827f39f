"""Leading: the activities and times of which a volunteer is the host."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select, update

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace


class Led(Struct, frozen=True, kw_only=True):
    """An activity that somebody leads: how many of its times, and the first and last of them."""

    title: str
    times: int
    first: dt.date
    last: dt.date


def led(work: Work, volunteer_id: UUID, first: dt.date = dt.date.min) -> tuple[Led, ...]:
    """What this volunteer leads on or after a day, by title."""
    activity, occurrence = schema.activity, schema.occurrence
    day = occurrence.c.date
    statement = (
        select(activity.c.title, func.count(), func.min(day), func.max(day))
        .join(occurrence, occurrence.c.activity_id == activity.c.id)
        .where(occurrence.c.led_by_id == volunteer_id, day >= first)
        .group_by(activity.c.id, activity.c.title)
        .order_by(activity.c.title)
    )
    return tuple(
        Led(title=title, times=times, first=begin, last=end)
        for title, times, begin, end in work.connection.execute(statement)
    )


def rename(work: Work, volunteer_id: UUID, name: str) -> None:
    """Let all that this volunteer leads bear the name that she or he has now."""
    _change(work, volunteer_id, led_by=name)


def let_go(work: Work, volunteer_id: UUID) -> None:
    """Let what this volunteer led keep the name alone."""
    _change(work, volunteer_id, led_by_id=None)


def _change(work: Work, volunteer_id: UUID, **fields: Any) -> None:
    record: type[Activity | Occurrence]
    for record in (Activity, Occurrence):
        store = work.store(record)
        found = store.find(led_by_id=volunteer_id)
        store.replace_all([replace(each, **fields) for each in found])


def forget(work: Work, volunteer_ids: Iterable[UUID]) -> None:
    """Take these people's names off what they led."""
    ids = list(volunteer_ids)
    for table in (schema.activity, schema.occurrence):
        emptied = update(table).where(table.c.led_by_id.in_(ids))
        work.connection.execute(emptied.values(led_by="", led_by_id=None))
