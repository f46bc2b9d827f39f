"""The roster within one unit of work: its shifts, what the rules ask about them, and who is put on or taken off."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.rosters import hard_rules
from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.domain.rosters.hard_rules import Obstacle
from buurthuis_app.domain.rosters.proposal import Question
from buurthuis_app.domain.rosters.shift import Assignment
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.permissions import Actor
from buurthuis_app.domain.shared.settings import ROSTER_GAP, Setting
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters as queries
from buurthuis_app.persistence.queries.volunteers import volunteers
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Topic
from buurthuis_app.services.shared.duties import note_state
from buurthuis_app.services.shared.service import kept

CHANGES = frozenset({Topic.ROSTER})


class RosterWork:
    """Reads and writes the roster within a use case."""

    def __init__(self, work: Work, clock: Clock, actor: Actor, centre_id: UUID) -> None:
        self._work = work
        self._clock = clock
        self._actor = actor
        self._centre_id = centre_id

    def keep(self, assignment: Assignment, former: Assignment | None = None) -> Assignment:
        """Put somebody on a shift, or in another state there, and note how that came about."""
        stored = kept(self._work, assignment, new=former is None)
        note_state(self._work, self._clock, self._actor, former, stored)
        return stored

    def board_shifts(self, first: dt.date, last: dt.date) -> tuple[BoardShift, ...]:
        """The shifts of these days."""
        span = Span(first=first, last=last)
        return queries.board_shifts(self._work, self._centre_id, span)

    def shift(self, shift_id: UUID) -> BoardShift:
        """One shift. Raises Conflict when it is gone."""
        board_shift = queries.board_shift(self._work, self._centre_id, shift_id)
        if board_shift is None:
            raise Conflict(_("Deze dienst is er niet meer. Kijk wat er nu staat."))
        return board_shift

    def question(self, first: dt.date, last: dt.date, posts: Iterable[Post]) -> Question:
        """Question of these posts, with all that the rules look at."""
        return Question(
            first=first,
            last=last,
            people=tuple(
                person
                for person in volunteers.people(self._work, self._centre_id)
                if _serves(person, first, last)
            ),
            posts=tuple(posts),
            standing=queries.stands(self._work, self._centre_id, first, last),
            past=queries.past(self._work, self._centre_id, first),
            declined=queries.declined(self._work, self._centre_id, first, last),
            gap=self.gap(),
        )

    def obstacles(
        self, person: Person, shift: BoardShift, leaving: Iterable[UUID] = ()
    ) -> tuple[Obstacle, ...]:
        """Obstacles of one person on one shift, when she or he leaves the shifts `leaving`."""
        date, gone = shift.shift.date, {shift.shift.id, *leaving}
        stands = queries.stands(self._work, self._centre_id, date, date, person.volunteer.id)
        others = [stand.post for stand in stands if stand.post.id not in gone]
        post = Post(shift=shift.shift, duty=shift.duty)
        return hard_rules.obstacles(person, post, others, gap=self.gap())

    def gap(self) -> dt.timedelta:
        """Time that somebody needs between two shifts."""
        setting = self._work.store(Setting).get(self._centre_id, ROSTER_GAP)
        return dt.timedelta(minutes=int(setting.value) if setting else 0)


def _serves(person: Person, first: dt.date, last: dt.date) -> bool:
    """Whether somebody is with the house on any of these days."""
    return any(stay.touches(first, last) for stay in person.volunteer.stays)
