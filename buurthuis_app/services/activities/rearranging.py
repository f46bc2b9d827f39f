"""Carrying a rearrangement out: the part of planning that writes occurrences."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.domain.activities.activity import AHEAD, Activity, Occurrence
from buurthuis_app.domain.activities.planned import Rearrangement
from buurthuis_app.domain.activities.series import Calendar, Series, missing, rearranged
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Room
from buurthuis_app.domain.counts.count import TallyKind, own_kinds, problems_of_kind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import as_now
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.records import replace
from buurthuis_app.services.shared.service import still_there


def calendar(work: Work, centre_id: UUID, today: dt.date) -> Calendar:
    """Calendar of the centre as seen today."""
    return Calendar(
        region=still_there(work, Centre, centre_id).region,
        closed=work.store(ClosedDay).find(centre_id=centre_id),
        today=today,
        horizon=today + AHEAD,
    )


def series(work: Work, activity: Activity, today: dt.date) -> Series:
    """The series as it is kept and as seen on a day, under the activity as it is given."""
    return Series(
        activity=activity,
        occurrences=work.store(Occurrence).find(activity_id=activity.id),
        traces=plan.traces(work, activity.id, today),
    )


def all_of(activity: Activity, days: Calendar) -> tuple[Occurrence, ...]:
    """All times of a new activity, as far ahead as they stand ready."""
    new = Series(activity=activity, occurrences=(), traces={})
    return missing(new, days, activity.first)


def carried_out(work: Work, moves: Rearrangement) -> Rearrangement:
    """Keep what a rearrangement asks for; returns it as it was kept."""
    store = work.store(Occurrence)
    store.remove(moves.removed)
    store.add(*moves.added)
    return replace(
        moves, changed=tuple(zip(_former(moves), store.replace_all(_new(moves)), strict=True))
    )


def since_extended(
    work: Work, left: Activity, kept: Activity, last: dt.date | None, days: Calendar
) -> Rearrangement:
    """Changes by which an undo puts right what was planned after `last`, when the series was extended since."""
    now = plan.last_planned_of(work, left.id)
    if last is None or now is None or now <= last:
        return Rearrangement()
    return rearranged(series(work, left, days.today), kept, days, last + dt.timedelta(days=1))


def not_there_yet(work: Work, activity: Activity, moves: Rearrangement) -> Rearrangement:
    """The same without new times that an undo has put back already: those it had planned once before."""
    there = {at.slot for at in work.store(Occurrence).find(activity_id=activity.id)}
    there -= {at.slot for at in moves.removed}
    return replace(moves, added=tuple(new for new in moves.added if new.slot not in there))


def room_named(work: Work, centre_id: UUID, name: str) -> UUID | None:
    """The room of this name ("" for none), whatever its capitals; an unknown name becomes a room."""
    name = " ".join(name.split())
    if not name:
        return None
    for room in work.store(Room).find(centre_id=centre_id):
        if name_key(room.name) == name_key(name):
            return room.id
    new_room = Room(id=new_id(), centre_id=centre_id, name=name)
    work.store(Room).add(new_room)
    return new_room.id


def forget_room(work: Work, room: Room) -> None:
    """Remove a room that was made on the fly, unless it is used or was changed."""
    current = work.store(Room).get(room.id)
    unchanged = current is not None and current == as_now(room, current)
    if unchanged and not references.uses(work, Room, room.id):
        work.store(Room).remove([room])


def add_own_kinds(work: Work, activity: Activity, names: Sequence[str]) -> None:
    """Give the activity the tally kinds of these names that are not there yet. Raises Invalid for one that can't be."""
    if not names:
        return
    kinds = work.store(TallyKind).find(centre_id=activity.centre_id)
    known = [kind for kind in kinds if kind.activity_id in {None, activity.id}]
    new = own_kinds(
        [" ".join(name.split()) for name in names],
        known,
        activity_id=activity.id,
        centre_id=activity.centre_id,
    )
    for place, kind in enumerate(new):
        faults = problems_of_kind(kind, [*known, *new[:place]])
        refuse(replace(problem, field="tallies") for problem in faults)
    work.store(TallyKind).add(*new)


def _former(moves: Rearrangement) -> tuple[Occurrence, ...]:
    return tuple(old for old, _new in moves.changed)


def _new(moves: Rearrangement) -> tuple[Occurrence, ...]:
    return tuple(new for _old, new in moves.changed)
