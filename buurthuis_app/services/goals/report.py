"""Report on the goals of a year, from one frozen value."""

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.initiatives import figures as initiative_figures
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.promises import figures as promise_figures
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.persistence.queries.initiatives import initiatives
from buurthuis_app.persistence.queries.promises import promises
from buurthuis_app.services.indicators.results import IndicatorReading
from buurthuis_app.services.shared.service import Service, still_there


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

    def document(self, year: int, *, whole: bool) -> Document:
        """The indicators on paper; with `whole` the initiatives and promises too."""
        from buurthuis_app.reports.goals.year_report import document

        return document(self.year(year), whole=whole)
