"""Joint overviews: this centre and its guests in one year, as a paper."""

from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.joint.joint_overview import JointColumn, JointOverview
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.names_apart import told_apart
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.joint.guests import Guests
from buurthuis_app.services.joint.sharing import Sharing
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there


class JointOverviews(Service):
    """Sets centres beside each other."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        sharing: Sharing,
        guests: Guests,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._sharing = sharing
        self._guests = guests

    def document(self, year: int) -> Document:
        """The overview over centres of one year; with this centre alone while there are no guests."""
        from buurthuis_app.reports.joint.joint_overview import document

        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            own = still_there(work, Centre, self._centre_id)
            own_year = self._sharing.year_in(work, year)
            guests = self._guests.kept_in(work)
            logo = work.store(Logo).get(self._centre_id)
        years = (own_year, *(guest.of(year) for guest in guests))
        towns = [(own.name, own.town), *((guest.name, guest.town) for guest in guests)]
        names = told_apart(towns)
        beside = list(zip(names, years, strict=True))
        overview = JointOverview(
            year=year,
            printed_on=self._clock.today(),
            columns=tuple(JointColumn(name=name, year=year) for name, year in beside if year),
            missing=tuple(name for name, year in beside if year is None),
        )
        return document(overview, own.name, logo)
