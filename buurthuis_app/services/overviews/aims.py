"""Aims for each activity in a year, and the reason of the difference."""

from collections.abc import Sequence

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.overviews.aims import Aim, Aimed, problems
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.figures import figures
from buurthuis_app.records import replace
from buurthuis_app.services.figures.harvest import overview_of
from buurthuis_app.services.overviews.gathering import aims_of
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept

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
        done = self.keep_all((aim,))
        return Done(value=done.value[0], changes=done.changes, undo=done.undo)

    def keep_all(self, aims: Sequence[Aim]) -> Done[tuple[Aim, ...]]:
        """Keep several aims, of the same activity in other years for example: all of them or none.

        Otherwise as `keep`.
        """
        self._actor.demand(Permission.PLAN)
        for aim in aims:
            refuse(problems(aim))
        with self._database.begin() as work:
            stored = tuple(_kept(work, aim) for aim in aims)
        return self._done(work, stored, _CHANGES)


def _kept(work: Work, aim: Aim) -> Aim:
    """Keep an aim, or take it away when it is empty."""
    store = work.store(Aim)
    former = next(iter(store.find(activity_id=aim.activity_id, year=aim.year)), None)
    if former is not None and (former.id, former.version) != (aim.id, aim.version):
        raise Conflict(
            _("Dit is intussen veranderd, misschien door iemand anders. Kijk wat er nu staat.")
        )
    if aim.empty:
        store.remove([former] if former else [])
        return replace(aim, version=1)
    if former is None:
        store.add(aim)
        return aim
    return kept(work, aim, new=False)
