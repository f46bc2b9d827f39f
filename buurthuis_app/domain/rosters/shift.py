"""The roster: when somebody is needed for which duty, and who stands there."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Skip
from buurthuis_app.domain.activities.clashes import Stretch, stretch
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than
from buurthuis_app.domain.volunteers.hours import HOUR
from buurthuis_app.i18n import _, clock, in_hours

AHEAD = dt.timedelta(weeks=13)
"""How far ahead shifts stand ready, at least; a pattern that ends lasts as long unless it is said otherwise."""
MOST_WEEKS = 8
"""Between two times of a pattern."""
MOST_NEEDED = 50
MOST_MINUTES = 600
"""Minutes that a shift may begin before its activity, or last after it."""
LONGEST_REMARK = 500


class AssignmentState(Enum):
    """State of an assignment: how sure it is that somebody comes."""

    PROPOSED = "proposed"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    REPLACED = "replaced"
    ABSENT = "absent"

    @property
    def takes_place(self) -> bool:
        """Whether a place on the shift is taken by it."""
        return self in _TAKING

    @property
    def expected(self) -> bool:
        """Whether this person is to be there: who did not come took the place and was not there."""
        return self.takes_place and self is not AssignmentState.ABSENT

    @property
    def words(self) -> str:
        """Dutch word for the state."""
        return {
            AssignmentState.PROPOSED: _("voorgesteld"),
            AssignmentState.ASKED: _("gevraagd"),
            AssignmentState.CONFIRMED: _("bevestigd"),
            AssignmentState.DECLINED: _("afgezegd"),
            AssignmentState.REPLACED: _("vervangen"),
            AssignmentState.ABSENT: _("niet gekomen"),
        }[self]


_TAKING = frozenset(
    {
        *(AssignmentState.PROPOSED, AssignmentState.ASKED),
        *(AssignmentState.CONFIRMED, AssignmentState.ABSENT),
    }
)


class ShiftPattern(Struct, frozen=True, kw_only=True):
    """Pattern of shifts for a duty that needs so many people, again and again.

    With `activity_id` at each of its occurrences, from `before` minutes before it until `after` minutes after it, or
    from `starts` to `ends` when the activity has no times. Otherwise on the days of the RFC 5545 text `rule`, leaving
    out `skips`. An end before the start lies on the next day.
    """

    id: UUID
    centre_id: UUID
    duty_id: UUID
    first: dt.date
    until: dt.date | None = None
    activity_id: UUID | None = None
    rule: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None
    before: int = 0
    after: int = 0
    needed: int = 1
    skips: frozenset[Skip] = frozenset({Skip.CLOSED_DAYS})
    version: int = 1


class Shift(Struct, frozen=True, kw_only=True):
    """So many people needed for one duty at one time (een dienst).

    `planned_for` is the day its pattern gave it, so that it is not made twice when it is moved; of an occurrence's
    shift `occurrence_id` does that. A `dropped` shift is not needed after all.
    """

    id: UUID
    centre_id: UUID
    duty_id: UUID
    date: dt.date
    starts: dt.time
    ends: dt.time
    needed: int = 1
    occurrence_id: UUID | None = None
    pattern_id: UUID | None = None
    planned_for: dt.date | None = None
    dropped: bool = False
    remark: str = ""
    version: int = 1

    @property
    def stretch(self) -> Stretch:
        """Begin and end of the shift, in UTC."""
        when = stretch(self.date, self.starts, self.ends)
        assert when is not None  # noqa: S101 - it has a beginning
        return when

    @property
    def hours(self) -> float:
        """Real length in hours, also in the nights that the clock is changed."""
        return self.stretch.length / dt.timedelta(hours=1)

    @property
    def times(self) -> str:
        """Times in words: 9.30–13.00."""
        return f"{clock(self.starts)}–{clock(self.ends)}"


class Assignment(Struct, frozen=True, kw_only=True):
    """One person on one shift (een inzet). `overruled_because` says why, when a hard rule was set aside for it."""

    id: UUID
    shift_id: UUID
    volunteer_id: UUID
    state: AssignmentState = AssignmentState.PROPOSED
    overruled_because: str = ""
    version: int = 1


class StateChange(Struct, frozen=True, kw_only=True):
    """An assignment came into this state; `former` is None when it was made. `recorded_at` is in UTC."""

    id: UUID
    assignment_id: UUID
    former: AssignmentState | None
    state: AssignmentState
    recorded_by: Profile
    recorded_at: dt.datetime


def hours_in_figures(hours: float) -> str:
    """3,5 or 4: the same as everywhere else."""
    return in_hours(round(hours * HOUR))


@gathered
def problems_of_pattern(pattern: ShiftPattern) -> Iterator[Problem]:
    """Faults that a person must mend before the pattern can be kept."""
    yield from _problems_of_need(pattern.needed)
    if pattern.activity_id is None:
        if not pattern.rule:
            yield Problem("rule", _("Kies op welke dagen het is."))
        yield from _problems_of_times(pattern.starts, pattern.ends)
    elif (pattern.starts is None) != (pattern.ends is None):
        yield Problem("ends", _("Vul begin en einde allebei in, of geen van beide."))
    if pattern.until is not None and pattern.until < pattern.first:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        yield Problem("until", sentence)
    yield from (
        Problem(field, _("Kies 0 tot {n} minuten.").format(n=MOST_MINUTES))
        for field in ("before", "after")
        if not 0 <= getattr(pattern, field) <= MOST_MINUTES
    )


def problems(shift: Shift) -> tuple[Problem, ...]:
    """Faults that a person must mend before the shift can be kept."""
    return (
        *_problems_of_need(shift.needed, shift.remark),
        *_problems_of_times(shift.starts, shift.ends),
    )


def _problems_of_need(needed: int, remark: str = "") -> tuple[Problem, ...]:
    faults = []
    if not 1 <= needed <= MOST_NEEDED:
        sentence = _("Kies een aantal mensen van 1 tot {n}.").format(n=MOST_NEEDED)
        faults.append(Problem("needed", sentence))
    return (*faults, *longer_than(LONGEST_REMARK, "remark", remark))


def _problems_of_times(starts: dt.time | None, ends: dt.time | None) -> tuple[Problem, ...]:
    if starts is None:
        return (Problem("starts", _("Vul in hoe laat de dienst begint.")),)
    if ends is None:
        return (Problem("ends", _("Vul in hoe laat de dienst eindigt.")),)
    if starts == ends:
        return (Problem("ends", _("Begin en einde zijn gelijk. Kies een latere eindtijd.")),)
    return ()
