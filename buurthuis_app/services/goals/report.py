"""Report on the goals of a year as PDF, workbook or JSON, all from one frozen value."""

import json
from io import BytesIO
from pathlib import Path

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.initiatives import figures as initiative_figures
from buurthuis_app.domain.promises import figures as promise_figures
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.errors import Invalid
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.initiatives import initiatives
from buurthuis_app.persistence.queries.promises import promises
from buurthuis_app.services.indicators.results import IndicatorReading
from buurthuis_app.services.papers.paper import GoalPaper
from buurthuis_app.services.shared.service import Service, still_there

ENDINGS = (".json", ".xlsx", ".pdf")


class GoalsReport(Service):
    """Service of the goals report. Who may read figures may print them."""

    def year(self, year: int) -> GoalsYear:
        """The indicators, initiatives and promises of a year as they are today."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            books = initiatives.books(work, self._centre_id)
            names = initiatives.names(work, self._centre_id)
            return GoalsYear(
                centre=centre.name,
                year=year,
                printed_on=today,
                indicators=IndicatorReading(work, self._centre_id, today).all(),
                initiatives=initiative_figures.year_of(books, year, names),
                promises=promise_figures.year_of(*promises.everything(work, self._centre_id), year),
            )

    def indicators(self, year: int) -> GoalPaper:
        """The indicators on paper."""
        return self._drawn(_("Kengetallen {year}").format(year=year), self.year(year), whole=False)

    def paper(self, year: int) -> GoalPaper:
        """Indicators, initiatives and promises on paper."""
        return self._drawn(_("Doelen {year}").format(year=year), self.year(year), whole=True)

    def write(self, year: int, target: Path) -> GoalsYear:
        """Write it to `target`: PDF, workbook or JSON, as its ending says.

        Raises Invalid for another ending, DiskFull or ReadOnly; an existing file is only replaced by a whole one.
        """
        ending = target.suffix.casefold()
        if ending not in ENDINGS:
            raise Invalid(_("Kies een bestandsnaam die op .json, .xlsx of .pdf eindigt."))
        goals = self.year(year)
        with written_whole(target) as file:
            if ending == ".json":
                file.write(json.dumps(goals.as_json(), ensure_ascii=False, indent=1).encode())
            elif ending == ".pdf":
                file.write(self._drawn("", goals, whole=True).content)
            else:
                from buurthuis_app.exchange.files.table_writing import write_workbook

                write_workbook(goals.tables(), file)
        return goals

    @staticmethod
    def _drawn(heading: str, goals: GoalsYear, *, whole: bool) -> GoalPaper:
        from buurthuis_app.reports.goals.indicators import write_goals

        content = BytesIO()
        notes = write_goals(goals, content, whole=whole)
        return GoalPaper(
            heading=heading,
            centre=goals.centre,
            content=content.getvalue(),
            notes=notes.sentences,
        )
