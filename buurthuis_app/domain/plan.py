"""The plan as the office sees it: each activity with what comes next and what was."""

import datetime as dt
from dataclasses import dataclass

from buurthuis_app.domain.activities import Activity, Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedActivity:
    """One activity in the list, with the first day it takes place from today on."""

    activity: Activity
    room: str
    next: dt.date | None
    occurrences: int
    """How many there are in all, past and to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedOccurrence:
    """One date of an activity, and its visits when it was counted."""

    occurrence: Occurrence
    visits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearrangement:
    """What a changed series does to its occurrences: (former, new) for the changed ones."""

    added: tuple[Occurrence, ...] = ()
    removed: tuple[Occurrence, ...] = ()
    changed: tuple[tuple[Occurrence, Occurrence], ...] = ()
