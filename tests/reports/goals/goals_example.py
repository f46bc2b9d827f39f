"""Goals of one year, invented, for papers and tables."""

import datetime as dt

from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.indicators.results import (
    Actual,
    IndicatorResult,
    Standing,
    Way,
    YearResult,
)
from buurthuis_app.domain.initiatives.figures import InitiativeRow, InitiativeYear, Money
from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.promises.figures import PromiseRow, PromiseYear
from buurthuis_app.domain.shared.ids import new_id

DAY = dt.date(2026, 11, 22)


def a_goals_year() -> GoalsYear:
    """An indicator of two years, an initiative, and three promises."""
    indicator = Indicator(id=new_id(), centre_id=new_id(), name="Oordeel", unit="%")
    result = IndicatorResult(
        indicator=indicator,
        theme="meedoen",
        way=Way.TYPED,
        definition="",
        years=(
            YearResult(year=2025, actual=Actual(standing=Standing.KNOWN, value=6.5), target=6.0),
            YearResult(year=2026, actual=Actual(standing=Standing.NO_POLL)),
        ),
    )
    row = InitiativeRow(
        id=new_id(),
        title="Moestuin",
        good_for="de flat",
        state=InitiativeState.IDEA,
        themes="",
        areas="",
        asked=None,
        granted=125050,
        paid=0,
    )
    promises = tuple(
        PromiseRow(
            id=new_id(), sentence="Snel.", norm="", measured_how="", unit="", measured=1, kept=kept
        )
        for kept in (None, True, False)
    )
    return GoalsYear(
        centre="De Schakel",
        year=2026,
        printed_on=DAY,
        indicators=(result,),
        initiatives=InitiativeYear(year=2026, money=Money(), rows=(row,)),
        promises=PromiseYear(year=2026, rows=promises),
    )
