"""Roster as it is read: the people on each shift, the candidates, and the shifts to swap with."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.domain.activities import week_programme
from buurthuis_app.domain.centre.centre import ClosedDay
from buurthuis_app.domain.rosters import candidates, hard_rules
from buurthuis_app.domain.rosters.board import Board, BoardShift, PersonOnShift, Swap, Worked
from buurthuis_app.domain.rosters.candidates import ShiftCandidate
from buurthuis_app.domain.rosters.hard_rules import Obstacle
from buurthuis_app.domain.rosters.shift import Assignment, StateChange
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters as queries
from buurthuis_app.persistence.queries.volunteers import volunteers
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.writing import RosterWork
from buurthuis_app.services.shared.service import Service

_A_DAY = dt.timedelta(days=1)
SWAP_WEEKS = dt.timedelta(weeks=4)
"""So far around a shift another is looked for to swap with."""


class RosterLooking(Service):
    """Reading of the roster. The coordinator and the board may read."""

    def board(self, first: dt.date, last: dt.date) -> Board:
        """The shifts of these days, with who stands there and who could be chosen."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            closed = work.store(ClosedDay).find(centre_id=self._centre_id)
            days = [first + n * _A_DAY for n in range((last - first).days + 1)]
            people = volunteers.people(work, self._centre_id)
            return Board(
                first=first,
                last=last,
                today=self._clock.today(),
                shifts=self._looked_over(
                    work, self._roster(work).board_shifts(first, last), people
                ),
                duties=volunteers.duties(work, self._centre_id),
                volunteers=tuple(
                    person.volunteer
                    for person in people
                    if any(person.volunteer.serves_on(day) for day in (first, last))
                ),
                notes={day: note for day in days if (note := week_programme.note_on(day, closed))},
                begun=queries.begun(work, self._centre_id),
            )

    def _roster(self, work: Work) -> RosterWork:
        return RosterWork(work, self._clock, self._actor, self._centre_id)

    def _looked_over(
        self, work: Work, shifts: tuple[BoardShift, ...], people: Sequence[Person]
    ) -> tuple[BoardShift, ...]:
        """The shifts to come with what stands in the way of who is on them by now, unless a reason was given."""
        today = self._clock.today()
        coming = [shift for shift in shifts if shift.shift.date >= today and shift.goes_on]
        if not coming:
            return shifts
        known = {person.volunteer.id: person for person in people}
        first, last = coming[0].shift.date, coming[-1].shift.date
        places: dict[UUID, list[Post]] = {}
        for stand in queries.stands(work, self._centre_id, first, last):
            places.setdefault(stand.person_id, []).append(stand.post)
        gap = self._roster(work).gap()

        def looked_at(shift: BoardShift, placed: PersonOnShift) -> PersonOnShift:
            if not placed.state.takes_place or placed.warned:
                return placed
            person = known.get(placed.assignment.volunteer_id)
            if person is None:
                return replace(placed, obstacles=(hard_rules.gone(),))
            post = Post(shift=shift.shift, duty=shift.duty)
            others = [other for other in places[person.volunteer.id] if other.id != post.id]
            return replace(placed, obstacles=hard_rules.obstacles(person, post, others, gap=gap))

        seen = {shift.shift.id for shift in coming}
        return tuple(
            replace(shift, placed=tuple(looked_at(shift, placed) for placed in shift.placed))
            if shift.shift.id in seen
            else shift
            for shift in shifts
        )

    def shift(self, shift_id: UUID) -> BoardShift:
        """One shift. Raises Conflict when it is gone."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return self._roster(work).shift(shift_id)

    def history(self, shift_id: UUID) -> tuple[StateChange, ...]:
        """History of a shift: how everybody came on and off it, in order of time."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return queries.history(work, shift_id)

    def candidates(self, shift_id: UUID) -> tuple[ShiftCandidate, ...]:
        """Everybody for a place on this shift, best first, with the reasons. Raises Conflict when it is gone."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.read() as work:
            shift = self._roster(work).shift(shift_id)
            post = Post(shift=shift.shift, duty=shift.duty)
            date = shift.shift.date
            return candidates.ranked(self._roster(work).question(date, date, [post]), post)

    def obstacles(
        self, shift_id: UUID, volunteer_id: UUID, leaving: UUID | None = None
    ) -> tuple[Obstacle, ...]:
        """Obstacles of this person on this shift, when she or he leaves the shift `leaving`."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.read() as work:
            person = known_person(work, volunteer_id)
            left = [leaving] if leaving else []
            return self._roster(work).obstacles(person, self._roster(work).shift(shift_id), left)

    def swaps(self, assignment: Assignment) -> tuple[Swap, ...]:
        """Swaps of this person in the coming weeks: first those that no rule hinders, in order of time."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.read() as work:
            mine = self._roster(work).shift(assignment.shift_id)
            person = known_person(work, assignment.volunteer_id)
            first = max(self._clock.today(), mine.shift.date - SWAP_WEEKS)
            board = self._roster(work).board_shifts(first, first + 2 * SWAP_WEEKS)
            swaps = []
            for other in board:
                if other.shift.id == mine.shift.id or not other.goes_on:
                    continue
                for placed in other.taking:
                    theirs = volunteers.person(work, placed.assignment.volunteer_id)
                    if theirs is None or theirs.volunteer.id == person.volunteer.id:
                        continue
                    if any(p.assignment.volunteer_id == person.volunteer.id for p in other.placed):
                        continue
                    ways = (
                        *self._roster(work).obstacles(person, other, [mine.shift.id]),
                        *self._roster(work).obstacles(theirs, mine, [other.shift.id]),
                    )
                    swaps.append(Swap(shift=other, placed=placed, obstacles=ways))
        return tuple(sorted(swaps, key=lambda swap: bool(swap.obstacles)))

    def worked(self, period: Period) -> tuple[Worked, ...]:
        """The confirmed shifts of the period up to today: what counts as hours. Whose they are, in ids only."""
        self._actor.demand(Permission.READ_FIGURES)
        last = min(period.last, self._clock.today())
        with self._database.read() as work:
            return queries.worked(work, self._centre_id, period.first, last)


def known_person(work: Work, volunteer_id: UUID) -> Person:
    """Person whose name is kept. Raises Conflict when there is nobody of this id any more."""
    person = volunteers.person(work, volunteer_id)
    if person is None or person.volunteer.erased:
        raise Conflict(_("Deze vrijwilliger is er niet meer. Kijk wie er nu zijn."))
    return person
