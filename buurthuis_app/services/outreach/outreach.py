"""Outreach: rounds in the street are noted, and what a year of them came to."""

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.outreach.street_round import StreetRound, problems_of_round
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import tidied
from buurthuis_app.persistence.queries.outreach import outreach as queries
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_there

_CHANGES = frozenset({Topic.OUTREACH})


class Outreach(Service):
    """The coordinator notes rounds; the board reads the figures."""

    def blank(self) -> StreetRound:
        """A round of today, with area, group and place of the last one. Nothing is kept yet."""
        last = next(iter(self.rounds()), None)
        return StreetRound(
            id=new_id(),
            centre_id=self._centre_id,
            date=self._clock.today(),
            area_id=last.area_id if last else None,
            group_id=last.group_id if last else None,
            place=last.place if last else "",
        )

    def rounds(self) -> tuple[StreetRound, ...]:
        """All rounds, the newest first."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            found = work.store(StreetRound).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda each: (each.date, each.id), reverse=True))

    def keep(self, street_round: StreetRound, *, new: bool) -> Done[StreetRound]:
        """Keep a new or changed round. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.PLAN)
        street_round = tidied(street_round, "place")
        refuse(problems_of_round(street_round, self._clock.today()))
        with self._database.begin() as work:
            stored = kept(work, street_round, new=new)
        return self._done(work, stored, _CHANGES)

    def remove(self, street_round: StreetRound) -> Done[StreetRound]:
        """Remove a round."""
        self._actor.demand(Permission.PLAN)
        return self._removed(street_round, _CHANGES)

    def paper(self, period: Period) -> Document:
        """What the rounds of a period came to, beside the same days a year earlier."""
        from buurthuis_app.reports.outreach.on_the_street import document

        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            now, former = queries.beside(work, self._centre_id, period, today)
        return document(centre.name, today, period, now, former)
