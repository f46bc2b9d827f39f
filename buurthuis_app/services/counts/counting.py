"""Counting at the door: a number more or less, not held after all, and what was forgotten."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.activities.activity import (
    Occurrence,
    problems_of_reason,
    problems_of_remark,
)
from buurthuis_app.domain.counts.count import (
    Correction,
    Count,
    Source,
    TallyKind,
    TallyRole,
    problems,
)
from buurthuis_app.domain.counts.day_cards import Day, told_apart, without_people
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Span, iso_week
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.settings import PARTICIPANTS, Setting
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import changed_since
from buurthuis_app.persistence.queries.counts import counting, day_cards
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_found, still_there

_CHANGES = frozenset({Topic.COUNTS})
_UNDONE, _REDONE = "ongedaan gemaakt", "opnieuw gedaan"  # kept in Dutch, whatever the door speaks
_A_DAY = dt.timedelta(days=1)
_A_WEEK = 7 * _A_DAY
_A_QUARTER = 13 * _A_WEEK
_Key = tuple[UUID, UUID]
"""Of a count: its occurrence and its tally kind."""


class ReasonNeeded(Invalid):
    """A number of an earlier day is changed: the former number is kept, with the reason."""


class Counting(Service):
    """The day's cards and what can be done with them."""

    def day(self, date: dt.date) -> Day:
        """The cards of `date`, and what was not counted in the week of today.

        After midnight those of the evening before that go on still stand before those of today.
        """
        today, now = self._clock.today(), self._now()
        with self._database.read() as work:
            kinds = work.store(TallyKind).find(centre_id=self._centre_id)
            evening = day_cards.cards(work, self._centre_id, today - _A_DAY)
            going_on = tuple(card for card in evening if card.occurrence.goes_on(now))
            not_over = {card.occurrence.id for card in going_on}
            cards = day_cards.cards(work, self._centre_id, date)
            if date == today:
                cards = going_on + cards
            before = Span(first=date - _A_QUARTER, last=date - _A_DAY)
            activities = {card.occurrence.activity_id for card in cards}
            unused = day_cards.unused(work, self._centre_id, activities, before)
            cards = tuple(
                replace(card, unused=unused.get(card.occurrence.activity_id, frozenset()))
                for card in told_apart(cards)
            )
            lately = Span(first=iso_week(today - _A_WEEK).first, last=today)
            gaps = day_cards.gaps(work, self._centre_id, lately, today)
            register = work.store(Setting).get(self._centre_id, PARTICIPANTS) is not None
            return Day(
                date=date,
                today=today,
                kinds=tuple(sorted(kinds, key=lambda kind: kind.position)),
                cards=cards if self.may(Permission.READ_PEOPLE) else without_people(cards),
                gaps=tuple(gap for gap in gaps if gap.occurrence_id not in not_over),
                register=register,
            )

    def _now(self) -> dt.datetime:
        """The local time, without a zone."""
        return self._clock.now().astimezone().replace(tzinfo=None)

    def add(self, occurrence_id: UUID, kind_id: UUID, n: int, because: str = "") -> Done[int]:
        """Add `n` people (negative: fewer; the number stops at 0) and return the new number.

        Raises ReasonNeeded for a counted number of an earlier day, Invalid when it was cancelled.
        """
        self._actor.demand(Permission.COUNT)
        with self._database.begin(counting.standing(occurrence_id, kind_id)) as work:
            role, found, former = counting.found(work)
            occurrence = self._countable(still_found(found))
            _refuse_typed(role)
            before = former.number if former else 0
            after = max(before + n, 0)
            refuse(problems(after))
            if after == before:
                return Done(value=before, changes=frozenset())
            history = self._keep_former(work, occurrence, former, after, because)
            counting.add(work, self._count(occurrence_id, kind_id, n))
        return Done(
            value=after,
            changes=_CHANGES,
            undo=lambda: self._take_back((occurrence_id, kind_id), after, former, history),
        )

    def set_number(
        self,
        occurrence_id: UUID,
        kind_id: UUID,
        number: int | None,
        *,
        version: int,
        because: str = "",
    ) -> Done[int | None]:
        """Set a typed number; None makes it not counted again.

        `version` is that of the count on the screen, 0 when there was none. Raises Conflict, naming both
        numbers, when somebody else counted in the meantime; ReasonNeeded for an earlier day.
        """
        self._actor.demand(Permission.COUNT)
        if number is not None:
            refuse(problems(number))
        with self._database.begin() as work:
            occurrence = self._countable(still_there(work, Occurrence, occurrence_id))
            _refuse_typed(still_there(work, TallyKind, kind_id).role)
            former = work.store(Count).get(occurrence_id, kind_id)
            if (former.version if former else 0) != version:
                raise Conflict(_conflict(former, number))
            if _number(former) == number:
                return Done(value=number, changes=frozenset())
            history = self._keep_former(work, occurrence, former, number, because)
            wanted = None if number is None else self._count(occurrence_id, kind_id, number)
            self._put(work, former, wanted)
        return Done(
            value=number,
            changes=_CHANGES,
            undo=lambda: self._exchange((occurrence_id, kind_id), wanted, former, forget=history),
        )

    def cancel(self, occurrence_id: UUID, because: str) -> Done[Occurrence]:
        """Note that it does not take place; an empty reason means unknown.

        Raises Invalid when people were counted already, and for a reason that is too long.
        """
        self._actor.demand(Permission.COUNT)
        refuse(problems_of_reason(because))
        with self._database.begin() as work:
            occurrence = still_there(work, Occurrence, occurrence_id)
            return self._changed(work, occurrence, cancelled_because=because.strip())

    def resume(self, occurrence_id: UUID) -> Done[Occurrence]:
        """It takes place after all."""
        self._actor.demand(Permission.COUNT)
        with self._database.begin() as work:
            occurrence = still_there(work, Occurrence, occurrence_id)
            return self._changed(work, occurrence, cancelled_because=None)

    def remark(self, occurrence_id: UUID, text: str) -> Done[Occurrence]:
        """Write a remark with this occurrence, over the former one; empty takes it away.

        Raises Invalid when it is too long.
        """
        self._actor.demand(Permission.COUNT)
        self._actor.demand(Permission.READ_PEOPLE)  # who does not see it would write over it
        refuse(problems_of_remark(text))
        with self._database.begin() as work:
            occurrence = still_there(work, Occurrence, occurrence_id)
            return self._changed(work, occurrence, remark=text.strip())

    def estimate(self, occurrence_id: UUID, *, estimated: bool) -> Done[None]:
        """Mark all numbers of an occurrence as estimated, or as counted."""
        self._actor.demand(Permission.COUNT)
        source = Source.ESTIMATED if estimated else Source.COUNTED
        with self._database.begin() as work:
            store = work.store(Count)
            counts = [
                count
                for count in store.find(occurrence_id=occurrence_id)
                if count.source is not Source.REPAIRS
            ]
            if not counts:
                raise Invalid(_("Er is nog niets geteld. Vul eerst het aantal in."))
            former = tuple(count for count in counts if count.source is not source)
            for count in former:
                store.replace(replace(count, source=source))
        if not former:
            return Done(value=None, changes=frozenset())
        return Done(value=None, changes=_CHANGES, undo=lambda: self._put_sources(former))

    def fill_in(
        self, work: Work, occurrence_id: UUID, kind_id: UUID, number: int | None, because: str
    ) -> None:
        """Let a kind that fills itself say this; with a correction where a typed number would have one."""
        former = work.store(Count).get(occurrence_id, kind_id)
        if _number(former) == number:
            return
        occurrence = still_there(work, Occurrence, occurrence_id)
        self._keep_former(work, occurrence, former, number, because)
        wanted = None if number is None else self._count(occurrence_id, kind_id, number)
        self._put(work, former, wanted and replace(wanted, source=Source.REPAIRS))

    def _put_sources(self, wanted: tuple[Count, ...]) -> Done[None]:
        """Give each count the source that it has in `wanted`, whatever its number is by now."""
        with self._database.begin() as work:
            store = work.store(Count)
            kept = [
                still_there(work, Count, count.occurrence_id, count.kind_id) for count in wanted
            ]
            for now, count in zip(kept, wanted, strict=True):
                store.replace(replace(now, source=count.source))
        return Done(value=None, changes=_CHANGES, undo=lambda: self._put_sources(tuple(kept)))

    def _changed(
        self, work: Work, occurrence: Occurrence, **fields: str | None
    ) -> Done[Occurrence]:
        cancelled = fields.get("cancelled_because") is not None
        if cancelled and self._visits_counted(work, occurrence.id):
            raise Invalid(
                _(
                    "Er is al geteld, dus het is doorgegaan. "
                    "Haal eerst de aantallen weg als dat niet klopt."
                ),
                topic="vandaag#het-ging-niet-door",
            )
        if cancelled and _anybody_present(work, occurrence.id):
            raise Invalid(
                _(
                    "Er zijn mensen als aanwezig aangevinkt, dus het is doorgegaan. "
                    "Haal eerst de vinkjes weg als dat niet klopt."
                ),
                topic="vandaag#het-ging-niet-door",
            )
        if cancelled and _anything_mended(work, occurrence.id):
            raise Invalid(
                _(
                    "Er zijn op die tijd reparaties genoteerd, dus het is doorgegaan. "
                    "Haal eerst die weg als dat niet klopt."
                ),
                topic="uitleen#reparaties",
            )
        changed = replace(occurrence, **fields)  # type: ignore[arg-type]
        if changed == occurrence:
            return Done(value=occurrence, changes=frozenset())
        kept = work.store(Occurrence).replace(changed)

        def undo() -> Done[Occurrence]:
            former = {name: getattr(occurrence, name) for name in fields}
            with self._database.begin() as later:
                now = still_there(later, Occurrence, kept.id)
                if any(getattr(now, name) != getattr(kept, name) for name in fields):
                    raise changed_since()
                return self._changed(later, now, **former)

        return Done(value=kept, changes=frozenset({Topic.OCCURRENCES}), undo=undo)

    def _take_back(
        self, key: _Key, left: int, former: Count | None, history: tuple[Correction, ...]
    ) -> Done[int]:
        """Undo an addition: exactly while the number is what it became, otherwise by as many people."""
        n = left - (_number(former) or 0)
        with self._database.begin() as work:
            occurrence = self._countable(still_there(work, Occurrence, key[0]))
            kept = still_there(work, Count, *key)
            number = _number(former) or 0
            if kept.number == left:
                self._put(work, kept, former)
                work.store(Correction).remove(history)
            else:
                number = max(kept.number - n, 0)
                self._keep_former(work, occurrence, kept, number, _UNDONE)
                counting.add(work, self._count(*key, -n))
        because = history[0].because if history else _REDONE
        return Done(value=number, changes=_CHANGES, undo=lambda: self.add(*key, n, because=because))

    def _exchange(
        self,
        key: _Key,
        left: Count | None,
        wanted: Count | None,
        forget: tuple[Correction, ...] = (),
        note: tuple[Correction, ...] = (),
    ) -> Done[int | None]:
        """Put `wanted` in the place of `left`, with its history; the way back changes the sides."""
        with self._database.begin() as work:
            self._countable(still_there(work, Occurrence, key[0]))
            kept = work.store(Count).get(*key)
            if _number(kept) != _number(left):
                raise changed_since()
            self._put(work, kept, wanted)
            work.store(Correction).remove(forget)
            work.store(Correction).add(*note)
        return Done(
            value=_number(wanted),
            changes=_CHANGES,
            undo=lambda: self._exchange(key, wanted, left, forget=note, note=forget),
        )

    def _countable(self, occurrence: Occurrence) -> Occurrence:
        if occurrence.cancelled:
            raise Invalid(
                _(
                    "Dit staat op 'niet doorgegaan'. Kies eerst 'Ging toch door' als er mensen waren."
                )
            )
        if occurrence.date > self._clock.today():
            raise Invalid(_("Deze dag moet nog komen. Tel op de dag zelf."))
        return occurrence

    def _keep_former(
        self,
        work: Work,
        occurrence: Occurrence,
        former: Count | None,
        number: int | None,
        because: str,
    ) -> tuple[Correction, ...]:
        """A correction after the day, or the night it ends in, keeps the former number, who changed it, and why.

        Not of a number that was first written today, which is still being counted; and of further changes
        today for the same reason only the first, or each click on + would be one.
        """
        today = self._clock.today()
        if former is None or former.number == number or occurrence.date >= today:
            return ()
        if occurrence.goes_on(self._now()):
            return ()
        written_today = former.recorded_at.astimezone().date() == today
        earlier = work.store(Correction).find(
            occurrence_id=former.occurrence_id, kind_id=former.kind_id
        )
        if written_today and not earlier:
            return ()
        if not because.strip():
            raise ReasonNeeded(
                _("Dit is een aantal van een eerdere dag. Schrijf erbij waarom het verandert.")
            )
        if written_today and earlier[-1].because == because.strip():
            return ()
        correction = Correction(
            id=new_id(),
            occurrence_id=former.occurrence_id,
            kind_id=former.kind_id,
            former=former.number,
            because=because.strip(),
            recorded_by=self._actor.profile,
            recorded_at=self._clock.now(),
        )
        work.store(Correction).add(correction)
        return (correction,)

    def _put(self, work: Work, kept: Count | None, wanted: Count | None) -> None:
        """Keep `wanted` where `kept` is; None stands for not counted."""
        store = work.store(Count)
        if wanted is None:
            store.remove([kept] if kept else [])
        elif kept is None:
            store.add(wanted)
        else:
            store.replace(replace(wanted, version=kept.version))

    def _count(self, occurrence_id: UUID, kind_id: UUID, number: int) -> Count:
        return Count(
            occurrence_id=occurrence_id,
            kind_id=kind_id,
            number=number,
            recorded_by=self._actor.profile,
            recorded_at=self._clock.now(),
        )

    def _visits_counted(self, work: Work, occurrence_id: UUID) -> bool:
        counted = {count.kind_id for count in work.store(Count).find(occurrence_id=occurrence_id)}
        kinds = work.store(TallyKind).find(centre_id=self._centre_id, role=TallyRole.VISITS)
        return any(kind.id in counted for kind in kinds)


def _refuse_typed(role: TallyRole | None) -> None:
    if role is TallyRole.REPAIRED:
        raise Invalid(
            _("Dit aantal vult zichzelf: het telt wat is gerepareerd. Noteer dat bij Reparaties."),
            topic="uitleen#reparaties",
        )


def _number(count: Count | None) -> int | None:
    return None if count is None else count.number


def _conflict(kept: Count | None, typed: int | None) -> str:
    return _(
        "Iemand anders telde intussen ook: daar staat nu {kept}, u typte {typed}. "
        "Kijk welk aantal klopt en typ het opnieuw."
    ).format(
        kept=_("niets") if kept is None else kept.number,
        typed=_("niets") if typed is None else typed,
    )


def _anybody_present(work: Work, occurrence_id: UUID) -> bool:
    """Loaded when somebody calls something off, and not with the first screen."""
    from buurthuis_app.persistence.queries.participants import participants
    from buurthuis_app.persistence.queries.signups import signups

    known = participants.present(work, occurrence_id)
    return bool(known) or signups.anybody_present(work, occurrence_id)


def _anything_mended(work: Work, occurrence_id: UUID) -> bool:
    from buurthuis_app.persistence.queries.lending import lending

    return bool(lending.at_a_time(work, occurrence_id))
