"""Occupancy of the rooms: hours booked of the hours that the house is open."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.activities.activity import Occurrence, Organiser
from buurthuis_app.domain.activities.clashes import Stretch, is_in, stretch
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Room, Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import Span

if TYPE_CHECKING:
    from uuid import UUID

_NOON, _EVENING = dt.time(12), dt.time(18)
_NOTHING = dt.timedelta()


class RoomBooking(Struct, frozen=True, kw_only=True):
    """An occurrence that takes place in a room, and who organises it."""

    occurrence: Occurrence
    organiser: Organiser


class Use(Struct, frozen=True, kw_only=True):
    """Hours of use. What overlaps counts once; `outside` the opening hours is not in `booked`."""

    booked: dt.timedelta = _NOTHING
    open: dt.timedelta = _NOTHING
    outside: dt.timedelta = _NOTHING

    @property
    def share(self) -> float | None:
        """Booked of open, from 0 to 1; None when it was never open."""
        return self.booked / self.open if self.open else None


class RoomUse(Struct, frozen=True, kw_only=True):
    """The use of one room: in all, by part of the day, and by who organises (in opening hours)."""

    room: Room
    use: Use
    parts: tuple[tuple[DayPart, Use], ...]
    organisers: tuple[tuple[Organiser, dt.timedelta], ...]


class Occupancy(Struct, frozen=True, kw_only=True):
    """The use of all rooms in a stretch of days. Rooms that combine are counted in their parts."""

    span: Span
    rooms: tuple[RoomUse, ...]

    @property
    def use(self) -> Use:
        """The use of all rooms together."""
        return Use(
            booked=sum((room.use.booked for room in self.rooms), _NOTHING),
            open=sum((room.use.open for room in self.rooms), _NOTHING),
            outside=sum((room.use.outside for room in self.rooms), _NOTHING),
        )


def occupancy(
    centre: Centre,
    rooms: Sequence[Room],
    closed: Sequence[ClosedDay],
    bookings: Iterable[RoomBooking],
    span: Span,
) -> Occupancy:
    """Occupancy of the rooms. Cancelled hours don't count; hours are real ones, also when clocks change."""
    whole = {room.id for room in rooms if room.part_ids}
    taken: dict[UUID, list[tuple[Stretch, Organiser]]] = defaultdict(list)
    for booking in bookings:
        occurrence = booking.occurrence
        when = stretch(occurrence.date, occurrence.starts, occurrence.ends)
        if occurrence.room_id is None or occurrence.cancelled or when is None:
            continue
        for room_id in is_in(occurrence.room_id, rooms) - whole:
            taken[room_id].append((when, booking.organiser))
    opening = {part: _opening(centre, closed, span, part) for part in DayPart}
    return Occupancy(
        span=span,
        rooms=tuple(
            _use_of(room, taken[room.id], opening) for room in rooms if room.id not in whole
        ),
    )


def opening(centre: Centre, closed: Sequence[ClosedDay], span: Span) -> dict[dt.date, dt.timedelta]:
    """The days of the span on which the house is open, and for how long."""
    lengths: dict[dt.date, dt.timedelta] = defaultdict(dt.timedelta)
    for part in DayPart:
        for hours in _opening(centre, closed, span, part):
            lengths[hours.begin.date()] += hours.length
    return dict(lengths)


def _use_of(
    room: Room,
    taken: Sequence[tuple[Stretch, Organiser]],
    opening: dict[DayPart, tuple[Stretch, ...]],
) -> RoomUse:
    booked = _together(when for when, _organiser in taken)
    parts = tuple(
        (part, Use(booked=_shared(booked, hours), open=_length(hours)))
        for part, hours in opening.items()
    )
    inside = sum((use.booked for _part, use in parts), _NOTHING)
    all_hours = _together(hour for hours in opening.values() for hour in hours)
    organisers = tuple(
        (
            organiser,
            _shared(_together(when for when, by in taken if by is organiser), all_hours),
        )
        for organiser in Organiser
    )
    return RoomUse(
        room=room,
        use=Use(
            booked=inside,
            open=sum((use.open for _part, use in parts), _NOTHING),
            outside=_length(booked) - inside,
        ),
        parts=parts,
        organisers=organisers,
    )


def _opening(
    centre: Centre, closed: Sequence[ClosedDay], span: Span, part: DayPart
) -> tuple[Stretch, ...]:
    """The hours of this part of the day in which the house is open."""
    begin, end = {
        DayPart.MORNING: (dt.time.min, _NOON),
        DayPart.AFTERNOON: (_NOON, _EVENING),
        DayPart.EVENING: (_EVENING, dt.time.max),
    }[part]
    first, last = max(begin, centre.opens), min(end, centre.closes)
    if first >= last:
        return ()
    days = (span.first + dt.timedelta(days=n) for n in range((span.last - span.first).days + 1))
    stretches = (
        stretch(day, first, last)
        for day in days
        if Weekday.of(day) in centre.open_on and days_off.closed_because(day, closed) is None
    )
    return tuple(hours for hours in stretches if hours is not None)


def _together(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same moments, each once, in order."""
    joined: list[Stretch] = []
    for piece in sorted(stretches, key=lambda item: item.begin):
        if joined and piece.begin <= joined[-1].end:
            end = max(joined[-1].end, piece.end)
            joined[-1] = Stretch(begin=joined[-1].begin, end=end)
        else:
            joined.append(piece)
    return tuple(joined)


def _shared(some: Sequence[Stretch], others: Sequence[Stretch]) -> dt.timedelta:
    """Time during which both hold; each side in order and without overlap."""
    total, place = _NOTHING, 0
    for own in some:
        while place < len(others) and others[place].end <= own.begin:
            place += 1
        for other in others[place:]:
            if other.begin >= own.end:
                break
            total += min(own.end, other.end) - max(own.begin, other.begin)
    return total


def _length(stretches: Iterable[Stretch]) -> dt.timedelta:
    return sum((piece.length for piece in stretches), _NOTHING)
