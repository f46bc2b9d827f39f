"""Step: when volunteers are needed, who came in the last weeks, and who is asked for the next ones."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

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
from buurthuis_app.domain.shared.periods import iso_week
from buurthuis_app.domain.volunteers.volunteer import Duty, Person
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.demo.helping import Helping
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.people import BAR, COOKING, HOST, KEY, LANGUAGE, REPAIRS, YOUTH
from buurthuis_app.services.demo.planned import Planned
from buurthuis_app.services.demo.setting import Setting

BACK, ASKED_AHEAD = dt.timedelta(weeks=8), dt.timedelta(weeks=2)
"""How long ago the rosters began, and how far ahead people were asked already; the weeks after that are open."""

_FIXED = (  # duty, days, begins, ends, how many
    (HOST, range(5), dt.time(9, 30), dt.time(13), 1),
    (HOST, range(5), dt.time(13), dt.time(17), 1),
    (KEY, (0, 2, 3), dt.time(18, 45), dt.time(22, 30), 1),
)
_BESIDE = (  # duty, activity, minutes before and after, how many
    (BAR, "Koffie-inloop", 15, 15, 2),
    (COOKING, "Samen eten", 150, 60, 3),
    (YOUTH, "Jongereninloop", 15, 15, 2),
    (REPAIRS, "Repair café", 30, 30, 3),
    (LANGUAGE, "Taalcafé", 15, 0, 2),
    (BAR, "Filmavond", 30, 30, 1),
)
_CAME = (AssignmentState.CONFIRMED,) * 22 + (AssignmentState.ABSENT,)
_COMES = (
    (AssignmentState.CONFIRMED,) * 6
    + (AssignmentState.ASKED,) * 5
    + (AssignmentState.PROPOSED,) * 2
    + (AssignmentState.DECLINED,)
)


class Rostered(Struct, frozen=True, kw_only=True):
    """Patterns, their shifts, and who stands on them."""

    patterns: tuple[ShiftPattern, ...]
    shifts: tuple[Shift, ...]
    assignments: tuple[Assignment, ...]
    changes: tuple[StateChange, ...]


def rostered(house: House, help_: Helping, plan: Planned, setting: Setting) -> Rostered:
    """The roster from eight weeks ago to a quarter ahead, with chances of its own that change nothing else."""
    begin = iso_week(setting.today - BACK).first
    patterns = tuple(_patterns(house.centre, help_.duties, plan, begin))
    followed = {pattern.activity_id for pattern in patterns}
    occurrences = {
        one.id: one
        for one in plan.occurrences
        if one.activity_id in followed and begin <= one.date <= setting.today + AHEAD
    }
    calendar = _calendar(house.centre, house.closed_days, begin, setting.today + AHEAD)
    shifts = sorted(
        made(patterns, occurrences, (), calendar).added, key=lambda one: (one.date, one.starts)
    )
    shifts = [replace(one, id=new_id()) for one in shifts]
    posts = [_post(one, help_) for one in shifts]
    assignments = tuple(_assigned(posts, tuple(help_.people.values()), setting))
    days = {one.id: one.date for one in shifts}
    return Rostered(
        patterns=patterns,
        shifts=tuple(shifts),
        assignments=assignments,
        changes=tuple(_history(assignments, days, setting)),
    )


def keep(work: Work, roster: Rostered) -> None:
    """Write the roster."""
    work.store(ShiftPattern).add(*roster.patterns)
    work.store(Shift).add(*roster.shifts)
    work.store(Assignment).add(*roster.assignments)
    work.store(StateChange).add(*roster.changes)


def _patterns(
    centre: Centre, duties: Mapping[str, Duty], plan: Planned, begin: dt.date
) -> Iterator[ShiftPattern]:
    for duty, days, starts, ends, needed in _FIXED:
        yield ShiftPattern(
            id=new_id(),
            centre_id=centre.id,
            duty_id=duties[duty].id,
            first=begin,
            rule=Weekly(weekdays=frozenset(days)).text(),
            starts=starts,
            ends=ends,
            needed=needed,
            skips=frozenset({Skip.CLOSED_DAYS, Skip.PUBLIC_HOLIDAYS}),
        )
    activities = {activity.title: activity.id for activity in plan.activities}
    for duty, title, before, after, needed in _BESIDE:
        yield ShiftPattern(
            id=new_id(),
            centre_id=centre.id,
            duty_id=duties[duty].id,
            first=begin,
            activity_id=activities[title],
            before=before,
            after=after,
            needed=needed,
        )


def _calendar(
    centre: Centre, closed: Sequence[ClosedDay], begin: dt.date, last: dt.date
) -> Calendar:
    return Calendar(region=centre.region, closed=tuple(closed), today=begin, horizon=last)


def _post(shift: Shift, help_: Helping) -> Post:
    duty = next(one for one in help_.duties.values() if one.id == shift.duty_id)
    return Post(shift=shift, duty=duty, open=shift.needed)


def _assigned(
    posts: Iterable[Post], people: Sequence[Person], setting: Setting
) -> Iterator[Assignment]:
    """Within the rules, whoever has done the least; some asked ahead, and what comes after that left open."""
    chance = setting.chance("roster")
    standing: dict[UUID, list[Post]] = {person.volunteer.id: [] for person in people}
    for post in posts:
        if post.date > setting.today + ASKED_AHEAD:
            return
        trained = (person for person in people if post.duty.id in person.volunteer.duty_ids)
        able = [person for person in trained if not lasting(person, post)]
        able.sort(key=lambda person: (_done(standing[person.volunteer.id]), chance.random()))
        left = post.open
        for person in able:
            own = standing[person.volunteer.id]
            if not left or (post.date > setting.today and chance.random() < 0.15):  # noqa: PLR2004
                break
            if passing(person, post, own):
                continue
            state = chance.choice(_CAME if post.date < setting.today else _COMES)
            yield Assignment(
                id=new_id(), shift_id=post.id, volunteer_id=person.volunteer.id, state=state
            )
            if state.takes_place:
                own.append(post)
                left -= 1


def _done(posts: Sequence[Post]) -> int:
    return sum(post.half_hours for post in posts)


def _history(
    assignments: Iterable[Assignment], days: Mapping[UUID, dt.date], setting: Setting
) -> Iterator[StateChange]:
    """Asked two weeks before, and answered some days later."""
    for one in assignments:
        asked = min(days[one.shift_id] - dt.timedelta(days=15), setting.today)
        moment = dt.datetime.combine(asked, dt.time(10), dt.UTC)
        states = [AssignmentState.ASKED]
        if one.state is not AssignmentState.ASKED:
            states.append(one.state)
        former = None
        for number, state in enumerate(states):
            yield StateChange(
                id=new_id(),
                assignment_id=one.id,
                former=former,
                state=state,
                recorded_by="coordinator",
                recorded_at=moment + dt.timedelta(hours=3 * number),
            )
            former = state
