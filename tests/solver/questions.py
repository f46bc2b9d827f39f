"""Small questions for the solver, made by hand or by hypothesis, and all answers to them tried one by one."""

import datetime as dt
import itertools
from collections.abc import Iterator
from uuid import UUID

from hypothesis import strategies as st

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.rosters.proposal import Question
from buurthuis_app.domain.rosters.score import weight
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.rosters.shift_slot import Past, Post, Stand
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
CENTRE = UUID(int=1)
BAR = Duty(id=UUID(int=11), centre_id=CENTRE, name="Bar")
KEY = Duty(id=UUID(int=12), centre_id=CENTRE, name="Sleutel", needs_vog=True, minimum_age=18)
DUTIES = (BAR, KEY)


def post(
    number: int,
    *,
    day: int = 0,
    begin: float = 10,
    hours: float = 3,
    duty: Duty = BAR,
    places: int = 1,
) -> Post:
    """A post on a day after Monday."""
    end = (begin + hours) % 24
    shift = Shift(
        id=UUID(int=1000 + number),
        centre_id=CENTRE,
        duty_id=duty.id,
        date=MONDAY + dt.timedelta(days=day),
        starts=dt.time(int(begin), int(begin % 1 * 60)),
        ends=dt.time(int(end), int(end % 1 * 60)),
        needed=places,
    )
    return Post(shift=shift, duty=duty, open=places)


def volunteer(number: int, **fields: object) -> Volunteer:
    """Somebody who does everything, unless `fields` say otherwise."""
    given: dict[str, object] = {
        "duty_ids": tuple(duty.id for duty in DUTIES),
        "birth_year": 1970,
        "vog_seen_on": dt.date(2025, 1, 1),
        **fields,
    }
    name = f"Persoon {number}"
    return Volunteer(id=UUID(int=100 + number), centre_id=CENTRE, name=name, **given)  # type: ignore[arg-type]


def person(number: int, **fields: object) -> Person:
    """The same with nothing noted about when."""
    return Person(volunteer=volunteer(number, **fields))


def question(*people: Person, posts: tuple[Post, ...], **fields: object) -> Question:
    """About the week from Monday on."""
    last = MONDAY + dt.timedelta(days=13)
    return Question(first=MONDAY, last=last, people=people, posts=posts, **fields)  # type: ignore[arg-type]


def answers(asked: Question) -> Iterator[tuple[Stand, ...]]:
    """Every roster that breaks no hard rule, however bad."""
    pairs = [(person, post) for person in asked.people for post in asked.posts]
    for many in range(len(pairs) + 1):
        for chosen in itertools.combinations(pairs, many):
            if allowed(asked, chosen):
                yield tuple(Stand(person_id=p.volunteer.id, post=post) for p, post in chosen)


def allowed(asked: Question, chosen: tuple[tuple[Person, Post], ...]) -> bool:
    """Whether nobody stands where something stands in the way, and no post has more people than places."""
    for post in asked.posts:
        if sum(other is post for _person, other in chosen) > post.open:
            return False
    for person, post in chosen:
        own = person.volunteer.id
        new = (other for who, other in chosen if who is person and other is not post)
        if asked.obstacles(person, post, (*asked.places_of.get(own, ()), *new)):
            return False
    return True


def best(asked: Question) -> int:
    """The least weight of all answers."""
    return min(weight(asked, stands) for stands in answers(asked))


@st.composite
def people(draw: st.DrawFn, number: int) -> Person:
    """Somebody with limits, wishes and absences as they come."""
    others = st.frozensets(st.integers(0, 3).map(lambda n: UUID(int=100 + n)), max_size=1)
    made = volunteer(
        number,
        duty_ids=tuple(duty.id for duty in DUTIES if draw(st.integers(0, 4))),
        birth_year=draw(st.sampled_from([None, 1960, 2008, 2012])),
        vog_seen_on=draw(st.sampled_from([None, dt.date(2025, 1, 1)])),
        since=draw(st.sampled_from([None, MONDAY - dt.timedelta(days=20), MONDAY])),
        max_per_week=draw(st.sampled_from([None, 1, 2])),
        max_hours_per_month=draw(st.sampled_from([None, 4, 8])),
        not_two_days_running=draw(st.booleans()),
        together_with=draw(others) - {UUID(int=100 + number)},
    )
    wishes = tuple(
        Availability(
            volunteer_id=made.id,
            weekday=draw(st.sampled_from(list(Weekday)[:3])),
            day_part=draw(st.sampled_from(list(DayPart))),
            wish=draw(st.sampled_from(list(Wish))),
        )
        for _time in range(draw(st.integers(0, 3)))
    )
    away = MONDAY + dt.timedelta(days=draw(st.integers(0, 10)))
    absences = (Absence(id=UUID(int=7), volunteer_id=made.id, first=away, last=away),)
    return Person(
        volunteer=made, availability=wishes, absences=absences if draw(st.booleans()) else ()
    )


@st.composite
def posts(draw: st.DrawFn, number: int) -> Post:
    """A post in the first days, perhaps past midnight."""
    return post(
        number,
        day=draw(st.integers(0, 3)),
        begin=draw(st.sampled_from([9.5, 11, 13, 19, 22.5])),
        hours=draw(st.sampled_from([1, 2.5, 3.5, 9])),
        duty=draw(st.sampled_from(DUTIES)),
        places=draw(st.sampled_from([1, 1, 2])),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """At most three people and four posts, with a past and something that stands already."""
    folk: list[Person] = [draw(people(number)) for number in range(draw(st.integers(0, 3)))]
    wanted = tuple(draw(posts(number)) for number in range(draw(st.integers(1, 4))))
    there = draw(posts(90))
    stays = draw(st.booleans())
    stands = (Stand(person_id=folk[0].volunteer.id, post=there),) if folk and stays else ()
    past = {
        each.volunteer.id: Past(
            half_hours=draw(st.sampled_from([0, 7, 15, 40])),
            last=draw(st.sampled_from([None, MONDAY - dt.timedelta(days=3)])),
            times={BAR.id: draw(st.integers(0, 4))},
        )
        for each in folk
        if draw(st.booleans())
    }
    declined = frozenset(
        (each.volunteer.id, wanted[0].id) for each in folk if not draw(st.integers(0, 5))
    )
    return question(*folk, posts=wanted, standing=stands, past=past, declined=declined)
