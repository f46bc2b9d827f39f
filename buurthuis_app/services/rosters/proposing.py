"""A proposal for the open places: asked without a transaction open, and accepted as a whole or in part."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from buurthuis_app.domain.rosters.proposal import Proposal, Proposed, Question
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.volunteers import volunteers
from buurthuis_app.services.rosters.writing import CHANGES, RosterWork
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.shared.service import Service

if TYPE_CHECKING:
    from buurthuis_app.solver.proposing import Watch


class RosterProposing(Service):
    """Fills open places by what the rules and wishes say."""

    def question(self, first: dt.date, last: dt.date) -> Question:
        """Question of the open places in these days from today on, with all that the rules look at."""
        self._actor.demand(Permission.MAKE_ROSTER)
        first = max(first, self._clock.today())
        with self._database.read() as work:
            roster = RosterWork(work, self._clock, self._actor, self._centre_id)
            shifts = roster.board_shifts(first, last)
            posts = [
                Post(shift=shift.shift, duty=shift.duty, open=shift.open)
                for shift in shifts
                if shift.open
            ]
            return roster.question(first, max(first, last), posts)

    def propose(self, question: Question, watch: "Watch | None" = None) -> Proposal:
        """The best there is within the rules: long work, to be done beside the database. Nothing is kept."""
        from buurthuis_app.solver.proposing import propose

        self._actor.demand(Permission.MAKE_ROSTER)
        return propose(question, watch)

    def accept(
        self, chosen: Sequence[Proposed], state: AssignmentState = AssignmentState.ASKED
    ) -> Done[int]:
        """Put these people on their shifts; the value is how many.

        Raises Conflict when meanwhile a place was taken or a rule came to stand in the way: then nothing is kept.
        """
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            roster = RosterWork(work, self._clock, self._actor, self._centre_id)
            for proposed in chosen:
                shift = roster.shift(proposed.post.id)
                person = volunteers.person(work, proposed.person.volunteer.id)
                own = proposed.person.volunteer.id
                already_there = any(p.assignment.volunteer_id == own for p in shift.placed)
                if person is None or already_there or not shift.open:
                    raise _overtaken()
                if roster.obstacles(person, shift):
                    raise _overtaken()
                roster.keep(
                    Assignment(id=new_id(), shift_id=shift.shift.id, volunteer_id=own, state=state)
                )
        return self._done(work, len(chosen), CHANGES)


def _overtaken() -> Conflict:
    return Conflict(
        _("Het rooster is intussen veranderd. Laat een nieuw voorstel maken; er is niets bewaard.")
    )
