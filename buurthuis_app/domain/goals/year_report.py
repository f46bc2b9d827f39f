"""Report on the goals of one year, aims and results: one frozen value for paper, tables and scripts."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from buurthuis_app.domain.indicators.results import IndicatorResult, Standing
from buurthuis_app.domain.initiatives.figures import InitiativeYear
from buurthuis_app.domain.papers.spreadsheet import Cell, Table, TableHeading
from buurthuis_app.domain.promises.figures import PromiseYear
from buurthuis_app.i18n import _


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

    def tables(self) -> tuple[Table, ...]:
        """For a workbook: a sheet for each part, amounts in euros."""
        return (self._indicators(), self._initiatives(), self._promises())

    def _indicators(self) -> Table:
        return Table(
            title=_("Kengetallen"),
            headings=(
                TableHeading(title=_("kengetal"), width=34),
                TableHeading(title=_("eenheid"), width=10),
                TableHeading(title=_("thema"), width=16),
                TableHeading(title=_("jaar"), width=8),
                TableHeading(title=_("uitkomst"), width=11),
                TableHeading(title=_("stand"), width=14),
                TableHeading(title=_("verwachting"), width=12),
                TableHeading(title=_("streefgetal"), width=12),
                TableHeading(title=_("bron"), width=26),
                TableHeading(title=_("toelichting"), width=50),
                TableHeading(title=_("wat het betekent"), width=60),
            ),
            rows=tuple(row for indicator in self.indicators for row in _rows(indicator)),
        )

    def _initiatives(self) -> Table:
        return Table(
            title=_("Initiatieven"),
            headings=(
                TableHeading(title=_("initiatief"), width=34),
                TableHeading(title=_("goed voor"), width=50),
                TableHeading(title=_("thema's"), width=24),
                TableHeading(title=_("gebieden"), width=24),
                TableHeading(title=_("toegekend"), width=12),
                TableHeading(title=_("betaald"), width=12),
            ),
            rows=tuple(
                (
                    *(row.title, row.good_for, row.themes, row.areas),
                    *(row.granted / 100, row.paid / 100),
                )
                for row in self.initiatives.rows
            ),
        )

    def _promises(self) -> Table:
        return Table(
            title=_("Beloften"),
            headings=(
                TableHeading(title=_("belofte"), width=50),
                TableHeading(title=_("norm"), width=26),
                TableHeading(title=_("gemeten"), width=9),
                TableHeading(title=_("laatste meting"), width=14),
                TableHeading(title=_("uitkomst"), width=11),
                TableHeading(title=_("gehouden"), width=10),
                TableHeading(title=_("opmerking"), width=40),
            ),
            rows=tuple(
                (
                    *(row.sentence, row.norm, row.measured, row.last_on, row.value),
                    "" if row.kept is None else _("ja") if row.kept else _("nee"),
                    row.remark,
                )
                for row in self.promises.rows
            ),
        )


def _rows(result: IndicatorResult) -> Iterator[tuple[Cell, ...]]:
    indicator = result.indicator
    standings = {
        Standing.KNOWN: "",
        Standing.SO_FAR: _("tot nu toe"),
        Standing.NO_POLL: _("geen peiling"),
        Standing.TOO_FEW: _("te weinig antwoorden"),
        Standing.UNKNOWN: "",
    }
    for result_year in result.years:
        yield (
            *(
                indicator.name,
                indicator.unit,
                result.theme,
                result_year.year,
                result_year.actual.value,
            ),
            standings[result_year.actual.standing],
            *(
                result_year.forecast,
                result_year.target,
                result_year.source,
                result_year.explanation,
                result.definition,
            ),
        )
