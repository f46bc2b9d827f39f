"""Retention of the data of volunteers after they left, and whose will go soon."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.personal_data import Retention
from buurthuis_app.domain.shared.settings import VOLUNTEERS_KEPT
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.erasure import erasures, retention
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, keep_setting

FEWEST, MOST = 1, 60
"""Months. Data that is kept for a hundred years has no term at all."""
_CHANGES = frozenset({Topic.VOLUNTEERS})


class LeavingVolunteer(Struct, frozen=True, kw_only=True):
    """Somebody who left, and the first day on which that person's data may be erased."""

    volunteer: Volunteer
    erased_from: dt.date


class VolunteerTerms(Service):
    """The centre chooses the months; nothing goes without having been told before."""

    def months(self) -> int:
        """After how many months it is erased."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return retention.months(work, Retention.AFTER_LEAVING)

    def soon(self) -> tuple[LeavingVolunteer, ...]:
        """Volunteers whose data is past its term or will be within a month, with the day on which it goes."""
        from dateutil.relativedelta import relativedelta

        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            months = retention.months(work, Retention.AFTER_LEAVING)
            people = queries.people(work, self._centre_id)
            announced = erasures.announced(work)
        today, term = self._clock.today(), relativedelta(months=months)
        edge = today + erasures.AHEAD - term
        leaving = []
        for volunteer in (person.volunteer for person in people):
            if volunteer.until is None or volunteer.until >= edge:
                continue
            # Kept as long as its last day is not before today minus the term: see retention.
            due = volunteer.until + term + dt.timedelta(days=1)
            place = ("volunteer", volunteer.id.hex, Retention.AFTER_LEAVING)
            day = erasures.day_of(place, announced, due, today)
            leaving.append(LeavingVolunteer(volunteer=volunteer, erased_from=day))
        return tuple(leaving)

    def choose(self, months: int) -> Done[int]:
        """Keep data so many months from now on. Raises Invalid for fewer than one or more than five years."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        if not FEWEST <= months <= MOST:
            sentence = _("Kies een aantal maanden van {least} tot {most}.")
            raise Invalid(sentence.format(least=FEWEST, most=MOST))
        with self._database.begin() as work:
            keep_setting(work, self._centre_id, VOLUNTEERS_KEPT, str(months))
        return self._done(work, months, _CHANGES)
