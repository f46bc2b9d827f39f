"""Retention of the data of volunteers after they left, and whose will go soon."""

from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.personal_data import SOON, Retention
from buurthuis_app.domain.shared.settings import VOLUNTEERS_KEPT, Setting
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence import retention
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, changed_since

FEWEST, MOST = 1, 60
"""Months. Data that is kept for a hundred years has no term at all."""
_CHANGES = frozenset({Topic.VOLUNTEERS})


class VolunteerTerms(Service):
    """The centre chooses the months; nothing goes without having been told a month before."""

    def months(self) -> int:
        """After how many months it is erased."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return retention.months(work, Retention.AFTER_LEAVING)

    def soon(self) -> tuple[Volunteer, ...]:
        """Volunteers whose data is erased within 30 days, by name."""
        from dateutil.relativedelta import relativedelta

        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            months = retention.months(work, Retention.AFTER_LEAVING)
            edge = self._clock.today() + SOON - relativedelta(months=months)
            people = queries.people(work, self._centre_id)
        everybody = (person.volunteer for person in people)
        return tuple(
            volunteer
            for volunteer in everybody
            if volunteer.until is not None and volunteer.until < edge
        )

    def choose(self, months: int) -> Done[int]:
        """Keep data so many months from now on. Raises Invalid for fewer than one or more than five years."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        if not FEWEST <= months <= MOST:
            sentence = _("Kies een aantal maanden van {least} tot {most}.")
            raise Invalid(sentence.format(least=FEWEST, most=MOST))
        new = Setting(centre_id=self._centre_id, key=VOLUNTEERS_KEPT, value=str(months))
        with self._database.begin() as work:
            former = work.store(Setting).get(self._centre_id, VOLUNTEERS_KEPT)
            return self._exchanged(work, former, new)

    def _exchange(self, left: Setting | None, target: Setting | None) -> Done[int]:
        with self._database.begin() as work:
            return self._exchanged(work, left, target)

    def _exchanged(self, work: Work, left: Setting | None, target: Setting | None) -> Done[int]:
        store = work.store(Setting)
        current = store.get(self._centre_id, VOLUNTEERS_KEPT)
        if (current.value if current else None) != (left.value if left else None):
            raise changed_since()
        if current is not None:
            store.remove([current])
        if target is not None:
            store.add(replace(target, version=current.version + 1 if current else 1))
        months = retention.months(work, Retention.AFTER_LEAVING)
        return Done(value=months, changes=_CHANGES, undo=lambda: self._exchange(target, left))
