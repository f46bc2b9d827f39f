"""Indicators (kengetallen): a figure that town and centre follow from year to year, and what was aimed at."""

from collections.abc import Iterable, Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _

LONGEST_NAME = 120
LONGEST_UNIT = 30
LONGEST_SOURCE = 200
LONGEST_TEXT = 1000
_LONGEST = {
    "name": LONGEST_NAME,
    "unit": LONGEST_UNIT,
    "source": LONGEST_SOURCE,
    "meaning": LONGEST_TEXT,
}
EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
LARGEST_VALUE = 1_000_000_000
MOST_YEARS_BETWEEN = 25
TELLING = 0.1
"""A difference from the target of more than this share asks why."""


class Direction(Enum):
    """Direction that counts as better: higher or lower."""

    HIGHER = "higher"
    LOWER = "lower"


class MeasureKind(Enum):
    """What the program can measure by itself over a year."""

    VISITS = "visits"
    HELD = "held"
    AVERAGE = "average"
    TALLY = "tally"
    """The sum of one tally kind: new faces, meals, repairs."""
    STORIES = "stories"
    """Stories that may be shared outside on the day of looking."""
    PRESENT = "present"
    """Times that somebody who signed up was ticked as present; never different people."""
    OCCUPANCY = "occupancy"
    """Percent of the hours that the rooms could be used."""
    VOLUNTEERS_AT_END = "volunteers_at_end"
    VOLUNTEERS_AVERAGE = "volunteers_average"
    VOLUNTEERS_ACTIVE = "volunteers_active"
    HOURS = "hours"
    INITIATIVES = "initiatives"

    @property
    def of_times(self) -> bool:
        """Whether it begins with the first time that the centre planned or counted."""
        return self in {
            MeasureKind.VISITS,
            MeasureKind.HELD,
            MeasureKind.AVERAGE,
            MeasureKind.TALLY,
            MeasureKind.PRESENT,
            MeasureKind.OCCUPANCY,
        }

    @property
    def narrowed(self) -> bool:
        """Whether it can be measured for a theme, area, target group or kind only."""
        return self in {
            MeasureKind.VISITS,
            MeasureKind.HELD,
            MeasureKind.AVERAGE,
            MeasureKind.TALLY,
            MeasureKind.STORIES,
            MeasureKind.PRESENT,
            MeasureKind.INITIATIVES,
        }


class Indicator(Struct, frozen=True, kw_only=True):
    """What is followed, where it began, and where its actual figures come from.

    `every` is the number of years between two measurements by others, 0 when that is unknown. The actual figures
    are measured by the program (`measured_by`, of one theme, area, group or kind when that is named), taken from a
    survey's question (`question_id`: the mean mark, the percent that says yes, or the percent that chose
    `question_option`), or typed.
    """

    id: UUID
    centre_id: UUID
    name: str
    unit: str = ""
    theme_id: UUID | None = None
    direction: Direction = Direction.HIGHER
    baseline: float | None = None
    baseline_year: int | None = None
    every: int = 0
    source: str = ""
    meaning: str = ""
    measured_by: MeasureKind | None = None
    tally_kind_id: UUID | None = None
    only_theme_id: UUID | None = None
    only_area_id: UUID | None = None
    only_group_id: UUID | None = None
    only_kind_id: UUID | None = None
    question_id: UUID | None = None
    question_option: int | None = None
    position: int = 0
    version: int = 1

    @property
    def typed(self) -> bool:
        """Whether people write its actual figures down themselves."""
        return self.measured_by is None and self.question_id is None


class IndicatorYear(Struct, frozen=True, kw_only=True):
    """What was aimed at, expected and found for one year.

    `no_poll` says that nobody measured that year, which is something else than not knowing: `next_poll` is then the
    year of the next measurement, None when that is unknown.
    """

    id: UUID
    indicator_id: UUID
    year: int
    target: float | None = None
    forecast: float | None = None
    actual: float | None = None
    no_poll: bool = False
    next_poll: int | None = None
    source: str = ""
    explanation: str = ""
    version: int = 1


@gathered
def problems(indicator: Indicator, others: Iterable[Indicator]) -> Iterator[Problem]:
    """What must still be mended in an indicator, beside the `others` of the centre."""
    yield from _problems_of_words(indicator)
    name = name_key(indicator.name)
    if any(other.id != indicator.id and name_key(other.name) == name for other in others):
        yield Problem("name", _("Deze naam is er al. Kies een andere naam."))
    yield from _problems_of_baseline(indicator)
    if not 0 <= indicator.every <= MOST_YEARS_BETWEEN:
        sentence = _("Kies om de hoeveel jaar: 1 tot en met {n}, of 0 als u dat niet weet.")
        yield Problem("every", sentence.format(n=MOST_YEARS_BETWEEN))
    if indicator.measured_by is MeasureKind.TALLY and indicator.tally_kind_id is None:
        yield Problem("tally_kind_id", _("Kies wat er geteld wordt."))
    if indicator.measured_by is not None and indicator.question_id is not None:
        yield Problem("measured_by", _("Kies één manier: het programma telt, of een peiling."))


def _problems_of_words(indicator: Indicator) -> Iterator[Problem]:
    if not indicator.name.strip():
        yield Problem("name", _("Vul een naam in."))
    yield from too_long(indicator, _LONGEST)


def _problems_of_baseline(indicator: Indicator) -> Iterator[Problem]:
    if indicator.baseline is not None and indicator.baseline_year is None:
        yield Problem("baseline_year", _("Uit welk jaar is het begin? Vul het jaar in."))
    if indicator.baseline is None and indicator.baseline_year is not None:
        yield Problem("baseline", _("Vul in waar het begon, of maak het jaar leeg."))
    if indicator.baseline_year is not None and not _is_year(indicator.baseline_year):
        yield Problem("baseline_year", _year_sentence())
    yield from _too_large(indicator, ("baseline",))


@gathered
def problems_of_year(year: IndicatorYear, others: Iterable[IndicatorYear]) -> Iterator[Problem]:
    """What must still be mended in one year of an indicator, beside its `others`."""
    if not year.year:
        yield Problem("year", _("Bij welk jaar hoort dit? Vul het jaar in."))
    elif not _is_year(year.year):
        yield Problem("year", _year_sentence())
    if any(other.id != year.id and other.year == year.year for other in others):
        sentence = _("{year} staat er al. Verander dat jaar, of kies een ander.")
        yield Problem("year", sentence.format(year=year.year))
    if year.no_poll and year.actual is not None:
        sentence = _(
            "Er staat een uitkomst bij een jaar zonder peiling. Maak een van de twee leeg."
        )
        yield Problem("actual", sentence)
    if year.next_poll is not None and not year.no_poll:
        yield Problem("next_poll", _("Kies eerst dat er dit jaar geen peiling was."))
    elif year.next_poll is not None and not (year.year < year.next_poll <= LATEST_YEAR):
        yield Problem("next_poll", _("De volgende peiling komt na dit jaar. Kies een later jaar."))
    yield from _too_large(year, ("target", "forecast", "actual"))
    yield from too_long(year, {"source": LONGEST_SOURCE, "explanation": LONGEST_TEXT})


def _too_large(record: object, fields: Iterable[str]) -> Iterator[Problem]:
    for field in fields:
        value = getattr(record, field)
        if value is not None and not abs(value) < LARGEST_VALUE:
            yield Problem(field, _("Dit getal is te groot. Kijk of er een cijfer te veel staat."))


def _is_year(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR


def _year_sentence() -> str:
    return _("Kies een jaar van {first} tot en met {last}.").format(
        first=EARLIEST_YEAR, last=LATEST_YEAR
    )
