"""Years of the indicators of a centre as people filled them in."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.indicators.indicator import IndicatorYear
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together


def filled_in_years(work: Work, centre_id: UUID) -> tuple[IndicatorYear, ...]:
    """What was filled in for all of its indicators, in the order of the ids."""
    return read_together.records(work, IndicatorYear, filling_in, centre_id)


def filling_in(centre_id: UUID) -> Select[Any]:
    """What `filled_in_years` asks."""
    year, indicator = schema.indicator_year, schema.indicator
    return (
        select(year)
        .join(indicator, indicator.c.id == year.c.indicator_id)
        .where(indicator.c.centre_id == centre_id)
    )
