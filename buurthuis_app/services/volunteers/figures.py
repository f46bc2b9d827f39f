"""Figures of volunteers and their hours: one place for screen, paper and scripts."""

from buurthuis_app.domain.shared.periods import Period, Span
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.volunteers.figures import VolunteerFigures, volunteer_figures
from buurthuis_app.persistence.queries.volunteers import hours
from buurthuis_app.services.shared.service import Service


class VolunteersCounted(Service):
    """The figures about volunteers, without names."""

    def of(self, period: Period) -> VolunteerFigures:
        """Figures of a period, as far as it is over today. `volunteer_definitions()` has their meaning."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            span = Span(first=period.first, last=period.last)
            worked, paid = hours.worked_and_paid(work, self._centre_id, span)
            stays = hours.stays(work, self._centre_id)
            return volunteer_figures(stays, worked, period, today, paid)
