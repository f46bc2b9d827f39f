"""Assigning people to the roster: put on, taken off, replaced and swapped."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.domain.rosters.shift import (
    LONGEST_REMARK,
    Assignment,
    AssignmentState,
    Shift,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _, day_and_month, listing
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.reading import known_person
from buurthuis_app.services.rosters.writing import CHANGES, RosterWork
from buurthuis_app.services.shared import counted_hours
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.shared.duties import remove_assignment
from buurthuis_app.services.shared.service import Service, still_there

_UNSURE = (AssignmentState.PROPOSED, AssignmentState.ASKED)


class Rostering(Service):
    """Assignments in the roster. The coordinator writes."""

    def assign(
        self,
        shift_id: UUID,
        volunteer_id: UUID,
        *,
        state: AssignmentState = AssignmentState.ASKED,
        because: str = "",
    ) -> Done[Assignment]:
        """Put somebody on a shift.

        Raises Invalid when a rule stands in the way and no reason is given, Conflict when the shift is full or gone.
        """
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            stored = self._put(work, shift_id, volunteer_id, state, because)
            remark = self._remark(work, [stored])
        return self._done(work, stored, CHANGES, remark=remark)

    def set_state(self, assignment: Assignment, state: AssignmentState) -> Done[Assignment]:
        """Set how sure it is that this person comes; of hours that count from then on it says what to look at.

        Raises Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            stored = former = _as_seen(work, assignment)
            if state.takes_place and not former.state.takes_place:
                shift = self._roster(work).shift(former.shift_id)
                _refuse_when_full(shift)
                _refuse_who_left(known_person(work, former.volunteer_id), shift)
            if former.state is not state:
                stored = self._roster(work).keep(replace(former, state=state), former)
            remark = self._remark(work, [stored])
        return self._done(work, stored, CHANGES, remark=remark)

    def unassign(self, assignment: Assignment) -> Done[None]:
        """Take somebody off a shift as if never asked: for a slip of the hand. Raises Conflict when it changed."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            remove_assignment(work, _as_seen(work, assignment))
        return self._done(work, None, CHANGES)

    def move(self, assignment: Assignment, shift_id: UUID, because: str = "") -> Done[Assignment]:
        """Take somebody from one shift to another, in the same state. Raises as `assign` does."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            former = _as_seen(work, assignment)
            remove_assignment(work, former)
            stored = self._put(work, shift_id, former.volunteer_id, former.state, because)
        return self._done(work, stored, CHANGES)

    def replace(
        self, assignment: Assignment, volunteer_id: UUID, because: str = ""
    ) -> Done[Assignment]:
        """Let somebody else stand in: the first is marked replaced, the second asked. Raises as `assign` does."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            self._replaced(work, assignment)
            stored = self._put(
                work, assignment.shift_id, volunteer_id, AssignmentState.ASKED, because
            )
        return self._done(work, stored, CHANGES)

    def swap(self, first: Assignment, other: Assignment, because: str = "") -> Done[Assignment]:
        """Two people take each other's shift, each as sure as before. Raises as `assign` does."""
        self._actor.demand(Permission.MAKE_ROSTER)
        if first.shift_id == other.shift_id:
            raise Invalid(_("Zij staan al op dezelfde dienst."))
        with self._database.begin() as work:
            self._replaced(work, first)
            self._replaced(work, other)
            for who, goes_to in ((first, other), (other, first)):
                stored = self._put(
                    work,
                    goes_to.shift_id,
                    who.volunteer_id,
                    goes_to.state,
                    because,
                    [who.shift_id],
                )
        return self._done(work, stored, CHANGES)

    def confirm_all(self, first: dt.date, last: dt.date) -> Done[int]:
        """Everybody who was proposed or asked in these days comes; the value is how many that were."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            roster = self._roster(work)
            unsure = [
                placed.assignment
                for shift in roster.board_shifts(first, last)
                if shift.goes_on
                for placed in shift.placed
                if placed.state in _UNSURE
            ]
            confirmed = [
                roster.keep(replace(assignment, state=AssignmentState.CONFIRMED), assignment)
                for assignment in unsure
            ]
            remark = self._remark(work, confirmed)
        return self._done(work, len(unsure), CHANGES, remark=remark)

    def _remark(self, work: Work, kept: Iterable[Assignment]) -> str:
        """What to look at now that the hours of these count, as far as they are confirmed."""
        counted = [
            (assignment.volunteer_id, still_there(work, Shift, assignment.shift_id).date)
            for assignment in kept
            if assignment.state is AssignmentState.CONFIRMED
        ]
        return counted_hours.warnings(work, self._centre_id, counted)

    def _roster(self, work: Work) -> RosterWork:
        return RosterWork(work, self._clock, self._actor, self._centre_id)

    def _replaced(self, work: Work, assignment: Assignment) -> None:
        former = _as_seen(work, assignment)
        self._roster(work).keep(replace(former, state=AssignmentState.REPLACED), former)

    def _put(
        self,
        work: Work,
        shift_id: UUID,
        volunteer_id: UUID,
        state: AssignmentState,
        because: str,
        leaving: Iterable[UUID] = (),
    ) -> Assignment:
        """Put somebody on a shift within the rules, or with a reason outside of them."""
        roster = self._roster(work)
        shift = roster.shift(shift_id)
        person = known_person(work, volunteer_id)
        present = next((p for p in shift.placed if p.assignment.volunteer_id == volunteer_id), None)
        if present is not None and present.state.takes_place:
            raise Conflict(_("{name} staat al op deze dienst.").format(name=person.volunteer.name))
        _refuse_when_full(shift)
        _refuse_who_left(person, shift)
        obstacles, because = roster.obstacles(person, shift, leaving), because.strip()
        if obstacles and not because:
            raise Invalid(
                _("{name} {why}. Schrijf erbij waarom het toch kan.").format(
                    name=person.volunteer.name,
                    why=listing([obstacle.sentence for obstacle in obstacles]),
                )
            )
        if len(because) > LONGEST_REMARK:
            raise Invalid(_("De reden is te lang. Maak hem korter."))
        new = Assignment(
            id=new_id() if present is None else present.assignment.id,
            shift_id=shift.shift.id,
            volunteer_id=volunteer_id,
            state=state,
            overruled_because=because if obstacles else "",
            version=1 if present is None else present.assignment.version,
        )
        return roster.keep(new, present.assignment if present else None)


def _as_seen(work: Work, assignment: Assignment) -> Assignment:
    """The assignment as it is kept. Raises Conflict when somebody else changed it."""
    former = still_there(work, Assignment, assignment.id)
    if former.version != assignment.version:
        raise Conflict(
            _(
                "Dit is intussen veranderd, misschien door iemand anders. "
                "Kijk wat er nu staat en probeer het opnieuw."
            )
        )
    return former


def _refuse_when_full(shift: BoardShift) -> None:
    if not shift.goes_on:
        raise Conflict(_("Deze dienst gaat niet door. Er is niets veranderd."))
    if not shift.open:
        raise Conflict(
            _(
                "Op deze dienst is geen plaats meer vrij. Maak eerst een plaats meer, of vervang iemand."
            )
        )


def _refuse_who_left(person: Person, shift: BoardShift) -> None:
    """No reason lets somebody stand there who is no volunteer then: her hours would be of nobody."""
    if not person.volunteer.serves_on(shift.shift.date):
        sentence = _("{name} is op {day} geen vrijwilliger. Verander eerst de periode bij Mensen.")
        raise Invalid(
            sentence.format(name=person.volunteer.name, day=day_and_month(shift.shift.date))
        )
