"""The proposal for 40 people and 160 shifts, against HiGHS solving the same model."""

import datetime as dt
import random
from uuid import UUID

from benchmarks.measure import Pair, timed
from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.rosters.proposal import Question
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.rosters.shift_slot import Past, Post
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import (
    Absence,
    Availability,
    Duty,
    Person,
    Volunteer,
    Wish,
)

MONDAY = dt.date(2026, 11, 30)
PEOPLE, WEEKS = 40, 8
_A_WEEK = (  # weekday, begins, ends, duty, needed
    *((day, dt.time(9, 30), dt.time(13), 0, 1) for day in range(5)),
    *((day, dt.time(13), dt.time(16, 30), 0, 1) for day in range(5)),
    *((day, dt.time(9, 30), dt.time(12), 1, 2) for day in (0, 2, 4)),
    *((day, dt.time(13), dt.time(17), 1, 2) for day in (1, 3)),
    *((day, dt.time(19), dt.time(22, 30), 2, 1) for day in (0, 1, 3)),
    (4, dt.time(16), dt.time(19), 3, 3),
    (5, dt.time(10), dt.time(14), 1, 2),
)
"""Twenty shifts a week: host, bar, key and kitchen."""
DUTIES, KEY = 4, 2


def proposal_against_highs() -> Pair:
    """The whole proposal, with building the model and telling the reasons, against the search alone."""
    from buurthuis_app.solver.model import Model
    from buurthuis_app.solver.proposing import propose, solver

    question = eight_weeks()
    lp = Model(question).rows.lp()

    def ours() -> None:
        assert propose(question).proven  # noqa: S101 - unproven is no comparison

    def bare() -> None:
        highs = solver()
        highs.passModel(lp)
        highs.run()

    return Pair(program=timed(ours), floor=timed(bare))


def eight_weeks(seed: int = 5, people: int = PEOPLE, weeks: int = WEEKS) -> Question:
    """A house as there are: most people do one or two duties, wishes and absences differ, some did more than others."""
    chance = random.Random(seed)  # noqa: S311 - invented people
    centre = UUID(int=1)
    duties = [
        Duty(
            id=UUID(int=10 + n), centre_id=centre, name=f"Taak {n}", position=n, needs_vog=n == KEY
        )
        for n in range(DUTIES)
    ]
    last = MONDAY + dt.timedelta(weeks=weeks, days=-1)
    posts = tuple(
        Post(
            shift=Shift(
                id=UUID(int=1000 + week * 100 + number),
                centre_id=centre,
                duty_id=duties[duty].id,
                date=MONDAY + dt.timedelta(weeks=week, days=day),
                starts=begin,
                ends=end,
                needed=needed,
            ),
            duty=duties[duty],
            open=needed,
        )
        for week in range(weeks)
        for number, (day, begin, end, duty, needed) in enumerate(_A_WEEK)
    )
    folk = tuple(_person(chance, n, duties) for n in range(people))
    past = {
        person.volunteer.id: Past(
            half_hours=chance.choice((0, 0, 7, 14, 14, 21, 28, 42)),
            last=MONDAY - dt.timedelta(days=chance.randrange(1, 60)),
            times={duties[0].id: chance.randrange(12)},
        )
        for person in folk
    }
    return Question(first=MONDAY, last=last, people=folk, posts=posts, past=past)


def _person(chance: random.Random, number: int, duties: list[Duty]) -> Person:
    own = UUID(int=100 + number)
    wishes = (Wish.CANNOT, Wish.RATHER_NOT, Wish.CAN, Wish.CAN, Wish.CAN, Wish.RATHER)
    volunteer = Volunteer(
        id=own,
        centre_id=UUID(int=1),
        name=f"Vrijwilliger {number}",
        since=MONDAY - dt.timedelta(days=chance.choice((30, 400, 900, 2000))),
        vog_seen_on=dt.date(2025, 1, 1),
        duty_ids=tuple(duty.id for duty in chance.sample(duties, chance.choice((1, 2, 2, 3)))),
        max_per_week=chance.choice((1, 2, 2, 3, None)),
        max_hours_per_month=chance.choice((None, None, 16, 24)),
        not_two_days_running=chance.choice((True, False, False, False)),
        together_with=frozenset({UUID(int=100 + (number + 1) % 40)} if number % 13 == 0 else ()),
    )
    away = MONDAY + dt.timedelta(days=chance.randrange(60))
    absences = (
        Absence(
            id=UUID(int=5000 + number),
            volunteer_id=own,
            first=away,
            last=away + dt.timedelta(days=9),
        ),
    )
    return Person(
        volunteer=volunteer,
        availability=tuple(
            Availability(volunteer_id=own, weekday=day, day_part=part, wish=chance.choice(wishes))
            for day in Weekday
            for part in DayPart
        ),
        absences=absences if chance.choice((True, False)) else (),
    )
