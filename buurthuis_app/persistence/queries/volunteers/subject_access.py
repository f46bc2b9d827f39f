"""Subject access: all records about one volunteer, in whichever table."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from buurthuis_app.domain.shared.contact_details import digits
from buurthuis_app.domain.shared.texts import plain
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Candidate
from buurthuis_app.domain.volunteers.volunteer import Person, Volunteer
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import hours, volunteers


class KnownOfPerson(Struct, frozen=True, kw_only=True):
    """Records about one person. `shifts`, `steps` and `sign_ups` are rows of texts, days and states.

    `sign_ups` and `led` are found by name, e-mail address or phone number: perhaps they are about somebody else.
    """

    person: Person
    duties: dict[UUID, str]
    activities: dict[UUID, str]
    together: tuple[str, ...]
    bound: tuple[str, ...]
    noted: tuple[NotedHours, ...]
    shifts: Sequence[Any]
    candidates: tuple[tuple[Candidate, str], ...]
    sign_ups: Sequence[Any]
    led: tuple[str, ...]


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
        sign_ups=_sign_ups(work, centre_id, volunteer),
        led=_led(work, centre_id, volunteer),
    )


def _shifts(work: Work, volunteer_id: UUID) -> Sequence[Any]:
    """Day, from, to, duty, state and why a rule was set aside, in the order of the days."""
    shift, assignment, duty = schema.shift, schema.assignment, schema.duty
    statement = (
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
    )
    return work.connection.execute(statement).all()


def _candidates(work: Work, volunteer_id: UUID) -> tuple[tuple[Candidate, str], ...]:
    """The candidate this volunteer was, with the vacancy it was for."""
    vacancy = schema.vacancy
    titles = {
        row[0]: row[1] for row in work.connection.execute(select(vacancy.c.id, vacancy.c.title))
    }
    candidates = work.store(Candidate).find(volunteer_id=volunteer_id)
    return tuple((candidate, titles[candidate.vacancy_id]) for candidate in candidates)


def _sign_ups(work: Work, centre_id: UUID, volunteer: Volunteer) -> Sequence[Any]:
    """Sign-ups of the same whole name, e-mail address or phone number: activity, name, contact and remark.

    Compared here and not by the database, which knows the capitals of English letters only.
    """
    table, activity = schema.sign_up, schema.activity
    name, email = plain(volunteer.name), plain(volunteer.email)
    phone = digits(volunteer.phone)
    statement = (
        select(
            activity.c.title,
            table.c.name,
            table.c.email,
            table.c.phone,
            table.c.remark,
            table.c.meal,
            table.c.erase_on,
        )
        .join(activity, activity.c.id == table.c.activity_id)
        .where(table.c.centre_id == centre_id, table.c.name != "")
        .order_by(table.c.id)
    )
    return [
        row
        for row in work.connection.execute(statement)
        if plain(row.name) == name
        or (email and plain(row.email) == email)
        or (phone and digits(row.phone) == phone)
    ]


def _led(work: Work, centre_id: UUID, volunteer: Volunteer) -> tuple[str, ...]:
    """The activities that name this person, whole or as "Ria S.", as the one who leads them."""
    first, _space, last = volunteer.name.partition(" ")
    name = plain(volunteer.name)
    ways = {name, plain(f"{first} {last[:1]}.")} if last else {name}
    activity = schema.activity
    statement = select(activity.c.title, activity.c.led_by).where(
        activity.c.centre_id == centre_id, activity.c.led_by != ""
    )
    found = [row for row in work.connection.execute(statement) if plain(row.led_by) in ways]
    found.sort(key=lambda row: plain(row.title))
    return tuple(f"{title}: {led_by}" for title, led_by in found)
