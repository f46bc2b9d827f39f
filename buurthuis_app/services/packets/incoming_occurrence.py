"""Incoming news of an occurrence: what this file objects to, or else what is written."""

from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.activity_names import by_name
from buurthuis_app.domain.counts.count import (
    LARGEST_NUMBER,
    Correction,
    Count,
    Source,
    TallyKind,
    TallyRole,
)
from buurthuis_app.domain.packets.cancelling import cancelling
from buurthuis_app.domain.packets.packet import CountNews, OccurrenceNews
from buurthuis_app.domain.packets.undecided import Objected, Objection
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _, long_date, number
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.participants import participants
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock

R = TypeVar("R")
_BROUGHT = "geteld aan een andere deur"  # kept in Dutch, as the other reasons of the program
_NEVER_SHOWN = 900
"""Position of a kind that only comes back for its numbers."""


class _CountChange(Struct, frozen=True, kw_only=True):
    """A count as it is and as it becomes, with the kind under which it is kept; `new` when that kind comes back."""

    news: CountNews
    kind: TallyKind
    new: bool
    former: Count | None
    number: int


class IncomingOccurrence:
    """Takes one occurrence's news in, as far as nobody needs to decide."""

    def __init__(
        self, work: Work, clock: Clock, centre_id: UUID, agreed: frozenset[Objection]
    ) -> None:
        self._work = work
        self._clock = clock
        self._centre_id = centre_id
        self._agreed = agreed

    def take(self, news: OccurrenceNews) -> Objected | None:
        """Write what the door told; when this file objects nothing is written, and that is returned."""
        if news.nothing:
            return None
        found, activity = self._found(news)
        if found is None and news.withdrawn:
            return None
        occurrence = found or self._made(news, activity)
        changes = tuple(self._changes(news, occurrence))
        cancelled = self._cancelled(news, occurrence, changes)
        for objected in self._objections(news, found, activity, changes):
            if objected.objection not in self._agreed:
                return objected
        if found is None:
            self._add(news, activity, occurrence)
        for change in changes:
            self._write(occurrence, change)
        if cancelled is not None and Objection.COUNTED in self._agreed:
            self._uncount(occurrence)
        if cancelled != occurrence.cancelled_because:
            self._work.store(Occurrence).replace(replace(occurrence, cancelled_because=cancelled))
        if news.withdrawn:
            self._withdraw(occurrence)
        return None

    def _found(self, news: OccurrenceNews) -> tuple[Occurrence | None, Activity | None]:
        """What the news is about here, and the activity that it would belong to if it were made again."""
        store = self._work.store(Occurrence)
        found = store.get(news.occurrence_id)
        if found is None and news.planned_for is not None:
            planned = store.find(
                activity_id=news.activity_id, planned_for=news.planned_for, sitting=news.sitting
            )
            found = next(iter(planned), None)
        activity = self._work.store(Activity).get(found.activity_id if found else news.activity_id)
        if activity is None:
            known = by_name(self._work.store(Activity).find(centre_id=self._centre_id))
            activity = known.get(name_key(news.activity))
        if found is None and activity is not None and _renamed(news, activity):
            same_day = store.find(activity_id=activity.id, date=news.date)
            found = min(same_day, key=lambda other: other.starts != news.starts, default=None)
        return found, activity

    def _objections(
        self,
        news: OccurrenceNews,
        found: Occurrence | None,
        activity: Activity | None,
        changes: tuple[_CountChange, ...],
    ) -> Iterator[Objected]:
        if found is None and not news.first:
            yield Objected(objection=Objection.GONE)
        if found is not None:
            if activity is not None and _renamed(news, activity):
                yield Objected(objection=Objection.MERGED, here=activity.title)
            if found.date != news.date:
                yield Objected(objection=Objection.MOVED, here=long_date(found.date))
            yield from self._objections_to_cancelling(news, found, changes)
        for change in changes:
            yield from _objections_to(change)

    def _objections_to_cancelling(
        self, news: OccurrenceNews, found: Occurrence, changes: tuple[_CountChange, ...]
    ) -> Iterator[Objected]:
        here = found.cancelled_because
        if cancelling(news, here).differs:
            yield Objected(
                objection=Objection.OTHER_REASON,
                here=_("gaat door") if here is None else here or _("afgezegd"),
            )
        if changes and news.now is None and here is not None and news.was is None:
            yield Objected(objection=Objection.CANCELLED)
        if news.now is not None and here is None and self._anybody(found, changes):
            yield Objected(objection=Objection.COUNTED)

    def _cancelled(
        self, news: OccurrenceNews, occurrence: Occurrence, changes: tuple[_CountChange, ...]
    ) -> str | None:
        """Why it is cancelled once the news is taken in."""
        if changes and news.now is None and Objection.CANCELLED in self._agreed:
            return None
        return cancelling(news, occurrence.cancelled_because).because

    def _anybody(self, found: Occurrence, changes: tuple[_CountChange, ...]) -> bool:
        """Whether people were there, by what stands here once the door's own numbers are taken in."""
        later = {change.kind.id: change for change in changes}
        adding = self._work.store(TallyKind).find(centre_id=self._centre_id, role=TallyRole.VISITS)
        counted = {
            count.kind_id: count.number
            for count in self._work.store(Count).find(occurrence_id=found.id)
        }
        known = participants.present(self._work, found.id)
        return (
            bool(known)
            or signups.anybody_present(self._work, found.id)
            or any(
                later[kind.id].number if kind.id in later else counted.get(kind.id)
                for kind in adding
            )
        )

    def _changes(self, news: OccurrenceNews, occurrence: Occurrence) -> Iterator[_CountChange]:
        for count in news.counts:
            kind, new = self._kind(count, occurrence.activity_id)
            former = self._work.store(Count).get(occurrence.id, kind.id)
            total = (former.number if former else 0) + count.number
            yield _CountChange(news=count, kind=kind, new=new, former=former, number=total)

    def _kind(self, count: CountNews, activity_id: UUID) -> tuple[TallyKind, bool]:
        """The kind of a number: the same, what it was merged into, or the same again."""
        store = self._work.store(TallyKind)
        kind = store.get(count.kind_id)
        if kind is not None and kind.role is not TallyRole.REPAIRED:  # that nobody counts at a door
            return kind, False
        for other in store.find(centre_id=self._centre_id, role=count.role):
            names = {name_key(name) for name in (other.name, *other.former_names)}
            if name_key(count.kind) in names and other.activity_id in {None, activity_id}:
                return other, False
        made = TallyKind(
            id=new_id() if kind else count.kind_id,
            centre_id=self._centre_id,
            name=count.kind,
            role=count.role,
            position=_NEVER_SHOWN,
            on_card=False,
        )
        return made, True

    def _made(self, news: OccurrenceNews, activity: Activity | None) -> Occurrence:
        return Occurrence(
            id=news.occurrence_id,
            centre_id=self._centre_id,
            activity_id=activity.id if activity else news.activity_id,
            date=news.date,
            planned_for=None,
            starts=news.starts,
            ends=news.ends,
            place=activity.place if activity else "",
            led_by=activity.led_by if activity else "",
            led_by_id=activity.led_by_id if activity else None,
        )

    def _add(self, news: OccurrenceNews, activity: Activity | None, made: Occurrence) -> None:
        if activity is None:
            self._work.store(Activity).add(
                Activity(
                    id=news.activity_id,
                    centre_id=self._centre_id,
                    title=news.activity,
                    first=news.date,
                )
            )
        self._work.store(Occurrence).add(made)

    def _write(self, occurrence: Occurrence, change: _CountChange) -> None:
        if change.new and self._work.store(TallyKind).get(change.kind.id) is None:
            self._work.store(TallyKind).add(change.kind)
        store = self._work.store(Count)
        former = store.get(occurrence.id, change.kind.id)  # two kinds may have become one
        total = (former.number if former else 0) + change.news.number
        total = min(max(total, 0), LARGEST_NUMBER)
        if former is not None and former.number != total:
            self._keep_former(occurrence, former, change.news.because)
        if former is None:
            if change.news.counted or total:
                store.add(self._count(occurrence, change, total))
        elif total or change.news.counted:
            source = change.news.source or former.source
            store.replace(
                replace(
                    former,
                    number=total,
                    source=source,
                    recorded_by=Profile.DOOR,
                    recorded_at=self._clock.now(),
                )
            )
        else:
            store.remove([former])

    def _count(self, occurrence: Occurrence, change: _CountChange, total: int) -> Count:
        return Count(
            occurrence_id=occurrence.id,
            kind_id=change.kind.id,
            number=total,
            source=change.news.source or Source.COUNTED,
            recorded_by=Profile.DOOR,
            recorded_at=self._clock.now(),
        )

    def _keep_former(self, occurrence: Occurrence, former: Count, because: str) -> None:
        """What a number of an earlier day was, unless it is still being counted today."""
        today = self._clock.today()
        if occurrence.date >= today or former.recorded_at.astimezone().date() == today:
            return
        self._work.store(Correction).add(
            Correction(
                id=new_id(),
                occurrence_id=former.occurrence_id,
                kind_id=former.kind_id,
                former=former.number,
                because=because or _BROUGHT,
                recorded_by=Profile.DOOR,
                recorded_at=self._clock.now(),
            )
        )

    def _uncount(self, occurrence: Occurrence) -> None:
        """Somebody decided that it did not take place: the numbers go, and what they were is kept."""
        for count in self._work.store(Count).find(occurrence_id=occurrence.id):
            if count.source is Source.REPAIRS:
                continue
            self._keep_former(occurrence, count, "")
            self._work.store(Count).remove([count])

    def _withdraw(self, occurrence: Occurrence) -> None:
        """An extra that was taken back at the door goes here too, unless something was left with it."""
        current = self._work.store(Occurrence).get(occurrence.id)
        left = plan.touched(self._work, occurrence.activity_id)
        if current is not None and current.planned_for is None and current.id not in left:
            self._work.store(Occurrence).remove([current])


def _objections_to(change: _CountChange) -> Iterator[Objected]:
    if change.new:
        yield Objected(objection=Objection.KIND_GONE, here=change.kind.name)
    elif change.kind.id != change.news.kind_id:
        yield Objected(objection=Objection.KIND_MERGED, here=change.kind.name)
    here = number(change.former.number if change.former else 0)
    if change.number < 0:
        yield Objected(objection=Objection.TOO_FEW, here=here)
    if change.number > LARGEST_NUMBER:
        yield Objected(objection=Objection.TOO_MANY, here=here)


def _renamed(news: OccurrenceNews, activity: Activity) -> bool:
    """Whether this is another activity than the door knew, under another name."""
    other = activity.id != news.activity_id
    return other and name_key(activity.title) != name_key(news.activity)
