"""Loans and repairs of a centre: all of them, those of some days, and what is late."""

import datetime as dt
from uuid import UUID

from sqlalchemy import func, select

from buurthuis_app.domain.lending.repair import Repair
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def lent(work: Work, centre_id: UUID, span: Span) -> int:
    """How many times something was handed out in these days."""
    loan = schema.loan
    statement = select(func.count()).where(
        loan.c.centre_id == centre_id, loan.c.out_on.between(span.first, span.last)
    )
    times: int = work.connection.execute(statement).scalar_one()
    return times


def repairs(work: Work, centre_id: UUID, span: Span) -> tuple[Repair, ...]:
    """What was brought in these days."""
    repair = schema.repair
    brought = select(repair).where(
        repair.c.centre_id == centre_id, repair.c.date.between(span.first, span.last)
    )
    return work.store(Repair).select(brought)


def late(work: Work, centre_id: UUID, today: dt.date) -> tuple[str, ...]:
    """The things that should have been back before today, the longest ago first."""
    loan, thing = schema.loan, schema.thing
    statement = (
        select(thing.c.name)
        .join(loan, loan.c.thing_id == thing.c.id)
        .where(
            loan.c.centre_id == centre_id,
            loan.c.out_on.is_not(None),
            loan.c.returned_on.is_(None),
            loan.c.due_on < today,
        )
        .order_by(loan.c.due_on, loan.c.id)
    )
    return tuple(work.connection.execute(statement).scalars())
