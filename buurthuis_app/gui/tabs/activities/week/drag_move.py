"""Moving a block: where it would come, in steps of a quarter of an hour."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item, time_at
from buurthuis_app.i18n import _, day_and_month, hours
from buurthuis_app.records import replace

SNAP = 15  # minutes
SHORTEST = 15


class Move(Struct, frozen=True, kw_only=True):
    """An item with the day and the minutes it would get. What has no time keeps none."""

    item: Item
    date: dt.date
    begin: int | None
    end: int | None

    @property
    def starts(self) -> dt.time | None:
        """Time at which the block would begin."""
        return None if self.begin is None else time_at(self.begin)

    @property
    def ends(self) -> dt.time | None:
        """The time it would end; unknown stays unknown."""
        if self.end is None or self.begin is None:
            return None
        known = self.item.ends is not None or self.end - self.begin != _length(self.item)
        return time_at(self.end) if known else None

    @property
    def changes(self) -> bool:
        """Whether the move would change anything."""
        now = (self.item.date, self.item.starts, self.item.ends)
        return (self.date, self.starts, self.ends) != now

    @property
    def words(self) -> str:
        """Time of the move in words: di 24 nov, 10.15–12.15."""
        times = hours(self.starts, self.ends)
        return ", ".join(part for part in (day_and_month(self.date), times) if part)

    @property
    def announcement(self) -> str:
        """What a screen reader says while it is moved."""
        return _("Wordt {when}. Enter bewaart, Esc zet terug.").format(when=self.words)

    def by(self, days: int = 0, minutes: int = 0) -> "Move":
        """Moved on; it never begins on another day than the one it is moved to."""
        date = self.date + dt.timedelta(days=days)
        if self.begin is None or self.end is None:
            return replace(self, date=date)
        begin = min(max(self.begin + minutes, 0), DAY_MINUTES - SNAP)
        return replace(self, date=date, begin=begin, end=self.end + begin - self.begin)

    def longer(self, minutes: int) -> "Move":
        """With another end; at least a quarter and at most a day long."""
        if self.begin is None or self.end is None:
            return self
        end = min(max(self.end + minutes, self.begin + SHORTEST), self.begin + DAY_MINUTES - SNAP)
        return replace(self, end=end)


def unmoved(item: Item) -> Move:
    """The item where it stands."""
    return Move(item=item, date=item.date, begin=item.begin, end=item.end)


def snapped(minutes: float) -> int:
    """The nearest quarter of an hour."""
    return round(minutes / SNAP) * SNAP


def _length(item: Item) -> int:
    return (item.end or 0) - (item.begin or 0)
