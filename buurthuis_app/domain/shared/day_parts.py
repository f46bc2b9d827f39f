"""Morning, afternoon and evening: the parts in which people tell when something is, and when they can."""

import datetime as dt
from enum import Enum

_NOON, _EVENING, _NIGHT_ENDS = dt.time(12), dt.time(18), dt.time(5)


class DayPart(Enum):
    """A part of the day: the morning until 12.00, the afternoon until 18.00, and the evening."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def day_part(starts: dt.time | None) -> DayPart | None:
    """Before noon, before six, or later; the small hours belong to the evening. None when the time is unknown."""
    if starts is None:
        return None
    if starts >= _EVENING or starts < _NIGHT_ENDS:
        return DayPart.EVENING
    return DayPart.MORNING if starts < _NOON else DayPart.AFTERNOON
