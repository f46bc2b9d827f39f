"""Results of an indicator: one frozen value for screen, paper and scripts."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.indicators.indicator import (
    TELLING,
    Direction,
    Indicator,
    IndicatorYear,
)
from buurthuis_app.domain.promises.figures import SAID_IN_FULL, with_unit
from buurthuis_app.i18n import _, rounded
from buurthuis_app.records import replace


class Standing(Enum):
    """Standing of a year's actual figure: known, so far, or missing."""

    KNOWN = "known"
    SO_FAR = "so_far"
    """Measured, of a year that still runs."""
    NO_POLL = "no_poll"
    """The survey was not held that year."""
    TOO_FEW = "too_few"
    """So few people answered that the outcome would say who said what."""
    UNKNOWN = "unknown"


class Way(Enum):
    """Way in which an actual figure is obtained."""

    TYPED = "typed"
    MEASURED = "measured"
    SURVEY = "survey"


class Actual(Struct, frozen=True, kw_only=True):
    """The actual figure of one year; `value` is None unless its standing is KNOWN or SO_FAR."""

    standing: Standing
    value: float | None = None
    next_poll: int | None = None
    survey_id: UUID | None = None
    way: Way = Way.TYPED
    since: dt.date | None = None
    """The day on which counting began, in a year of which months were over by then."""


class YearResult(Struct, frozen=True, kw_only=True):
    """One year of an indicator. `kept` is what people filled in for it, None when they did not."""

    year: int
    actual: Actual
    target: float | None = None
    forecast: float | None = None
    source: str = ""
    explanation: str = ""
    kept: IndicatorYear | None = None

    def said(self, unit: str) -> str:
        """The actual figure in words; "" when nothing is known of it."""
        return said_actual(self.actual, unit)


class IndicatorResult(Struct, frozen=True, kw_only=True):
    """An indicator with all its years, the earliest first, and what its figures mean."""

    indicator: Indicator
    theme: str
    way: Way
    definition: str
    years: tuple[YearResult, ...]

    def of(self, year: int) -> YearResult | None:
        """The result of this year; None when there is none."""
        return next((result for result in self.years if result.year == year), None)

    def known_of(self, year: int) -> YearResult | None:
        """The same, where in the year that it began with the baseline is what is known."""
        result = self.of(year)
        begin = self.indicator
        known = result is not None and result.actual.standing is not Standing.UNKNOWN
        if known or begin.baseline is None or begin.baseline_year != year:
            return result
        actual = Actual(standing=Standing.KNOWN, value=begin.baseline)
        if result is None:
            return YearResult(year=year, actual=actual, source=begin.source)
        return replace(result, actual=actual)

    def met(self, year: int) -> bool | None:
        """Whether the target of this year was reached; None when it can't be told (yet)."""
        result = self.of(year)
        if result is None or result.actual.standing is not Standing.KNOWN:
            return None
        return met(self.indicator.direction, result.actual.value, result.target)

    def asks_why(self, year: int) -> bool:
        """Whether the figure differs over a tenth from its target and nobody wrote why."""
        result = self.of(year)
        if result is None or result.actual.standing is not Standing.KNOWN or not result.target:
            return False
        difference = abs((result.actual.value or 0) - result.target)
        return difference > TELLING * abs(result.target) and not result.explanation.strip()

    @property
    def next_poll(self) -> int | None:
        """The year of the next measurement by others; None when that is unknown or the program measures."""
        if self.way is Way.MEASURED:
            return None
        measured = [
            result.year for result in self.years if result.actual.standing is Standing.KNOWN
        ]
        measured += [self.indicator.baseline_year] if self.indicator.baseline_year else []
        named = [result for result in self.years if result.actual.next_poll is not None]
        if named and named[-1].actual.next_poll not in measured:
            return named[-1].actual.next_poll
        every = self.indicator.every
        return max(measured) + every if measured and every else None

    def as_json(self, year: int) -> dict[str, object]:
        """This indicator for scripts: what is known of `year`, and of all its years."""
        indicator = self.indicator
        unknown = Actual(standing=Standing.UNKNOWN)
        result = self.known_of(year) or YearResult(year=year, actual=unknown)
        return {
            "name": indicator.name,
            "unit": indicator.unit,
            "theme": self.theme,
            "direction": indicator.direction.value,
            "baseline": indicator.baseline,
            "baseline_year": indicator.baseline_year,
            "way": self.way.value,
            "definition": self.definition,
            **_year_as_json(result),
            "met": self.met(year),
            "next_poll": self.next_poll,
            "years": [_year_as_json(year_result) for year_result in self.years],
        }


def _year_as_json(result: YearResult) -> dict[str, object]:
    return {
        "year": result.year,
        "target": result.target,
        "forecast": result.forecast,
        "actual": result.actual.value,
        "standing": result.actual.standing.value,
        "way": result.actual.way.value,
        "source": result.source,
        "explanation": result.explanation,
    }


def met(direction: Direction, actual: float | None, target: float | None) -> bool | None:
    """Whether a figure is at least as good as its target; None when either is unknown."""
    if actual is None or target is None:
        return None
    return actual >= target if direction is Direction.HIGHER else actual <= target


def shown(actual: Actual) -> float:
    """A figure as it is shown: as it was typed, and what was reckoned with one decimal."""
    value = actual.value or 0.0
    return value if actual.way is Way.TYPED else rounded(value, 1)


def said_actual(actual: Actual, unit: str) -> str:
    """The figure in words, or in words why there is none; "" when nothing is known."""
    if actual.value is not None:
        words = with_unit(actual.value if unit in SAID_IN_FULL else shown(actual), unit)
        if actual.standing is Standing.SO_FAR:
            return _("{figure} tot nu toe").format(figure=words)
        return words
    if actual.standing is Standing.NO_POLL and actual.next_poll is not None:
        return _("geen peiling, volgende in {year}").format(year=actual.next_poll)
    if actual.standing is Standing.NO_POLL:
        return _("geen peiling")
    if actual.standing is Standing.TOO_FEW:
        return _("te weinig antwoorden")
    return ""
