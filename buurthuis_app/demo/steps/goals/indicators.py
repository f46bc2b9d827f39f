"""Indicators that the demo's house and town follow: measured, asked of visitors and typed."""

from collections.abc import Sequence

from buurthuis_app.demo.data.goals.indicators import (
    IndicatorData,
    IndicatorYearData,
    indicators_data,
)
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.steps.goals.surveys import SurveyRecords
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.indicators.indicator import Indicator, IndicatorYear
from buurthuis_app.domain.shared.ids import new_id

IndicatorRecords = tuple[Indicator, tuple[IndicatorYear, ...]]


def build(
    house: House, timeline: Timeline, surveys: Sequence[SurveyRecords]
) -> tuple[IndicatorRecords, ...]:
    """Each indicator with what people filled in for its years."""
    records = []
    for place, indicator_data in enumerate(indicators_data().indicators):
        indicator = _indicator(house, surveys, indicator_data, place)
        years = tuple(_year(timeline, indicator, year) for year in indicator_data.years)
        records.append((indicator, years))
    return tuple(records)


def _indicator(
    house: House, surveys: Sequence[SurveyRecords], indicator_data: IndicatorData, place: int
) -> Indicator:
    mark = surveys[0].asked.questions[0]
    return Indicator(
        id=new_id(),
        centre_id=house.centre.id,
        name=indicator_data.name,
        unit=indicator_data.unit,
        theme_id=house.themes[indicator_data.theme].id,
        direction=indicator_data.direction,
        baseline=indicator_data.baseline,
        baseline_year=indicator_data.baseline_year,
        every=indicator_data.every,
        source=indicator_data.source,
        meaning=indicator_data.meaning,
        measured_by=indicator_data.measured_by,
        tally_kind_id=house.kinds[indicator_data.tally_kind].id
        if indicator_data.tally_kind
        else None,
        only_theme_id=house.themes[indicator_data.only_theme].id
        if indicator_data.only_theme
        else None,
        question_id=mark.id if indicator_data.mark_of_visitors else None,
        position=place,
    )


def _year(timeline: Timeline, indicator: Indicator, year_data: IndicatorYearData) -> IndicatorYear:
    return IndicatorYear(
        id=new_id(),
        indicator_id=indicator.id,
        year=year_data.year or timeline.today.year - year_data.years_ago,
        target=year_data.target,
        forecast=year_data.forecast,
        actual=year_data.actual,
        no_poll=year_data.no_poll,
        next_poll=year_data.next_poll,
        explanation=year_data.explanation,
    )
