"""Hires of a centre: the times that were let, those that are on no invoice yet, and what was invoiced."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, or_, select

from buurthuis_app.domain.hire.hire import Hire, HireState
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.price_list import HiredTime
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together

_OCCURRENCE, _ROOM = schema.occurrence, schema.room


class Billable(Struct, frozen=True, kw_only=True):
    """A time that was let and is on no invoice yet."""

    hire: Hire
    occurrence_id: UUID
    time: HiredTime


def let(work: Work, centre_id: UUID, span: Span) -> tuple[tuple[HirerKind, HiredTime], ...]:
    """The times of hires in these days that were not called off, with the kind of who hired."""
    found = read_together.rows(work, letting, centre_id, span)
    return tuple((row[0], _hired(row[1:])) for row in found)


def letting(centre_id: UUID, span: Span) -> Select[Any]:
    """What `let` asks."""
    hire, hirer = schema.hire, schema.hirer
    return (
        select(hirer.c.kind, *_time())
        .join(hire, hire.c.hirer_id == hirer.c.id)
        .join(_OCCURRENCE, _OCCURRENCE.c.activity_id == hire.c.activity_id)
        .outerjoin(_ROOM, _ROOM.c.id == _OCCURRENCE.c.room_id)
        .where(
            hire.c.centre_id == centre_id,
            _OCCURRENCE.c.date.between(span.first, span.last),
            _OCCURRENCE.c.cancelled_because.is_(None),
        )
    )


def invoiced(work: Work, centre_id: UUID, span: Span) -> tuple[tuple[HirerKind, int], ...]:
    """What each line of the invoices of these days comes to, with the kind of the hirer."""
    return tuple((row[0], row[1]) for row in read_together.rows(work, invoicing, centre_id, span))


def invoicing(centre_id: UUID, span: Span) -> Select[Any]:
    """What `invoiced` asks."""
    invoice, line, hirer = schema.invoice, schema.invoice_line, schema.hirer
    return (
        select(hirer.c.kind, line.c.cents)
        .join(invoice, invoice.c.hirer_id == hirer.c.id)
        .join(line, line.c.invoice_id == invoice.c.id)
        .where(invoice.c.centre_id == centre_id, invoice.c.date.between(span.first, span.last))
    )


def billable(work: Work, centre_id: UUID, today: dt.date) -> tuple[Billable, ...]:
    """The times that are on no invoice, or only on one that was taken back: of a weekly hire until today.

    A hire of one day is there before that day: it is often paid ahead. In order of day and hour.
    """
    hire, invoice, line = schema.hire, schema.invoice, schema.invoice_line
    taken_back = select(invoice.c.credits_id).where(invoice.c.credits_id.is_not(None))
    billed = select(line.c.occurrence_id).where(
        line.c.occurrence_id.is_not(None), line.c.invoice_id.not_in(taken_back)
    )
    statement = (
        select(hire.c.id, _OCCURRENCE.c.id, *_time())
        .join(_OCCURRENCE, _OCCURRENCE.c.activity_id == hire.c.activity_id)
        .outerjoin(_ROOM, _ROOM.c.id == _OCCURRENCE.c.room_id)
        .where(
            hire.c.centre_id == centre_id,
            or_(_OCCURRENCE.c.date <= today, hire.c.weekly.is_(False)),
            _OCCURRENCE.c.cancelled_because.is_(None),
            _OCCURRENCE.c.id.not_in(billed),
        )
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _OCCURRENCE.c.id)
    )
    hires = {found.id: found for found in work.store(Hire).find(centre_id=centre_id)}
    return tuple(
        Billable(hire=hires[row[0]], occurrence_id=row[1], time=_hired(row[2:]))
        for row in work.connection.execute(statement)
    )


def times_of(work: Work, activity_id: UUID) -> tuple[HiredTime, ...]:
    """The times of an agreed hire that are not called off, in order."""
    statement = (
        select(*_time())
        .outerjoin(_ROOM, _ROOM.c.id == _OCCURRENCE.c.room_id)
        .where(_OCCURRENCE.c.activity_id == activity_id, _OCCURRENCE.c.cancelled_because.is_(None))
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _OCCURRENCE.c.id)
    )
    return tuple(_hired(row) for row in work.connection.execute(statement))


def last_number(work: Work, centre_id: UUID, year: int) -> int:
    """The highest number of an invoice of that year; 0 before the first."""
    invoice = schema.invoice
    statement = select(func.max(invoice.c.number)).where(
        invoice.c.centre_id == centre_id, invoice.c.year == year
    )
    return work.connection.execute(statement).scalar() or 0


def waiting(work: Work, centre_id: UUID) -> int:
    """How many requests have no answer yet."""
    hire = schema.hire
    statement = select(func.count()).where(
        hire.c.centre_id == centre_id, hire.c.state == HireState.ASKED
    )
    number: int = work.connection.execute(statement).scalar_one()
    return number


def late(work: Work, centre_id: UUID, today: dt.date) -> tuple[int, ...]:
    """What each invoice comes to, in cents, that should have been paid before today and was not taken back."""
    invoice, line = schema.invoice, schema.invoice_line
    taken_back = select(invoice.c.credits_id).where(invoice.c.credits_id.is_not(None))
    statement = (
        select(func.sum(line.c.cents))
        .join(invoice, invoice.c.id == line.c.invoice_id)
        .where(
            invoice.c.centre_id == centre_id,
            invoice.c.due_on < today,
            invoice.c.paid_on.is_(None),
            invoice.c.credits_id.is_(None),
            invoice.c.id.not_in(taken_back),
        )
        .group_by(invoice.c.id)
    )
    return tuple(int(cents) for cents in work.connection.execute(statement).scalars())


def _time() -> tuple[ColumnElement[object], ...]:
    return (
        *(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _OCCURRENCE.c.ends, _OCCURRENCE.c.room_id),
        func.coalesce(_ROOM.c.name, _OCCURRENCE.c.place).label("where"),
    )


def _hired(row: Sequence[Any]) -> HiredTime:
    date, starts, ends, room_id, room = row
    return HiredTime(date=date, starts=starts, ends=ends, room_id=room_id, room=room)
