"""What came of an indicator: one frozen value for screen, paper and scripts."""

from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.indicators.indicator import (
    TELLING,
    Direction,
    Indicator,
    IndicatorYear,
)
from buurthuis_app.domain.promises.figures import with_unit
from buurthuis_app.i18n import _


class Standing(Enum):
    """What is known of a year's actual figure."""

    KNOWN = "known"
    SO_FAR = "so_far"
    """Measured, of a year that still runs."""
    NO_POLL = "no_poll"
    """Nobody measured that year."""
    TOO_FEW = "too_few"
    """So few people answered that the outcome would say who said what."""
    UNKNOWN = "unknown"


class Way(Enum):
    """Where an actual figure comes from."""

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
        """What is known of this year."""
        return next((one for one in self.years if one.year == year), None)

    def met(self, year: int) -> bool | None:
        """Whether the target of this year was reached; None when it can't be told (yet)."""
        found = self.of(year)
        if found is None or found.actual.standing is not Standing.KNOWN:
            return None
        return met(self.indicator.direction, found.actual.value, found.target)

    def asks_why(self, year: int) -> bool:
        """Whether the figure differs over a tenth from its target and nobody wrote why."""
        found = self.of(year)
        if found is None or found.actual.standing is not Standing.KNOWN or not found.target:
            return False
        difference = abs((found.actual.value or 0) - found.target)
        return difference > TELLING * abs(found.target) and not found.explanation.strip()

    @property
    def next_poll(self) -> int | None:
        """The year of the next measurement by others; None when that is unknown or the program measures."""
        if self.way is Way.MEASURED:
            return None
        measured = [one.year for one in self.years if one.actual.standing is Standing.KNOWN]
        measured += [self.indicator.baseline_year] if self.indicator.baseline_year else []
        named = [one for one in self.years if one.actual.next_poll is not None]
        if named and named[-1].actual.next_poll not in measured:
            return named[-1].actual.next_poll
        every = self.indicator.every
        return max(measured) + every if measured and every else None

    def as_json(self, year: int) -> dict[str, object]:
        """This indicator for scripts: what is known of `year`, and of all its years."""
        one = self.indicator
        found = self.of(year) or YearResult(year=year, actual=Actual(standing=Standing.UNKNOWN))
        return {
            "name": one.name,
            "unit": one.unit,
            "theme": self.theme,
            "direction": one.direction.value,
            "baseline": one.baseline,
            "baseline_year": one.baseline_year,
            "way": self.way.value,
            "definition": self.definition,
            **_year_as_json(found),
            "met": self.met(year),
            "next_poll": self.next_poll,
            "years": [_year_as_json(each) for each in self.years],
        }


def _year_as_json(one: YearResult) -> dict[str, object]:
    return {
        "year": one.year,
        "target": one.target,
        "forecast": one.forecast,
        "actual": one.actual.value,
        "standing": one.actual.standing.value,
        "way": one.actual.way.value,
        "source": one.source,
        "explanation": one.explanation,
    }


def met(direction: Direction, actual: float | None, target: float | None) -> bool | None:
    """Whether a figure is at least as good as its target; None when either is unknown."""
    if actual is None or target is None:
        return None
    return actual >= target if direction is Direction.HIGHER else actual <= target


def shown(actual: Actual) -> float:
    """A figure as it is shown: as it was typed, and what was reckoned with one decimal."""
    value = actual.value or 0.0
    return value if actual.way is Way.TYPED else round(value, 1)


def said_actual(actual: Actual, unit: str) -> str:
    """The figure in words, or in words why there is none; "" when nothing is known."""
    if actual.value is not None:
        words = with_unit(shown(actual), unit)
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
