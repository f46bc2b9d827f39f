"""Undo in the plan: what the program planned by itself since, and what others wrote with a time, stands in no way."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.series import taking_over
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.rosters.shift import Shift, ShiftPattern
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import changed_since, play_back
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.persistence.store import Written
from buurthuis_app.services.activities.plan_checks import refuse_to_move
from buurthuis_app.services.activities.rearranging import forget_room
from buurthuis_app.services.shared import duties
from buurthuis_app.services.shared.undo import added

R = TypeVar("R")


@contextmanager
def planned_since(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """Dates and shifts that were planned since at what goes are taken away first.

    A room that was made along the way goes when nothing else uses it by then, and stays otherwise.
    """
    occurrences, rooms = added(written, Occurrence), added(written, Room)
    later = [
        occurrence
        for activity_id in added(written, Activity)
        for occurrence in work.store(Occurrence).find(activity_id=activity_id)
        if occurrence.id not in occurrences
        and occurrence.planned_for is not None
        and not (occurrence.cancelled or occurrence.remark)
    ]
    patterns = {pattern.id for pattern in _records(written, ShiftPattern)}
    for activity_id in added(written, Activity):
        rostered = work.store(ShiftPattern).find(activity_id=activity_id)
        if any(pattern.id not in patterns for pattern in rostered):
            raise changed_since()  # no foreign key watches over it
    for activity_id in {occurrence.activity_id for occurrence in occurrences.values()}:
        if not occurrences.keys().isdisjoint(plan.touched(work, activity_id)):
            raise Conflict(_("Hier is intussen geteld of verteld. Er is niets veranderd."))
    known = {shift.id for shift in _records(written, Shift)}
    duties.clear(work, (*occurrences.values(), *later), known)
    work.store(Occurrence).remove(later)
    yield [changes for changes in written if changes[0][1] not in rooms.values()]
    for room in rooms.values():
        forget_room(work, room)
    activity_ids = {activity.id for activity in _records(written, Activity)}
    activity_ids |= {occurrence.activity_id for occurrence in _records(written, Occurrence)}
    for activity_id in activity_ids:
        signups.settle_erasure(work, activity_id)


@contextmanager
def moved_back(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """An undone move brings another date back only while nothing was counted or told."""
    for changes in written:
        for before, after in changes:
            if isinstance(before, Occurrence) and after and before.date != after.date:
                refuse_to_move(work, after)
    with planned_since(work, written) as rest:
        yield rest


@contextmanager
def merged(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """The same, and of each time that was changed only those fields go back that are still as they were written."""
    rooms = [changes for changes in written if isinstance(changes[0][0], Room)]
    play_back(work, rooms)  # a time is put back into a room that is there
    moved = [changes for changes in written if _changed_times(changes)]
    pairs = [pair for changes in moved for pair in changes]
    store = work.store(Occurrence)
    for now, (former, new) in zip(
        store.present([new for _former, new in pairs]), pairs, strict=True
    ):
        if now is None:
            raise changed_since()
        back = taking_over(now, former, where_like=new)
        if back != now:
            store.replace(back)
    others = [changes for changes in written if changes not in (*rooms, *moved)]
    with planned_since(work, others) as rest:
        yield rest


def _changed_times(changes: Written) -> bool:
    before, after = changes[0]
    return isinstance(before, Occurrence) and after is not None


def _records(written: Sequence[Written], record: type[R]) -> list[R]:
    """Each record of a type that was written, as it was last, or as it was before it went."""
    records = [after or before for changes in written for before, after in changes]
    return [written_record for written_record in records if isinstance(written_record, record)]
