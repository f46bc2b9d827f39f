"""Plan extension: series are planned a year ahead, and unplanned extras are noted at the door."""

import datetime as dt

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.activities.plan_undo import planned_since
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service

_CHANGES = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})


class Growing(Service):
    """Adds to the plan what nobody has to think about."""

    def extra(self, title: str, date: dt.date) -> Done[Occurrence]:
        """Note something that was not planned, under an activity's title or a new one."""
        self._actor.demand(Permission.COUNT)
        if date > self._clock.today():
            raise Invalid(_("Deze dag moet nog komen. Zet het bij Activiteiten in het programma."))
        with self._database.begin() as work:
            known = {
                name_key(existing.title): existing
                for existing in work.store(Activity).find(centre_id=self._centre_id)
            }
            activity = known.get(name_key(title))
            if activity is None:
                activity = Activity(
                    id=new_id(), centre_id=self._centre_id, title=title.strip(), first=date
                )
                refuse(activities.problems(activity))
                work.store(Activity).add(activity)
            occurrence = Occurrence(
                id=new_id(),
                centre_id=self._centre_id,
                activity_id=activity.id,
                date=date,
                planned_for=None,
                room_id=activity.room_id,
                place=activity.place,
                led_by=activity.led_by,
                led_by_id=activity.led_by_id,
            )
            work.store(Occurrence).add(occurrence)
        return self._done(work, occurrence, _CHANGES, planned_since)

    def extend(self) -> Done[int]:
        """Let every running series stand ready a year ahead; return how many occurrences were added."""
        from buurthuis_app.domain.activities import series

        today = self._clock.today()
        with self._database.begin() as work:
            days = rearranging.calendar(work, self._centre_id, today)
            planned = plan.last_planned(work, self._centre_id)
            added: list[Occurrence] = []
            for activity in work.store(Activity).find(centre_id=self._centre_id):
                if activity.rule and not activity.ended(today):
                    last = planned.get(activity.id)
                    begin = last + dt.timedelta(days=1) if last else activity.first
                    running = series.Series(activity=activity, occurrences=(), traces={})
                    added.extend(series.missing(running, days, begin))
            work.store(Occurrence).add(*added)
        changes = _CHANGES if added else frozenset[Topic]()
        return Done(value=len(added), changes=changes, by_itself=True)
