"""Planning: make, change, move and end activities; their occurrences stand ready a year ahead."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities import loose_days
from buurthuis_app.domain.activities.activity import LENGTH_OF_NEW, Activity, Occurrence, Slot
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.activities.planned import (
    DutyChoice,
    Rearrangement,
    RosteredPerson,
    Scope,
)
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.rosters.shift import Assignment, Shift
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.signups.sign_up import (
    SignUp,
    WithoutPlace,
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import play_back
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace
from buurthuis_app.services.activities import plan_checks, rearranging, removal
from buurthuis_app.services.activities.plan_checks import settled_in_words
from buurthuis_app.services.activities.plan_undo import merged, moved_back, planned_since
from buurthuis_app.services.activities.removal import Removal
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties, clear
from buurthuis_app.services.shared.service import Service, kept, still_there

_CHANGES = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})
_ALL_OF_IT = _CHANGES | {Topic.ROSTER}
_BESIDE: dict[type[Any], frozenset[Topic]] = {
    TallyKind: frozenset({Topic.CENTRE, Topic.COUNTS}),
    Shift: frozenset({Topic.ROSTER}),
    Assignment: frozenset({Topic.ROSTER}),
    SignUp: frozenset({Topic.SIGN_UPS}),
}
"""What else is shown differently when such records were written along the way."""


class Planning(Service):
    """Makes and changes the activities of the centre."""

    def blank(
        self,
        first: dt.date | None = None,
        starts: dt.time | None = None,
        ends: dt.time | None = None,
        room_id: UUID | None = None,
    ) -> Activity:
        """An empty activity to fill in, from today on unless it is said otherwise. Nothing is kept yet.

        One of which only the begin is known gets an end.
        """
        first = first or self._clock.today()
        if starts is not None and ends is None:
            ends = (dt.datetime.combine(first, starts) + LENGTH_OF_NEW).time()
        return Activity(
            id=new_id(),
            centre_id=self._centre_id,
            title="",
            first=first,
            starts=starts,
            ends=ends,
            room_id=room_id,
        )

    def keep(
        self,
        activity: Activity,
        *,
        new: bool,
        room: str | None = None,
        tallies: Sequence[str] = (),
        days: Sequence[LooseDay] = (),
        lost: WithoutPlace | None = None,
    ) -> Done[Activity]:
        """Keep a new or changed activity and arrange its occurrences to fit.

        With `room` it takes place in the room of that name ("" for none); an unknown name becomes a room. `tallies`
        are names of what is counted with this activity only; those that are not there yet are made. `days` are those
        of a new activity without a rule.
        A change holds from today on: what was counted, told, remarked on or signed up for is never moved or removed.
        Raises Invalid for what is missing, Conflict when somebody else changed it or removed its initiative. Raises
        PlacesLost when there would be fewer places than people who have one, and `lost` does not say what then.
        """
        if not new:
            return self._change(activity, None, self._clock.today(), room, tallies, lost=lost)
        activity = self._sound(activity)
        with self._database.begin() as work:
            plan_checks.demand_initiative(work, activity)
            activity = plan_checks.with_leader(work, self._with_room(work, activity, room))
            loose = () if activity.rule else loose_days.drafts(days, activity)
            refuse(fault for draft in loose for fault in activities.problems_of_occurrence(draft))
            first = min((draft.date for draft in loose), default=activity.first)
            activity = replace(activity, first=first)
            work.store(Activity).add(activity)
            rearranging.add_own_kinds(work, activity, tallies)
            calendar = rearranging.calendar(work, self._centre_id, self._clock.today())
            planned = loose_days.placed(loose, activity, ())
            work.store(Occurrence).add(*rearranging.all_of(activity, calendar), *planned)
        return self._done(work, activity, _changes(work), planned_since)

    def change(
        self,
        activity: Activity,
        scope: Scope,
        day: dt.date,
        *,
        room: str | None = None,
        tallies: Sequence[str] = (),
        duties: DutyChoice = DutyChoice.MOVE_ALONG,
        lost: WithoutPlace | None = None,
    ) -> Done[Activity]:
        """Keep a changed activity for the whole series, or for the occurrences from `day` on.

        `duties` says what becomes of who is on the roster at a time that moves; at one that goes the place goes too.
        A new rule for `day` and following begins on that day; what the old rule gave before it stays. Otherwise as
        `keep`. One occurrence is changed by `move`: ONLY_THIS raises ValueError.
        """
        if scope is Scope.ONLY_THIS:
            raise ValueError("one occurrence is changed by move()")
        return self._change(activity, scope, day, room, tallies, duties, lost)

    def preview(
        self, activity: Activity, scope: Scope | None = None, day: dt.date | None = None
    ) -> Rearrangement:
        """Effect of `change`: what it would add, remove and change, what stays because of what people left with it,
        and who is on the roster at a time that moves or goes.

        Without `scope` what `keep` would do: it holds from today on. Raises Invalid as they would.
        """
        activity = self._sound(activity)
        with self._database.read() as work:
            former = still_there(work, Activity, activity.id)
            day = day or self._clock.today()
            moves = self._arranged(work, former, activity, scope, day)[1]
            return self._duties(work).shown(moves)

    def preview_move(self, occurrence: Occurrence) -> Rearrangement:
        """What `move` would do, with who is on the roster then."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            former = still_there(work, Occurrence, occurrence.id)
            return self._duties(work).shown(Rearrangement(changed=((former, occurrence),)))

    def preview_end(self, activity: Activity, last: dt.date) -> Rearrangement:
        """What `end` would do. Raises Invalid as it would."""
        with self._database.read() as work:
            ended = self._ended(work, activity, last)
            former = still_there(work, Activity, activity.id)
            moves = self._arranged(work, former, ended, None, self._clock.today())[1]
            return self._duties(work).shown(moves)

    def preview_removal(self, activity: Activity) -> Removal:
        """What goes when `remove` takes the activity away. Raises Invalid as it would."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            return removal.looked_at(work, activity, self._clock.today())

    def standing(self, occurrence_id: UUID) -> tuple[RosteredPerson, ...]:
        """Who is on the roster at a coming occurrence: whom to tell when it is called off."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            return rosters.standing_at(work, [occurrence_id], self._clock.today())

    def _duties(self, work: Work) -> Duties:
        return Duties(work, self._clock, self._actor)

    def move(
        self,
        occurrence: Occurrence,
        *,
        room: str | None = None,
        duties: DutyChoice = DutyChoice.MOVE_ALONG,
    ) -> Done[Occurrence]:
        """Keep one occurrence with another date, time or room; its series stays as it is.

        It keeps its place in the plan, so that the plan is not made twice. Its shifts follow; `duties` as in `change`.
        Raises Invalid when it would get another date after people were counted or told of, Conflict when somebody else
        changed it.
        """
        self._actor.demand(Permission.PLAN)
        refuse(activities.problems_of_occurrence(occurrence))
        with self._database.begin() as work:
            former = still_there(work, Occurrence, occurrence.id)
            if room is not None:
                room_id = rearranging.room_named(work, self._centre_id, room)
                occurrence = replace(occurrence, room_id=room_id)
            occurrence = plan_checks.with_leader(work, occurrence)
            if occurrence.date != former.date:
                plan_checks.refuse_to_move(work, former)
            stored = kept(work, occurrence, new=False)
            moves = self._duties(work).shown(Rearrangement(changed=((former, stored),)))
            self._duties(work).follow(moves, duties)
            signups.settle_erasure(work, stored.activity_id)
        remark = settled_in_words(moves, duties)
        return self._done(work, stored, _changes(work), moved_back, remark)

    def end(self, activity: Activity, last: dt.date) -> Done[Activity]:
        """Let the activity end on `last`; what stood after it and was never touched disappears, with its duties."""
        with self._database.begin() as work:
            ended = self._ended(work, activity, last)
            return self._changed(work, ended, None, self._clock.today(), None, ())

    def _ended(self, work: Work, activity: Activity, last: dt.date) -> Activity:
        first = activity.first
        if last < first:
            # Before it begins only dates of a former rule are left: it ends with the last of those.
            first = last = _last_before(work, activity, last) or first
        return self._sound(replace(activity, first=first, until=last))

    def remove(self, activity: Activity) -> Done[Activity]:
        """Remove an activity with its occurrences, its own tally kinds, its aims and its duties.

        Raises Invalid when something was counted, told, signed up for or worked: such an activity can only be ended.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            current = still_there(work, Activity, activity.id)
            removal.carried_out(work, current, self._clock.today(), self._duties(work))
        return self._done(work, current, _ALL_OF_IT, planned_since)

    def _sound(self, activity: Activity) -> Activity:
        """The activity as it can be kept. Raises Invalid for what is missing."""
        from buurthuis_app.domain.activities import recurrence

        self._actor.demand(Permission.PLAN)
        refuse(activities.problems(activity))
        recurrence.check(activity.rule)
        return replace(
            activity,
            title=activity.title.strip(),
            theme_ids=tuple(sorted(set(activity.theme_ids))),
            group_ids=tuple(sorted(set(activity.group_ids))),
        )

    def _with_room(self, work: Work, activity: Activity, room: str | None) -> Activity:
        if room is None:
            return activity
        return replace(activity, room_id=rearranging.room_named(work, self._centre_id, room))

    def _change(
        self,
        activity: Activity,
        scope: Scope | None,
        day: dt.date,
        room: str | None,
        tallies: Sequence[str],
        duties: DutyChoice = DutyChoice.MOVE_ALONG,
        lost: WithoutPlace | None = None,
    ) -> Done[Activity]:
        activity = self._sound(activity)
        with self._database.begin() as work:
            return self._changed(work, activity, scope, day, room, tallies, duties, lost)

    def _changed(
        self,
        work: Work,
        activity: Activity,
        scope: Scope | None,
        day: dt.date,
        room: str | None,
        tallies: Sequence[str],
        duties: DutyChoice = DutyChoice.MOVE_ALONG,
        lost: WithoutPlace | None = None,
    ) -> Done[Activity]:
        plan_checks.demand_initiative(work, activity)
        activity = plan_checks.with_leader(work, self._with_room(work, activity, room))
        former = still_there(work, Activity, activity.id)
        activity, moves = self._arranged(work, former, activity, scope, day)
        activity = replace(activity, former_titles=former.former_titles).known_as(former.title)
        stored = kept(work, activity, new=False, with_parts=moves.moves_anything)
        rearranging.add_own_kinds(work, stored, tallies)
        moves = rearranging.carried_out(work, self._duties(work).shown(moves))
        self._duties(work).follow(moves, duties)
        plan_checks.ask_without_place(work, former, stored, lost, self._clock.today())
        return self._undoable(work, former, stored, settled_in_words(moves, duties))

    def _arranged(
        self, work: Work, former: Activity, draft: Activity, scope: Scope | None, day: dt.date
    ) -> tuple[Activity, Rearrangement]:
        """The activity as it will be kept, and what must happen to its occurrences."""
        from buurthuis_app.domain.activities import series

        days = rearranging.calendar(work, self._centre_id, self._clock.today())
        now = rearranging.series(work, former, days.today)
        if scope is Scope.THIS_AND_FOLLOWING:
            return series.from_day(now, draft, days, day)
        since = min(former.first, draft.first) if scope is Scope.WHOLE else day
        same = draft.rule == former.rule
        left = series.left_out(now, days) if same else frozenset[Slot]()
        return draft, series.rearranged(now, draft, days, since, left)

    def _undoable(
        self, work: Work, former: Activity, stored: Activity, remark: str = ""
    ) -> Done[Activity]:
        """The outcome of a change. What the plan is extended by later follows the former activity when it is undone."""
        written = work.written
        if not written:
            return Done(value=stored, changes=frozenset())
        signups.settle_erasure(work, stored.id)
        last = plan.last_planned_of(work, stored.id)

        def undo() -> Done[Activity]:
            with self._database.begin() as later:
                plan_checks.demand_initiative(later, former)
                days = rearranging.calendar(later, self._centre_id, self._clock.today())
                extended = rearranging.since_extended(later, stored, former, last, days)
                with merged(later, written) as rest:
                    play_back(later, rest)
                clear(later, extended.removed, ())
                rearranging.carried_out(later, rearranging.not_there_yet(later, stored, extended))
                return self._undoable(later, stored, still_there(later, Activity, stored.id))

        return Done(value=stored, changes=_changes(work), undo=undo, remark=remark)


def _changes(work: Work) -> frozenset[Topic]:
    """What was touched: the plan always, and what else belongs to it when it was written."""
    touched = {type(before or after) for changes in work.written for before, after in changes}
    return _CHANGES.union(*(topics for record, topics in _BESIDE.items() if record in touched))


def _last_before(work: Work, activity: Activity, day: dt.date) -> dt.date | None:
    """The last date planned on or before `day`: of an earlier rule, when the series has a new first day."""
    occurrences = work.store(Occurrence).find(activity_id=activity.id)
    dates = (planned for occurrence in occurrences if (planned := occurrence.planned_for))
    return max((date for date in dates if date <= day), default=None)
