"""Rounds in the street of some days and of those a year earlier, as figures."""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from buurthuis_app.domain.outreach.figures import OutreachFigures, figures_of
from buurthuis_app.domain.outreach.street_round import StreetRound
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.initiatives import initiatives
from buurthuis_app.persistence.queries.shared import read_together


def beside(
    work: Work, centre_id: UUID, period: Period, today: dt.date
) -> tuple[OutreachFigures, OutreachFigures]:
    """The figures of a period, or as much of it as is over, and those of the same days a year earlier."""
    so_far = period.as_far_as(today)
    before = so_far.a_year_earlier()
    rounds = read_together.records(work, StreetRound, going, centre_id, so_far, before)
    if not rounds:
        return OutreachFigures(), OutreachFigures()
    names = initiatives.names(work, centre_id)
    now = [each for each in rounds if so_far.first <= each.date <= so_far.last]
    then = [each for each in rounds if before.first <= each.date <= before.last]
    return (
        figures_of(now, names, period.parts()),
        figures_of(then, names, period.a_year_earlier().parts()),
    )


def going(centre_id: UUID, *periods: Period) -> Select[Any]:
    """Asks for the rounds on the days of any of these periods."""
    street_round = schema.street_round
    days = [street_round.c.date.between(each.first, each.last) for each in periods]
    return select(street_round).where(street_round.c.centre_id == centre_id, or_(*days))
