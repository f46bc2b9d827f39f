"""Assigning people to the roster: put on, taken off, replaced and swapped."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.domain.rosters.shift import (
    LONGEST_REMARK,
    Assignment,
    AssignmentState,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.reading import RosterLooking, known_person
from buurthuis_app.services.rosters.writing import CHANGES, Change
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import still_there

_UNSURE = (AssignmentState.PROPOSED, AssignmentState.ASKED)


class Rostering(RosterLooking):
    """Assignments in the roster. The coordinator writes; the board reads."""

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
        self._demand()
        with self._database.begin() as work:
            shift = self._shift(work, shift_id)
            changes = self._put(work, shift, volunteer_id, state, because)
        return self._assigned(changes)

    def set_state(self, assignment: Assignment, state: AssignmentState) -> Done[Assignment]:
        """Set how sure it is that this person comes. Raises Conflict when somebody else changed it."""
        self._demand()
        with self._database.begin() as work:
            former = still_there(work, Assignment, assignment.id)
            if former.version != assignment.version:
                raise _changed()
            if former.state is state:
                return Done(value=former, changes=frozenset[Topic]())
            if state.takes_place and not former.state.takes_place:
                _refuse_when_full(self._shift(work, former.shift_id))
            changes = self._written(work, [(former, replace(former, state=state))])
        return self._assigned(changes)

    def unassign(self, assignment: Assignment) -> Done[None]:
        """Take somebody off a shift as if never asked: for a slip of the hand. Raises Conflict when it changed."""
        self._demand()
        with self._database.begin() as work:
            former = still_there(work, Assignment, assignment.id)
            if former.version != assignment.version:
                raise _changed()
            changes = self._written(work, [(former, None)])
        return self._undoable(changes)

    def move(self, assignment: Assignment, shift_id: UUID, because: str = "") -> Done[Assignment]:
        """Take somebody from one shift to another, in the same state. Raises as `assign` does."""
        self._demand()
        with self._database.begin() as work:
            former = still_there(work, Assignment, assignment.id)
            if former.version != assignment.version:
                raise _changed()
            gone = self._written(work, [(former, None)])
            shift = self._shift(work, shift_id)
            put = self._put(work, shift, former.volunteer_id, former.state, because)
        return self._assigned((*gone, *put))

    def replace(
        self, assignment: Assignment, volunteer_id: UUID, because: str = ""
    ) -> Done[Assignment]:
        """Let somebody else stand in: the first is marked replaced, the second asked. Raises as `assign` does."""
        self._demand()
        with self._database.begin() as work:
            gone = self._replaced(work, assignment)
            shift = self._shift(work, assignment.shift_id)
            put = self._put(work, shift, volunteer_id, AssignmentState.ASKED, because)
        return self._assigned((*gone, *put))

    def swap(self, first: Assignment, other: Assignment, because: str = "") -> Done[Assignment]:
        """Two people take each other's shift, each as sure as before. Raises as `assign` does."""
        self._demand()
        if first.shift_id == other.shift_id:
            raise Invalid(_("Zij staan al op dezelfde dienst."))
        with self._database.begin() as work:
            gone = (*self._replaced(work, first), *self._replaced(work, other))
            put: list[Change] = []
            for who, goes_to in ((first, other), (other, first)):
                shift = self._shift(work, goes_to.shift_id)
                put.extend(
                    self._put(work, shift, who.volunteer_id, goes_to.state, because, [who.shift_id])
                )
        return self._assigned((*gone, *put))

    def confirm_all(self, first: dt.date, last: dt.date) -> Done[int]:
        """Everybody who was proposed or asked in these days comes; the value is how many that were."""
        self._demand()
        with self._database.begin() as work:
            shifts = self._board_shifts(work, first, last)
            unsure = [
                placed.assignment
                for shift in shifts
                if shift.goes_on
                for placed in shift.placed
                if placed.state in _UNSURE
            ]
            changes = self._written(
                work,
                [
                    (assignment, replace(assignment, state=AssignmentState.CONFIRMED))
                    for assignment in unsure
                ],
            )
        undo = (lambda: self._back(changes)) if changes else None
        return Done(
            value=len(changes), changes=CHANGES if changes else frozenset[Topic](), undo=undo
        )

    def _assigned(self, changes: Sequence[Change]) -> Done[Assignment]:
        now = next(now for _before, now in reversed(changes) if isinstance(now, Assignment))
        return Done(value=now, changes=CHANGES, undo=lambda: self._back(changes))

    def _replaced(self, work: Work, assignment: Assignment) -> tuple[Change, ...]:
        former = still_there(work, Assignment, assignment.id)
        if former.version != assignment.version:
            raise _changed()
        return self._written(work, [(former, replace(former, state=AssignmentState.REPLACED))])

    def _put(
        self,
        work: Work,
        shift: BoardShift,
        volunteer_id: UUID,
        state: AssignmentState,
        because: str,
        leaving: Iterable[UUID] = (),
    ) -> tuple[Change, ...]:
        """Put somebody on a shift within the rules, or with a reason outside of them."""
        person = known_person(work, volunteer_id)
        present = next((p for p in shift.placed if p.assignment.volunteer_id == volunteer_id), None)
        if present is not None and present.state.takes_place:
            raise Conflict(_("{name} staat al op deze dienst.").format(name=person.volunteer.name))
        _refuse_when_full(shift)
        obstacles, because = self._obstacles(work, person, shift, leaving), because.strip()
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
        )
        return self._written(work, [(present.assignment if present else None, new)])


def _refuse_when_full(shift: BoardShift) -> None:
    if not shift.goes_on:
        raise Conflict(_("Deze dienst gaat niet door. Er is niets veranderd."))
    if not shift.open:
        raise Conflict(
            _(
                "Op deze dienst is geen plaats meer vrij. Maak eerst een plaats meer, of vervang iemand."
            )
        )


def _changed() -> Conflict:
    return Conflict(
        _(
            "Iemand anders heeft dit intussen veranderd. Kijk wat er nu staat en probeer het opnieuw."
        )
    )
