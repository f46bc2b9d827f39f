"""Merging of two names for one activity: all records of the one go to the other, and the first is no more."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import (
    Activity,
    Occurrence,
    Sitting,
    Slot,
    overlap,
)
from buurthuis_app.domain.activities.series import asked
from buurthuis_app.domain.activities.sittings import TakenIn, taken_in
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.hire.hire import Hire
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.domain.rosters.shift import ShiftPattern
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.signups.sign_up import Extension, ReportSent, SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.shared.undo import settling

_CHANGES = frozenset(
    {
        *(Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.COUNTS, Topic.STORIES, Topic.SIGN_UPS),
        *(Topic.ROSTER, Topic.VOLUNTEERS, Topic.HIRE),
    }
)
_MOVING: tuple[type[Any], ...] = (
    *(Story, SignUp, ShiftPattern, NotedHours, Extension, ReportSent, Hire),
    Voice,
)
"""What points to an activity and goes along as it is."""


class Together(Struct, frozen=True, kw_only=True):
    """Numbers of records that merging two activities moves.

    `twice` are the times at which both stood and both stay, because something was left with each; at `once` times
    the empty one falls away. `beside` is how often one comes on a day of the other at another hour, and `further`
    are the hours that what stays gets by that. `aims` are the years whose aim goes along; in the years of `aims_lost`
    both had one, and only the one of what stays is kept.
    """

    goes: Activity
    stays: Activity
    occurrences: int
    stories: int
    sign_ups: int
    once: int
    twice: int
    beside: int = 0
    further: tuple[Sitting, ...] = ()
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

    `taken` are the places in the plan of what stays and `own` the numbers of its sittings; `numbers` are what the
    sittings of what goes become there.
    """

    stays_id: UUID
    taken: set[Slot]
    own: frozenset[int]
    numbers: Mapping[int, int]
    moved: list[Occurrence] = field(default_factory=list)
    dropped: list[tuple[Occurrence, Occurrence]] = field(default_factory=list)
    twice: int = 0
    beside: int = 0

    def instead(self, empty: Occurrence, occurrence: Occurrence) -> None:
        """Let it stand for an empty one of what stays; an extra takes its place in the plan."""
        self.dropped.append((empty, occurrence))
        self.taken.discard((empty.planned_for or empty.date, empty.sitting))
        if occurrence.planned:
            self.move(occurrence)
        else:
            occurrence = replace(occurrence, planned_for=empty.planned_for, sitting=empty.sitting)
            self.move(occurrence, empty.sitting)

    def move(self, occurrence: Occurrence, number: int | None = None) -> None:
        """Give it its own place in the plan of what stays, or one beside all sittings there."""
        number = number or self.numbers.get(occurrence.sitting)
        date = occurrence.planned_for
        if date is not None:
            mine = (number,) if number else ()
            others = (n for n in count(1) if n not in self.own.union(self.numbers.values()))
            number = next(n for n in chain(mine, others) if (date, n) not in self.taken)
            self.taken.add((date, number))
        self.moved.append(replace(occurrence, activity_id=self.stays_id, sitting=number or 1))


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
        if work.store(Hire).find(activity_id=goes_id) and work.store(Hire).find(
            activity_id=stays_id
        ):
            raise Invalid(
                _(
                    "Beide zijn een afspraak bij Verhuur, met elk een eigen prijs. Zij blijven apart."
                )
            )
        sittings = taken_in(goes, stays)
        days = _same_days(work, goes, stays, sittings.numbers)
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
        if further := self._going_on(work, goes, stays, sittings):
            known = known.with_sittings([*known.sittings, *further])
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
            beside=days.beside,
            further=further,
        )
        return _Plan(
            goes=goes,
            changed=tuple(changed),
            dropped=tuple(days.dropped),
            aims_lost=tuple(aims.lost),
            together=together,
        )

    def _going_on(
        self, work: Work, goes: Activity, stays: Activity, sittings: TakenIn
    ) -> tuple[Sitting, ...]:
        """The hours at which what stays goes on beside its own, in their room: only where both come on one day."""
        if goes.room_id != stays.room_id:
            if goes.room_id is None:
                return ()
            sittings = sittings.in_room(goes.room_id)
        days = rearranging.calendar(work, self._centre_id, self._clock.today())
        coming = [asked(activity, days, days.today, days.horizon) for activity in (goes, stays)]
        return sittings.further if coming[0].dates == coming[1].dates != () else ()


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


def _same_days(
    work: Work, goes: Activity, stays: Activity, numbers: Mapping[int, int]
) -> _SameDays:
    """Of two that meet at one hour an empty one falls away; where something was left with both, both stay."""
    left = plan.touched(work, goes.id) | plan.touched(work, stays.id)
    theirs = work.store(Occurrence).find(activity_id=stays.id)
    same_days = _SameDays(
        stays_id=stays.id,
        taken={occurrence.slot for occurrence in theirs if occurrence.slot},
        own=frozenset(sitting.number for sitting in stays.sittings),
        numbers=numbers,
    )
    by_date = defaultdict[object, list[Occurrence]](list)
    for occurrence in theirs:
        by_date[occurrence.date].append(occurrence)
    for occurrence in work.store(Occurrence).find(activity_id=goes.id):
        others = by_date.get(occurrence.date, [])
        other = _the_same(occurrence, others)
        empty = occurrence.id not in left and not occurrence.cancelled
        if other is None:
            same_days.beside += bool(others)
        elif empty:
            same_days.dropped.append((occurrence, other))
            continue
        elif other.id not in left and not other.cancelled:
            others.remove(other)
            same_days.instead(other, occurrence)
            continue
        else:
            same_days.twice += 1
        same_days.move(occurrence)
    return same_days


def _the_same(occurrence: Occurrence, others: Sequence[Occurrence]) -> Occurrence | None:
    """The one of that day at its hour; of several, only one that begins when it does."""
    at_once = [other for other in others if overlap(occurrence, other)]
    if len(at_once) > 1:
        at_once = [other for other in at_once if other.starts == occurrence.starts]
    return at_once[0] if at_once else None


def _kind_of(
    kind: TallyKind, goes: Activity, others: Sequence[TallyKind], stays_id: UUID
) -> TallyKind:
    """The tally kind with its new activity; under another name where that name is taken there."""
    names = {name_key(other.name) for other in others}
    taken = name_key(kind.name) in names
    name = f"{kind.name} ({goes.title})" if taken else kind.name
    return replace(kind, activity_id=stays_id, name=name)
