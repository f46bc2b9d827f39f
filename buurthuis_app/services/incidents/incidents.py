"""Incidents: noted in a neutral line, followed up, and counted for the year."""

from buurthuis_app.domain.incidents.incident import Incident, problems_of_incident
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import tidied
from buurthuis_app.domain.stories.names_in_text import names_in
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept

_CHANGES = frozenset({Topic.INCIDENTS})


class Incidents(Service):
    """For the coordinator. The story of an incident is never kept here: that is the confidant's, sealed."""

    def blank(self) -> Incident:
        """An incident of today. Nothing is kept yet."""
        return Incident(id=new_id(), centre_id=self._centre_id, date=self._clock.today())

    def all(self) -> tuple[Incident, ...]:
        """All incidents: what must still happen first, then the newest."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            found = work.store(Incident).find(centre_id=self._centre_id)
        newest = sorted(found, key=lambda each: (each.date, each.id), reverse=True)
        return tuple(sorted(newest, key=lambda each: not each.open))

    def keep(self, incident: Incident, *, new: bool) -> Done[Incident]:
        """Keep a new or changed incident; says so when a name seems to stand in it.

        Raises Invalid for what is missing, Conflict when it was changed since.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        incident = tidied(incident)
        refuse(problems_of_incident(incident, self._clock.today()))
        with self._database.begin() as work:
            stored = kept(work, incident, new=new)
            people = named_texts.people(work, self._centre_id)
        names = names_in((stored.place, stored.done), people)
        remark = _(
            "Staat er een naam in? {names}. Haal die weg: het verhaal hoort bij de vertrouwenspersoon."
        )
        said = remark.format(names=listing(list(names))) if names else ""
        return self._done(work, stored, _CHANGES, remark=said)

    def remove(self, incident: Incident) -> Done[Incident]:
        """Remove an incident that was noted by mistake."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        return self._removed(incident, _CHANGES)
