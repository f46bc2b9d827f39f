"""Aims for each activity in a year, and the reason of the difference."""

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
            year_overview = overview_of(work, self._centre_id, periods.year(year), today)
            return aims_of(work, self._centre_id, year_overview)

    def of_activity(self, activity: Activity, year: int) -> Aimed:
        """One activity beside its aim of a year, also when it has neither aim nor dates in it."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            aims = work.store(Aim).find(activity_id=activity.id, year=year)
            return Aimed(
                activity_id=activity.id,
                title=activity.title,
                aim=next(iter(aims), None),
                figures=figures.whole(
                    work, self._centre_id, periods.year(year), self._clock.today(), [activity.id]
                ),
            )

    def blank(self, aimed: Aimed, year: int) -> Aim:
        """The aim of an activity, or an empty one to fill in. Nothing is kept yet."""
        return aimed.aim or Aim(
            id=new_id(), centre_id=self._centre_id, activity_id=aimed.activity_id, year=year
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
            stored: Aim | None = None
            if aim.empty:
                store.remove([former] if former else [])
            elif former is None:
                store.add(aim)
                stored = aim
            else:
                stored = store.replace(aim)
        return Done(
            value=stored or replace(aim, version=1),
            changes=_CHANGES,
            undo=lambda: self._exchange(stored, former),
        )

    def _exchange(self, left: Aim | None, target: Aim | None) -> Done[Aim | None]:
        """Put `target` in the place of `left`; None stands for nothing there."""
        known = left or target
        with self._database.begin() as work:
            store = work.store(Aim)
            now = None if known is None else store.get(known.id)
            if now != left:
                raise changed_since()
            if left is not None:
                store.remove([left])
            if target is not None:
                store.add(target)
        return Done(value=target, changes=_CHANGES, undo=lambda: self._exchange(target, left))
