"""Day start of the coordinator: what waits, read at once."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.overviews.day_start import DayStartFacts, Waiting, waiting
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Span, iso_week
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.counts import day_cards
from buurthuis_app.persistence.queries.hire import hires
from buurthuis_app.persistence.queries.incidents import incidents
from buurthuis_app.persistence.queries.lending import lending
from buurthuis_app.persistence.queries.overviews import day_start
from buurthuis_app.persistence.queries.placements import placements
from buurthuis_app.persistence.queries.voices import voices
from buurthuis_app.services.privacy.maintenance import Keeping
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service


class DayStart(Service):
    """What to do today. Messages to the confidant are not in it: nobody else can tell whether there are any."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, keeping: Keeping
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._keeping = keeping

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, what presses first; none for who may not see to it all, as at the door."""
        if not (self.may(Permission.MANAGE_PEOPLE) and self.may(Permission.KEEP)):
            return ()
        today, centre = self._clock.today(), self._centre_id
        week, last_year = iso_week(today), periods.year(today.year - 1)
        with self._database.read() as work:
            facts = DayStartFacts(
                today=today,
                open_places=day_start.open_places(work, centre, Span(first=today, last=week.last)),
                gaps=day_cards.gaps(work, centre, week, today),
                volunteers=day_start.volunteers(work, centre),
                duties=work.store(Duty).find(centre_id=centre),
                placements=placements.overdue(work, centre, today),
                late=lending.late(work, centre, today),
                follow_ups=incidents.to_follow_up(work, centre, today),
                hire_requests=hires.waiting(work, centre),
                late_invoices=hires.late(work, centre, today),
                late_plans=voices.late_plans(work, centre, today),
                accounts=day_start.accounts(work, centre, dt.date(today.year, 1, 1)),
                not_adopted=last_year if day_start.not_adopted(work, centre, last_year) else None,
                second_place_overdue=self._keeping.rounds.second_place().overdue,
            )
        return waiting(facts)
