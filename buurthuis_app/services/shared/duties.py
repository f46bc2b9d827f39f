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
from buurthuis_app.persistence.playback import changed_since
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock

_MIDNIGHT = dt.time()


class Duties:
    """Settles duties within a write of another use case."""

    def __init__(self, work: Work, clock: Clock, actor: Actor) -> None:
        self._work = work
        self._clock = clock
        self._actor = actor

    def shown(self, moves: Rearrangement) -> Rearrangement:
        """The same with who stands at a time that goes or gets another day or hour."""
        gone = {was.id for was, _now in moves.retimed} | {was.id for was in moves.dropped}
        standing = rosters.standing_at(self._work, gone, self._clock.today()) if gone else ()
        return replace(moves, standing=standing)

    def follow(self, moves: Rearrangement, choice: DutyChoice) -> None:
        """Let the shifts follow what was moved, and take those away whose time is gone."""
        self._follow(moves.retimed, choice)
        self._remove_at(gone.id for gone in moves.dropped)

    def stand_at(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> None:
        """Let the shifts of each first occurrence stand at the second, on the same day, that takes its place.

        What is over keeps its hours; what is to come follows another time, and who had confirmed is asked again.
        """
        self._single_out(pairs)
        today = self._clock.today()
        over = {gone.id: stays.id for gone, stays in pairs if gone.date < today}
        coming = [(gone, stays) for gone, stays in pairs if gone.date >= today]
        shifts = rosters.at_occurrences(self._work, over.keys()) if over else ()
        self._work.store(Shift).replace_all(
            [
                replace(shift, occurrence_id=over[shift.occurrence_id or shift.id])
                for shift in shifts
            ]
        )
        self._follow(coming, DutyChoice.MOVE_ALONG)

    def remove_with(self, activity: Activity, occurrences: Iterable[Occurrence]) -> None:
        """Take the shifts and patterns of an activity away that is removed."""
        self._remove_at(occurrence.id for occurrence in occurrences)
        patterns = self._work.store(ShiftPattern)
        for pattern in patterns.find(activity_id=activity.id):
            self._remove(self._work.store(Shift).find(pattern_id=pattern.id))
            patterns.remove([pattern])

    def release(self, volunteer: Volunteer, *, gone: bool = False) -> int:
        """Take somebody off the coming shifts on days that she or he does not serve; off all of them when `gone`.

        Returns how many they are.
        """
        lost = self.places_lost(volunteer, gone=gone)
        for place, _shift in lost:
            remove_assignment(self._work, place)
        return len(lost)

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

    def _single_out(self, pairs: Sequence[tuple[Occurrence, Occurrence]]) -> None:
        """Of shifts of one pattern that come to stand at one occurrence one keeps the pattern; an empty one goes."""
        comes_to = {gone.id: stays.id for gone, stays in pairs}
        ids = comes_to.keys() | set(comes_to.values())
        shifts = [s for s in rosters.at_occurrences(self._work, ids) if s.pattern_id is not None]
        staffed = rosters.staffed(self._work, {shift.id for shift in shifts})
        single = set[tuple[UUID | None, UUID | None]]()
        for shift in sorted(
            shifts, key=lambda s: (s.occurrence_id in comes_to, s.id not in staffed)
        ):
            at = shift.occurrence_id or shift.id
            place = shift.pattern_id, comes_to.get(at, at)
            if place not in single:
                single.add(place)
            elif shift.id in staffed:
                self._work.store(Shift).replace(replace(shift, pattern_id=None))
            else:
                self._work.store(Shift).remove([shift])

    def _follow(self, retimed: Sequence[tuple[Occurrence, Occurrence]], choice: DutyChoice) -> None:
        now_at = {was.id: (was, now) for was, now in retimed}
        shifts = rosters.at_occurrences(self._work, now_at.keys()) if now_at else ()
        placed = rosters.assigned(self._work, [shift.id for shift in shifts])
        for shift in shifts:
            was, now = now_at[shift.occurrence_id or shift.id]
            moved = self._moved(shift, was, now)
            if replace(moved, occurrence_id=shift.occurrence_id) != shift:
                for assignment in placed[shift.id]:
                    self._ask_again(assignment, moved, choice)
            if moved != shift:
                self._work.store(Shift).replace(moved)

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

    def _ask_again(self, place: Assignment, shift: Shift, choice: DutyChoice) -> None:
        """Who is on a shift that moves: let go, or asked anew by who had confirmed another time."""
        coming = shift.date >= self._clock.today()
        if not place.state.takes_place or not coming:
            return
        if choice is DutyChoice.RELEASE:
            remove_assignment(self._work, place)
        elif place.state is AssignmentState.CONFIRMED:
            asked = replace(place, state=AssignmentState.ASKED)
            self._work.store(Assignment).replace(asked)
            note_state(self._work, self._clock, self._actor, place, asked)

    def _remove_at(self, occurrence_ids: Iterable[UUID]) -> None:
        ids = set(occurrence_ids)
        self._remove(rosters.at_occurrences(self._work, ids) if ids else ())

    def _remove(self, shifts: Collection[Shift]) -> None:
        placed = rosters.assigned(self._work, [shift.id for shift in shifts])
        for shift in shifts:
            for assignment in placed[shift.id]:
                remove_assignment(self._work, assignment)
        self._work.store(Shift).remove(shifts)


def clear(work: Work, occurrences: Iterable[Occurrence], known: Collection[UUID]) -> None:
    """Take the shifts away, but for the known ones, that were made ahead at times that an undo takes back.

    Raises Conflict when somebody was put on one of them meanwhile.
    """
    ids = {occurrence.id for occurrence in occurrences}
    made = rosters.at_occurrences(work, ids) if ids else ()
    shifts = [shift for shift in made if shift.id not in known]
    if rosters.staffed(work, {shift.id for shift in shifts}):
        raise changed_since()
    work.store(Shift).remove(shifts)


def remove_assignment(work: Work, assignment: Assignment) -> None:
    """Take somebody off a shift, with the history of it."""
    history = work.store(StateChange)
    history.remove(history.find(assignment_id=assignment.id))
    work.store(Assignment).remove([assignment])


def note_state(
    work: Work, clock: Clock, actor: Actor, former: Assignment | None, now: Assignment
) -> None:
    """Note how somebody on a shift came into another state."""
    before = None if former is None else former.state
    if before is not now.state:
        work.store(StateChange).add(
            StateChange(
                id=new_id(),
                assignment_id=now.id,
                former=before,
                state=now.state,
                recorded_by=actor.profile,
                recorded_at=clock.now(),
            )
        )


def _between(
    was: Occurrence, from_time: dt.time | None, now: Occurrence, to_time: dt.time | None
) -> dt.timedelta:
    """How much later a time of an occurrence came to lie, by the clock; by the day when it has no time."""
    if from_time is None or to_time is None:
        from_time = to_time = _MIDNIGHT
    return dt.datetime.combine(now.date, to_time) - dt.datetime.combine(was.date, from_time)


def _later(day: dt.date, time: dt.time, by: dt.timedelta) -> dt.datetime:
    return dt.datetime.combine(day, time) + by
