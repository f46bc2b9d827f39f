"""Hours of volunteers, from confirmed shifts and noted by hand, and who was a volunteer when."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.volunteers.hours import HOUR, HoursLine, NotedHours
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.domain.volunteers.volunteer import VolunteerKind
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.persistence.queries.shared import read_together

ALWAYS = Span(first=dt.date.min, last=dt.date.max)


def worked(
    work: Work, centre_id: UUID, span: Span = ALWAYS, volunteer_id: UUID | None = None
) -> tuple[HoursLine, ...]:
    """All hours on these days of everybody but professionals, or of one person, in the order of the days."""
    return worked_and_paid(work, centre_id, span, volunteer_id)[0]


def worked_and_paid(
    work: Work, centre_id: UUID, span: Span = ALWAYS, volunteer_id: UUID | None = None
) -> tuple[tuple[HoursLine, ...], tuple[HoursLine, ...]]:
    """The same, and apart from them the hours of professionals."""
    professionals = {row[0] for row in read_together.rows(work, paid)}
    lines = [
        *_noted(work, centre_id, span, volunteer_id),
        *_on_shifts(work, centre_id, span, volunteer_id),
    ]
    lines.sort(key=lambda line: (line.date, line.volunteer_id))
    return (
        tuple(line for line in lines if line.volunteer_id not in professionals),
        tuple(line for line in lines if line.volunteer_id in professionals),
    )


def paid() -> Select[Any]:
    """Asks who are professionals."""
    return select(schema.volunteer.c.id).where(
        schema.volunteer.c.kind == VolunteerKind.PROFESSIONAL
    )


def noted(work: Work, centre_id: UUID, span: Span, volunteer_id: UUID) -> tuple[NotedHours, ...]:
    """Hours noted by hand of one person, in the order of the days."""
    table = schema.noted_hours
    statement = select(table).where(
        table.c.centre_id == centre_id,
        table.c.volunteer_id == volunteer_id,
        table.c.date.between(span.first, span.last),
    )
    return work.store(NotedHours).select(statement.order_by(table.c.date, table.c.id))


def stays(work: Work, centre_id: UUID) -> tuple[Stay, ...]:
    """Stays of all volunteers, each of who came back; professionals are none."""
    return tuple(stay for own in stays_of_each(work, centre_id).values() for stay in own)


def stays_of_each(work: Work, centre_id: UUID) -> dict[UUID, tuple[Stay, ...]]:
    """The same, by volunteer."""
    return {
        key: (*earlier, Stay(since=since, until=until))
        for key, since, until, earlier, *_birth in read_together.rows(work, staying, centre_id)
    }


def staying(centre_id: UUID) -> Select[Any]:
    """Asks for the stays and the age of all volunteers."""
    table = schema.volunteer
    stay = (table.c.since, table.c.until, table.c.earlier_stays)
    return select(table.c.id, *stay, table.c.birth_date, table.c.birth_year).where(
        table.c.centre_id == centre_id, table.c.kind != VolunteerKind.PROFESSIONAL
    )


def noting(centre_id: UUID, span: Span, volunteer_id: UUID | None) -> Select[Any]:
    """Asks for the hours noted by hand."""
    table = schema.noted_hours
    statement = select(
        table.c.volunteer_id,
        table.c.date,
        table.c.minutes,
        table.c.duty_id,
        table.c.activity_id,
        table.c.id,
        table.c.remark,
    ).where(table.c.centre_id == centre_id, table.c.date.between(span.first, span.last))
    if volunteer_id is not None:
        statement = statement.where(table.c.volunteer_id == volunteer_id)
    return statement


def _noted(
    work: Work, centre_id: UUID, span: Span, volunteer_id: UUID | None
) -> Iterator[HoursLine]:
    for row in read_together.rows(work, noting, centre_id, span, volunteer_id):
        yield HoursLine(
            volunteer_id=row[0],
            date=row[1],
            minutes=row[2],
            duty_id=row[3],
            activity_id=row[4],
            noted_id=row[5],
            remark=row[6],
        )


def _on_shifts(
    work: Work, centre_id: UUID, span: Span, volunteer_id: UUID | None
) -> Iterator[HoursLine]:
    for shift_hours in rosters.worked(work, centre_id, span.first, span.last, volunteer_id):
        yield HoursLine(
            volunteer_id=shift_hours.volunteer_id,
            date=shift_hours.date,
            minutes=round(shift_hours.hours * HOUR),
            duty_id=shift_hours.duty_id,
            activity_id=shift_hours.activity_id,
        )
