"""Occupancy of the rooms: hours booked of the hours that the house is open."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.activities.clashes import LOCAL, Stretch, is_in, stretch
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Room
from buurthuis_app.domain.centre.opening_hours import OpeningHours, hours_on
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import Span

_NOON, _EVENING, _DAY = 12 * 60, 18 * 60, 24 * 60  # minutes after midnight
_NOTHING = dt.timedelta()


class RoomBooking(Struct, frozen=True, kw_only=True):
    """When something takes place in a room, and who organises it. An end before the beginning is on the next day."""

    room_id: UUID
    date: dt.date
    starts: dt.time | None
    ends: dt.time | None
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
    """The use of all rooms in a stretch of days. Rooms that combine are counted in their parts.

    A room that is not in use any more is only one of them when it was used: what stands empty for good is not open.
    """

    span: Span
    rooms: tuple[RoomUse, ...]
    used: bool
    """Whether anything stood in a room at all, be it at an unknown hour."""

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
    hours: Sequence[OpeningHours] = (),
) -> Occupancy:
    """Occupancy of the rooms by what is not cancelled; hours are real ones, also when clocks change.

    `hours` are those that differ from the centre's usual ones.
    """
    whole = {room.id for room in rooms if room.part_ids}
    parts_of = {room.id: is_in(room.id, rooms) - whole for room in rooms}
    when_of = cache(stretch)  # a busy house has the same hours in many rooms
    taken: dict[UUID, list[tuple[Stretch, Organiser]]] = defaultdict(list)
    used = False
    for booking in bookings:
        used = True
        when = when_of(booking.date, booking.starts, booking.ends)
        if when is not None:
            for room_id in parts_of.get(booking.room_id, ()):
                taken[room_id].append((when, booking.organiser))
    open_days = _open_days(centre, closed, span, hours)
    opening = {
        part: tuple(piece for day in open_days.items() for piece in _within(part, *day))
        for part in DayPart
    }
    uses = (_use_of(room, taken[room.id], opening) for room in rooms if room.id not in whole)
    return Occupancy(
        span=span,
        rooms=tuple(use for use in uses if use.use.booked or not use.room.archived),
        used=used,
    )


def opening(
    centre: Centre,
    closed: Sequence[ClosedDay],
    span: Span,
    hours: Sequence[OpeningHours] = (),
) -> dict[dt.date, dt.timedelta]:
    """The days of the span on which the house is open, and for how long."""
    return {
        day: sum((_length(_within(part, day, minutes)) for part in DayPart), _NOTHING)
        for day, minutes in _open_days(centre, closed, span, hours).items()
    }


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


_Minutes = tuple[int, int]
"""From and to, in minutes of the clock after midnight of the day."""


def _open_days(
    centre: Centre, closed: Sequence[ClosedDay], span: Span, hours: Sequence[OpeningHours]
) -> dict[dt.date, list[_Minutes]]:
    """The days on which the house is open, each with its parts."""
    days = (span.first + dt.timedelta(days=n) for n in range((span.last - span.first).days + 1))
    return {
        day: [_from_to(*part) for part in parts]
        for day in days
        if days_off.closed_because(day, closed) is None and (parts := hours_on(day, centre, hours))
    }


def _from_to(opens: dt.time, closes: dt.time) -> _Minutes:
    begin, end = _minutes(opens), _minutes(closes)
    return begin, end if end > begin else end + _DAY


def _within(part: DayPart, day: dt.date, open_parts: Sequence[_Minutes]) -> tuple[Stretch, ...]:
    """What of these lies in this part of the day; the night belongs to the evening before it."""
    begin, end = {
        DayPart.MORNING: (0, _NOON),
        DayPart.AFTERNOON: (_NOON, _EVENING),
        DayPart.EVENING: (_EVENING, _DAY + _NOON),
    }[part]
    pieces = ((max(begin, opens), min(end, closes)) for opens, closes in open_parts)
    return _together(
        Stretch(begin=_moment(day, first), end=_moment(day, last))
        for first, last in pieces
        if first < last
    )


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _moment(day: dt.date, minutes: int) -> dt.datetime:
    """So many minutes of the clock after midnight of this day, in UTC."""
    days, minutes = divmod(minutes, _DAY)
    time = dt.time(minutes // 60, minutes % 60)
    return dt.datetime.combine(day + dt.timedelta(days=days), time, LOCAL).astimezone(dt.UTC)


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
