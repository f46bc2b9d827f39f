"""Clashes to look at before planning: a room that is taken, too small or shut, a holiday. They warn, never refuse."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.activities.activity import Occurrence, overlap
from buurthuis_app.domain.centre.centre import ClosedDay, Room
from buurthuis_app.i18n import _, day_and_month, ngettext, number

LOCAL = ZoneInfo("Europe/Amsterdam")
USUAL_LENGTH = dt.timedelta(hours=1)
"""Length of an occurrence for which nobody said when it ends."""


class Worry(Enum):
    """Kind of clash."""

    ROOM_TAKEN = "room_taken"
    SAME_DAY = "same_day"
    OVER_CAPACITY = "over_capacity"
    CLOSED = "closed"
    HOLIDAY = "holiday"


class Clash(Struct, frozen=True, kw_only=True):
    """One warning. `date` is None when it holds for all dates; `occurrence_id` is the occurrence in the way."""

    worry: Worry
    reason: str
    date: dt.date | None = None
    occurrence_id: UUID | None = None


class Booking(Struct, frozen=True, kw_only=True):
    """An occurrence in a room, with the name it goes by."""

    occurrence: Occurrence
    title: str


class Stretch(Struct, frozen=True, kw_only=True):
    """Stretch of time between two moments in UTC, the second not included."""

    begin: dt.datetime
    end: dt.datetime

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two stretches overlap."""
        return self.begin < other.end and other.begin < self.end

    @property
    def length(self) -> dt.timedelta:
        """Real length, also in the nights that the clock is changed."""
        return self.end - self.begin


def stretch(date: dt.date, starts: dt.time | None, ends: dt.time | None) -> Stretch | None:
    """When something takes place; None without a beginning. An end before the beginning lies on the next day."""
    if starts is None:
        return None
    begin = dt.datetime.combine(date, starts, LOCAL).astimezone(dt.UTC)
    if ends is None:
        return Stretch(begin=begin, end=begin + USUAL_LENGTH)
    day = date if ends > starts else date + dt.timedelta(days=1)
    end = dt.datetime.combine(day, ends, LOCAL).astimezone(dt.UTC)
    # In the night that an hour is skipped, 2.30 and 3.30 are the same moment.
    return Stretch(begin=begin, end=max(begin, end))


def is_in(room_id: UUID, rooms: Iterable[Room]) -> frozenset[UUID]:
    """The room and all rooms it consists of, down to the smallest."""
    parts = {room.id: room.part_ids for room in rooms}
    room_ids: set[UUID] = set()
    left = [room_id]
    while left:
        part_id = left.pop()
        if part_id not in room_ids:
            room_ids.add(part_id)
            left.extend(parts.get(part_id, ()))
    return frozenset(room_ids)


def sharing(room_id: UUID, rooms: Sequence[Room]) -> frozenset[UUID]:
    """The rooms that cannot be used while this one is: itself, its parts, and all that has one of those in it."""
    mine = is_in(room_id, rooms)
    return frozenset({room.id for room in rooms if mine & is_in(room.id, rooms)} | {room_id})


def fits(room: Room, rooms: Sequence[Room]) -> int | None:
    """Capacity of a room: its own number, else that of its parts together; None when unknown."""
    if room.capacity is not None or not room.part_ids:
        return room.capacity
    parts = [fits(part, rooms) for part in rooms if part.id in room.part_ids]
    return None if None in parts else sum(part or 0 for part in parts)


def taken(
    planned: Iterable[Occurrence], booked: Iterable[Booking], rooms: Sequence[Room]
) -> tuple[Clash, ...]:
    """Clashes of planned occurrences with others that have the same room, or a part of it, at the same time."""
    by_day: dict[dt.date, list[tuple[Stretch, Booking]]] = {}
    for booking in booked:
        occurrence = booking.occurrence
        when = stretch(occurrence.date, occurrence.starts, occurrence.ends)
        if when is not None and not occurrence.cancelled:
            by_day.setdefault(occurrence.date, []).append((when, booking))
    names = {room.id: room.name for room in rooms}
    shared = {room.id: sharing(room.id, rooms) for room in rooms}
    clashes = []
    for mine in planned:
        when = stretch(mine.date, mine.starts, mine.ends)
        if when is None or mine.room_id is None:
            continue
        for day in (mine.date + dt.timedelta(days=by) for by in (-1, 0, 1)):
            for theirs, booking in by_day.get(day, ()):
                other = booking.occurrence
                if other.room_id in shared[mine.room_id] and when.overlaps(theirs):
                    clashes.append(_taken(mine, booking, names))
    return tuple(clashes)


def _taken(mine: Occurrence, booking: Booking, names: dict[UUID, str]) -> Clash:
    other = booking.occurrence
    reason = _("{day}: {room} is bezet door {title}, {times}.").format(
        day=day_and_month(mine.date),
        room=names[other.room_id] if other.room_id else "",
        title=booking.title,
        times=other.times,
    )
    return Clash(worry=Worry.ROOM_TAKEN, reason=reason, date=mine.date, occurrence_id=other.id)


def same_day(moved: Occurrence, others: Iterable[Occurrence]) -> tuple[Clash, ...]:
    """Clashes of a moved occurrence with others of its own activity on the day it gets.

    Another sitting of the day on which both are planned is in the way only while it goes on.
    """
    return tuple(
        Clash(
            worry=Worry.SAME_DAY, reason=_same_day(other), date=other.date, occurrence_id=other.id
        )
        for other in others
        if other.id != moved.id
        and other.date == moved.date
        and not other.cancelled
        and (not _beside(moved, other) or overlap(moved, other))
    )


def _beside(moved: Occurrence, other: Occurrence) -> bool:
    """Whether two occurrences are sittings of one day of the plan, on that day."""
    return moved.planned_for == other.planned_for == moved.date


def _same_day(other: Occurrence) -> str:
    words = _(
        "{day}: deze activiteit is er die dag al{times}. "
        "Verplaatst u alleen deze keer, dan staat zij er twee keer."
    )
    times = f" {other.times}" if other.starts else ""
    return words.format(day=day_and_month(other.date), times=times)


def too_small(capacity: int | None, room: Room | None, rooms: Sequence[Room]) -> tuple[Clash, ...]:
    """Clash of the number of places with the capacity of the room."""
    if capacity is None or room is None:
        return ()
    most = fits(room, rooms)
    if most is None or capacity <= most:
        return ()
    reason = _(
        "In {room} is plaats voor {most}, en er zijn {places} plaatsen. "
        "Kies een grotere ruimte of minder plaatsen."
    ).format(room=room.name, most=number(most), places=number(capacity))
    return (Clash(worry=Worry.OVER_CAPACITY, reason=reason),)


def shut(planned: Iterable[Occurrence], closed: Sequence[ClosedDay]) -> tuple[Clash, ...]:
    """Clashes with days on which the house is closed."""
    return tuple(
        Clash(
            worry=Worry.CLOSED,
            reason=_("{day}: het huis is gesloten ({why}).").format(
                day=day_and_month(occurrence.date), why=why
            ),
            date=occurrence.date,
        )
        for occurrence in planned
        if (why := days_off.closed_because(occurrence.date, closed)) is not None
    )


def on_holidays(planned: Iterable[Occurrence], closed: Sequence[ClosedDay]) -> tuple[Clash, ...]:
    """Clash with public holidays, as one mild warning: the centre decides whether it is closed then."""
    holidays = [
        (occurrence.date, name)
        for occurrence in planned
        if days_off.closed_because(occurrence.date, closed) is None
        and (name := days_off.public_holiday(occurrence.date)) is not None
    ]
    if not holidays:
        return ()
    day, name = holidays[0]
    sentence = ngettext(
        "{day} is een feestdag ({name}). Is het huis dan open?",
        "{n} keer valt het op een feestdag, het eerst op {day} ({name}). Is het huis dan open?",
        len(holidays),
    )
    reason = sentence.format(n=number(len(holidays)), day=day_and_month(day), name=name)
    return (Clash(worry=Worry.HOLIDAY, reason=reason, date=day),)
