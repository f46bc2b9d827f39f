"""Lending and what is mended at the repair café of the demo's centre: one loan is late, and somebody waits."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from random import Random
from uuid import UUID

from buurthuis_app.demo.data.lending import lending_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyRole
from buurthuis_app.domain.lending.loan import USUAL_TERM, Loan
from buurthuis_app.domain.lending.repair import Repair, RepairResult, mended
from buurthuis_app.domain.lending.thing import Thing
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile

_ROUND = dt.timedelta(days=30)
_NAMES_KEPT = dt.timedelta(days=31)
_LAST_OUT = (dt.timedelta(days=3), dt.timedelta(days=20))
"""So long after the last round began these things went along that are still out; the first is late."""
_OFTEN = 0.6
_OTHERWISE = (RepairResult.ADVICE, RepairResult.NOT_POSSIBLE)


class LendingRecords(StepRecords, frozen=True, kw_only=True):
    """Things, loans, repairs, and the numbers that these fill in."""

    things: tuple[Thing, ...]
    loans: tuple[Loan, ...]
    repairs: tuple[Repair, ...]
    counts: tuple[Count, ...]


def build(house: House, timeline: Timeline, plan: ActivityRecords) -> LendingRecords:
    """Every month most of the things go along with somebody, and at each repair café some are mended."""
    chance, data = timeline.chance("lending"), lending_data()
    things = tuple(
        Thing(id=new_id(), centre_id=house.centre.id, name=each.name, deposit=each.deposit)
        for each in data.things
    )
    months = (timeline.today - timeline.first) // _ROUND
    days = [timeline.today - _ROUND * number for number in range(months, 0, -1)]
    loans = [loan for day in days for loan in _of_month(things, timeline.today, day, chance)]
    waiting = Loan(
        id=new_id(),
        centre_id=house.centre.id,
        thing_id=things[0].id,
        name=data.names[0],
        phone="06 12345678",
        asked_on=timeline.today - dt.timedelta(days=2),
    )
    kinds = {
        activity_id: kind.id
        for activity_id, kind in plan.own_kinds.items()
        if kind.role is TallyRole.REPAIRED
    }
    brought = {
        time: tuple(_brought(house, timeline, time, chance))
        for time in plan.occurrences
        if time.activity_id in kinds and not time.cancelled and time.date < timeline.today
    }
    return LendingRecords(
        things=things,
        loans=(*loans, waiting),
        repairs=tuple(repair for repairs in brought.values() for repair in repairs),
        counts=tuple(_counts(brought, kinds)),
    )


def _counts(
    brought: Mapping[Occurrence, Iterable[Repair]], kinds: Mapping[UUID, UUID]
) -> Iterator[Count]:
    for time, repairs in brought.items():
        yield Count(
            occurrence_id=time.id,
            kind_id=kinds[time.activity_id],
            number=mended(tuple(repairs)) or 0,
            source=Source.REPAIRS,
            recorded_by=Profile.COORDINATOR,
            recorded_at=dt.datetime.combine(time.date, time.ends or dt.time(16), dt.UTC),
        )


def _of_month(
    things: tuple[Thing, ...], today: dt.date, day: dt.date, chance: Random
) -> Iterator[Loan]:
    names = lending_data().names
    for place, thing in enumerate(things):
        still_out = day + _ROUND >= today and place < len(_LAST_OUT)
        if not still_out and chance.random() > _OFTEN:
            continue
        out = day + (_LAST_OUT[place] if still_out else dt.timedelta(days=place))
        back = None if still_out else out + dt.timedelta(days=chance.randint(2, 16))
        known = back is None or back > today - _NAMES_KEPT
        yield Loan(
            id=new_id(),
            centre_id=thing.centre_id,
            thing_id=thing.id,
            name=chance.choice(names) if known else "",
            phone="06 12345678" if known else "",
            asked_on=out,
            out_on=out,
            due_on=out + USUAL_TERM,
            returned_on=back,
        )


def _brought(
    house: House, timeline: Timeline, time: Occurrence, chance: Random
) -> Iterator[Repair]:
    data = lending_data()
    for _number in range(chance.randint(3, 7)):
        each = chance.choice(data.brought)
        mended = chance.randint(1, 10) <= each.mended
        yield Repair(
            id=new_id(),
            centre_id=house.centre.id,
            date=time.date,
            occurrence_id=time.id,
            thing=each.thing,
            owner=chance.choice(data.names) if time.date > timeline.today - _NAMES_KEPT else "",
            kind=each.kind,
            result=RepairResult.REPAIRED if mended else chance.choice(_OTHERWISE),
            grams=each.grams,
        )
