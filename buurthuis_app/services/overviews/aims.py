"""What was aimed at for each activity in a year, and why it went otherwise."""

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.overviews.aims import Aim, Aimed, problems
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.figures import figures
from buurthuis_app.records import replace
from buurthuis_app.services.figures.harvest import overview_of
from buurthuis_app.services.overviews.gathering import aims_of
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, changed_since

_CHANGES = frozenset({Topic.ACTIVITIES})


class Aiming(Service):
    """Reads and keeps the aims of a year."""

    def of_year(self, year: int) -> tuple[Aimed, ...]:
        """Every activity of the year beside its aim, by title."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            found = overview_of(work, self._centre_id, periods.year(year), today)
            return aims_of(work, self._centre_id, found)

    def of_activity(self, activity: Activity, year: int) -> Aimed:
        """One activity beside its aim of a year, also when it has neither aim nor dates in it."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            found = work.store(Aim).find(activity_id=activity.id, year=year)
            return Aimed(
                activity_id=activity.id,
                title=activity.title,
                aim=next(iter(found), None),
                figures=figures.whole(
                    work, self._centre_id, periods.year(year), self._clock.today(), [activity.id]
                ),
            )

    def blank(self, one: Aimed, year: int) -> Aim:
        """The aim of an activity, or an empty one to fill in. Nothing is kept yet."""
        return one.aim or Aim(
            id=new_id(), centre_id=self._centre_id, activity_id=one.activity_id, year=year
        )

    def keep(self, aim: Aim) -> Done[Aim]:
        """Keep an aim; an empty one is taken away.

        Raises Invalid for what must be mended, Conflict when somebody else changed it since.
        """
        self._actor.demand(Permission.PLAN)
        refuse(problems(aim))
        with self._database.begin() as work:
            store = work.store(Aim)
            former = next(iter(store.find(activity_id=aim.activity_id, year=aim.year)), None)
            if former is not None and (former.id, former.version) != (aim.id, aim.version):
                raise Conflict(
                    _("Iemand anders heeft dit intussen veranderd. Kijk wat er nu staat.")
                )
            kept: Aim | None = None
            if aim.empty:
                store.remove([former] if former else [])
            elif former is None:
                store.add(aim)
                kept = aim
            else:
                kept = store.replace(aim)
        return Done(
            value=kept or replace(aim, version=1),
            changes=_CHANGES,
            undo=lambda: self._exchange(kept, former),
        )

    def _exchange(self, left: Aim | None, wanted: Aim | None) -> Done[Aim | None]:
        """Put `wanted` in the place of `left`; None stands for nothing there."""
        known = left or wanted
        with self._database.begin() as work:
            store = work.store(Aim)
            now = None if known is None else store.get(known.id)
            if now != left:
                raise changed_since()
            if left is not None:
                store.remove([left])
            if wanted is not None:
                store.add(wanted)
        return Done(value=wanted, changes=_CHANGES, undo=lambda: self._exchange(wanted, left))
