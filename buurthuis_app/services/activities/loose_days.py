"""Loose days of an activity without a pattern: added to its plan, several at once or one by one, and taken away."""

from collections.abc import Sequence

from buurthuis_app.domain.activities import loose_days
from buurthuis_app.domain.activities.activity import Activity, Occurrence, problems_of_occurrence
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.activities.planned import DutyChoice, Rearrangement, Staying
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.activities.plan_checks import settled_in_words, with_leader
from buurthuis_app.services.activities.plan_undo import planned_since
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})


class LooseDays(Service):
    """The days of activities that are planned day by day."""

    def add(
        self, like: Activity, days: Sequence[LooseDay], *, room: str | None = None
    ) -> Done[tuple[Occurrence, ...]]:
        """Plan these days, with the hours, place and leader of `like` where they have none of their own.

        `like` is the activity, filled in as these days are; `room` is as in `Planning.keep`. What was for one day only
        becomes an activity of several. Raises Invalid for a series with a pattern, and for a time that is there.
        """
        from buurthuis_app.domain.activities.recurrence import ONCE

        self._actor.demand(Permission.PLAN)
        if not days:
            raise Invalid(_("Kies minstens één dag."))
        with self._database.begin() as work:
            activity = still_there(work, Activity, like.id)
            if activity.rule not in {"", ONCE}:
                raise Invalid(
                    _("Deze activiteit heeft een vast patroon. Kies bij Wijzigen 'losse dagen'.")
                )
            if room is not None:
                like = replace(like, room_id=rearranging.room_named(work, self._centre_id, room))
            like = with_leader(work, like)
            there = work.store(Occurrence).find(activity_id=activity.id)
            new = loose_days.placed(loose_days.drafts(days, like), activity, there)
            refuse(problem for occurrence in new for problem in problems_of_occurrence(occurrence))
            first, last = new[0].date, new[-1].date
            until = None if activity.until and activity.until < last else activity.until
            wider = replace(activity, rule="", first=min(first, activity.first), until=until)
            if wider != activity:
                work.store(Activity).replace(wider)
            work.store(Occurrence).add(*new)
            signups.settle_erasure(work, activity.id)
        return self._done(work, new, _CHANGES, planned_since)

    def remove(self, occurrence: Occurrence) -> Done[Occurrence]:
        """Take a coming day away, with its duties. Raises Invalid for what is over, of a series, or has traces."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            current = still_there(work, Occurrence, occurrence.id)
            today = self._clock.today()
            if still_there(work, Activity, current.activity_id).rule:
                raise Invalid(_("Deze keer hoort bij een reeks. Kies 'Niet doorgegaan'."))
            if current.date < today:
                raise Invalid(_("Deze dag is voorbij en blijft staan."))
            traces = plan.traces(work, current.activity_id, today).get(current.id)
            if traces:
                raise Invalid(Staying(occurrence=current, traces=traces).sentence)
            duties = Duties(work, self._clock, self._actor)
            moves = duties.shown(Rearrangement(removed=(current,)))
            duties.follow(moves, DutyChoice.RELEASE)
            work.store(Occurrence).remove([current])
            signups.settle_erasure(work, current.activity_id)
        remark = settled_in_words(moves, DutyChoice.RELEASE)
        return self._done(work, current, _CHANGES | {Topic.ROSTER}, planned_since, remark)
