"""Volunteers with when they can, read in four statements however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, or_, select

from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers.volunteer import Absence, Availability, Duty, Person, Volunteer
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters

_VOLUNTEER = schema.volunteer


def people(work: Work, centre_id: UUID) -> tuple[Person, ...]:
    """Everybody of the centre whose name is kept, by name."""
    named = select(_VOLUNTEER).where(_VOLUNTEER.c.centre_id == centre_id, _VOLUNTEER.c.name != "")
    volunteers = work.store(Volunteer).select(named)
    volunteer_ids = select(_VOLUNTEER.c.id).where(_VOLUNTEER.c.centre_id == centre_id)
    availability: dict[UUID, list[Availability]] = defaultdict(list)
    absences: dict[UUID, list[Absence]] = defaultdict(list)
    table = schema.availability
    for wish in work.store(Availability).select(
        select(table).where(table.c.volunteer_id.in_(volunteer_ids))
    ):
        availability[wish.volunteer_id].append(wish)
    away = schema.absence
    for absence in work.store(Absence).select(
        select(away).where(away.c.volunteer_id.in_(volunteer_ids)).order_by(away.c.first, away.c.id)
    ):
        absences[absence.volunteer_id].append(absence)
    return tuple(
        Person(
            volunteer=volunteer,
            availability=tuple(availability[volunteer.id]),
            absences=tuple(absences[volunteer.id]),
        )
        for volunteer in sorted(volunteers, key=lambda volunteer: folded(volunteer.name))
    )


def person(work: Work, volunteer_id: UUID) -> Person | None:
    """Volunteer with this id, also when erased; None when there is no such volunteer."""
    volunteer = work.store(Volunteer).get(volunteer_id)
    if volunteer is None:
        return None
    absences = work.store(Absence).find(volunteer_id=volunteer_id)
    return Person(
        volunteer=volunteer,
        availability=work.store(Availability).find(volunteer_id=volunteer_id),
        absences=tuple(sorted(absences, key=lambda absence: (absence.first, absence.id))),
    )


def duties(work: Work, centre_id: UUID) -> tuple[Duty, ...]:
    """The duties of the centre in their own order, also those no longer in use."""
    all_duties = work.store(Duty).find(centre_id=centre_id)
    return tuple(sorted(all_duties, key=lambda duty: (duty.position, folded(duty.name))))


def bound_to(work: Work, volunteer_id: UUID) -> tuple[Volunteer, ...]:
    """Volunteers who are only put on duty together with this one."""
    together = schema.volunteer_together
    bound = select(together.c.volunteer_id).where(together.c.other_id == volunteer_id)
    return work.store(Volunteer).select(
        select(_VOLUNTEER).where(_VOLUNTEER.c.id.in_(bound)).order_by(_VOLUNTEER.c.id)
    )


def forget_times(work: Work, volunteer_ids: Iterable[UUID]) -> None:
    """Remove when these people can, when they are away, and whom they are put on duty with."""
    ids = list(volunteer_ids)
    for table in (schema.availability, schema.absence, schema.volunteer_duty):
        work.connection.execute(delete(table).where(table.c.volunteer_id.in_(ids)))
    together = schema.volunteer_together
    either = or_(together.c.volunteer_id.in_(ids), together.c.other_id.in_(ids))
    work.connection.execute(delete(together).where(either))


def duty_days(
    work: Work, centre_id: UUID, first: dt.date, last: dt.date
) -> dict[UUID, tuple[dt.date, ...]]:
    """Days, of these, on which each volunteer has a place on a shift, in order."""
    shift, assignment = schema.shift, schema.assignment
    taking = [state for state in AssignmentState if state.takes_place]
    statement = (
        select(assignment.c.volunteer_id, shift.c.date)
        .join(shift, shift.c.id == assignment.c.shift_id)
        .where(
            shift.c.centre_id == centre_id,
            shift.c.date.between(first, last),
            rosters.goes_on(),
            assignment.c.state.in_(taking),
        )
        .order_by(shift.c.date)
        .distinct()
    )
    days_by_person: dict[UUID, list[dt.date]] = defaultdict(list)
    for volunteer_id, date in work.connection.execute(statement):
        days_by_person[volunteer_id].append(date)
    return {key: tuple(days) for key, days in days_by_person.items()}


def erased(work: Work) -> tuple[UUID, ...]:
    """The volunteers whose name is gone."""
    statement = select(_VOLUNTEER.c.id).where(_VOLUNTEER.c.name == "")
    return tuple(work.connection.execute(statement).scalars())
