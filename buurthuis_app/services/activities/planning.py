"""Planning: make, change, move and end activities; their occurrences stand ready a year ahead."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import (
    DutyChoice,
    OccurrenceTrace,
    Rearrangement,
    RosteredPerson,
    Scope,
    standing_in_words,
)
from buurthuis_app.domain.activities.series import Calendar
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.signups.sign_up import (
    Place,
    PlacesLost,
    SignUp,
    WithoutPlace,
    losing,
)
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging, removal
from buurthuis_app.services.activities.plan_extension import Growing
from buurthuis_app.services.activities.removal import Removal
from buurthuis_app.services.shared import undo
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.service import still_as, still_there

_CHANGES = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})
_WITH_KINDS = frozenset({Topic.CENTRE, Topic.COUNTS})
_WITH_DUTIES = frozenset({Topic.ROSTER})
_ALL_OF_IT = _CHANGES | _WITH_DUTIES


class _WayBack(Struct, frozen=True, kw_only=True):
    """What undoing a change needs.

    What it did, up to when the plan reached then, the rooms to forget and make, the own tally kinds, the duties.
    """

    moves: Rearrangement
    last: dt.date | None
    forget: Room | None = None
    make: Room | None = None
    kinds: tuple[undo.Swap, ...] = ()
    duties: tuple[undo.Swap, ...] = ()
    people: tuple[undo.Swap, ...] = ()
    """Who lost a place by it."""


class _MoveBack(Struct, frozen=True, kw_only=True):
    """What undoing a move needs: the rooms to forget and make, and what became of the duties."""

    forget: Room | None = None
    make: Room | None = None
    duties: tuple[undo.Swap, ...] = ()


class Planning(Growing):
    """The activities of the centre and when they take place."""

    def keep(
        self,
        activity: Activity,
        *,
        new: bool,
        room: str | None = None,
        tallies: Sequence[str] = (),
        lost: WithoutPlace | None = None,
    ) -> Done[Activity]:
        """Keep a new or changed activity and arrange its occurrences to fit.

        With `room` it takes place in the room of that name ("" for none); an unknown name becomes a room. `tallies`
        are names of what is counted with this activity only; those that are not there yet are made.
        A change holds from today on: what was counted, told, remarked on or signed up for is never moved or removed.
        Raises Invalid for what is missing, Conflict when somebody else changed it or removed its initiative. Raises
        PlacesLost when there would be fewer places than people who have one, and `lost` does not say what then.
        """
        if not new:
            return self._change(activity, None, self._clock.today(), room, tallies, lost=lost)
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
            changes=_changes(kinds=kinds),
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
            new_room = None
            if room is not None:
                room_id, new_room = rearranging.room_named(work, self._centre_id, room)
                occurrence = replace(occurrence, room_id=room_id)
            if occurrence.date != former.date:
                _refuse_to_move(work, former)
            stored = work.store(Occurrence).replace(occurrence)
            moves = self._duties(work).shown(Rearrangement(changed=((former, stored),)))
            way_back = _MoveBack(forget=new_room, duties=self._duties(work).follow(moves, duties))
            signups.settle_erasure(work, stored.activity_id)
        return Done(
            value=stored,
            changes=_changes(duties=way_back.duties),
            undo=lambda: self._move_back(former, stored, way_back),
            remark=_settled_in_words(moves, duties),
        )

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
        _demand_initiative(work, activity)
        activity, new_room = self._with_room(work, activity, room)
        former = still_there(work, Activity, activity.id)
        activity, moves = self._arranged(work, former, activity, scope, day)
        activity = replace(activity, former_titles=former.former_titles).known_as(former.title)
        stored = work.store(Activity).replace(activity)
        kinds = rearranging.add_own_kinds(work, stored, tallies)
        moves = rearranging.carried_out(work, self._duties(work).shown(moves))
        followed = self._duties(work).follow(moves, duties)
        last = plan.last_planned_of(work, stored.id)
        people = self._without_place(work, former, stored, lost)
        signups.settle_erasure(work, stored.id)
        way_back = _WayBack(
            moves=moves,
            last=last,
            forget=new_room,
            kinds=kinds,
            duties=followed,
            people=people,
        )
        return Done(
            value=stored,
            changes=_changes(kinds=kinds, duties=followed, people=people),
            undo=lambda: self._put_back(former, stored, way_back),
            remark=_settled_in_words(moves, duties),
        )

    def _without_place(
        self, work: Work, former: Activity, kept: Activity, lost: WithoutPlace | None
    ) -> tuple[undo.Swap, ...]:
        """Who comes on the waiting list because there are fewer places; raises PlacesLost to ask about them."""
        fewer = kept.capacity is not None and (
            former.capacity is None or kept.capacity < former.capacity
        )
        if kept.capacity is None or not fewer or lost is WithoutPlace.STAY:
            return ()
        coming = signups.coming(work, kept.id, self._clock.today())
        people = losing(signups.of_activity(work, kept.id), kept.capacity, coming)
        if people and lost is None:
            raise PlacesLost(
                [sign_up.name or _("naam gewist") for sign_up in people], kept.capacity
            )
        store = work.store(SignUp)
        return tuple(
            (store.replace(replace(sign_up, place=Place.WAITING)), sign_up) for sign_up in people
        )

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
            duties = undo.swap(work, back.duties)
            moves = rearranging.reversed_moves(work, stored.id, back.moves) + later
            self._duties(work).clear(moves.removed)
            again = _WayBack(
                moves=rearranging.carried_out(work, moves),
                last=plan.last_planned_of(work, stored.id),
                forget=back.make,
                make=rearranging.forget_room(work, back.forget),
                kinds=undo.swap(work, back.kinds),
                duties=duties,
                people=undo.swap(work, back.people),
            )
            signups.settle_erasure(work, stored.id)
        return Done(
            value=stored,
            changes=_changes(kinds=again.kinds, duties=duties, people=again.people),
            undo=lambda: self._put_back(left, stored, again),
        )

    def _move_back(self, former: Occurrence, left: Occurrence, back: _MoveBack) -> Done[Occurrence]:
        with self._database.begin() as work:
            version = still_as(work, left).version
            if former.date != left.date:
                _refuse_to_move(work, left)
            work.store(Room).add(*([back.make] if back.make else []))
            stored = work.store(Occurrence).replace(replace(former, version=version))
            again = _MoveBack(
                forget=back.make,
                make=rearranging.forget_room(work, back.forget),
                duties=undo.swap(work, back.duties),
            )
            signups.settle_erasure(work, stored.activity_id)
        return Done(
            value=stored,
            changes=_changes(duties=again.duties),
            undo=lambda: self._move_back(left, stored, again),
        )

    def _take_back(self, activity: Activity, room: Room | None) -> Done[Activity]:
        """Remove an activity, and the room that was made for it when nothing else uses it."""
        with self._database.begin() as work:
            current = still_there(work, Activity, activity.id)
            back = removal.carried_out(work, current, self._clock.today(), self._duties(work))
            gone = rearranging.forget_room(work, room)

        def add_again() -> Done[Activity]:
            with self._database.begin() as later:
                _demand_initiative(later, current)
                later.store(Room).add(*([gone] if gone else []))
                undo.swap(later, back)
            return Done(
                value=current, changes=_ALL_OF_IT, undo=lambda: self._take_back(current, room)
            )

        return Done(value=current, changes=_ALL_OF_IT, undo=add_again)


def _changes(
    *,
    kinds: Sequence[undo.Swap] = (),
    duties: Sequence[undo.Swap] = (),
    people: Sequence[undo.Swap] = (),
) -> frozenset[Topic]:
    more = _WITH_KINDS if kinds else frozenset[Topic]()
    more |= _WITH_DUTIES if duties else frozenset[Topic]()
    return _CHANGES | more | (frozenset({Topic.SIGN_UPS}) if people else frozenset[Topic]())


def _settled_in_words(moves: Rearrangement, duties: DutyChoice) -> str:
    """Who was on the roster at what moved or went, and what became of it; "" for nobody."""
    words = standing_in_words(moves.standing)
    if not words:
        return ""
    moving = {was.id for was, _now in moves.retimed}
    if not any(person.occurrence_id in moving for person in moves.standing):
        return f"{words} {_('Die diensten vervallen. Laat het hun weten.')}"
    along = _("Zij staan nu op de nieuwe tijd. Wie had bevestigd, moet opnieuw worden gevraagd.")
    free = _("Hun plaatsen zijn weer open. Laat het hun weten.")
    return f"{words} {along if duties is DutyChoice.MOVE_ALONG else free}"


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
