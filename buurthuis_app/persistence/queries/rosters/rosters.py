"""Shifts, who stands on them, and what each person did before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.activities.planned import RosteredPerson
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
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together

_SHIFT, _ASSIGNMENT, _OCCURRENCE = schema.shift, schema.assignment, schema.occurrence
_AT = schema.occurrence.alias("at")
_NONE = ("", "")
_TAKING = [state for state in AssignmentState if state.takes_place]
_A_MONTH = dt.timedelta(days=31)


def goes_on() -> ColumnElement[bool]:
    """Whether a shift takes place: the one rule of board, hours, calendars, limits and figures.

    It was not dropped, and the occurrence it stands at, if any, is still planned and was not called off.
    """
    held = exists().where(_AT.c.id == _SHIFT.c.occurrence_id, _AT.c.cancelled_because.is_(None))
    return and_(~_SHIFT.c.dropped, or_(_SHIFT.c.occurrence_id.is_(None), held))


def board_shifts(work: Work, centre_id: UUID, span: Span) -> tuple[BoardShift, ...]:
    """The shifts of these days that were not dropped, in order of time and duty."""
    inside = and_(_within(centre_id, span.first, span.last), ~_SHIFT.c.dropped)
    return _with_people(work, centre_id, inside)


def board_shift(work: Work, centre_id: UUID, shift_id: UUID) -> BoardShift | None:
    """One shift, as it stands on the board."""
    found = _with_people(work, centre_id, _SHIFT.c.id == shift_id)
    return found[0] if found else None


def begun(work: Work, centre_id: UUID) -> bool:
    """Whether any shift exists."""
    statement = select(_SHIFT.c.id).where(_SHIFT.c.centre_id == centre_id).limit(1)
    return work.connection.execute(statement).first() is not None


def _with_people(
    work: Work, centre_id: UUID, condition: ColumnElement[bool]
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
    going = set(work.connection.execute(shift_ids.where(goes_on())).scalars())
    staffed_shifts = (
        BoardShift(
            shift=shift,
            duty=duties[shift.duty_id],
            placed=tuple(placed[shift.id]),
            activity=activities.get(shift.id, _NONE)[0],
            led_by=activities.get(shift.id, _NONE)[1],
            called_off=not shift.dropped and shift.id not in going,
        )
        for shift in shifts
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


def _activities(work: Work, condition: ColumnElement[bool]) -> dict[UUID, tuple[str, str]]:
    """Title of the activity of each shift, and who leads it then."""
    statement = (
        select(_SHIFT.c.id, schema.activity.c.title, _OCCURRENCE.c.led_by)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _SHIFT.c.occurrence_id)
        .join(schema.activity, schema.activity.c.id == _OCCURRENCE.c.activity_id)
        .where(condition)
    )
    return {row.id: (row.title, row.led_by) for row in work.connection.execute(statement)}


def stands(
    work: Work, centre_id: UUID, first: dt.date, last: dt.date, volunteer_id: UUID | None = None
) -> tuple[Stand, ...]:
    """Assignments in these days and a month around them: limits count over weeks and months."""
    duties = {duty.id: duty for duty in work.store(Duty).find(centre_id=centre_id)}
    condition = and_(
        _within(centre_id, first - _A_MONTH, last + _A_MONTH),
        _ASSIGNMENT.c.state.in_(_TAKING),
        goes_on(),
    )
    if volunteer_id is not None:
        condition = and_(condition, _ASSIGNMENT.c.volunteer_id == volunteer_id)
    statement = (
        select(_ASSIGNMENT.c.volunteer_id, *_SHIFT.c)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
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
            goes_on(),
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

    Marked absent or declined is not worked, nor is a shift that does not go on. Whether they are over is for who asks.
    """
    names = _SHIFT.c.keys()
    found = []
    for assignment, person, activity, *own in read_together.rows(
        work, working, centre_id, first, last, volunteer_id
    ):
        shift = Shift(**dict(zip(names, own, strict=True)))
        found.append((shift.date, shift.starts, assignment, person, activity, shift))
    return tuple(
        Worked(
            volunteer_id=person,
            shift_id=shift.id,
            duty_id=shift.duty_id,
            activity_id=activity,
            date=shift.date,
            hours=shift.hours,
        )
        for _date, _starts, _id, person, activity, shift in sorted(found, key=itemgetter(0, 1, 2))
    )


def working(
    centre_id: UUID, first: dt.date, last: dt.date, volunteer_id: UUID | None
) -> Select[Any]:
    """What `worked` asks."""
    condition = and_(
        _within(centre_id, first, last),
        _ASSIGNMENT.c.state == AssignmentState.CONFIRMED,
        goes_on(),
    )
    if volunteer_id is not None:
        condition = and_(condition, _ASSIGNMENT.c.volunteer_id == volunteer_id)
    return (
        select(_ASSIGNMENT.c.id, _ASSIGNMENT.c.volunteer_id, _OCCURRENCE.c.activity_id, *_SHIFT.c)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .outerjoin(_OCCURRENCE, _OCCURRENCE.c.id == _SHIFT.c.occurrence_id)
        .where(condition)
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


def _within(centre_id: UUID, first: dt.date, last: dt.date) -> ColumnElement[bool]:
    return and_(_SHIFT.c.centre_id == centre_id, _SHIFT.c.date.between(first, last))


def at_occurrences(work: Work, ids: Collection[UUID]) -> tuple[Shift, ...]:
    """The shifts at these occurrences, also those that were dropped."""
    return work.store(Shift).select(
        select(_SHIFT).where(_SHIFT.c.occurrence_id.in_(ids)).order_by(_SHIFT.c.id)
    )


def assigned(work: Work, shift_ids: Collection[UUID]) -> dict[UUID, tuple[Assignment, ...]]:
    """Everybody who was ever put on each of these shifts."""
    placed: dict[UUID, tuple[Assignment, ...]] = defaultdict(tuple)
    statement = select(_ASSIGNMENT).where(_ASSIGNMENT.c.shift_id.in_(shift_ids))
    for assignment in work.store(Assignment).select(statement.order_by(_ASSIGNMENT.c.id)):
        placed[assignment.shift_id] += (assignment,)
    return placed


def standing_at(work: Work, ids: Collection[UUID], today: dt.date) -> tuple[RosteredPerson, ...]:
    """Who takes a place on a shift from today on at one of these occurrences, in order of time."""
    person = schema.volunteer
    statement = (
        select(person.c.name, _SHIFT.c.occurrence_id, _SHIFT.c.date)
        .join(_ASSIGNMENT, _ASSIGNMENT.c.volunteer_id == person.c.id)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .where(
            _SHIFT.c.occurrence_id.in_(ids),
            _SHIFT.c.date >= today,
            goes_on(),
            _ASSIGNMENT.c.state.in_(_TAKING),
        )
        .order_by(_SHIFT.c.date, _SHIFT.c.starts, person.c.name)
    )
    return tuple(
        RosteredPerson(name=row.name, occurrence_id=row.occurrence_id, date=row.date)
        for row in work.connection.execute(statement)
    )


def people_from(work: Work, day: dt.date) -> tuple[Volunteer, ...]:
    """Everybody who takes a place on a shift from that day on, also who is erased."""
    standing = (
        select(_ASSIGNMENT.c.volunteer_id)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .where(_SHIFT.c.date >= day, _ASSIGNMENT.c.state.in_(_TAKING))
    )
    person = schema.volunteer
    return work.store(Volunteer).select(select(person).where(person.c.id.in_(standing)))


def places_from(
    work: Work, volunteer_id: UUID, day: dt.date
) -> tuple[tuple[Assignment, Shift], ...]:
    """The places that one person takes from that day on, on whatever shift, in order of time."""
    statement = (
        select(_ASSIGNMENT)
        .join(_SHIFT, _SHIFT.c.id == _ASSIGNMENT.c.shift_id)
        .where(
            _ASSIGNMENT.c.volunteer_id == volunteer_id,
            _ASSIGNMENT.c.state.in_(_TAKING),
            _SHIFT.c.date >= day,
        )
        .order_by(_SHIFT.c.date, _SHIFT.c.starts, _ASSIGNMENT.c.id)
    )
    places = work.store(Assignment).select(statement)
    wanted = select(_SHIFT).where(_SHIFT.c.id.in_([place.shift_id for place in places]))
    shifts = {shift.id: shift for shift in work.store(Shift).select(wanted)}
    return tuple((place, shifts[place.shift_id]) for place in places)
