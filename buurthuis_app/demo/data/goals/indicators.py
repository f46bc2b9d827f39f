"""Indicators of the demo as data: measured by the program, asked of visitors, and typed."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.indicators.indicator import Direction, MeasureKind


class IndicatorYearData(Data, frozen=True, kw_only=True):
    """What was filled in for a year: a fixed one, or the one so many years ago."""

    year: int | None = None
    years_ago: int = 0
    target: float | None = None
    forecast: float | None = None
    actual: float | None = None
    no_poll: bool = False
    next_poll: int | None = None
    explanation: str = ""


class IndicatorData(Data, frozen=True, kw_only=True):
    """One indicator. `theme`, `only_theme` and `tally_kind` are names."""

    name: str
    theme: str
    years: tuple[IndicatorYearData, ...]
    unit: str = ""
    meaning: str = ""
    direction: Direction = Direction.HIGHER
    baseline: float | None = None
    baseline_year: int | None = None
    every: int = 0
    source: str = ""
    measured_by: MeasureKind | None = None
    tally_kind: str = ""
    only_theme: str = ""
    mark_of_visitors: bool = False
    """Its actual figures are the marks that visitors give in their survey."""


class IndicatorsData(Data, frozen=True, kw_only=True):
    """What the demo's house and town follow."""

    indicators: tuple[IndicatorData, ...]


@cache
def indicators_data() -> IndicatorsData:
    """The file `indicators`."""
    return read("indicators", IndicatorsData)
