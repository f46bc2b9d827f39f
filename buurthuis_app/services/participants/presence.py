"""Presence of participants at a time: one tap, which adds one to the visits of that day."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind, TallyRole, problems
from buurthuis_app.domain.participants.participant import (
    KnownVisit,
    Participant,
    PresenceList,
    as_kept,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import changed_since
from buurthuis_app.persistence.queries.counts import counting
from buurthuis_app.persistence.queries.participants import participants as queries
from buurthuis_app.records import replace
from buurthuis_app.services.participants.choice import demand_register, sound_participant
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset({Topic.PARTICIPANTS, Topic.COUNTS})


class _Tap(Struct, frozen=True, kw_only=True):
    """What a tap changes; taking it back changes the sides."""

    person: Participant
    came: bool
    """Whether the tap brought the person into the register."""
    before: KnownVisit | None
    after: KnownVisit | None
    kind_id: UUID
    n: int
    counts: tuple[Count | None, Count | None] | None = None
    """When it is taken back: the count as it was left, and as it was before."""


class KnownVisits(Service):
    """The door and the coordinator tap who is there."""

    def at(self, occurrence_id: UUID) -> PresenceList:
        """Who is there and who may be. Raises Invalid when the centre keeps no participants."""
        self._actor.demand(Permission.COUNT)
        with self._database.read() as work:
            chosen = demand_register(work, self._centre_id)
            occurrence = still_there(work, Occurrence, occurrence_id)
            lately = queries.lately(work, occurrence)
            people = queries.people(work, self._centre_id)
            adding = {kind.id for kind in self._kinds(work)}
            counts = work.store(Count).find(occurrence_id=occurrence_id)
            numbers = [count.number for count in counts if count.kind_id in adding]
            return PresenceList(
                present=queries.present(work, occurrence_id),
                people=tuple(sorted(people, key=lambda person: person.id not in lately)),
                lately=lately,
                asks=chosen.asks,
                visits=sum(numbers) if numbers else None,
                raises=self._counts_now(occurrence),
            )

    def blank(self, typed: str) -> Participant:
        """Somebody new under the name as it would be kept."""
        return Participant(
            id=new_id(),
            centre_id=self._centre_id,
            name=as_kept(typed),
            noted_on=self._clock.today(),
        )

    def tap(
        self, occurrence_id: UUID, participant_id: UUID, *, present: bool, counted: bool = False
    ) -> Done[int]:
        """Somebody is there, or is not after all; how many participants are now.

        On the day itself it adds one to the visits, or takes one off, unless the number held that person already
        (`counted`). Later the number stays: it was counted. Raises Invalid for what was called off or is to come.
        """
        self._actor.demand(Permission.COUNT)
        with self._database.begin() as work:
            person = still_there(work, Participant, participant_id)
            return self._tapped(work, occurrence_id, person, present=present, counted=counted)

    def welcome(
        self, occurrence_id: UUID, participant: Participant, *, counted: bool = False
    ) -> Done[int]:
        """Somebody new is there. Raises Refused as the register does."""
        self._actor.demand(Permission.COUNT)
        with self._database.begin() as work:
            person = sound_participant(work, participant, self._clock.today())
            return self._tapped(
                work, occurrence_id, person, present=True, counted=counted, came=True
            )

    def _tapped(
        self,
        work: Work,
        occurrence_id: UUID,
        person: Participant,
        *,
        present: bool,
        counted: bool,
        came: bool = False,
    ) -> Done[int]:
        demand_register(work, self._centre_id)
        occurrence = self._goes_on(work, occurrence_id)
        former = work.store(KnownVisit).get(occurrence_id, person.id)
        if (former is not None) == present:
            return Done(value=_number(work, occurrence_id), changes=frozenset())
        raises = (not counted if former is None else former.raised) and self._counts_now(occurrence)
        visit = KnownVisit(occurrence_id=occurrence_id, participant_id=person.id, raised=raises)
        tap = _Tap(
            person=person,
            came=came,
            before=former,
            after=visit if present else None,
            kind_id=self._kind_of_door(work, occurrence_id, present=present).id,
            n=(1 if present else -1) if raises else 0,
        )
        return self._carried_out(work, occurrence, tap)

    def _carried_out(self, work: Work, occurrence: Occurrence, tap: _Tap) -> Done[int]:
        visits, key = work.store(KnownVisit), (occurrence.id, tap.person.id)
        if tap.came and tap.after:
            person = sound_participant(work, tap.person, self._clock.today())
            work.store(Participant).add(person)
        visits.remove([tap.before] if tap.before else [])
        visits.add(*([tap.after] if tap.after else []))
        if tap.came and tap.before:
            _take_out(work, tap.person)
        counts = work.store(Count)
        now = counts.get(occurrence.id, tap.kind_id)
        if tap.n:
            self._count(work, occurrence, tap, now)
        then = counts.get(occurrence.id, tap.kind_id)
        back = replace(tap, before=tap.after, after=tap.before, n=-tap.n, counts=(then, now))

        def undo() -> Done[int]:
            with self._database.begin() as later:
                there = self._goes_on(later, occurrence.id)
                if not tap.came:
                    still_there(later, Participant, tap.person.id)
                if later.store(KnownVisit).get(*key) != tap.after:
                    raise changed_since()
                return self._carried_out(later, there, back)

        return Done(value=_number(work, occurrence.id), changes=_CHANGES, undo=undo)

    def _count(self, work: Work, occurrence: Occurrence, tap: _Tap, now: Count | None) -> None:
        """Change the number: exactly back while it is what it became, otherwise by as many people."""
        store = work.store(Count)
        number = max((now.number if now else 0) + tap.n, 0)
        wanted: Count | None = None
        if tap.counts is not None and _same(now, tap.counts[0]):
            wanted = tap.counts[1]
        elif tap.counts is not None and (
            not self._counts_now(occurrence) or not (now or tap.n > 0)
        ):
            raise changed_since()  # a number of an earlier day, or one that was taken away
        elif number:  # where it becomes 0 nobody typed one: it is not counted again
            refuse(problems(number))
            counting.add(work, self._added(occurrence, tap))
            return
        if now and wanted:
            store.replace(replace(wanted, version=now.version))
        else:
            store.remove([now] if now else [])
            store.add(*([wanted] if wanted else []))

    def _added(self, occurrence: Occurrence, tap: _Tap) -> Count:
        return Count(
            occurrence_id=occurrence.id,
            kind_id=tap.kind_id,
            number=tap.n,
            recorded_by=self._actor.profile,
            recorded_at=self._clock.now(),
        )

    def _goes_on(self, work: Work, occurrence_id: UUID) -> Occurrence:
        occurrence = still_there(work, Occurrence, occurrence_id)
        if occurrence.cancelled:
            raise Invalid(
                _(
                    "Dit staat op 'niet doorgegaan'. Kies eerst 'Ging toch door' als er mensen waren."
                )
            )
        if occurrence.date > self._clock.today():
            raise Invalid(_("Deze dag moet nog komen. Tik aan op de dag zelf."))
        return occurrence

    def _counts_now(self, occurrence: Occurrence) -> bool:
        """Whether it is that day, or the night that it ends in."""
        now = self._clock.now().astimezone().replace(tzinfo=None)
        return occurrence.date == self._clock.today() or occurrence.goes_on(now)

    def _kinds(self, work: Work) -> tuple[TallyKind, ...]:
        return work.store(TallyKind).find(centre_id=self._centre_id, role=TallyRole.VISITS)

    def _kind_of_door(self, work: Work, occurrence_id: UUID, *, present: bool) -> TallyKind:
        """The first number on every card that adds up to the visits; one that is counted, when one is taken off."""
        kinds = self._kinds(work)
        if not present:
            counts = work.store(Count).find(occurrence_id=occurrence_id)
            counted = {count.kind_id for count in counts if count.number}
            kinds = tuple(kind for kind in kinds if kind.id in counted) or kinds
        return min(kinds, key=_place_at_door)


def _place_at_door(kind: TallyKind) -> tuple[bool, bool, int]:
    """Those on every card in their order, then that of whole totals, then the others."""
    at_hand = kind.on_card and not kind.archived and not kind.whole and kind.activity_id is None
    return not at_hand, not kind.whole, kind.position


def _take_out(work: Work, person: Participant) -> None:
    """Out of the register, in which nobody did anything with this person since."""
    current = work.store(Participant).get(person.id)
    elsewhere = work.store(KnownVisit).find(participant_id=person.id)
    if current is None or elsewhere or replace(current, version=person.version) != person:
        raise changed_since()
    work.store(Participant).remove([current])


def _number(work: Work, occurrence_id: UUID) -> int:
    return len(queries.present(work, occurrence_id))


def _same(count: Count | None, other: Count | None) -> bool:
    if count is None or other is None:
        return count is other
    return count.number == other.number
