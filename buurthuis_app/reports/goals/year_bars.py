"""Bars of an indicator: one for each year from the first to the last that anything is known of."""

from buurthuis_app.domain.indicators.results import IndicatorResult, Standing, shown
from buurthuis_app.domain.papers.document import YearBar


def year_bars(result: IndicatorResult) -> tuple[YearBar, ...]:
    """A bar for each year, with the baseline before them."""
    bars = {
        result_year.year: YearBar(
            year=result_year.year,
            actual=None if result_year.actual.value is None else shown(result_year.actual),
            so_far=result_year.actual.standing is Standing.SO_FAR,
            no_poll=result_year.actual.standing is Standing.NO_POLL,
            target=result_year.target,
            forecast=result_year.forecast,
        )
        for result_year in result.years
    }
    begin = result.indicator.baseline_year
    if begin is not None and begin not in bars:
        bars[begin] = YearBar(year=begin, actual=result.indicator.baseline)
    if not bars:
        return ()
    return tuple(bars.get(year, YearBar(year=year)) for year in range(min(bars), max(bars) + 1))
