"""Loans and repairs of a centre: all of them, those of some days, and what is late."""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.lending.repair import Repair
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together


def lent(work: Work, centre_id: UUID, span: Span) -> int:
    """How many times something was handed out in these days."""
    ((times,),) = read_together.rows(work, lending, centre_id, span)
    return int(times)


def lending(centre_id: UUID, span: Span) -> Select[Any]:
    """What `lent` asks."""
    loan = schema.loan
    return select(func.count()).where(
        loan.c.centre_id == centre_id, loan.c.out_on.between(span.first, span.last)
    )


def repairs(work: Work, centre_id: UUID, span: Span) -> tuple[Repair, ...]:
    """What was brought in these days."""
    return read_together.records(work, Repair, repairing, centre_id, span)


def repairing(centre_id: UUID, span: Span) -> Select[Any]:
    """What `repairs` asks."""
    repair = schema.repair
    return select(repair).where(
        repair.c.centre_id == centre_id, repair.c.date.between(span.first, span.last)
    )


def at_a_time(work: Work, occurrence_id: UUID) -> tuple[Repair, ...]:
    """What was brought at a time of an activity."""
    return work.store(Repair).find(occurrence_id=occurrence_id)


def time_to_count_at(work: Work, centre_id: UUID, date: dt.date) -> UUID | None:
    """The first time of that day whose activity counts what is mended; None on other days."""
    kinds = work.store(TallyKind).find(centre_id=centre_id, role=TallyRole.REPAIRED, archived=False)
    counting = {kind.activity_id for kind in kinds}
    times = work.store(Occurrence).find(centre_id=centre_id, date=date) if counting else ()
    held = [time for time in times if time.activity_id in counting and not time.cancelled]
    return min(held, key=lambda time: (time.starts or dt.time.max, time.id)).id if held else None


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
