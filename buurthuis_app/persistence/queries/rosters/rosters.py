"""Shifts, who stands on them, and what each person did before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, or_, select

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift, Worked
from buurthuis_app.domain.rosters.shift import (
    Assignment,
    AssignmentState,
    Shift,
    ShiftPattern,
    StateChange,
)
from buurthuis_app.domain.rosters.shift_slot import Past, Post, Stand
from buurthuis_app.domain.rosters.soft_rules import FAIR_WEEKS
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_SHIFT, _ASSIGNMENT, _OCCURRENCE = schema.shift, schema.assignment, schema.occurrence
_TAKING = [state for state in AssignmentState if state.takes_place]
_A_MONTH = dt.timedelta(days=31)


def board_shifts(work: Work, centre_id: UUID, span: Span, today: dt.date) -> tuple[BoardShift, ...]:
    """The shifts of these days that were not dropped, in order of time and duty."""
    inside = and_(_within(centre_id, span.first, span.last), ~_SHIFT.c.dropped)
    return _with_people(work, centre_id, inside, today)


def board_shift(work: Work, centre_id: UUID, shift_id: UUID, today: dt.date) -> BoardShift | None:
    """One shift, as it stands on the board."""
    shifts = _with_people(work, centre_id, _SHIFT.c.id == shift_id, today)
    return shifts[0] if shifts else None


def begun(work: Work, centre_id: UUID) -> bool:
    """Whether any shift exists."""
    statement = select(_SHIFT.c.id).where(_SHIFT.c.centre_id == centre_id).limit(1)
    return work.connection.execute(statement).first() is not None


def _with_people(
    work: Work, centre_id: UUID, condition: ColumnElement[bool], today: dt.date
) -> tuple[BoardShift, ...]:
    duties = {duty.id: duty for duty in work.store(Duty).find(centre_id=centre_id)}
    statement = select(_SHIFT).where(condition).order_by(_SHIFT.c.date, _SHIFT.c.starts)
    shifts = work.store(Shift).select(statement)
    shift_ids = select(_SHIFT.c.id).where(condition)
    placed: dict[UUID, list[PersonOnShift]] = defaultdict(list)
    names = {
        row.id: row.name
        for row in work.connection.execute(
            select(schema.volunteer.c.id, schema.volunteer.c.name).where(
                schema.volunteer.c.centre_id == centre_id
            )
        )
    }
    of_these = select(_ASSIGNMENT).where(_ASSIGNMENT.c.shift_id.in_(shift_ids))
    for assignment in work.store(Assignment).select(of_these.order_by(_ASSIGNMENT.c.id)):
        placed[assignment.shift_id].append(
            PersonOnShift(assignment=assignment, name=names[assignment.volunteer_id])
        )
    activities = _activities(work, condition)
    staffed_shifts = []
    for shift in shifts:
        title, called_off = "", False
        if shift.occurrence_id is not None:
            # An occurrence that was removed with its series; what is over did take place as far as is known.
            title, called_off = activities.get(shift.id, ("", shift.date >= today))
        staffed_shifts.append(
            BoardShift(
                shift=shift,
                duty=duties[shift.duty_id],
                placed=tuple(placed[shift.id]),
                activity=title,
                called_off=called_off,
            )
        )
    return tuple(
        sorted(
            staffed_shifts,
            key=lambda staffed_shift: (
                staffed_shift.shift.date,
                staffed_shift.shift.starts,
                staffed_shift.duty.position,
            ),
        )
    )


def _activities(work: Work, condition: ColumnElement[bool]) -> dict[UUID, tuple[str, bool]]:
    """Title of the activity of each shift, and whether it was cancelled."""
    statement = (
        select(_SHIFT.c.id, schema.activity.c.title, _OCCURRENCE.c.cancelled_because)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _SHIFT.c.occurrence_id)
        .join(schema.activity, schema.activity.c.id == _OCCURRENCE.c.activity_id)
        .where(condition)
    )
    rows = work.connection.execute(statement)
    return {row.id: (row.title, row.cancelled_because is not None) for row in rows}


def stands(
    work: Work, centre_id: UUID, first: dt.date, last: dt.date, volunteer_id: UUID | None = None
) -> tuple[Stand, ...]:
    """Assignments in these days and a month around them: limits count over weeks and months."""
    duties = {duty.id: duty for duty in work.store(Duty).find(centre_id=centre_id)}
    condition = and_(
        _within(centre_id, first - _A_MONTH, last + _A_MONTH),
        ~_SHIFT.c.dropped,
        _ASSIGNMENT.c.state.in_(_TAKING),
        _goes_on(),
    )
    if volunteer_id is not None:
        condition = and_(condition, _ASSIGNMENT.c.volunteer_id == volunteer_id)
    statement = (
        select(_ASSIGNMENT.c.volunteer_id, *_SHIFT.c)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .outerjoin(_OCCURRENCE, _OCCURRENCE.c.id == _SHIFT.c.occurrence_id)
        .where(condition)
        .order_by(_SHIFT.c.date, _SHIFT.c.starts, _ASSIGNMENT.c.id)
    )
    posts: dict[UUID, Post] = {}
    assigned = []
    for row in work.connection.execute(statement):
        if row.id not in posts:
            shift = Shift(**{name: getattr(row, name) for name in _SHIFT.c.keys()})  # noqa: SIM118
            posts[row.id] = Post(shift=shift, duty=duties[shift.duty_id], open=0)
        assigned.append(Stand(person_id=row.volunteer_id, post=posts[row.id]))
    return tuple(assigned)


def declined(
    work: Work, centre_id: UUID, first: dt.date, last: dt.date
) -> frozenset[tuple[UUID, UUID]]:
    """People who gave word not to come, or were replaced, with the shift."""
    statement = (
        select(_ASSIGNMENT.c.volunteer_id, _ASSIGNMENT.c.shift_id)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .where(_within(centre_id, first, last), _ASSIGNMENT.c.state.not_in(_TAKING))
    )
    return frozenset((row.volunteer_id, row.shift_id) for row in work.connection.execute(statement))


def past(work: Work, centre_id: UUID, before: dt.date) -> dict[UUID, Past]:
    """Former work of each person before that day: hours of the last eight weeks, the last time, how often in all."""
    recent: dict[UUID, int] = defaultdict(int)
    for hours in worked(work, centre_id, before - dt.timedelta(weeks=FAIR_WEEKS), before - _DAY):
        recent[hours.volunteer_id] += round(hours.hours * 2)
    times: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    last: dict[UUID, dt.date] = {}
    statement = (
        select(
            _ASSIGNMENT.c.volunteer_id,
            _SHIFT.c.duty_id,
            func.count().label("times"),
            func.max(_SHIFT.c.date).label("last"),
        )
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .where(
            _SHIFT.c.centre_id == centre_id,
            _SHIFT.c.date < before,
            ~_SHIFT.c.dropped,
            _ASSIGNMENT.c.state == AssignmentState.CONFIRMED,
        )
        .group_by(_ASSIGNMENT.c.volunteer_id, _SHIFT.c.duty_id)
    )
    for row in work.connection.execute(statement):
        times[row.volunteer_id][row.duty_id] = row.times
        last[row.volunteer_id] = max(row.last, last.get(row.volunteer_id, row.last))
    return {
        person: Past(half_hours=recent.get(person, 0), last=last.get(person), times=times[person])
        for person in times
    }


_DAY = dt.timedelta(days=1)


def worked(
    work: Work, centre_id: UUID, first: dt.date, last: dt.date, volunteer_id: UUID | None = None
) -> tuple[Worked, ...]:
    """The confirmed shifts of these days, also of people whose name was erased; in order of time.

    Marked absent, declined, called off or dropped is not worked. Whether they are over is for who asks.
    """
    condition = and_(
        _within(centre_id, first, last),
        ~_SHIFT.c.dropped,
        _ASSIGNMENT.c.state == AssignmentState.CONFIRMED,
        _goes_on(),
    )
    if volunteer_id is not None:
        condition = and_(condition, _ASSIGNMENT.c.volunteer_id == volunteer_id)
    statement = (
        select(_ASSIGNMENT.c.volunteer_id, _OCCURRENCE.c.activity_id, *_SHIFT.c)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .outerjoin(_OCCURRENCE, _OCCURRENCE.c.id == _SHIFT.c.occurrence_id)
        .where(condition)
        .order_by(_SHIFT.c.date, _SHIFT.c.starts, _ASSIGNMENT.c.id)
    )
    return tuple(
        Worked(
            volunteer_id=row.volunteer_id,
            shift_id=row.id,
            duty_id=row.duty_id,
            activity_id=row.activity_id,
            date=row.date,
            hours=Shift(**{name: getattr(row, name) for name in _SHIFT.c.keys()}).hours,  # noqa: SIM118
        )
        for row in work.connection.execute(statement)
    )


def patterns(work: Work, centre_id: UUID) -> tuple[ShiftPattern, ...]:
    """Patterns in the order in which they were made."""
    return work.store(ShiftPattern).find(centre_id=centre_id)


def followed(work: Work, activity_ids: Collection[UUID], first: dt.date) -> dict[UUID, Occurrence]:
    """The occurrences from that day on of the activities that patterns follow."""
    statement = select(_OCCURRENCE).where(
        _OCCURRENCE.c.activity_id.in_(activity_ids), _OCCURRENCE.c.date >= first
    )
    return {occurrence.id: occurrence for occurrence in work.store(Occurrence).select(statement)}


def coming(work: Work, centre_id: UUID, today: dt.date) -> tuple[Shift, ...]:
    """The shifts from today on, and those that were planned for then and moved back."""
    statement = select(_SHIFT).where(
        _SHIFT.c.centre_id == centre_id,
        or_(_SHIFT.c.date >= today, _SHIFT.c.planned_for >= today),
    )
    return work.store(Shift).select(statement)


def staffed(work: Work, shift_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of the shifts to which somebody is or was assigned."""
    statement = select(_ASSIGNMENT.c.shift_id).distinct()
    everywhere = frozenset(work.connection.execute(statement).scalars())
    return everywhere & frozenset(shift_ids)


def history(work: Work, shift_id: UUID) -> tuple[StateChange, ...]:
    """History of a shift: how everybody came on and off it, in order of time."""
    table = schema.state_change
    own = select(_ASSIGNMENT.c.id).where(_ASSIGNMENT.c.shift_id == shift_id)
    statement = select(table).where(table.c.assignment_id.in_(own)).order_by(table.c.id)
    return work.store(StateChange).select(statement)


def forget_history(work: Work, assignment_id: UUID) -> None:
    """Remove how somebody came on a shift, when it never happened."""
    table = schema.state_change
    work.connection.execute(delete(table).where(table.c.assignment_id == assignment_id))


def _within(centre_id: UUID, first: dt.date, last: dt.date) -> ColumnElement[bool]:
    return and_(_SHIFT.c.centre_id == centre_id, _SHIFT.c.date.between(first, last))


def _goes_on() -> ColumnElement[bool]:
    """Without an occurrence, or with one that takes place."""
    return _OCCURRENCE.c.cancelled_because.is_(None)
