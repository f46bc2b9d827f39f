"""Stops of the arrow keys in the week: every item, and every free half hour between them."""

from collections.abc import Sequence

from msgspec import Struct

from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item
from buurthuis_app.gui.tabs.activities.week.week_layout import DAYS, Week, pieces, untimed

SLOT = 30  # minutes
NO_TIME = -1


class Stop(Struct, frozen=True, kw_only=True):
    """A place for the cursor: an item, or a free half hour of a day. `minute` is NO_TIME in the strip on top."""

    day: int
    minute: int
    item: Item | None = None

    @property
    def end(self) -> int:
        """Minute at which the stop ends."""
        if self.item is None or self.item.end is None:
            return self.minute + SLOT
        return self.item.end


Stops = tuple[tuple[Stop, ...], ...]


def stops(week: Week) -> Stops:
    """The stops of each day, from top to bottom. What goes on after midnight has one, on its own day."""
    everything = pieces(week)
    day_stops = []
    for day, timeless in enumerate(untimed(week)):
        day_pieces = [piece for piece in everything if piece.day == day]
        items = [
            Stop(day=day, minute=piece.begin, item=piece.item)
            for piece in day_pieces
            if not piece.continued
        ]
        free = [
            Stop(day=day, minute=minute)
            for minute in range(0, DAY_MINUTES, SLOT)
            if not any(piece.begin < minute + SLOT and minute < piece.end for piece in day_pieces)
        ]
        timed = sorted([*items, *free], key=lambda stop: (stop.minute, stop.end))
        top = tuple(Stop(day=day, minute=NO_TIME, item=item) for item in timeless)
        day_stops.append((*top, *timed))
    return tuple(day_stops)


def beside(all_stops: Stops, stop: Stop, days: int) -> Stop | None:
    """The stop nearest in time so many days further; None outside the week or in a day without any."""
    day = stop.day + days
    if not 0 <= day < DAYS or not all_stops[day]:
        return None
    return nearest(all_stops[day], stop.minute)


def nearest(of_day: Sequence[Stop], minute: int) -> Stop:
    """The stop of a day that lies at `minute`, an item rather than a free slot."""

    def distance(stop: Stop) -> tuple[int, bool]:
        inside = stop.minute <= minute < stop.end
        return (0 if inside else abs(stop.minute - minute), stop.item is None)

    return min(of_day, key=distance)


def along(all_stops: Stops, stop: Stop, steps: int) -> Stop:
    """The next or former stop of the day; stays at its ends."""
    of_day = all_stops[stop.day]
    at = of_day.index(stop) if stop in of_day else 0
    return of_day[min(max(at + steps, 0), len(of_day) - 1)]
