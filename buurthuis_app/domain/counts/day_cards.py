"""Cards of one day at the door: its occurrences and their counts so far."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind, TallyRole
from buurthuis_app.records import replace

ENOUGH_TIMES = 6
"""Counted so many times without a tally kind, an activity no longer asks for it."""


class Card(Struct, frozen=True, kw_only=True):
    """One occurrence with what the door needs to know of it."""

    occurrence: Occurrence
    title: str
    room: str
    host: str
    counts: tuple[Count, ...]
    stories: int = 0
    known: int = 0
    """How many participants were tapped as present."""
    times: str = ""
    """Its hours, where its activity has another card that day."""

    unused: frozenset[UUID] = frozenset()
    """Tally kinds that this activity was counted without for a long time, while others were counted with them."""

    @property
    def name(self) -> str:
        """The title, with the hours where these are needed to tell it apart."""
        return f"{self.title}, {self.times}" if self.times else self.title

    def count(self, kind_id: UUID) -> Count | None:
        """The count of this tally kind, or None when it was not counted."""
        return next((count for count in self.counts if count.kind_id == kind_id), None)

    def visits(self, kinds: Iterable[TallyKind]) -> int | None:
        """The visits so far; None when no kind that adds up has a number."""
        adding = {kind.id for kind in kinds if kind.role is TallyRole.VISITS}
        numbers = [count.number for count in self.counts if count.kind_id in adding]
        return sum(numbers) if numbers else None

    @property
    def estimated(self) -> bool:
        """Whether a number on the card is an estimate."""
        return any(count.source is Source.ESTIMATED for count in self.counts)


class Gap(Struct, frozen=True, kw_only=True):
    """A held occurrence that nobody counted."""

    occurrence_id: UUID
    title: str
    date: dt.date
    starts: dt.time | None


class Day(Struct, frozen=True, kw_only=True):
    """Cards of one date, with the tally kinds to count."""

    date: dt.date
    today: dt.date
    kinds: tuple[TallyKind, ...]
    cards: tuple[Card, ...]
    gaps: tuple[Gap, ...]
    """Occurrences of this week and the one before that were not counted, oldest first."""
    register: bool = False
    """Whether the centre keeps a register of participants."""

    @property
    def from_before(self) -> tuple[Card, ...]:
        """The cards that began the evening before and go on."""
        return tuple(card for card in self.cards if card.occurrence.date < self.date)

    def kinds_beside(self, card: Card) -> tuple[TallyKind, ...]:
        """Tally kinds of a card that are still counted: those of every activity, and those of its own activity."""
        own = {None, card.occurrence.activity_id}
        return tuple(kind for kind in self.kinds if kind.activity_id in own and not kind.archived)

    def kinds_for(self, card: Card) -> tuple[TallyKind, ...]:
        """The rows of a card: kinds that stand on every card and are used, its own, and those that have a number.

        Something that adds up to visits can always be counted.
        """
        asked = [kind for kind in self.kinds_beside(card) if kind.on_card]
        used = [kind for kind in asked if kind.activity_id or kind.id not in card.unused]
        if not any(kind.role is TallyRole.VISITS for kind in used):
            used = asked
        return tuple(kind for kind in self.kinds if card.count(kind.id) or kind in used)


def unused_kinds(
    first_counted: Mapping[tuple[UUID, UUID], dt.date], counted: Iterable[tuple[UUID, dt.date]]
) -> dict[UUID, frozenset[UUID]]:
    """The kinds that an activity was counted without, at least `ENOUGH_TIMES` since another was counted with them.

    `first_counted` is the first day of each pair of an activity and a kind, `counted` the days of activities.
    """
    begun: dict[UUID, dt.date] = {}
    for (_activity, kind), day in first_counted.items():
        begun[kind] = min(day, begun.get(kind, day))
    days: dict[UUID, list[dt.date]] = defaultdict(list)
    for activity, day in counted:
        days[activity].append(day)
    return {
        activity: frozenset(
            kind
            for kind, begin in begun.items()
            if (activity, kind) not in first_counted
            and sum(day >= begin for day in known) >= ENOUGH_TIMES
        )
        for activity, known in days.items()
    }


def told_apart(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards of one day, those of one activity with their hours."""
    times = Counter(card.occurrence.activity_id for card in cards)
    return tuple(
        replace(card, times=card.occurrence.times)
        if times[card.occurrence.activity_id] > 1
        else card
        for card in cards
    )


def without_people(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards for a screen that anyone can look at: no host, and nothing that was noted in free words."""
    return tuple(
        replace(card, host="", occurrence=_without_words(card.occurrence)) for card in cards
    )


def _without_words(occurrence: Occurrence) -> Occurrence:
    because = "" if occurrence.cancelled else None
    return replace(
        occurrence, place="", led_by="", led_by_id=None, remark="", cancelled_because=because
    )
