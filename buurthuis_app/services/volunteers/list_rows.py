"""List rows of volunteers: what each shows beside the name."""

import datetime as dt
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Span, iso_week
from buurthuis_app.domain.shared.periods import year as whole_year
from buurthuis_app.domain.volunteers.hours import minutes_by
from buurthuis_app.domain.volunteers.volunteer import BIRTHDAYS_AHEAD, NO_HOURS, VOG_AHEAD, Person
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import hours, volunteers

AHEAD = dt.timedelta(weeks=8)
"""Span of days ahead in which duties are shown."""
BACK = dt.timedelta(days=731)
"""Span back in which the last hours are looked for; longer ago says no more than "long ago"."""


class PersonLine(Struct, frozen=True, kw_only=True):
    """Row of the list of people. `duty_days` are those from Monday of this week on; `vog_needed` also by a duty."""

    person: Person
    vog_needed: bool
    last_worked: dt.date | None
    minutes_this_year: int
    duty_days: tuple[dt.date, ...]

    def vog_to_do(self, today: dt.date) -> bool:
        """Whether a VOG is needed that nobody saw, or that should be renewed soon."""
        return self.vog_needed and not self.person.volunteer.vog_holds_on(today + VOG_AHEAD)

    def on_duty_this_week(self, today: dt.date) -> bool:
        """Whether a duty stands in the week of today."""
        return any(day in iso_week(today) for day in self.duty_days)

    def long_without_hours(self, today: dt.date) -> bool:
        """Whether nothing was noted for a quarter, of somebody who is here for longer than that."""
        since, long_ago = self.person.volunteer.since, today - NO_HOURS
        return (since is None or since < long_ago) and (
            self.last_worked is None or self.last_worked < long_ago
        )

    def birthday_soon(self, today: dt.date) -> bool:
        """Whether a birthday comes in the next weeks."""
        birthday = self.person.volunteer.birthday_from(today)
        return birthday is not None and birthday <= today + BIRTHDAYS_AHEAD


def person_lines(work: Work, centre_id: UUID, today: dt.date) -> tuple[PersonLine, ...]:
    """Everybody whose name is kept, by name."""
    year, week = whole_year(today.year), iso_week(today)
    need = {duty.id for duty in volunteers.duties(work, centre_id) if duty.needs_vog}
    days = volunteers.duty_days(work, centre_id, week.first, today + AHEAD)
    lines = hours.worked(work, centre_id, Span(first=today - BACK, last=today))
    last = {line.volunteer_id: line.date for line in lines}  # in the order of the days
    this_year = minutes_by(
        (line for line in lines if line.date >= year.first), lambda line: line.volunteer_id
    )
    return tuple(
        PersonLine(
            person=person,
            vog_needed=person.volunteer.vog_needed or bool(need & set(person.volunteer.duty_ids)),
            last_worked=last.get(person.volunteer.id),
            minutes_this_year=this_year.get(person.volunteer.id, 0),
            duty_days=days.get(person.volunteer.id, ()),
        )
        for person in volunteers.people(work, centre_id)
    )
