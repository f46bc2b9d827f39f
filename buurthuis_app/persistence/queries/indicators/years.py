"""Years of the indicators of a centre as people filled them in."""

from uuid import UUID

from sqlalchemy import select

from buurthuis_app.domain.indicators.indicator import IndicatorYear
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def filled_in_years(work: Work, centre_id: UUID) -> tuple[IndicatorYear, ...]:
    """What was filled in for all of its indicators, in the order of the ids."""
    year, indicator = schema.indicator_year, schema.indicator
    statement = (
        select(year)
        .join(indicator, indicator.c.id == year.c.indicator_id)
        .where(indicator.c.centre_id == centre_id)
        .order_by(year.c.id)
    )
    return work.store(IndicatorYear).select(statement)
