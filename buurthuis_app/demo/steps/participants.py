"""Participants of the demo, which chose to know people again: who they are, and when they were tapped."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from random import Random
from uuid import UUID

from msgspec import Struct

from buurthuis_app.demo.data.participants import CircleData, participants_data
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyRole
from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Gender,
    KnownVisit,
    Participant,
    RegisterChoice,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.participants.choice import keep_choice

_FROM_THE_START, _STILL_COMING, _SAYS = 0.65, 0.8, 0.93
_AT_LEAST = dt.timedelta(days=60)
"""For so long somebody comes at least; who stopped was there in the last twenty months, and is not erased yet."""
_NOT_ERASED = dt.timedelta(days=600)


class ParticipantRecords(Struct, frozen=True, kw_only=True):
    """The people in the register, and when they were there."""

    people: tuple[Participant, ...]
    visits: tuple[KnownVisit, ...]


class _Regular(Struct, frozen=True, kw_only=True):
    """Somebody who comes from one day to another."""

    person: Participant
    first: dt.date
    last: dt.date


def build(
    house: House, timeline: Timeline, plan: ActivityRecords, counts: Iterable[Count]
) -> ParticipantRecords:
    """The people, each at the times of an activity or two, as far as so many were counted there."""
    begin = max(timeline.first, dt.date(timeline.today.year - 1, 1, 1))
    names = iter(_names(timeline))
    circles = {
        circle.title: _circle(house, timeline, circle, begin, names)
        for circle in participants_data().circles
    }
    visitors = _visitors(house, counts)
    visits: list[KnownVisit] = []
    for activity in plan.activities:
        if activity.title in circles:
            times = [
                occurrence
                for occurrence in plan.occurrences
                if occurrence.activity_id == activity.id and occurrence.date >= begin
            ]
            visits += _visits(timeline, activity.title, circles, times, visitors)
    came = {visit.participant_id for visit in visits}
    people = (regular.person for circle in circles.values() for regular in circle)
    return ParticipantRecords(
        people=tuple(person for person in people if person.id in came), visits=tuple(visits)
    )


def keep(work: Work, house: House, records: ParticipantRecords) -> None:
    """Write the choice to know people, and who they are."""
    keep_choice(work, house.centre.id, RegisterChoice(kept=True, asks=frozenset(AskedFact)))
    work.store(Participant).add(*records.people)
    work.store(KnownVisit).add(*records.visits)


def _names(timeline: Timeline) -> list[tuple[str, Gender]]:
    """The names that somebody in the register can have, in no order."""
    data = participants_data()
    names = [
        (f"{name} {letter}.", gender)
        for gender, first_names in data.names.items()
        for name, letter in product(first_names, data.letters)
    ]
    timeline.chance("participants").shuffle(names)
    return names


def _circle(
    house: House,
    timeline: Timeline,
    circle: CircleData,
    begin: dt.date,
    names: Iterator[tuple[str, Gender]],
) -> list[_Regular]:
    chance = timeline.chance("participants", circle.title)
    return [
        _regular(timeline, begin, chance, _somebody(house, circle, chance, *next(names)))
        for _place in range(circle.people)
    ]


def _somebody(
    house: House, circle: CircleData, chance: Random, name: str, gender: Gender
) -> Participant:
    homes = participants_data().homes
    home, born = chance.choices(list(homes), list(homes.values()))[0], chance.randint(*circle.born)
    return Participant(
        id=new_id(),
        centre_id=house.centre.id,
        name=name,
        birth_year=born if chance.random() < _SAYS else None,
        home=home if chance.random() < _SAYS else None,
        gender=gender if chance.random() < _SAYS else None,
        noted_on=dt.date.min,
    )


def _regular(timeline: Timeline, begin: dt.date, chance: Random, person: Participant) -> _Regular:
    first, last = begin, timeline.today
    if chance.random() > _FROM_THE_START:
        first += (last - begin) * chance.random()
    if chance.random() > _STILL_COMING:
        stops = max(first + _AT_LEAST, timeline.today - _NOT_ERASED)
        last = stops + max(last - stops, dt.timedelta()) * chance.random()
    return _Regular(person=replace(person, noted_on=first), first=first, last=last)


def _visitors(house: House, counts: Iterable[Count]) -> Mapping[UUID, int]:
    adding = {kind.id for kind in house.kinds.values() if kind.role is TallyRole.VISITS}
    visitors: dict[UUID, int] = defaultdict(int)
    for count in counts:
        visitors[count.occurrence_id] += count.number if count.kind_id in adding else 0
    return visitors


def _visits(
    timeline: Timeline,
    title: str,
    circles: Mapping[str, Sequence[_Regular]],
    times: Sequence[Occurrence],
    visitors: Mapping[UUID, int],
) -> list[KnownVisit]:
    """Who was there each time, in the number that was counted."""
    circle = next(known for known in participants_data().circles if known.title == title)
    chance = timeline.chance("tapped", title)
    others = [
        regular
        for name, regulars in circles.items()
        for regular in regulars
        if name != title and chance.random() < circle.elsewhere
    ]
    visits = []
    for occurrence in times:
        there = [
            regular.person.id
            for regular in (*circles[title], *others)
            if regular.first <= occurrence.date <= regular.last and chance.random() < circle.often
        ]
        visits += [
            KnownVisit(occurrence_id=occurrence.id, participant_id=key, raised=False)
            for key in there[: visitors.get(occurrence.id, 0)]
        ]
    return visits
