"""Day start: the open places of some days, initiatives that owe an account, and years that nobody adopted."""

import datetime as dt
from uuid import UUID

from sqlalchemy import case, exists, func, select

from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.overviews.day_start import DueAccount
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.periods import Period, Span
from buurthuis_app.domain.stories.story import period_key
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters.rosters import goes_on

_TAKING = [state for state in AssignmentState if state.takes_place]


def open_places(work: Work, centre_id: UUID, span: Span) -> int:
    """The number of people who are still needed on the shifts of these days."""
    shift, assignment = schema.shift, schema.assignment
    taken = (
        select(func.count())
        .where(assignment.c.shift_id == shift.c.id, assignment.c.state.in_(_TAKING))
        .scalar_subquery()
    )
    statement = select(
        func.sum(case((shift.c.needed > taken, shift.c.needed - taken), else_=0))
    ).where(shift.c.centre_id == centre_id, shift.c.date.between(span.first, span.last), goes_on())
    places: int | None = work.connection.execute(statement).scalar_one()
    return places or 0


def volunteers(work: Work, centre_id: UUID) -> tuple[Volunteer, ...]:
    """Everybody whose name is kept, by name."""
    table = schema.volunteer
    named = select(table).where(table.c.centre_id == centre_id, table.c.name != "")
    return work.store(Volunteer).select(named.order_by(table.c.name))


def accounts(work: Work, centre_id: UUID, before: dt.date) -> tuple[DueAccount, ...]:
    """Initiatives under way that got money before that day, by title."""
    initiative, grant = schema.initiative, schema.grant
    statement = (
        select(initiative.c.id, initiative.c.title)
        .where(
            initiative.c.centre_id == centre_id,
            initiative.c.state == InitiativeState.UNDER_WAY,
            exists().where(grant.c.initiative_id == initiative.c.id, grant.c.date < before),
        )
        .order_by(initiative.c.title)
    )
    return tuple(
        DueAccount(id=row.id, title=row.title) for row in work.connection.execute(statement)
    )


def not_adopted(work: Work, centre_id: UUID, year: Period) -> bool:
    """Whether something was counted in the year and its overview was not adopted."""
    occurrence, count, adopted = schema.occurrence, schema.count, schema.adopted
    counted = exists().where(
        count.c.occurrence_id == occurrence.c.id,
        occurrence.c.centre_id == centre_id,
        occurrence.c.date.between(year.first, year.last),
    )
    kept = exists().where(adopted.c.centre_id == centre_id, adopted.c.period == period_key(year))
    waits: bool = work.connection.execute(select(counted & ~kept)).scalar_one()
    return waits
