"""Merging of two names for one activity: all records of the one go to the other, and the first is no more."""

from collections.abc import Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.domain.rosters.shift import ShiftPattern
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.signups.sign_up import Extension, ReportSent, SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.shared.undo import settling

_CHANGES = frozenset(
    {
        *(Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.COUNTS, Topic.STORIES, Topic.SIGN_UPS),
        *(Topic.ROSTER, Topic.VOLUNTEERS),
    }
)
_MOVING: tuple[type[Any], ...] = (Story, SignUp, ShiftPattern, NotedHours, Extension, ReportSent)
"""What points to an activity and goes along as it is."""


class Together(Struct, frozen=True, kw_only=True):
    """Numbers of records that merging two activities moves.

    `twice` are the times at which both stood and both stay, because something was left with each; at `once` times
    the empty one falls away. What is at another hour stays beside it: `beside` are the dates with both. `aims` are the years whose aim goes along; in the years of `aims_lost` both had one,
    and only the one of what stays is kept.
    """

    goes: Activity
    stays: Activity
    occurrences: int
    stories: int
    sign_ups: int
    once: int
    twice: int
    beside: int = 0
    hours: int = 0
    patterns: int = 0
    aims: tuple[int, ...] = ()
    aims_lost: tuple[Aim, ...] = ()


class _Plan(Struct, frozen=True, kw_only=True):
    """Records as they will be, and those that fall away."""

    goes: Activity
    changed: tuple[Any, ...]
    dropped: tuple[tuple[Occurrence, Occurrence], ...]
    """(what falls away, what stays on that day)."""
    aims_lost: tuple[Aim, ...]
    together: Together


class _SameDays(Struct, kw_only=True):
    """Dates that both activities have, and what happens to the occurrences of each.

    `taken` are the places in the plan of what stays, `numbers` those of its sittings that the sittings of what goes
    become.
    """

    taken: set[Slot]
    numbers: Mapping[int, int]
    moved: list[Occurrence] = field(default_factory=list)
    dropped: list[tuple[Occurrence, Occurrence]] = field(default_factory=list)
    twice: int = 0
    beside: set[dt.date] = field(default_factory=set)

    def move(self, occurrence: Occurrence, planned: Slot | None, activity_id: UUID) -> None:
        """Let it take its place in the plan of what stays, or the next that is free on that day."""
        sitting = 1
        if planned is not None:
            date, number = planned
            others = (n for n in count(1) if n not in self.numbers.values())
            sitting = next(
                n
                for n in chain([self.numbers.get(number, number)], others)
                if (date, n) not in self.taken
            )
            self.taken.add((date, sitting))
        self.moved.append(
            replace(
                occurrence,
                activity_id=activity_id,
                planned_for=planned and planned[0],
                sitting=sitting,
            )
        )


class Merging(Service):
    """Puts two activities together."""

    def look(self, goes_id: UUID, stays_id: UUID) -> Together:
        """Effect of `merge`. Raises Invalid for one activity twice, Conflict when one was removed."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            return self._plan(work, goes_id, stays_id).together

    def merge(self, goes_id: UUID, stays_id: UUID) -> Done[Together]:
        """Move everything of `goes` to `stays`, and forget `goes`.

        Every number, story, sign-up and hour is kept. Shifts at a date that falls away stand at the one that stays.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            merge_plan = self._plan(work, goes_id, stays_id)
            Duties(work, self._clock, self._actor).stand_at(merge_plan.dropped)
            work.store(Occurrence).remove([gone for gone, _stays in merge_plan.dropped])
            work.store(Aim).remove(merge_plan.aims_lost)
            for record in merge_plan.changed:
                work.store(type(record)).replace(record)
            work.store(Activity).remove([merge_plan.goes])
        return self._done(work, merge_plan.together, _CHANGES, settling(stays_id))

    def _plan(self, work: Work, goes_id: UUID, stays_id: UUID) -> _Plan:
        if goes_id == stays_id:
            raise Invalid(_("Kies een andere activiteit om mee samen te voegen."))
        goes = still_there(work, Activity, goes_id)
        stays = still_there(work, Activity, stays_id)
        joined, numbers = together_a_day(goes, stays)
        days = _same_days(work, goes_id, stays_id, numbers)
        going = {record: work.store(record).find(activity_id=goes_id) for record in _MOVING}
        signed = going[SignUp]
        aims = _aims(work, goes_id, stays_id)
        kinds = work.store(TallyKind)
        theirs = kinds.find(activity_id=stays_id)
        changed: list[Any] = [
            *days.moved,
            *(replace(record, activity_id=stays_id) for record in chain(*going.values())),
            *aims.moved,
            *aims.filled,
            *(_kind_of(kind, goes, theirs, stays_id) for kind in kinds.find(activity_id=goes_id)),
        ]
        known = stays.known_as(*goes.former_titles, goes.title)
        if signed and (not stays.sign_up or not goes.asks <= stays.asks):
            known = replace(known, sign_up=True, asks=stays.asks | goes.asks)
        if known != stays:
            changed.append(known)
        together = Together(
            goes=goes,
            stays=stays,
            occurrences=len(days.moved),
            stories=len(going[Story]),
            sign_ups=len(signed),
            hours=len(going[NotedHours]),
            patterns=len(going[ShiftPattern]),
            aims=tuple(sorted(aim.year for aim in aims.moved)),
            aims_lost=tuple(aims.lost),
            once=len(days.dropped),
            twice=days.twice,
        )
        return _Plan(
            goes=goes,
            changed=tuple(changed),
            dropped=tuple(days.dropped),
            aims_lost=tuple(aims.lost),
            together=together,
        )


class _Aims(Struct, kw_only=True):
    """The aims of what goes that go along and that fall away, and those of what stays that get more filled in."""

    moved: list[Aim] = field(default_factory=list)
    filled: list[Aim] = field(default_factory=list)
    lost: list[Aim] = field(default_factory=list)


def _aims(work: Work, goes_id: UUID, stays_id: UUID) -> _Aims:
    """Of a year in which both have an aim, that of what stays is kept, with what was only filled in for the other."""
    aims = _Aims()
    theirs = {aim.year: aim for aim in work.store(Aim).find(activity_id=stays_id)}
    for aim in work.store(Aim).find(activity_id=goes_id):
        other = theirs.get(aim.year)
        if other is None:
            aims.moved.append(replace(aim, activity_id=stays_id))
            continue
        aims.lost.append(aim)
        filled = replace(
            other,
            times=aim.times if other.times is None else other.times,
            visits=aim.visits if other.visits is None else other.visits,
            why_different=other.why_different or aim.why_different,
        )
        if filled != other:
            aims.filled.append(filled)
    return aims


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
            same_days.dropped.append((occurrence, other))
            continue
        if other is not None and other.id not in left and not other.cancelled:
            same_days.dropped.append((other, occurrence))
            del beside[occurrence.date]
            taken.discard(other.planned_for)
            planned = planned or other.planned_for
        elif other is not None:
            same_days.twice += 1
        planned_for = None if planned in taken else planned
        if planned_for is not None:
            taken.add(planned_for)
        same_days.moved.append(replace(occurrence, activity_id=stays_id, planned_for=planned_for))
    return same_days


def _kind_of(
    kind: TallyKind, goes: Activity, others: Sequence[TallyKind], stays_id: UUID
) -> TallyKind:
    """The tally kind with its new activity; under another name where that name is taken there."""
    names = {name_key(other.name) for other in others}
    taken = name_key(kind.name) in names
    name = f"{kind.name} ({goes.title})" if taken else kind.name
    return replace(kind, activity_id=stays_id, name=name)
