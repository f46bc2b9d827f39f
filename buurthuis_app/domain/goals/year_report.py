"""Report on the goals of one year, aims and results: one frozen value for paper, tables and scripts."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.indicators.results import IndicatorResult
from buurthuis_app.domain.initiatives.figures import InitiativeYear
from buurthuis_app.domain.promises.figures import PromiseYear


class GoalsYear(Struct, frozen=True, kw_only=True):
    """The indicators, initiatives and promises of a centre in one year."""

    centre: str
    year: int
    printed_on: dt.date
    indicators: tuple[IndicatorResult, ...]
    initiatives: InitiativeYear
    promises: PromiseYear

    def as_json(self) -> dict[str, object]:
        """For scripts; the overview's JSON holds the same three parts."""
        return {
            "centre": self.centre,
            "year": self.year,
            "printed_on": self.printed_on.isoformat(),
            "initiatives": self.initiatives.as_json(),
            "indicators": [indicator.as_json(self.year) for indicator in self.indicators],
            "promises": self.promises.as_json(),
        }
