"""Shifts: the patterns, the shifts made from them, and single shifts."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.domain.rosters import shift as rosters
from buurthuis_app.domain.rosters import shift_generation
from buurthuis_app.domain.rosters.shift import AHEAD, MOST_MINUTES, Shift, ShiftPattern
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.settings import ROSTER_GAP, Setting
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.rosters import rosters as queries
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.rosters.writing import CHANGES, Change, RosterWriting
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import still_there


class ShiftPlanning(RosterWriting):
    """Service of patterns and shifts."""

    def patterns(self) -> tuple[ShiftPattern, ...]:
        """All patterns of the centre, also those that ended."""
        self._demand()
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

        self._demand()
        for pattern in patterns:
            refuse(rosters.problems_of_pattern(pattern))
            recurrence.check(pattern.rule)
        with self._database.begin() as work:
            changes: list[Change] = []
            for pattern in patterns:
                if new:
                    changes.extend(self._written(work, [(None, pattern)]))
                    continue
                former = still_there(work, ShiftPattern, pattern.id)
                stored = work.store(ShiftPattern).replace(pattern)
                changes.append((former, stored))
                changes.extend(self._emptied(work, pattern))
            changes.extend(self._made(work, self._clock.today() + AHEAD))
        value = next(
            now
            for _before, now in changes
            if isinstance(now, ShiftPattern) and now.id == patterns[0].id
        )
        return Done(value=value, changes=CHANGES, undo=lambda: self._back(changes))

    def end_pattern(self, pattern: ShiftPattern, last: dt.date) -> Done[ShiftPattern]:
        """Make no more shifts after `last`; those on which somebody stands stay."""
        return self.keep_pattern(replace(pattern, until=max(last, pattern.first)), new=False)

    def remove_pattern(self, pattern: ShiftPattern) -> Done[None]:
        """Remove a pattern with its shifts. Raises Conflict when somebody stands or stood on one: end it instead."""
        self._demand()
        with self._database.begin() as work:
            current = still_there(work, ShiftPattern, pattern.id)
            changes = self._written(work, [(current, None)])
        return self._undoable(changes)

    def keep_shift(self, shift: Shift, *, new: bool) -> Done[Shift]:
        """Keep a single shift, or one of a pattern with another time or need.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._demand()
        refuse(rosters.problems(shift))
        with self._database.begin() as work:
            change: Change
            if new:
                (change,) = self._written(work, [(None, shift)])
            else:
                former = still_there(work, Shift, shift.id)
                taken = len(self._shift(work, shift.id).taking)
                if shift.needed < taken:
                    raise Invalid(
                        _("Er staan al {n} mensen op deze dienst. Haal er eerst iemand af.").format(
                            n=taken
                        )
                    )
                change = former, work.store(Shift).replace(shift)
        stored = change[1]
        assert isinstance(stored, Shift)  # noqa: S101 - it was written a moment ago
        return Done(value=stored, changes=CHANGES, undo=lambda: self._back([change]))

    def drop_shift(self, shift: Shift) -> Done[None]:
        """This shift is not needed. One of a pattern is remembered, so that it is not made again."""
        self._demand()
        with self._database.begin() as work:
            current = still_there(work, Shift, shift.id)
            alone = current.pattern_id is None and not queries.staffed(work, [current.id])
            changes = self._written(
                work, [(current, None if alone else replace(current, dropped=True))]
            )
        return self._undoable(changes)

    def make_ahead(self, until: dt.date | None = None) -> Done[int]:
        """Let shifts stand ready a quarter ahead, or until that day; returns how many changed."""
        self._demand()
        usual_end = self._clock.today() + AHEAD
        with self._database.begin() as work:
            changes = self._made(work, max(usual_end, until or usual_end))
        return Done(value=len(changes), changes=CHANGES if changes else frozenset[Topic]())

    def gap(self) -> int:
        """Minutes that somebody needs between two shifts."""
        with self._database.read() as work:
            return int(self._gap(work) / dt.timedelta(minutes=1))

    def set_gap(self, minutes: int) -> Done[int]:
        """Ask for so many minutes between two shifts of one person. Raises Invalid for what cannot be."""
        self._demand()
        if not 0 <= minutes <= MOST_MINUTES:
            raise Invalid(_("Kies 0 tot {n} minuten.").format(n=MOST_MINUTES))
        with self._database.begin() as work:
            former = int(self._gap(work) / dt.timedelta(minutes=1))
            store = work.store(Setting)
            setting = store.get(self._centre_id, ROSTER_GAP)
            if setting is None:
                new = Setting(centre_id=self._centre_id, key=ROSTER_GAP, value=str(minutes))
                store.add(new)
            else:
                store.replace(replace(setting, value=str(minutes)))
        return Done(value=minutes, changes=CHANGES, undo=lambda: self.set_gap(former))

    def _made(self, work: Work, horizon: dt.date) -> tuple[Change, ...]:
        """Bring all shifts up to the horizon in line with the patterns."""
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
        gone: list[Change] = [(shift, None) for shift in making.removed]
        new: list[Change] = [(None, shift) for shift in making.added]
        return self._written(work, [*gone, *making.changed, *new])

    def _emptied(self, work: Work, pattern: ShiftPattern) -> tuple[Change, ...]:
        """Remove the coming shifts of a pattern that changed, but for those that people touched."""
        coming = [
            shift
            for shift in queries.coming(work, self._centre_id, self._clock.today())
            if shift.pattern_id == pattern.id and not shift.dropped
        ]
        staffed = queries.staffed(work, [shift.id for shift in coming])
        return self._written(work, [(shift, None) for shift in coming if shift.id not in staffed])
