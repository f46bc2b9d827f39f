"""Merging of two names for one activity: all records of the one go to the other, and the first is no more."""

from collections.abc import Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.rosters.shift import ShiftPattern
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.signups.sign_up import Extension, ReportSent, SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_as, still_there

_CHANGES = frozenset(
    {Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.COUNTS, Topic.STORIES, Topic.SIGN_UPS}
)
_VERSIONED: tuple[type[Any], ...] = (Activity, Occurrence, TallyKind, Story, SignUp, ShiftPattern)
_PLAIN: tuple[type[Any], ...] = (Extension, ReportSent)
"""Kinds of records that are only ever written once, and so have no version."""


class Together(Struct, frozen=True, kw_only=True):
    """Numbers of records that merging two activities moves.

    `twice` are the dates on which both stood and both stay, because something was left with each; on `once` dates
    the empty one falls away.
    """

    goes: Activity
    stays: Activity
    occurrences: int
    stories: int
    sign_ups: int
    once: int
    twice: int


class _Plan(Struct, frozen=True, kw_only=True):
    """Records before and after, and those that fall away."""

    goes: Activity
    changes: tuple[tuple[Any, Any], ...]
    dropped: tuple[Occurrence, ...]
    together: Together


class _SameDays(Struct, kw_only=True):
    """Dates that both activities have, and what happens to the occurrences of each."""

    moved: list[tuple[Occurrence, Occurrence]] = field(default_factory=list)
    dropped: list[Occurrence] = field(default_factory=list)
    twice: int = 0


class Merging(Service):
    """Puts two activities together."""

    def look(self, goes_id: UUID, stays_id: UUID) -> Together:
        """Effect of `merge`. Raises Invalid for one activity twice, Conflict when one was removed."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            return self._plan(work, goes_id, stays_id).together

    def merge(self, goes_id: UUID, stays_id: UUID) -> Done[Together]:
        """Move everything of `goes` to `stays`, and forget `goes`. Every number, story and sign-up is kept."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            merge_plan = self._plan(work, goes_id, stays_id)
            work.store(Occurrence).remove(merge_plan.dropped)
            stored = tuple(self._put(work, after) for _before, after in merge_plan.changes)
            work.store(Activity).remove([merge_plan.goes])
        return Done(
            value=merge_plan.together, changes=_CHANGES, undo=lambda: self._part(merge_plan, stored)
        )

    def _part(self, merge_plan: _Plan, stored: tuple[Any, ...]) -> Done[Together]:
        """Undo: each record back where it was. Raises Conflict when one of them was changed since."""
        with self._database.begin() as work:
            now = [
                still_as(work, record) if type(record) in _VERSIONED else record
                for record in stored
            ]
            work.store(Activity).add(merge_plan.goes)
            for stored_now, (before, _after) in zip(now, merge_plan.changes, strict=True):
                version = {"version": stored_now.version} if type(stored_now) in _VERSIONED else {}
                self._put(work, replace(before, **version))
            work.store(Occurrence).add(*merge_plan.dropped)
        return Done(
            value=merge_plan.together,
            changes=_CHANGES,
            undo=lambda: self.merge(merge_plan.goes.id, merge_plan.together.stays.id),
        )

    def _put(self, work: Work, record: Any) -> Any:
        """Keep `record` in the place of what has its id."""
        store = work.store(type(record))
        if type(record) in _VERSIONED:
            return store.replace(record)
        store.remove([record])
        store.add(record)
        return record

    def _plan(self, work: Work, goes_id: UUID, stays_id: UUID) -> _Plan:
        if goes_id == stays_id:
            raise Invalid(_("Kies een andere activiteit om mee samen te voegen."))
        goes = still_there(work, Activity, goes_id)
        stays = still_there(work, Activity, stays_id)
        days = _same_days(work, goes_id, stays_id)
        stories = work.store(Story).find(activity_id=goes_id)
        signed = work.store(SignUp).find(activity_id=goes_id)
        moved: list[tuple[Any, Any]] = list(days.moved)
        plain = (work.store(record).find(activity_id=goes_id) for record in _PLAIN)
        patterns = work.store(ShiftPattern).find(activity_id=goes_id)
        going: list[Any] = [*stories, *signed, *patterns, *chain.from_iterable(plain)]
        moved += [(record, replace(record, activity_id=stays_id)) for record in going]
        kinds = work.store(TallyKind)
        theirs = kinds.find(activity_id=stays_id)
        moved += [
            (kind, _kind_of(kind, goes, theirs, stays_id))
            for kind in kinds.find(activity_id=goes_id)
        ]
        if signed and (not stays.sign_up or not goes.asks <= stays.asks):
            moved.append((stays, replace(stays, sign_up=True, asks=stays.asks | goes.asks)))
        together = Together(
            goes=goes,
            stays=stays,
            occurrences=len(days.moved),
            stories=len(stories),
            sign_ups=len(signed),
            once=len(days.dropped),
            twice=days.twice,
        )
        return _Plan(
            goes=goes, changes=tuple(moved), dropped=tuple(days.dropped), together=together
        )


def _same_days(work: Work, goes_id: UUID, stays_id: UUID) -> _SameDays:
    """On a date that both have, an empty occurrence falls away; where something was left with both, both stay."""
    same_days = _SameDays()
    left = plan.touched(work, goes_id) | plan.touched(work, stays_id)
    theirs = work.store(Occurrence).find(activity_id=stays_id)
    taken = {occurrence.planned_for for occurrence in theirs if occurrence.planned_for is not None}
    beside = {occurrence.date: occurrence for occurrence in theirs}
    for occurrence in work.store(Occurrence).find(activity_id=goes_id):
        other = beside.get(occurrence.date)
        empty = occurrence.id not in left and not occurrence.cancelled
        planned = occurrence.planned_for
        if other is not None and empty:
            same_days.dropped.append(occurrence)
            continue
        if other is not None and other.id not in left and not other.cancelled:
            same_days.dropped.append(other)
            del beside[occurrence.date]
            taken.discard(other.planned_for)
            planned = planned or other.planned_for
        elif other is not None:
            same_days.twice += 1
        planned_for = None if planned in taken else planned
        if planned_for is not None:
            taken.add(planned_for)
        same_days.moved.append(
            (occurrence, replace(occurrence, activity_id=stays_id, planned_for=planned_for))
        )
    return same_days


def _kind_of(
    kind: TallyKind, goes: Activity, others: Sequence[TallyKind], stays_id: UUID
) -> TallyKind:
    """The tally kind with its new activity; under another name where that name is taken there."""
    names = {other.name.casefold() for other in others}
    taken = kind.name.casefold() in names
    name = f"{kind.name} ({goes.title})" if taken else kind.name
    return replace(kind, activity_id=stays_id, name=name)
