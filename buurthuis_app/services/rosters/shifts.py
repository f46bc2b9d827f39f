"""Shifts: the patterns, the shifts made from them, and single shifts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from buurthuis_app.domain.rosters import shift as rosters
from buurthuis_app.domain.rosters import shift_generation
from buurthuis_app.domain.rosters.shift import AHEAD, MOST_MINUTES, Shift, ShiftPattern
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.settings import ROSTER_GAP
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters as queries
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.rosters.writing import CHANGES, RosterWork
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, keep_setting, kept, still_there
from buurthuis_app.services.shared.undo import added


class ShiftPlanning(Service):
    """Service of patterns and shifts."""

    def patterns(self) -> tuple[ShiftPattern, ...]:
        """All patterns of the centre, also those that ended."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.read() as work:
            return queries.patterns(work, self._centre_id)

    def blank_pattern(self, duty_id: UUID) -> ShiftPattern:
        """A pattern to fill in, from today on. Nothing is kept yet."""
        return ShiftPattern(
            id=new_id(), centre_id=self._centre_id, duty_id=duty_id, first=self._clock.today()
        )

    def blank_shift(self, duty_id: UUID, date: dt.date) -> Shift:
        """A single shift to fill in. Nothing is kept yet."""
        return Shift(
            id=new_id(),
            centre_id=self._centre_id,
            duty_id=duty_id,
            date=date,
            starts=dt.time(9),
            ends=dt.time(12),
        )

    def keep_pattern(self, pattern: ShiftPattern, *, new: bool) -> Done[ShiftPattern]:
        """Keep a pattern and bring the coming shifts in line; those on which somebody stands stay.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        return self._keep_all([pattern], new=new)

    def keep_patterns(
        self, pattern: ShiftPattern, needed: Sequence[tuple[UUID, int]], *, new: bool
    ) -> Done[ShiftPattern]:
        """Keep a pattern for each duty of which somebody is `needed`: (duty, how many). The first is `pattern` itself.

        Raises Invalid when nobody is needed. Otherwise as `keep_pattern`.
        """
        needs = [(duty_id, many) for duty_id, many in needed if many]
        if not needs:
            raise Invalid(_("Kies bij minstens één taak hoeveel mensen er nodig zijn."))
        patterns = [
            replace(pattern, id=new_id() if place else pattern.id, duty_id=duty_id, needed=many)
            for place, (duty_id, many) in enumerate(needs)
        ]
        return self._keep_all(patterns, new=new)

    def _keep_all(self, patterns: Sequence[ShiftPattern], *, new: bool) -> Done[ShiftPattern]:
        from buurthuis_app.domain.activities import recurrence

        self._actor.demand(Permission.MAKE_ROSTER)
        for pattern in patterns:
            refuse(rosters.problems_of_pattern(pattern))
            recurrence.check(pattern.rule)
        with self._database.begin() as work:
            for pattern in patterns:
                changes = kept(work, pattern, new=new) != pattern
                if changes and not new:
                    self._empty(work, pattern)
            self._make(work, self._clock.today() + AHEAD)
            value = still_there(work, ShiftPattern, patterns[0].id)
        return self._done(work, value, CHANGES, _without_later)

    def end_pattern(self, pattern: ShiftPattern, last: dt.date) -> Done[ShiftPattern]:
        """Make no more shifts after `last`; those on which somebody stands stay."""
        return self.keep_pattern(replace(pattern, until=max(last, pattern.first)), new=False)

    def remove_pattern(self, pattern: ShiftPattern) -> Done[None]:
        """Remove a pattern with its shifts. Raises Conflict when somebody stands or stood on one: end it instead."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            current = still_there(work, ShiftPattern, pattern.id)
            shifts = work.store(Shift).find(pattern_id=current.id)
            if queries.staffed(work, [shift.id for shift in shifts]):
                raise Conflict(
                    _(
                        "Op diensten van dit patroon staan of stonden mensen, en dat blijft bewaard. "
                        "Laat het patroon eindigen."
                    )
                )
            work.store(Shift).remove(shifts)
            work.store(ShiftPattern).remove([current])
        return self._done(work, None, CHANGES)

    def keep_shift(self, shift: Shift, *, new: bool) -> Done[Shift]:
        """Keep a single shift, or one of a pattern with another time or need.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.MAKE_ROSTER)
        refuse(rosters.problems(shift))
        with self._database.begin() as work:
            if not new:
                taken = len(self._roster(work).shift(shift.id).taking)
                if shift.needed < taken:
                    raise Invalid(
                        _("Er staan al {n} mensen op deze dienst. Haal er eerst iemand af.").format(
                            n=taken
                        )
                    )
            stored = kept(work, shift, new=new)
        return self._done(work, stored, CHANGES)

    def drop_shift(self, shift: Shift) -> Done[None]:
        """This shift is not needed. One of a pattern is remembered, so that it is not made again."""
        self._actor.demand(Permission.MAKE_ROSTER)
        with self._database.begin() as work:
            current = still_there(work, Shift, shift.id)
            if current.pattern_id is None and not queries.staffed(work, [current.id]):
                work.store(Shift).remove([current])
            else:
                work.store(Shift).replace(replace(current, dropped=True))
        return self._done(work, None, CHANGES)

    def make_ahead(self, until: dt.date | None = None) -> Done[int]:
        """Let shifts stand ready a quarter ahead, or until that day; returns how many changed."""
        self._actor.demand(Permission.MAKE_ROSTER)
        usual_end = self._clock.today() + AHEAD
        with self._database.begin() as work:
            made = self._make(work, max(usual_end, until or usual_end))
        return Done(value=made, changes=CHANGES if made else frozenset[Topic](), by_itself=True)

    def gap(self) -> int:
        """Minutes that somebody needs between two shifts."""
        with self._database.read() as work:
            return int(self._roster(work).gap() / dt.timedelta(minutes=1))

    def set_gap(self, minutes: int) -> Done[int]:
        """Ask for so many minutes between two shifts of one person. Raises Invalid for what cannot be."""
        self._actor.demand(Permission.MAKE_ROSTER)
        if not 0 <= minutes <= MOST_MINUTES:
            raise Invalid(_("Kies 0 tot {n} minuten.").format(n=MOST_MINUTES))
        with self._database.begin() as work:
            keep_setting(work, self._centre_id, ROSTER_GAP, str(minutes))
        return self._done(work, minutes, CHANGES)

    def _roster(self, work: Work) -> RosterWork:
        return RosterWork(work, self._clock, self._actor, self._centre_id)

    def _make(self, work: Work, horizon: dt.date) -> int:
        """Bring all shifts up to the horizon in line with the patterns; how many changed."""
        today = self._clock.today()
        patterns = queries.patterns(work, self._centre_id)
        shifts = queries.coming(work, self._centre_id, today)
        making = shift_generation.made(
            patterns,
            queries.followed(work, [p.activity_id for p in patterns if p.activity_id], today),
            shifts,
            replace(rearranging.calendar(work, self._centre_id, today), horizon=horizon),
            queries.staffed(work, [shift.id for shift in shifts]),
        )
        store = work.store(Shift)
        store.remove(making.removed)
        store.replace_all([new for _former, new in making.changed])
        store.add(*making.added)
        return len(making.removed) + len(making.changed) + len(making.added)

    def _empty(self, work: Work, pattern: ShiftPattern) -> None:
        """Remove the coming shifts of a pattern that changed, but for those that people touched."""
        coming = [
            shift
            for shift in queries.coming(work, self._centre_id, self._clock.today())
            if shift.pattern_id == pattern.id and not shift.dropped
        ]
        staffed = queries.staffed(work, [shift.id for shift in coming])
        work.store(Shift).remove(shift for shift in coming if shift.id not in staffed)


@contextmanager
def _without_later(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """Before a pattern is taken away again, the shifts go that the program made of it since."""
    known, shifts = added(written, Shift), work.store(Shift)
    for pattern_id in added(written, ShiftPattern):
        later = shifts.find(pattern_id=pattern_id)
        shifts.remove(shift for shift in later if shift.id not in known)
    yield written
