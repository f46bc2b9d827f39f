"""Shift generation from patterns: which are missing, which follow a change, which are no longer wanted."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import days_off, recurrence
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.activities.clashes import USUAL_LENGTH
from buurthuis_app.domain.activities.series import Calendar
from buurthuis_app.domain.rosters.shift import Shift, ShiftPattern
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

FOLLOWED = ("date", "starts", "ends")
"""Fields that a shift takes over from its pattern or its occurrence, as long as nobody stands on it."""


class Making(Struct, frozen=True, kw_only=True):
    """Changes to the shifts of the centre. `changed` pairs the present shift with the new one."""

    added: tuple[Shift, ...] = ()
    changed: tuple[tuple[Shift, Shift], ...] = ()
    removed: tuple[Shift, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no shift has to be added, changed or removed."""
        return not (self.added or self.changed or self.removed)


def made(
    patterns: Iterable[ShiftPattern],
    occurrences: Mapping[UUID, Occurrence],
    shifts: Iterable[Shift],
    calendar: Calendar,
    staffed: Collection[UUID] = (),
) -> Making:
    """Bring the shifts from today to the horizon in line with the patterns.

    `occurrences` are all of the activities that the patterns follow, from today on. `staffed` are the shifts on which
    somebody stands or stood: they follow an occurrence that moved, but are never removed. What somebody moved or
    dropped by hand stays so.
    """
    coming = [
        planned_shift
        for planned_shift in shifts
        if max(planned_shift.date, _planned(planned_shift)) >= calendar.today
    ]
    known = {_key(shift): shift for shift in coming if shift.pattern_id is not None}
    planned_shifts: dict[tuple[UUID, object], Shift] = {}
    for pattern in patterns:
        for shift in _wanted(pattern, occurrences.values(), calendar):
            planned_shifts[_key(shift)] = shift
    changed = [
        (shift, follows)
        for key, shift in known.items()
        if (new := planned_shifts.get(key)) is not None
        and shift.occurrence_id is not None
        and (follows := replace(shift, **{name: getattr(new, name) for name in FOLLOWED})) != shift
    ]
    removed = [
        shift
        for key, shift in known.items()
        if key not in planned_shifts
        and not shift.dropped
        and shift.id not in staffed
        and calendar.today <= _planned(shift) <= calendar.horizon
    ]
    return Making(
        added=tuple(shift for key, shift in planned_shifts.items() if key not in known),
        changed=tuple(changed),
        removed=tuple(removed),
    )


def _key(shift: Shift) -> tuple[UUID, object]:
    """Key of a shift of a pattern, the same when it is made again."""
    assert shift.pattern_id is not None  # noqa: S101 - only shifts of a pattern are made
    return shift.pattern_id, shift.occurrence_id or shift.planned_for


def _planned(shift: Shift) -> dt.date:
    """The day it stood on in the plan, wherever somebody moved it."""
    return shift.planned_for or shift.date


def _wanted(
    pattern: ShiftPattern, occurrences: Iterable[Occurrence], calendar: Calendar
) -> Iterable[Shift]:
    first = max(pattern.first, calendar.today)
    last = min(calendar.horizon, pattern.until or calendar.horizon)
    if pattern.activity_id is not None:
        for occurrence in occurrences:
            if occurrence.activity_id == pattern.activity_id and first <= occurrence.date <= last:
                shift = _beside(pattern, occurrence)
                if shift is not None and not occurrence.cancelled:
                    yield shift
        return
    for day in recurrence.dates(pattern.rule, pattern.first, first, last):
        if days_off.reason(day, pattern.skips, calendar.region, calendar.closed) is None:
            yield _shift(pattern, day, pattern.starts, pattern.ends, planned_for=day)


def _beside(pattern: ShiftPattern, occurrence: Occurrence) -> Shift | None:
    """The shift at one occurrence; None when neither says when it begins."""
    starts, ends = occurrence.starts or pattern.starts, occurrence.ends or pattern.ends
    if starts is None:
        return None
    begin = dt.datetime.combine(occurrence.date, starts)
    end = begin + USUAL_LENGTH
    if ends is not None:
        next_day = dt.timedelta(days=ends <= starts)
        end = dt.datetime.combine(occurrence.date, ends) + next_day
    begin -= dt.timedelta(minutes=pattern.before)
    end += dt.timedelta(minutes=pattern.after)
    shift = _shift(pattern, begin.date(), begin.time(), end.time(), planned_for=None)
    return replace(shift, occurrence_id=occurrence.id)


def _shift(
    pattern: ShiftPattern,
    day: dt.date,
    starts: dt.time | None,
    ends: dt.time | None,
    planned_for: dt.date | None,
) -> Shift:
    assert starts is not None  # noqa: S101 - problems_of_pattern asks for times
    assert ends is not None  # noqa: S101
    return Shift(
        id=new_id(),
        centre_id=pattern.centre_id,
        duty_id=pattern.duty_id,
        date=day,
        starts=starts,
        ends=ends,
        needed=pattern.needed,
        pattern_id=pattern.id,
        planned_for=planned_for,
    )
