"""Rounds in the street of some days, with the names of areas and groups, as figures."""

from uuid import UUID

from sqlalchemy import select

from buurthuis_app.domain.outreach.figures import OutreachFigures, figures_of
from buurthuis_app.domain.outreach.street_round import StreetRound
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.initiatives import initiatives


def figures_in(work: Work, centre_id: UUID, days: Period, whole: Period) -> OutreachFigures:
    """The figures of these days, and of each part of the whole period that they are of."""
    street_round = schema.street_round
    statement = select(street_round).where(
        street_round.c.centre_id == centre_id,
        street_round.c.date.between(days.first, days.last),
    )
    rounds = work.store(StreetRound).select(statement)
    if not rounds:
        return OutreachFigures()
    return figures_of(rounds, initiatives.names(work, centre_id), whole.parts())
