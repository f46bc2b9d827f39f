"""Rosters of the demo: when volunteers are needed, who came in the last years, who is asked for the next ones."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from buurthuis_app.demo.data.rosters import rosters_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.steps.volunteers import Team
from buurthuis_app.demo.timeline import Timeline, day_numbers
from buurthuis_app.domain.activities.activity import Skip
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.activities.series import Calendar
from buurthuis_app.domain.centre.centre import Centre, ClosedDay
from buurthuis_app.domain.rosters.hard_rules import lasting, passing
from buurthuis_app.domain.rosters.shift import (
    AHEAD,
    Assignment,
    AssignmentState,
    Shift,
    ShiftPattern,
    StateChange,
)
from buurthuis_app.domain.rosters.shift_generation import made
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.volunteers.volunteer import Duty, Person
from buurthuis_app.records import replace

_YEARS, ASKED_AHEAD = 2, dt.timedelta(weeks=2)
"""So many whole years have a roster, and so far ahead people were asked already; the weeks after that are open."""
_REMEMBERED = dt.timedelta(weeks=8)
"""For so long it is kept who was asked when; and what somebody did longer ago stands in nobody's way."""

_CAME = (AssignmentState.CONFIRMED,) * 22 + (AssignmentState.ABSENT,)
_COMES = (
    (AssignmentState.CONFIRMED,) * 6
    + (AssignmentState.ASKED,) * 5
    + (AssignmentState.PROPOSED,) * 2
    + (AssignmentState.DECLINED,)
)


class RosterRecords(StepRecords, frozen=True, kw_only=True):
    """Patterns, their shifts, and who stands on them."""

    patterns: tuple[ShiftPattern, ...]
    shifts: tuple[Shift, ...]
    assignments: tuple[Assignment, ...]
    changes: tuple[StateChange, ...]


def build(house: House, team: Team, plan: ActivityRecords, timeline: Timeline) -> RosterRecords:
    """The roster of the last years and of a quarter ahead, with chances of its own that change nothing else."""
    begin = max(dt.date(timeline.today.year - _YEARS, 1, 1), timeline.first)
    patterns = tuple(_patterns(house.centre, team.duties, plan, begin))
    followed = {pattern.activity_id for pattern in patterns}
    occurrences = {
        occurrence.id: occurrence
        for occurrence in plan.occurrences
        if occurrence.activity_id in followed and begin <= occurrence.date <= timeline.today + AHEAD
    }
    calendar = _calendar(house.centre, house.closed_days, begin, timeline.today + AHEAD)
    shifts = sorted(
        made(patterns, occurrences, (), calendar).added,
        key=lambda shift: (shift.date, shift.starts),
    )
    shifts = [replace(shift, id=new_id()) for shift in shifts]
    posts = [_post(shift, team) for shift in shifts]
    assignments = tuple(_assigned(posts, tuple(team.people.values()), timeline))
    days = {shift.id: shift.date for shift in shifts}
    return RosterRecords(
        patterns=patterns,
        shifts=tuple(shifts),
        assignments=assignments,
        changes=tuple(_history(assignments, days, timeline)),
    )


def _patterns(
    centre: Centre, duties: Mapping[str, Duty], plan: ActivityRecords, begin: dt.date
) -> Iterator[ShiftPattern]:
    data = rosters_data()
    for fixed in data.fixed:
        yield ShiftPattern(
            id=new_id(),
            centre_id=centre.id,
            duty_id=duties[fixed.duty].id,
            first=begin,
            rule=Weekly(weekdays=day_numbers(fixed.weekdays)).text(),
            starts=fixed.starts,
            ends=fixed.ends,
            needed=fixed.needed,
            skips=frozenset({Skip.CLOSED_DAYS, Skip.PUBLIC_HOLIDAYS}),
        )
    activities = {activity.title: activity.id for activity in plan.activities}
    for beside in data.with_activity:
        yield ShiftPattern(
            id=new_id(),
            centre_id=centre.id,
            duty_id=duties[beside.duty].id,
            first=begin,
            activity_id=activities[beside.activity],
            before=beside.before,
            after=beside.after,
            needed=beside.needed,
        )


def _calendar(
    centre: Centre, closed: Sequence[ClosedDay], begin: dt.date, last: dt.date
) -> Calendar:
    return Calendar(region=centre.region, closed=tuple(closed), today=begin, horizon=last)


def _post(shift: Shift, team: Team) -> Post:
    duty = next(duty for duty in team.duties.values() if duty.id == shift.duty_id)
    return Post(shift=shift, duty=duty, open=shift.needed)


def _assigned(
    posts: Iterable[Post], people: Sequence[Person], timeline: Timeline
) -> Iterator[Assignment]:
    """Within the rules, whoever has done the least; some asked ahead, and what comes after that left open."""
    chance = timeline.chance("roster")
    standing: dict[UUID, list[Post]] = {person.volunteer.id: [] for person in people}
    done: Counter[UUID] = Counter()
    for post in posts:
        if post.date > timeline.today + ASKED_AHEAD:
            return
        trained = [person for person in people if post.duty.id in person.volunteer.duty_ids]
        trained.sort(key=lambda person: (done[person.volunteer.id], chance.random()))
        left = post.open
        for person in trained:
            own = standing[person.volunteer.id]
            while own and own[0].date < post.date - _REMEMBERED:
                own.pop(0)
            if not left:
                break
            if lasting(person, post) or passing(person, post, own):
                continue
            if post.date > timeline.today and chance.random() < 0.15:  # noqa: PLR2004
                break
            state = chance.choice(_CAME if post.date < timeline.today else _COMES)
            yield Assignment(
                id=new_id(), shift_id=post.id, volunteer_id=person.volunteer.id, state=state
            )
            if state.takes_place:
                own.append(post)
                done[person.volunteer.id] += post.half_hours
                left -= 1


def _history(
    assignments: Iterable[Assignment], days: Mapping[UUID, dt.date], timeline: Timeline
) -> Iterator[StateChange]:
    """Asked two weeks before, and answered some days later."""
    for assignment in assignments:
        if days[assignment.shift_id] < timeline.today - _REMEMBERED:
            continue
        asked = min(days[assignment.shift_id] - dt.timedelta(days=15), timeline.today)
        moment = dt.datetime.combine(asked, dt.time(10), dt.UTC)
        states = [AssignmentState.ASKED]
        if assignment.state is not AssignmentState.ASKED:
            states.append(assignment.state)
        former = None
        for number, state in enumerate(states):
            yield StateChange(
                id=new_id(),
                assignment_id=assignment.id,
                former=former,
                state=state,
                recorded_by=COORDINATOR.profile,
                recorded_at=moment + dt.timedelta(hours=3 * number),
            )
            former = state
