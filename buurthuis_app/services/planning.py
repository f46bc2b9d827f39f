"""Planning: make, change and end activities; their occurrences stand ready a year ahead."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from buurthuis_app.domain import activities
from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.actors import Permission
from buurthuis_app.domain.centre import Area as CentreArea
from buurthuis_app.domain.centre import Room, Theme
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.plan import PlannedActivity, PlannedOccurrence, Rearrangement
from buurthuis_app.domain.problems import refuse
from buurthuis_app.domain.stories import Story
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries import plan
from buurthuis_app.services.done import Area, Done
from buurthuis_app.services.service import Service, changed_since, still_as, still_there

AHEAD = dt.timedelta(days=366)
"""How far ahead occurrences exist as rows."""

_CHANGES = frozenset({Area.ACTIVITIES, Area.OCCURRENCES})


class Planning(Service):
    """The activities of the centre and when they take place."""

    def activities(self) -> tuple[PlannedActivity, ...]:
        """All activities by title, with what comes next."""
        with self._database.read() as work:
            return plan.activities(work, self._centre_id, self._clock.today())

    def occurrences(self, activity_id: UUID, weeks: int = 8) -> tuple[PlannedOccurrence, ...]:
        """The dates of one activity from `weeks` ago until `weeks` ahead."""
        today, around = self._clock.today(), dt.timedelta(weeks=weeks)
        with self._database.read() as work:
            return plan.occurrences(
                work, self._centre_id, activity_id, today - around, today + around
            )

    def rooms(self) -> tuple[Room, ...]:
        """The rooms of the house."""
        with self._database.read() as work:
            return work.store(Room).find(centre_id=self._centre_id)

    def areas(self) -> tuple[CentreArea, ...]:
        """The areas the centre works for."""
        with self._database.read() as work:
            return work.store(CentreArea).find(centre_id=self._centre_id)

    def themes(self) -> tuple[Theme, ...]:
        """The themes the centre works on."""
        with self._database.read() as work:
            return work.store(Theme).find(centre_id=self._centre_id)

    def blank(self) -> Activity:
        """An empty activity to fill in, from today on. Nothing is kept yet."""
        return Activity(id=new_id(), centre_id=self._centre_id, title="", first=self._clock.today())

    def keep(self, activity: Activity, *, new: bool, room: str | None = None) -> Done[Activity]:
        """Keep a new or changed activity and arrange its occurrences to fit.

        With `room` it takes place in the room of that name ("" for none); an unknown name becomes a room.
        A change holds from today on: what was counted, told or remarked on is never moved or removed.
        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.PLAN)
        refuse(activities.problems(activity))
        activity = replace(activity, title=activity.title.strip())
        with self._database.begin() as work:
            if room is not None:
                activity = replace(activity, room_id=self._room_named(work, room))
            if new:
                work.store(Activity).add(activity)
                moves = Rearrangement(added=self._missing(work, activity, activity.first))
                work.store(Occurrence).add(*moves.added)
                return Done(value=activity, changes=_CHANGES, undo=lambda: self.remove(activity))
            former = still_there(work, Activity, activity.id)
            kept = work.store(Activity).replace(activity)
            moves = self._rearranged(work, former, kept)
            moves = _carried_out(work, moves)
        return Done(value=kept, changes=_CHANGES, undo=lambda: self._put_back(former, kept, moves))

    def end(self, activity: Activity, last: dt.date) -> Done[Activity]:
        """Let the activity end on `last`; what stood after it and was never touched disappears."""
        return self.keep(replace(activity, until=max(last, activity.first)), new=False)

    def remove(self, activity: Activity) -> Done[Activity]:
        """Remove an activity with its occurrences.

        Raises Invalid when something was counted or told: such an activity can only be ended.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            kept = still_there(work, Activity, activity.id)
            if plan.touched(work, kept.id) or work.store(Story).find(activity_id=kept.id):
                raise Invalid(
                    _(
                        "Hier is al geteld of verteld, en dat blijft bewaard. "
                        "Kies 'Laten eindigen' om de activiteit te stoppen."
                    )
                )
            occurrences = work.store(Occurrence).find(activity_id=kept.id)
            work.store(Occurrence).remove(occurrences)
            work.store(Activity).remove([kept])
        return Done(value=kept, changes=_CHANGES, undo=lambda: self._add_again(kept, occurrences))

    def extra(self, title: str, date: dt.date) -> Done[Occurrence]:
        """Note something that was not planned, under an activity's title or a new one."""
        self._actor.demand(Permission.COUNT)
        if date > self._clock.today():
            raise Invalid(_("Deze dag moet nog komen. Zet het bij Activiteiten in het programma."))
        with self._database.begin() as work:
            known = {
                found.title.casefold(): found
                for found in work.store(Activity).find(centre_id=self._centre_id)
            }
            activity = known.get(title.strip().casefold())
            new = activity is None
            if activity is None:
                activity = replace(self.blank(), title=title.strip(), first=date)
                refuse(activities.problems(activity))
                work.store(Activity).add(activity)
            occurrence = Occurrence(
                id=new_id(),
                centre_id=self._centre_id,
                activity_id=activity.id,
                date=date,
                planned_for=None,
                room_id=activity.room_id,
            )
            work.store(Occurrence).add(occurrence)
        return Done(
            value=occurrence,
            changes=_CHANGES,
            undo=lambda: self._take_back_extra(occurrence, activity if new else None),
        )

    def extend(self) -> Done[int]:
        """Let every running series stand ready a year ahead; return how many occurrences were added."""
        today = self._clock.today()
        with self._database.begin() as work:
            planned = plan.last_planned(work, self._centre_id)
            added: list[Occurrence] = []
            for activity in work.store(Activity).find(centre_id=self._centre_id):
                if activity.rule and not activity.ended(today):
                    last = planned.get(activity.id)
                    begin = last + dt.timedelta(days=1) if last else activity.first
                    added.extend(self._missing(work, activity, begin))
            work.store(Occurrence).add(*added)
        changes = _CHANGES if added else frozenset[Area]()
        return Done(value=len(added), changes=changes)

    def _room_named(self, work: Work, name: str) -> UUID | None:
        name = " ".join(name.split())
        if not name:
            return None
        for room in work.store(Room).find(centre_id=self._centre_id):
            if room.name.casefold() == name.casefold():
                return room.id
        room = Room(id=new_id(), centre_id=self._centre_id, name=name)
        work.store(Room).add(room)
        return room.id

    def _missing(
        self, work: Work, activity: Activity, begin: dt.date, end: dt.date | None = None
    ) -> tuple[Occurrence, ...]:
        """The occurrences that the rule asks for from `begin` on and that do not exist yet."""
        existing = {
            found.planned_for for found in work.store(Occurrence).find(activity_id=activity.id)
        }
        wanted = self._wanted(activity, begin, end)
        return tuple(_occurrence(activity, date) for date in sorted(wanted) if date not in existing)

    def _wanted(
        self, activity: Activity, begin: dt.date, end: dt.date | None = None
    ) -> frozenset[dt.date]:
        from buurthuis_app.domain import recurrence

        if not activity.rule:
            return frozenset()
        limits = [self._clock.today() + AHEAD, activity.until, end]
        if activity.rule == recurrence.ONCE:
            limits[0] = activity.first
        last = min(limit for limit in limits if limit is not None)
        return frozenset(recurrence.dates(activity.rule, activity.first, begin, last))

    def _rearranged(self, work: Work, former: Activity, kept: Activity) -> Rearrangement:
        """What must happen to the occurrences, from today on, so that they follow the kept activity."""
        today = self._clock.today()
        touched = plan.touched(work, kept.id)
        wanted = self._wanted(kept, min(today, kept.first))
        removed, changed = [], []
        for found in work.store(Occurrence).find(activity_id=kept.id):
            if found.planned_for is None or found.id in touched:
                continue
            too_late = kept.until is not None and found.planned_for > kept.until
            if too_late or (found.planned_for >= today and found.planned_for not in wanted):
                removed.append(found)
            elif found.planned_for >= today:
                moved = _following(found, former, kept)
                if moved != found:
                    changed.append((found, moved))
        added = self._missing(work, kept, max(today, kept.first))
        if kept.first < former.first:
            before = min(former.first, today) - dt.timedelta(days=1)
            added = self._missing(work, kept, kept.first, before) + added
        return Rearrangement(added=added, removed=tuple(removed), changed=tuple(changed))

    def _put_back(self, former: Activity, left: Activity, moves: Rearrangement) -> Done[Activity]:
        with self._database.begin() as work:
            version = still_as(work, left).version
            kept = work.store(Activity).replace(replace(former, version=version))
            done = _carried_out(work, _reversed(work, moves, plan.touched(work, kept.id)))
        return Done(value=kept, changes=_CHANGES, undo=lambda: self._put_back(left, kept, done))

    def _add_again(self, activity: Activity, occurrences: tuple[Occurrence, ...]) -> Done[Activity]:
        with self._database.begin() as work:
            work.store(Activity).add(activity)
            work.store(Occurrence).add(*occurrences)
        return Done(value=activity, changes=_CHANGES, undo=lambda: self.remove(activity))

    def _take_back_extra(
        self, occurrence: Occurrence, activity: Activity | None
    ) -> Done[Occurrence]:
        with self._database.begin() as work:
            if occurrence.id in plan.touched(work, occurrence.activity_id):
                raise Invalid(_("Hier is intussen geteld of verteld. Er is niets veranderd."))
            work.store(Occurrence).remove([occurrence])
            if activity is not None:
                work.store(Activity).remove([activity])

        def redo() -> Done[Occurrence]:
            with self._database.begin() as later:
                if activity is not None:
                    later.store(Activity).add(activity)
                later.store(Occurrence).add(occurrence)
            return Done(
                value=occurrence,
                changes=_CHANGES,
                undo=lambda: self._take_back_extra(occurrence, activity),
            )

        return Done(value=occurrence, changes=_CHANGES, undo=redo)


def _occurrence(activity: Activity, date: dt.date) -> Occurrence:
    return Occurrence(
        id=new_id(),
        centre_id=activity.centre_id,
        activity_id=activity.id,
        date=date,
        planned_for=date,
        starts=activity.starts,
        ends=activity.ends,
        room_id=activity.room_id,
    )


_FOLLOWED = ("starts", "ends", "room_id")
"""What an occurrence takes over from its series."""


def _following(found: Occurrence, former: Activity, kept: Activity) -> Occurrence:
    """The occurrence with the series' new time and room, where it had the series' old ones."""
    return _with(found, kept, only_where_like=former)


def _with(
    found: Occurrence, source: Activity | Occurrence, only_where_like: Activity | None = None
) -> Occurrence:
    return replace(
        found,
        **{
            name: getattr(source, name)
            for name in _FOLLOWED
            if only_where_like is None or getattr(found, name) == getattr(only_where_like, name)
        },
    )


def _reversed(work: Work, moves: Rearrangement, touched: frozenset[UUID]) -> Rearrangement:
    """The way back from `moves`. Raises Conflict when what they added was counted or changed since."""
    added = tuple(still_as(work, occurrence) for occurrence in moves.added)
    if any(occurrence.id in touched for occurrence in added):
        raise changed_since()
    current = [(still_there(work, Occurrence, new.id), old) for old, new in moves.changed]
    return Rearrangement(
        added=moves.removed,
        removed=added,
        changed=tuple((now, _with(now, old)) for now, old in current),
    )


def _carried_out(work: Work, moves: Rearrangement) -> Rearrangement:
    store = work.store(Occurrence)
    store.remove(moves.removed)
    store.add(*moves.added)
    changed = tuple((old, store.replace(new)) for old, new in moves.changed)
    return replace(moves, changed=changed)
