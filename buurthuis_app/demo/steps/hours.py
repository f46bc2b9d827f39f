"""Hours of the demo that are noted by hand, for work outside the roster."""

import datetime as dt
from collections.abc import Iterator

from buurthuis_app.demo.data.hours import HandNotedData, hours_data
from buurthuis_app.demo.steps.volunteers import Team
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import years_later
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.volunteer import Volunteer

_OFTEN = 0.5
"""In which share of the weeks somebody noted something."""
_YEARS = 3
_MINUTES = (60, 90, 120, 120, 150, 180)


def build(centre: Centre, timeline: Timeline, team: Team) -> tuple[NotedHours, ...]:
    """A few hours in many weeks of the last years, of each duty that stands in no roster."""
    return tuple(
        hours
        for person in team.people.values()
        for noted in hours_data().by_hand
        if team.duties[noted.duty].id in person.volunteer.duty_ids
        for hours in _of(person.volunteer, centre, timeline, team, noted)
    )


def _of(
    volunteer: Volunteer, centre: Centre, timeline: Timeline, team: Team, noted: HandNotedData
) -> Iterator[NotedHours]:
    chance = timeline.chance("noted hours", volunteer.name, noted.duty)
    first = max(volunteer.since or timeline.first, years_later(timeline.today, -_YEARS))
    last = min(volunteer.until or timeline.today, timeline.today)
    for week in range((last - first).days // 7):
        day = first + dt.timedelta(days=7 * week + chance.randrange(7))
        if chance.random() < _OFTEN and day <= last:
            yield NotedHours(
                id=new_id(),
                centre_id=centre.id,
                volunteer_id=volunteer.id,
                date=day,
                minutes=chance.choice(_MINUTES),
                duty_id=team.duties[noted.duty].id,
                remark=noted.remark,
            )
