"""Incidents of some days, in numbers by kind."""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from buurthuis_app.domain.incidents.incident import IncidentYear, incident_year
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together


def figures(work: Work, centre_id: UUID, span: Span) -> IncidentYear:
    """How many there were of each kind."""
    rows = read_together.rows(work, happening, centre_id, span)
    return incident_year(kind for (kind,) in rows)


def happening(centre_id: UUID, span: Span) -> Select[Any]:
    """What `figures` asks."""
    incident = schema.incident
    return select(incident.c.kind).where(
        incident.c.centre_id == centre_id, incident.c.date.between(span.first, span.last)
    )


def to_follow_up(work: Work, centre_id: UUID, today: dt.date) -> int:
    """After how many something must be done today, or should have been."""
    incident = schema.incident
    statement = select(func.count()).where(
        incident.c.centre_id == centre_id,
        incident.c.follow_up_on <= today,
        ~incident.c.followed_up,
    )
    number: int = work.connection.execute(statement).scalar_one()
    return number
