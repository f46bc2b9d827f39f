"""Writing in the roster, the shared part: permission, the origin of an assignment, and undo."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from buurthuis_app.domain.rosters import hard_rules
from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.domain.rosters.hard_rules import Obstacle
from buurthuis_app.domain.rosters.proposal import Question
from buurthuis_app.domain.rosters.shift import Assignment, Shift, ShiftPattern, StateChange
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.settings import ROSTER_GAP, Setting
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters as queries
from buurthuis_app.persistence.queries.volunteers import volunteers
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, exchanged

CHANGES = frozenset({Topic.ROSTER})

Kept = Assignment | Shift | ShiftPattern
Change = tuple[Kept | None, Kept | None]
"""Change of a record as (before, now); None where it does not exist."""


class RosterReading(Service):
    """Base of all that looks at the roster."""

    def _board_shifts(self, work: Work, first: dt.date, last: dt.date) -> tuple[BoardShift, ...]:
        span = Span(first=first, last=last)
        return queries.board_shifts(work, self._centre_id, span, self._clock.today())


class RosterWriting(RosterReading):
    """Base of the roster's use cases that write."""

    def _demand(self) -> None:
        self._actor.demand(Permission.MAKE_ROSTER)

    def _written(self, work: Work, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Carry out these changes, in order, and note how states came about; returns them as they were kept."""
        done: list[Change] = []
        for left, target in changes:
            if isinstance(left, ShiftPattern) and target is None:
                done.extend(self._without_shifts(work, left))
            if isinstance(left, Assignment) and target is None:
                queries.forget_history(work, left.id)
            pair = exchanged(work, left, target)
            before, now = pair
            if isinstance(now, Assignment):
                self._note(work, before if isinstance(before, Assignment) else None, now)
            done.append(cast("Change", pair))
        return tuple(done)

    def _undoable(self, changes: Sequence[Change]) -> "Done[None]":
        """Result of the write, with its undo."""
        return Done(value=None, changes=CHANGES, undo=lambda: self._back(changes))

    def _back(self, changes: Sequence[Change]) -> Done[None]:
        """Undo: put back what was there. Raises Conflict when somebody changed it since."""
        with self._database.begin() as work:
            done = self._written(work, [(now, before) for before, now in reversed(changes)])
        return self._undoable(done)

    def _note(self, work: Work, before: Assignment | None, now: Assignment) -> None:
        former = None if before is None else before.state
        if former is not now.state:
            work.store(StateChange).add(
                StateChange(
                    id=new_id(),
                    assignment_id=now.id,
                    former=former,
                    state=now.state,
                    recorded_by=self._actor.profile,
                    recorded_at=self._clock.now(),
                )
            )

    def _without_shifts(self, work: Work, pattern: ShiftPattern) -> tuple[Change, ...]:
        """Remove the shifts of a pattern that goes, as far as nobody was ever put on them."""
        shifts = work.store(Shift).find(pattern_id=pattern.id)
        if queries.staffed(work, [shift.id for shift in shifts]):
            raise Conflict(
                _(
                    "Op diensten van dit patroon staan of stonden mensen, en dat blijft bewaard. "
                    "Laat het patroon eindigen."
                )
            )
        return self._written(work, [(shift, None) for shift in shifts])

    def _shift(self, work: Work, shift_id: UUID) -> BoardShift:
        board_shift = queries.board_shift(work, self._centre_id, shift_id, self._clock.today())
        if board_shift is None:
            raise Conflict(_("Deze dienst is er niet meer. Kijk wat er nu staat."))
        return board_shift

    def _question(
        self, work: Work, first: dt.date, last: dt.date, posts: Iterable[Post]
    ) -> Question:
        """Question of these posts, with all that the rules look at."""
        return Question(
            first=first,
            last=last,
            people=tuple(
                person
                for person in volunteers.people(work, self._centre_id)
                if _serves(person, first, last)
            ),
            posts=tuple(posts),
            standing=queries.stands(work, self._centre_id, first, last),
            past=queries.past(work, self._centre_id, first),
            declined=queries.declined(work, self._centre_id, first, last),
            gap=self._gap(work),
        )

    def _obstacles(
        self, work: Work, person: Person, shift: BoardShift, leaving: Iterable[UUID] = ()
    ) -> tuple[Obstacle, ...]:
        """Obstacles of one person on one shift, when she or he leaves the shifts `leaving`."""
        date, gone = shift.shift.date, {shift.shift.id, *leaving}
        stands = queries.stands(work, self._centre_id, date, date, person.volunteer.id)
        others = [stand.post for stand in stands if stand.post.id not in gone]
        post = Post(shift=shift.shift, duty=shift.duty)
        return hard_rules.obstacles(person, post, others, gap=self._gap(work))

    def _gap(self, work: Work) -> dt.timedelta:
        """Time that somebody needs between two shifts."""
        setting = work.store(Setting).get(self._centre_id, ROSTER_GAP)
        return dt.timedelta(minutes=int(setting.value) if setting else 0)


def _serves(person: Person, first: dt.date, last: dt.date) -> bool:
    """Whether somebody is with the house on any of these days."""
    since, until = person.volunteer.since, person.volunteer.until
    return (since is None or since <= last) and (until is None or first <= until)
