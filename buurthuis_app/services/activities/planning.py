"""Planning: make, change, move and end activities; their occurrences stand ready a year ahead."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import OccurrenceTrace, Rearrangement, Scope
from buurthuis_app.domain.activities.series import Calendar
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.activities.plan_extension import Growing
from buurthuis_app.services.shared import undo
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import still_as, still_there

_CHANGES = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})
_WITH_KINDS = _CHANGES | {Topic.CENTRE, Topic.COUNTS}


class _WayBack(Struct, frozen=True, kw_only=True):
    """What undoing a change needs.

    What it did, up to when the plan reached then, the rooms to forget and make, and the activity's own tally kinds.
    """

    moves: Rearrangement
    last: dt.date | None
    forget: Room | None = None
    make: Room | None = None
    kinds: tuple[undo.Swap, ...] = ()


class Planning(Growing):
    """The activities of the centre and when they take place."""

    def keep(
        self,
        activity: Activity,
        *,
        new: bool,
        room: str | None = None,
        tallies: Sequence[str] = (),
    ) -> Done[Activity]:
        """Keep a new or changed activity and arrange its occurrences to fit.

        With `room` it takes place in the room of that name ("" for none); an unknown name becomes a room. `tallies`
        are names of what is counted with this activity only; those that are not there yet are made.
        A change holds from today on: what was counted, told, remarked on or signed up for is never moved or removed.
        Raises Invalid for what is missing, Conflict when somebody else changed it or removed its initiative.
        """
        if not new:
            return self._change(activity, None, self._clock.today(), room, tallies)
        activity = self._sound(activity)
        with self._database.begin() as work:
            _demand_initiative(work, activity)
            activity, new_room = self._with_room(work, activity, room)
            work.store(Activity).add(activity)
            kinds = rearranging.add_own_kinds(work, activity, tallies)
            days = rearranging.calendar(work, self._centre_id, self._clock.today())
            work.store(Occurrence).add(*_all_of(activity, days))
        return Done(
            value=activity,
            changes=_changes(kinds),
            undo=lambda: self._take_back(activity, new_room),
        )

    def change(
        self,
        activity: Activity,
        scope: Scope,
        day: dt.date,
        *,
        room: str | None = None,
        tallies: Sequence[str] = (),
    ) -> Done[Activity]:
        """Keep a changed activity for the whole series, or for the occurrences from `day` on.

        A new rule for `day` and following begins on that day; what the old rule gave before it stays. Otherwise as
        `keep`. One occurrence is changed by `move`: ONLY_THIS raises ValueError.
        """
        if scope is Scope.ONLY_THIS:
            raise ValueError("one occurrence is changed by move()")
        return self._change(activity, scope, day, room, tallies)

    def preview(
        self, activity: Activity, scope: Scope | None = None, day: dt.date | None = None
    ) -> Rearrangement:
        """Effect of `change`: what it would add, remove and change, and what stays because of what people left with it.

        Without `scope` what `keep` would do: it holds from today on. Raises Invalid as they would.
        """
        activity = self._sound(activity)
        with self._database.read() as work:
            former = still_there(work, Activity, activity.id)
            return self._arranged(work, former, activity, scope, day or self._clock.today())[1]

    def move(self, occurrence: Occurrence, *, room: str | None = None) -> Done[Occurrence]:
        """Keep one occurrence with another date, time or room; its series stays as it is.

        It keeps its place in the plan, so that the plan is not made twice. Raises Invalid when it would get another
        date after people were counted or told of, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.PLAN)
        refuse(activities.problems_of_occurrence(occurrence))
        with self._database.begin() as work:
            former = still_there(work, Occurrence, occurrence.id)
            new_room = None
            if room is not None:
                room_id, new_room = rearranging.room_named(work, self._centre_id, room)
                occurrence = replace(occurrence, room_id=room_id)
            if occurrence.date != former.date:
                _refuse_to_move(work, former)
            stored = work.store(Occurrence).replace(occurrence)
            signups.settle_erasure(work, stored.activity_id)
        return Done(
            value=stored, changes=_CHANGES, undo=lambda: self._move_back(former, stored, new_room)
        )

    def end(self, activity: Activity, last: dt.date) -> Done[Activity]:
        """Let the activity end on `last`; what stood after it and was never touched disappears."""
        first = activity.first
        with self._database.begin() as work:
            if last < first:
                # Before it begins only dates of a former rule are left: it ends with the last of those.
                first = last = _last_before(work, activity, last) or first
            ended = self._sound(replace(activity, first=first, until=last))
            return self._changed(work, ended, None, self._clock.today(), None, ())

    def remove(self, activity: Activity) -> Done[Activity]:
        """Remove an activity with its occurrences and its own tally kinds.

        Raises Invalid when something was counted, told or signed up for: such an activity can only be ended.
        """
        self._actor.demand(Permission.PLAN)
        return self._take_back(activity, None)

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

    def _with_room(
        self, work: Work, activity: Activity, room: str | None
    ) -> tuple[Activity, Room | None]:
        if room is None:
            return activity, None
        room_id, new_room = rearranging.room_named(work, self._centre_id, room)
        return replace(activity, room_id=room_id), new_room

    def _change(
        self,
        activity: Activity,
        scope: Scope | None,
        day: dt.date,
        room: str | None,
        tallies: Sequence[str],
    ) -> Done[Activity]:
        activity = self._sound(activity)
        with self._database.begin() as work:
            return self._changed(work, activity, scope, day, room, tallies)

    def _changed(
        self,
        work: Work,
        activity: Activity,
        scope: Scope | None,
        day: dt.date,
        room: str | None,
        tallies: Sequence[str],
    ) -> Done[Activity]:
        _demand_initiative(work, activity)
        activity, new_room = self._with_room(work, activity, room)
        former = still_there(work, Activity, activity.id)
        activity, moves = self._arranged(work, former, activity, scope, day)
        stored = work.store(Activity).replace(activity)
        kinds = rearranging.add_own_kinds(work, stored, tallies)
        moves = rearranging.carried_out(work, moves)
        last = plan.last_planned_of(work, stored.id)
        signups.settle_erasure(work, stored.id)
        way_back = _WayBack(moves=moves, last=last, forget=new_room, kinds=kinds)
        return Done(
            value=stored,
            changes=_changes(kinds),
            undo=lambda: self._put_back(former, stored, way_back),
        )

    def _arranged(
        self, work: Work, former: Activity, draft: Activity, scope: Scope | None, day: dt.date
    ) -> tuple[Activity, Rearrangement]:
        """The activity as it will be kept, and what must happen to its occurrences."""
        from buurthuis_app.domain.activities import series

        days = rearranging.calendar(work, self._centre_id, self._clock.today())
        now = rearranging.series(work, former)
        if scope is Scope.THIS_AND_FOLLOWING:
            return series.from_day(now, draft, days, day)
        since = min(former.first, draft.first) if scope is Scope.WHOLE else day
        same = draft.rule == former.rule
        left = series.left_out(now, days) if same else frozenset[dt.date]()
        return draft, series.rearranged(now, draft, days, since, left)

    def _put_back(self, former: Activity, left: Activity, back: _WayBack) -> Done[Activity]:
        """Undo a change; what the plan was extended by since then follows the former activity as well."""
        with self._database.begin() as work:
            version = still_as(work, left).version
            _demand_initiative(work, former)
            work.store(Room).add(*([back.make] if back.make else []))
            days = rearranging.calendar(work, self._centre_id, self._clock.today())
            later = rearranging.since_extended(work, left, former, back.last, days)
            stored = work.store(Activity).replace(replace(former, version=version))
            moves = rearranging.reversed_moves(work, stored.id, back.moves) + later
            again = _WayBack(
                moves=rearranging.carried_out(work, moves),
                last=plan.last_planned_of(work, stored.id),
                forget=back.make,
                make=rearranging.forget_room(work, back.forget),
                kinds=undo.swap(work, back.kinds),
            )
            signups.settle_erasure(work, stored.id)
        return Done(
            value=stored,
            changes=_changes(again.kinds),
            undo=lambda: self._put_back(left, stored, again),
        )

    def _move_back(
        self,
        former: Occurrence,
        left: Occurrence,
        forget: Room | None = None,
        make: Room | None = None,
    ) -> Done[Occurrence]:
        with self._database.begin() as work:
            version = still_as(work, left).version
            if former.date != left.date:
                _refuse_to_move(work, left)
            work.store(Room).add(*([make] if make else []))
            stored = work.store(Occurrence).replace(replace(former, version=version))
            gone = rearranging.forget_room(work, forget)
            signups.settle_erasure(work, stored.activity_id)
        return Done(
            value=stored,
            changes=_CHANGES,
            undo=lambda: self._move_back(left, stored, forget=make, make=gone),
        )

    def _take_back(self, activity: Activity, room: Room | None) -> Done[Activity]:
        """Remove an activity, and the room that was made for it when nothing else uses it."""
        with self._database.begin() as work:
            current = still_there(work, Activity, activity.id)
            _refuse_to_remove(work, current)
            occurrences = work.store(Occurrence).find(activity_id=current.id)
            kinds = work.store(TallyKind).find(activity_id=current.id)
            work.store(TallyKind).remove(kinds)
            work.store(Occurrence).remove(occurrences)
            work.store(Activity).remove([current])
            gone = rearranging.forget_room(work, room)

        def add_again() -> Done[Activity]:
            with self._database.begin() as later:
                _demand_initiative(later, current)
                later.store(Room).add(*([gone] if gone else []))
                later.store(Activity).add(current)
                later.store(TallyKind).add(*kinds)
                later.store(Occurrence).add(*occurrences)
            return Done(
                value=current, changes=_CHANGES, undo=lambda: self._take_back(current, room)
            )

        return Done(value=current, changes=_CHANGES, undo=add_again)


def _changes(kinds: Sequence[undo.Swap]) -> frozenset[Topic]:
    return _WITH_KINDS if kinds else _CHANGES


def _demand_initiative(work: Work, activity: Activity) -> None:
    """Raise Conflict when the initiative that it belongs to was removed in the meantime."""
    if activity.initiative_id and work.store(Initiative).get(activity.initiative_id) is None:
        sentence = _("Het bewonersinitiatief is intussen verwijderd. Kies een ander, of geen.")
        raise Conflict(sentence)


def _last_before(work: Work, activity: Activity, day: dt.date) -> dt.date | None:
    """The last date planned on or before `day`: of an earlier rule, when the series has a new first day."""
    occurrences = work.store(Occurrence).find(activity_id=activity.id)
    dates = (planned for occurrence in occurrences if (planned := occurrence.planned_for))
    return max((date for date in dates if date <= day), default=None)


def _all_of(activity: Activity, days: Calendar) -> tuple[Occurrence, ...]:
    from buurthuis_app.domain.activities import series

    new = series.Series(activity=activity, occurrences=(), traces={})
    return series.missing(new, days, activity.first)


def _refuse_to_move(work: Work, occurrence: Occurrence) -> None:
    traces = plan.traces(work, occurrence.activity_id).get(occurrence.id, frozenset())
    if traces & {OccurrenceTrace.COUNTED, OccurrenceTrace.TOLD}:
        raise Invalid(
            _(
                "Hier is al geteld of verteld, dus het was op deze dag. "
                "Zet het als losse keer op de andere dag als het ook toen was."
            )
        )


def _refuse_to_remove(work: Work, activity: Activity) -> None:
    if plan.touched(work, activity.id) or work.store(Story).find(activity_id=activity.id):
        raise Invalid(
            _(
                "Hier is al geteld of verteld, en dat blijft bewaard. "
                "Kies 'Laten eindigen' om de activiteit te stoppen."
            )
        )
    if plan.awaited(work, activity.id):
        raise Invalid(
            _(
                "Hier hebben mensen zich voor aangemeld, en dat blijft bewaard. "
                "Kies 'Laten eindigen' om de activiteit te stoppen."
            )
        )
