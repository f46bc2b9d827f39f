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
from buurthuis_app.services.shared.service import Service, changed_since

_CHANGES = frozenset({Topic.ACTIVITIES})

_Change = tuple[Aim | None, Aim | None]
"""(what is there now, what was there before); None for no aim."""


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
            changes = tuple(_kept(work, aim) for aim in aims)
        return Done(
            value=tuple(
                stored or replace(aim, version=1)
                for aim, (stored, _former) in zip(aims, changes, strict=True)
            ),
            changes=_CHANGES,
            undo=lambda: self._exchange(changes),
        )

    def _exchange(self, changes: Sequence[_Change]) -> Done[tuple[Aim | None, ...]]:
        """Put what was there before in the place of what is there now, of each aim."""
        with self._database.begin() as work:
            store = work.store(Aim)
            for left, target in changes:
                known = left or target
                if (None if known is None else store.get(known.id)) != left:
                    raise changed_since()
                store.remove([left] if left else [])
                store.add(*([target] if target else []))
        back = tuple((target, left) for left, target in changes)
        return Done(
            value=tuple(target for _left, target in changes),
            changes=_CHANGES,
            undo=lambda: self._exchange(back),
        )


def _kept(work: Work, aim: Aim) -> _Change:
    """Keep an aim, or take it away when it is empty. Returns what is there now and what was there."""
    store = work.store(Aim)
    former = next(iter(store.find(activity_id=aim.activity_id, year=aim.year)), None)
    if former is not None and (former.id, former.version) != (aim.id, aim.version):
        raise Conflict(_("Iemand anders heeft dit intussen veranderd. Kijk wat er nu staat."))
    if aim.empty:
        store.remove([former] if former else [])
        return None, former
    if former is None:
        store.add(aim)
        return aim, None
    return store.replace(aim), former
