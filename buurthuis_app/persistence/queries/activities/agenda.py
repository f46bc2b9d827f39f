"""Agenda of a stretch of days: the occurrences, the rooms booked, and by whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Table, case, func, or_, select

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.clashes import Booking
from buurthuis_app.domain.activities.planned import AgendaItem
from buurthuis_app.domain.activities.room_occupancy import RoomBooking
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.signups.sign_up import Place
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.queries.shared.stretches import of_centre

_OCCURRENCE = schema.occurrence
_ACTIVITY = schema.activity
_SIGN_UP = schema.sign_up
_A_DAY = dt.timedelta(days=1)


def items(
    work: Work, centre_id: UUID, first: dt.date, last: dt.date, activity_id: UUID | None = None
) -> tuple[AgendaItem, ...]:
    """The occurrences of these days in order, those without a time first; of one activity when it is given."""
    from buurthuis_app.domain.activities.recurrence import ONCE

    inside = _inside(centre_id, first, last)
    if activity_id is not None:
        inside = (*inside, _OCCURRENCE.c.activity_id == activity_id)
    occurrence_ids = select(_OCCURRENCE.c.id).where(*inside)
    visits = _visits(work, centre_id, occurrence_ids)
    people = _people(work, occurrence_ids)
    links = {
        name: _linked(work, table, centre_id) for name, table in schema.links_of(Activity).items()
    }
    statement = (
        select(
            *_OCCURRENCE.c,
            *(_ACTIVITY.c[name] for name in ("title", "kind_id", "area_id", "sign_up")),
            _ACTIVITY.c.capacity,
            _ACTIVITY.c.rule.not_in(["", ONCE]).label("series"),
            schema.activity_kind.c.name.label("kind"),
            schema.activity_kind.c.colour,
            schema.room.c.name.label("room"),
            schema.area.c.name.label("area"),
        )
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .outerjoin(schema.activity_kind, schema.activity_kind.c.id == _ACTIVITY.c.kind_id)
        .outerjoin(schema.room, schema.room.c.id == _OCCURRENCE.c.room_id)
        .outerjoin(schema.area, schema.area.c.id == _ACTIVITY.c.area_id)
        .where(*inside)
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _ACTIVITY.c.title, _OCCURRENCE.c.id)
    )
    return tuple(
        _item(row, visits, people, links) for row in work.connection.execute(statement).all()
    )


def bookings(
    work: Work, rooms: Collection[UUID], first: dt.date, last: dt.date, without: UUID
) -> tuple[Booking, ...]:
    """Bookings of these rooms, from the day before until the day after, but for one activity's own."""
    statement = (
        select(*_OCCURRENCE.c, _ACTIVITY.c.title)
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .where(
            _OCCURRENCE.c.room_id.in_(rooms),
            _OCCURRENCE.c.date.between(first - _A_DAY, last + _A_DAY),
            _OCCURRENCE.c.cancelled_because.is_(None),
            _OCCURRENCE.c.activity_id != without,
        )
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts)
    )
    return tuple(
        Booking(occurrence=_occurrence(row), title=row.title)
        for row in work.connection.execute(statement)
    )


def room_bookings(work: Work, centre_id: UUID, span: Span) -> tuple[RoomBooking, ...]:
    """When rooms are booked in these days; the same hours once."""
    columns = (_OCCURRENCE.c[name] for name in ("room_id", "date", "starts", "ends"))
    statement = (
        select(*columns, _ACTIVITY.c.organiser)
        .distinct()
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .where(
            of_centre(centre_id),
            _OCCURRENCE.c.date.between(span.first, span.last),
            _OCCURRENCE.c.room_id.is_not(None),
            _OCCURRENCE.c.cancelled_because.is_(None),
        )
    )
    return tuple(
        RoomBooking(
            room_id=row.room_id,
            date=row.date,
            starts=row.starts,
            ends=row.ends,
            organiser=row.organiser,
        )
        for row in work.connection.execute(statement).all()
    )


_NAMES = tuple(_OCCURRENCE.c.keys())


def _occurrence(row: Row[*tuple[Any, ...]]) -> Occurrence:
    # The columns of the occurrence stand first, in its own order.
    return Occurrence(**dict(zip(_NAMES, row, strict=False)))


def _item(
    row: Row[*tuple[Any, ...]],
    visits: Mapping[UUID, int],
    people: Mapping[UUID, tuple[int, int]],
    links: Mapping[str, Mapping[UUID, tuple[UUID, ...]]],
) -> AgendaItem:
    placed, waiting = people.get(row.id, (0, 0))
    return AgendaItem(
        occurrence=_occurrence(row),
        title=row.title,
        series=row.series,
        kind_id=row.kind_id,
        kind=row.kind or "",
        colour=row.colour,
        room=row.room or "",
        place=row.place,
        area_id=row.area_id,
        area=row.area or "",
        host=row.led_by,
        theme_ids=links["theme_ids"].get(row.activity_id, ()),
        group_ids=links["group_ids"].get(row.activity_id, ()),
        visits=visits.get(row.id),
        sign_up=row.sign_up,
        placed=placed,
        waiting=waiting,
        capacity=row.capacity,
    )


def _inside(centre_id: UUID, first: dt.date, last: dt.date) -> tuple[ColumnElement[bool], ...]:
    return (
        _OCCURRENCE.c.centre_id == centre_id,
        _OCCURRENCE.c.date >= first,
        _OCCURRENCE.c.date <= last,
    )


def _visits(work: Work, centre_id: UUID, occurrence_ids: Select[tuple[UUID]]) -> dict[UUID, int]:
    count = schema.count
    statement = (
        select(count.c.occurrence_id, func.sum(count.c.number))
        .where(
            count.c.occurrence_id.in_(occurrence_ids), count.c.kind_id.in_(adding_kinds(centre_id))
        )
        .group_by(count.c.occurrence_id)
    )
    return {row[0]: row[1] for row in work.connection.execute(statement)}


def _people(work: Work, occurrence_ids: Select[tuple[UUID]]) -> dict[UUID, tuple[int, int]]:
    """(placed, waiting) by occurrence: who signed up for it, and who for the whole activity."""
    statement = (
        select(
            _OCCURRENCE.c.id,
            func.sum(case((_SIGN_UP.c.place == Place.PLACED, 1), else_=0)),
            func.sum(case((_SIGN_UP.c.place == Place.WAITING, 1), else_=0)),
        )
        .join(_SIGN_UP, _SIGN_UP.c.activity_id == _OCCURRENCE.c.activity_id)
        .where(
            _OCCURRENCE.c.id.in_(occurrence_ids),
            or_(_SIGN_UP.c.occurrence_id.is_(None), _SIGN_UP.c.occurrence_id == _OCCURRENCE.c.id),
        )
        .group_by(_OCCURRENCE.c.id)
    )
    return {row[0]: (row[1], row[2]) for row in work.connection.execute(statement)}


def _linked(work: Work, table: Table, centre_id: UUID) -> dict[UUID, tuple[UUID, ...]]:
    owner, other = table.columns
    statement = (
        select(owner, other)
        .join(_ACTIVITY, _ACTIVITY.c.id == owner)
        .where(_ACTIVITY.c.centre_id == centre_id)
        .order_by(owner, other)
    )
    ids: dict[UUID, list[UUID]] = defaultdict(list)
    for key, tied in work.connection.execute(statement):
        ids[key].append(tied)
    return {key: tuple(tied) for key, tied in ids.items()}
