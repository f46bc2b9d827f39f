"""Released figures of the confidant, for everybody who reads the centre's figures."""

from buurthuis_app.domain.confidant.released_figures import ReleasedFigures
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.persistence.queries.confidant import released_figures
from buurthuis_app.services.shared.service import Service


class ConfidantFigures(Service):
    """Reads released figures only: it has no way to the register."""

    def released(self, year: int) -> ReleasedFigures | None:
        """The last release of this year's figures, small numbers hidden; None when there is none."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return released_figures.last_of_year(work, self._centre_id, year)

    def years(self) -> tuple[int, ...]:
        """The years of which figures were released, the oldest first."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return released_figures.years(work, self._centre_id)
