"""Subject access: all records about one volunteer, in whichever table."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementTalk
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Candidate
from buurthuis_app.domain.volunteers.volunteer import Person, Volunteer
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.placements import placements
from buurthuis_app.persistence.queries.volunteers import hours, leading, volunteers
from buurthuis_app.persistence.queries.volunteers.leading import Led


class KnownOfPerson(Struct, frozen=True, kw_only=True):
    """Records about one person. `shifts` are rows of texts, days and states."""

    person: Person
    duties: dict[UUID, str]
    activities: dict[UUID, str]
    together: tuple[str, ...]
    bound: tuple[str, ...]
    noted: tuple[NotedHours, ...]
    shifts: Sequence[Any]
    candidates: tuple[tuple[Candidate, str], ...]
    led: tuple[Led, ...]
    placements: tuple[tuple[PlacementOffer, Placement], ...]
    talks: tuple[PlacementTalk, ...]


def about(work: Work, centre_id: UUID, person: Person) -> KnownOfPerson:
    """All records about this person."""
    volunteer = person.volunteer
    names = {other.id: other.name for other in work.store(Volunteer).find(centre_id=centre_id)}
    activity = schema.activity
    titles = select(activity.c.id, activity.c.title).where(activity.c.centre_id == centre_id)
    return KnownOfPerson(
        person=person,
        duties={duty.id: duty.name for duty in volunteers.duties(work, centre_id)},
        activities={row[0]: row[1] for row in work.connection.execute(titles)},
        together=tuple(sorted(names[key] for key in volunteer.together_with if names.get(key))),
        bound=tuple(other.name for other in volunteers.bound_to(work, volunteer.id) if other.name),
        noted=hours.noted(work, centre_id, hours.ALWAYS, volunteer.id),
        shifts=_shifts(work, volunteer.id),
        candidates=_candidates(work, volunteer.id),
        led=leading.led(work, volunteer.id),
        placements=tuple(placements.of_person(work, volunteer.id)),
        talks=work.store(PlacementTalk).find(volunteer_id=volunteer.id),
    )


def _shifts(work: Work, volunteer_id: UUID) -> Sequence[Any]:
    """Day, from, to, duty, state and why a rule was set aside, in the order of the days."""
    shift, assignment, duty = schema.shift, schema.assignment, schema.duty
    return work.connection.execute(
        select(
            shift.c.date,
            shift.c.starts,
            shift.c.ends,
            duty.c.name,
            assignment.c.state,
            assignment.c.overruled_because,
        )
        .join(shift, shift.c.id == assignment.c.shift_id)
        .join(duty, duty.c.id == shift.c.duty_id)
        .where(assignment.c.volunteer_id == volunteer_id)
        .order_by(shift.c.date, shift.c.starts)
    ).all()


def _candidates(work: Work, volunteer_id: UUID) -> tuple[tuple[Candidate, str], ...]:
    """The candidate this volunteer was, with the vacancy it was for."""
    vacancy = schema.vacancy
    titles = {
        row[0]: row[1] for row in work.connection.execute(select(vacancy.c.id, vacancy.c.title))
    }
    candidates = work.store(Candidate).find(volunteer_id=volunteer_id)
    return tuple((candidate, titles[candidate.vacancy_id]) for candidate in candidates)
