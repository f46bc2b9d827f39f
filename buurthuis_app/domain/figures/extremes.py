"""Extremes of an activity: its lowest and highest number of visits at one time, and when that was."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct


class Extremes(Struct, frozen=True, kw_only=True):
    """Lowest and highest visits of the times that were counted, each with the first day on which it was so."""

    lowest: int
    lowest_on: dt.date
    highest: int
    highest_on: dt.date

    def as_json(self) -> dict[str, object]:
        """The same for scripts."""
        return {
            "lowest": self.lowest,
            "lowest_on": self.lowest_on.isoformat(),
            "highest": self.highest,
            "highest_on": self.highest_on.isoformat(),
        }


def extremes_of(counted: Iterable[tuple[dt.date, int]]) -> Extremes | None:
    """The extremes of these visits; None when it was counted less than twice, for one time is no lowest."""
    times = sorted(counted)
    if len(times) < 2:  # noqa: PLR2004
        return None
    lowest_on, lowest = min(times, key=lambda time: time[1])
    highest_on, highest = max(times, key=lambda time: time[1])
    return Extremes(lowest=lowest, lowest_on=lowest_on, highest=highest, highest_on=highest_on)
