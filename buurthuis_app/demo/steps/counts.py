"""Counts of the demo by kind: what was estimated, what was forgotten, and what is still to be counted today."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from buurthuis_app.demo.data.activities import (
    CHILDREN,
    NEW_FACES,
    UNDIVIDED,
    SeriesData,
    UnplannedData,
    activities_data,
)
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.shared.permissions import Profile

NOON = dt.time(12)
YEARS_DIVIDED = 6
"""What is longer ago was written down as one number, without kinds."""

_SPREAD = 0.17
_BEGINS_TO_FORGET, _REMEMBERS_AGAIN, _FORGETS_ONCE = 0.012, 0.34, 0.016
_NOT_FILLED_IN_YET, _LATEST_DAYS = 0.22, 3
"""Of the last few days not everything has been filled in yet."""
_ROUND_TO = 5
_NOTED_WHEN_TIME_UNKNOWN = dt.time(16)


def build(house: House, timeline: Timeline, plan: ActivityRecords) -> tuple[Count, ...]:
    """The counts of everything held, in the order of the occurrences; of invitations see `signups`."""
    titles = {activity.id: activity.title for activity in plan.activities}
    own = {titles[activity_id]: kind for activity_id, kind in plan.own_kinds.items()}
    tallies = {
        activity.title: _Tally(house, timeline, activity, own.get(activity.title))
        for activity in activities_data().all
    }
    return tuple(
        count
        for occurrence in plan.occurrences
        if titles[occurrence.activity_id] in tallies
        for count in tallies[titles[occurrence.activity_id]].counts(occurrence)
    )


class _Tally:
    """Counts one activity in the order of its dates, with a host who now and then forgets."""

    def __init__(
        self,
        house: House,
        timeline: Timeline,
        activity: SeriesData | UnplannedData,
        own: TallyKind | None,
    ) -> None:
        self._own = own if own and own.role is not TallyRole.REPAIRED else None
        self._own_share = activity.own_share
        self._timeline = timeline
        self._turnout = activity.turnout
        self._season = activities_data().seasons[activity.turnout.season]
        self._visitors = activity.visitors
        self._kinds = {name: kind.id for name, kind in house.kinds.items()}
        if own is not None:
            self._kinds[own.name] = own.id
        self._chance = timeline.chance("count", activity.title)
        self._forgetful = False
        self._divided_since = timeline.today.year - YEARS_DIVIDED

    def counts(self, occurrence: Occurrence) -> Iterator[Count]:
        """The counts of this occurrence; none when it was not held, was forgotten, or is still to come."""
        if occurrence.cancelled or not self._over(occurrence) or self._forgotten(occurrence):
            return
        number = self._number(occurrence.date)
        estimated = self._chance.random() < self._turnout.estimated
        if estimated:
            number = max(round(number / _ROUND_TO), 1) * _ROUND_TO
        source = Source.ESTIMATED if estimated else Source.COUNTED
        profile = Profile.COORDINATOR if estimated else Profile.DOOR
        # Taken as UTC, the local beginning lies an hour or two later: while it was going on.
        moment = dt.datetime.combine(
            occurrence.date, occurrence.starts or _NOTED_WHEN_TIME_UNKNOWN, dt.UTC
        )
        for name, part in self._divided(number, occurrence.date, estimated=estimated):
            yield Count(
                occurrence_id=occurrence.id,
                kind_id=self._kinds[name],
                number=part,
                source=source,
                recorded_by=profile,
                recorded_at=moment,
            )

    def _over(self, occurrence: Occurrence) -> bool:
        """Whether it is time to have counted it: of today only what begins in the morning."""
        today = self._timeline.today
        this_morning = occurrence.date == today and (occurrence.starts or NOON) < NOON
        return occurrence.date < today or this_morning

    def _forgotten(self, occurrence: Occurrence) -> bool:
        chance, easily = self._chance, self._turnout.forgetting
        if self._forgetful:
            self._forgetful = chance.random() >= _REMEMBERS_AGAIN
        else:
            self._forgetful = chance.random() < _BEGINS_TO_FORGET * easily
        share = _FORGETS_ONCE * easily
        ago = (self._timeline.today - occurrence.date).days
        if ago == 0 or not occurrence.planned:
            return False
        if ago <= _LATEST_DAYS:
            share = _NOT_FILLED_IN_YET
        return self._forgetful or chance.random() < share

    def _number(self, date: dt.date) -> int:
        turnout = self._turnout
        trend = (1 + turnout.growth) ** -self._timeline.years_ago(date)
        expected = turnout.average * self._season[date.month - 1] * trend
        number = round(self._chance.gauss(expected, expected * _SPREAD))
        return min(max(number, turnout.least), turnout.most)

    def _divided(self, number: int, date: dt.date, *, estimated: bool) -> Iterator[tuple[str, int]]:
        """The number by kind. An estimate and what is long ago have no kinds, only the whole."""
        if estimated or date.year < self._divided_since:
            yield UNDIVIDED, number
            return
        visitors = self._visitors
        children = _how_many(self._chance, number, visitors.children)
        if number > children:
            yield visitors.mostly, number - children
        if children:
            yield CHILDREN, children
        new = _how_many(self._chance, number, visitors.new)
        if new:
            yield NEW_FACES, new
        if self._own is not None:
            yield self._own.name, round(number * self._own_share)


def _how_many(chance: Random, number: int, share: float) -> int:
    return sum(chance.random() < share for _visitor in range(number)) if share else 0
