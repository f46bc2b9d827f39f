"""Volunteers of the demo, what they may do, when they can and when they are away."""

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random

from msgspec import Struct

from buurthuis_app.demo.data.volunteers import VolunteerData, volunteers_data
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import Centre, Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import years_later
from buurthuis_app.domain.volunteers.volunteer import (
    Absence,
    Availability,
    Duty,
    Person,
    Volunteer,
    VolunteerKind,
    Wish,
    usual_renewal,
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace

_KEPT = dt.timedelta(days=330)
"""So long after leaving a name is kept for certain."""

_OFF = (0.0, 0.25, 0.5)
"""Shares of the week that somebody cannot: of who is free, of most, and of who works."""

_WITH_EMAIL, _WITH_ALLOWANCE, _RESTING = 0.8, 0.3, 0.2
"""Shares of the people who gave an address, receive an allowance, and would rather not come two days running."""

_LIKED, _DISLIKED = 0.15, 0.92
"""The part of what is possible that is liked most, and from where on in the draw it is liked least."""

_AWAY_SOON, _AWAY_YEARLY = 0.25, 0.2
"""Shares of the people who are away in the weeks to come, and each summer."""

_NEWCOMER = 0.85
"""Who began after this share of the history has not shown a VOG yet."""


class Team(Struct, frozen=True, kw_only=True):
    """Duties and people, by name."""

    duties: Mapping[str, Duty]
    people: Mapping[str, Person]


def build(centre: Centre, timeline: Timeline) -> Team:
    """Everybody who helps or helped, with chances of their own that change nobody else's."""
    data = volunteers_data()
    duties = {
        duty.name: Duty(
            id=new_id(),
            centre_id=centre.id,
            name=duty.name,
            position=position,
            needs_vog=duty.needs_vog,
            minimum_age=duty.minimum_age,
        )
        for position, duty in enumerate(data.duties)
    }
    people = {
        volunteer_data.name: _person(volunteer_data, centre, duties, timeline)
        for volunteer_data in data.volunteers
        if not _long_gone(volunteer_data, timeline)
    }
    for name, other in data.together:
        bound = people[name].volunteer
        other_id = people[other].volunteer.id
        volunteer = replace(bound, together_with=frozenset({other_id}))
        people[name] = replace(people[name], volunteer=volunteer)
    return Team(duties=duties, people=people)


def keep(work: Work, team: Team) -> None:
    """Write duties and people."""
    people = team.people.values()
    work.store(Duty).add(*team.duties.values())
    work.store(Volunteer).add(*(person.volunteer for person in people))
    work.store(Availability).add(*(wish for person in people for wish in person.availability))
    work.store(Absence).add(*(away for person in people for away in person.absences))


def _long_gone(volunteer_data: VolunteerData, timeline: Timeline) -> bool:
    return (
        volunteer_data.ends is not None
        and timeline.day_at(volunteer_data.ends) < timeline.today - _KEPT
    )


def _person(
    volunteer_data: VolunteerData, centre: Centre, duties: Mapping[str, Duty], timeline: Timeline
) -> Person:
    chance = timeline.chance("volunteer", volunteer_data.name)
    since = timeline.day_at(volunteer_data.begins) + dt.timedelta(days=chance.randrange(28))
    since = min(since, timeline.today - dt.timedelta(days=7))
    until = (
        None if volunteer_data.ends is None else max(timeline.day_at(volunteer_data.ends), since)
    )
    seen = _vog_seen(volunteer_data, since, timeline, chance)
    first_name = volunteer_data.name.split()[0].casefold()
    volunteer = Volunteer(
        id=new_id(),
        centre_id=centre.id,
        name=volunteer_data.name,
        email=f"{first_name}@example.org" if chance.random() < _WITH_EMAIL else "",
        phone=f"06-00{chance.randint(0, 999_999):06}",  # 06-00 is given to nobody
        birth_date=dt.date(volunteer_data.born, chance.randint(1, 12), chance.randint(1, 28)),
        kind=volunteer_data.kind,
        talents=volunteer_data.talents,
        wants_to_learn=volunteer_data.wants_to_learn,
        languages=volunteer_data.languages,
        since=since,
        until=until,
        agreement_on=since,
        vog_needed=volunteers_data().needs_vog(volunteer_data),
        vog_seen_on=seen,
        vog_renew_by=usual_renewal(seen) if seen else None,
        allowance=volunteer_data.kind is VolunteerKind.VOLUNTEER
        and chance.random() < _WITH_ALLOWANCE,
        duty_ids=tuple(sorted(duties[name].id for name in volunteer_data.duties)),
        max_per_week=chance.choice((1, 2, 2, 3, None)),
        max_hours_per_month=chance.choice((16, 24, None)),
        not_two_days_running=chance.random() < _RESTING,
    )
    return Person(
        volunteer=volunteer,
        availability=tuple(_availability(volunteer, chance)),
        absences=tuple(_absences(volunteer, timeline, chance)),
    )


def _vog_seen(
    volunteer_data: VolunteerData, since: dt.date, timeline: Timeline, chance: Random
) -> dt.date | None:
    """For work with young people one was seen, in most cases not too long ago; one newcomer still has to show it."""
    if not volunteers_data().needs_vog(volunteer_data) or volunteer_data.begins > _NEWCOMER:
        return None
    last = years_later(timeline.today, -chance.randint(0, 2)) - dt.timedelta(
        days=chance.randrange(300)
    )
    return max(last, since)


def _availability(volunteer: Volunteer, chance: Random) -> Iterator[Availability]:
    """Who works can't in half of the week; everybody has parts that are liked more than others."""
    off = chance.choice(_OFF)
    for weekday in Weekday:
        for part in DayPart:
            drawn = chance.random()
            if drawn < off:
                wish = Wish.CANNOT
            elif drawn < off + (1 - off) * _LIKED:
                wish = Wish.RATHER
            elif drawn > _DISLIKED:
                wish = Wish.RATHER_NOT
            else:
                continue
            yield Availability(volunteer_id=volunteer.id, weekday=weekday, day_part=part, wish=wish)


def _absences(volunteer: Volunteer, timeline: Timeline, chance: Random) -> Iterator[Absence]:
    """One in four is away in the weeks to come, one in five each summer."""
    if volunteer.until is not None:
        return
    if chance.random() < _AWAY_SOON:
        first = timeline.today + dt.timedelta(days=chance.randint(2, 40))
        yield Absence(
            id=new_id(),
            volunteer_id=volunteer.id,
            first=first,
            last=first + dt.timedelta(days=chance.randint(3, 16)),
            reason=chance.choice(volunteers_data().away),
        )
    if chance.random() < _AWAY_YEARLY:
        first = dt.date(timeline.today.year - 1, 7, chance.randint(1, 25))
        yield Absence(
            id=new_id(),
            volunteer_id=volunteer.id,
            first=first,
            last=first + dt.timedelta(days=20),
            yearly=True,
            reason="elk jaar op reis",
        )
