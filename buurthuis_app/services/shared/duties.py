"""Duties settled: what becomes of the shifts and the people on them when the plan or a person changes."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import DutyChoice, Rearrangement
from buurthuis_app.domain.rosters import shift_generation
from buurthuis_app.domain.rosters.shift import (
    Assignment,
    AssignmentState,
    Shift,
    ShiftPattern,
    StateChange,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Actor
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import changed_since
from buurthuis_app.services.shared.undo import Swap, swap

_MIDNIGHT = dt.time()


class Duties:
    """Settles duties within a write of another use case. Each act returns the swaps that take it back."""

    def __init__(self, work: Work, clock: Clock, actor: Actor) -> None:
        self._work = work
        self._clock = clock
        self._actor = actor

    def shown(self, moves: Rearrangement) -> Rearrangement:
        """The same with who stands at a time that goes or gets another day or hour."""
        gone = {was.id for was, _now in moves.retimed} | {was.id for was in moves.dropped}
        standing = rosters.standing_at(self._work, gone, self._clock.today()) if gone else ()
        return replace(moves, standing=standing)

    def follow(self, moves: Rearrangement, choice: DutyChoice) -> tuple[Swap, ...]:
        """Let the shifts follow what was moved, and take those away whose time is gone."""
        return swap(
            self._work,
            [
                *self._following(moves.retimed, choice),
                *self._away(gone.id for gone in moves.dropped),
            ],
        )

    def stand_at(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> tuple[Swap, ...]:
        """Let the shifts of each first occurrence stand at the second, on the same day, that takes its place.

        What is over keeps its hours; what is to come follows another time, and who had confirmed is asked again.
        """
        today = self._clock.today()
        over = {gone.id: stays.id for gone, stays in pairs if gone.date < today}
        coming = [(gone, stays) for gone, stays in pairs if gone.date >= today]
        swaps: list[Swap] = [
            (shift, replace(shift, occurrence_id=over[shift.occurrence_id or shift.id]))
            for shift in (rosters.at_occurrences(self._work, over.keys()) if over else ())
        ]
        return swap(self._work, [*swaps, *self._following(coming, DutyChoice.MOVE_ALONG)])

    def remove_with(
        self, activity: Activity, occurrences: Iterable[Occurrence]
    ) -> tuple[Swap, ...]:
        """Take the shifts and patterns of an activity away that is removed."""
        swaps = self._away(occurrence.id for occurrence in occurrences)
        for pattern in self._work.store(ShiftPattern).find(activity_id=activity.id):
            done = {left.id for left, _wanted in swaps}
            shifts = self._work.store(Shift).find(pattern_id=pattern.id)
            swaps += self._without([shift for shift in shifts if shift.id not in done])
            swaps.append((pattern, None))
        return swap(self._work, swaps)

    def clear(self, occurrences: Iterable[Occurrence]) -> None:
        """Take the shifts away that were made ahead at times that an undo takes back.

        Raises Conflict when somebody was put on one of them meanwhile.
        """
        shifts = rosters.at_occurrences(self._work, {occurrence.id for occurrence in occurrences})
        if rosters.staffed(self._work, {shift.id for shift in shifts}):
            raise changed_since()
        self._work.store(Shift).remove(shifts)

    def release(self, volunteer: Volunteer, *, gone: bool = False) -> tuple[Swap, ...]:
        """Take somebody off the coming shifts on days that she or he does not serve; off all of them when `gone`."""
        return swap(
            self._work,
            [
                taken_off
                for place, _shift in self.places_lost(volunteer, gone=gone)
                for taken_off in self._taken_off(place)
            ],
        )

    def places_lost(
        self, volunteer: Volunteer, *, gone: bool = False
    ) -> tuple[tuple[Assignment, Shift], ...]:
        """What `release` would let go of, in order of time. A shift that has begun is not coming any more."""
        found = rosters.places_from(self._work, volunteer.id, self._clock.today())
        now = self._clock.now()
        return tuple(
            (place, shift)
            for place, shift in found
            if shift.stretch.begin > now
            and (gone or volunteer.erased or not volunteer.serves_on(shift.date))
        )

    def _following(
        self, retimed: Sequence[tuple[Occurrence, Occurrence]], choice: DutyChoice
    ) -> list[Swap]:
        now_at = {was.id: (was, now) for was, now in retimed}
        shifts = rosters.at_occurrences(self._work, now_at.keys()) if now_at else ()
        placed = rosters.assigned(self._work, [shift.id for shift in shifts])
        swaps: list[Swap] = []
        for shift in shifts:
            was, now = now_at[shift.occurrence_id or shift.id]
            moved = self._moved(shift, was, now)
            if replace(moved, occurrence_id=shift.occurrence_id) != shift:
                for assignment in placed[shift.id]:
                    swaps += self._asked_again(assignment, moved, choice)
            if moved != shift:
                swaps.append((shift, moved))
        return swaps

    def _moved(self, shift: Shift, was: Occurrence, now: Occurrence) -> Shift:
        """The shift at another time of its occurrence: as its pattern says, or as far from it as it was."""
        pattern = self._work.store(ShiftPattern).get(shift.pattern_id) if shift.pattern_id else None
        made = None
        if pattern is not None and pattern.activity_id is not None:
            made = shift_generation.beside(pattern, now)
        if made is not None:
            followed = {name: getattr(made, name) for name in shift_generation.FOLLOWED}
            return replace(shift, occurrence_id=now.id, **followed)
        begin = _later(shift.date, shift.starts, _between(was, was.starts, now, now.starts))
        end = _later(shift.date, shift.ends, _between(was, was.ends, now, now.ends))
        return replace(
            shift, occurrence_id=now.id, date=begin.date(), starts=begin.time(), ends=end.time()
        )

    def _asked_again(self, place: Assignment, shift: Shift, choice: DutyChoice) -> list[Swap]:
        """Who is on a shift that moves: let go, or asked anew by who had confirmed another time."""
        coming = shift.date >= self._clock.today()
        if not place.state.takes_place or not coming:
            return []
        if choice is DutyChoice.RELEASE:
            return self._taken_off(place)
        if place.state is not AssignmentState.CONFIRMED:
            return []
        history = StateChange(
            id=new_id(),
            assignment_id=place.id,
            former=place.state,
            state=AssignmentState.ASKED,
            recorded_by=self._actor.profile,
            recorded_at=self._clock.now(),
        )
        return [(place, replace(place, state=AssignmentState.ASKED)), (None, history)]

    def _away(self, occurrence_ids: Iterable[UUID]) -> list[Swap]:
        ids = set(occurrence_ids)
        return self._without(rosters.at_occurrences(self._work, ids)) if ids else []

    def _without(self, shifts: Collection[Shift]) -> list[Swap]:
        placed = rosters.assigned(self._work, [shift.id for shift in shifts])
        swaps: list[Swap] = []
        for shift in shifts:
            for assignment in placed[shift.id]:
                swaps += self._taken_off(assignment)
            swaps.append((shift, None))
        return swaps

    def _taken_off(self, place: Assignment) -> list[Swap]:
        history = self._work.store(StateChange).find(assignment_id=place.id)
        return [*((change, None) for change in history), (place, None)]


def _between(
    was: Occurrence, from_time: dt.time | None, now: Occurrence, to_time: dt.time | None
) -> dt.timedelta:
    """How much later a time of an occurrence came to lie, by the clock; by the day when it has no time."""
    if from_time is None or to_time is None:
        from_time = to_time = _MIDNIGHT
    return dt.datetime.combine(now.date, to_time) - dt.datetime.combine(was.date, from_time)


def _later(day: dt.date, time: dt.time, by: dt.timedelta) -> dt.datetime:
    return dt.datetime.combine(day, time) + by
