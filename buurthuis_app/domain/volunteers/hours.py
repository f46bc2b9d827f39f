"""Hours that volunteers gave: from confirmed shifts, and noted by hand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _, number

LONGEST_REMARK = 500
HOUR = 60
MOST_MINUTES = 744 * HOUR
"""The hours of the longest month: some note a whole month on one line."""

Key = TypeVar("Key", bound=Hashable)


class NotedHours(Struct, frozen=True, kw_only=True):
    """Hours of one person on one day, written down by hand; what was done may be a duty, an activity, or neither.

    `overruled_because` says why they were kept although they bring the allowance over its maximum.
    """

    id: UUID
    centre_id: UUID
    volunteer_id: UUID
    date: dt.date
    minutes: int
    duty_id: UUID | None = None
    activity_id: UUID | None = None
    remark: str = ""
    overruled_because: str = ""
    version: int = 1


class HoursLine(Struct, frozen=True, kw_only=True):
    """One line of hours, wherever it comes from. `noted_id` is that of hours noted by hand; None is a shift."""

    volunteer_id: UUID
    date: dt.date
    minutes: int
    duty_id: UUID | None = None
    activity_id: UUID | None = None
    noted_id: UUID | None = None
    remark: str = ""


@gathered
def problems_of_hours(noted: NotedHours, today: dt.date) -> Iterator[Problem]:
    """Faults that a person must mend before these hours can be kept."""
    if not 1 <= noted.minutes <= MOST_MINUTES:
        sentence = _(
            "Vul in hoeveel uur het was, bijvoorbeeld 2,5. Het kan hoogstens {n} uur zijn."
        )
        yield Problem("minutes", sentence.format(n=number(MOST_MINUTES // HOUR)))
    if noted.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Noteer uren als ze gewerkt zijn."))
    yield from too_long(noted, dict.fromkeys(("remark", "overruled_because"), LONGEST_REMARK))


def minutes_by(worked: Iterable[HoursLine], key: Callable[[HoursLine], Key]) -> dict[Key, int]:
    """The minutes added up along one line: by person, duty, activity, month …"""
    minutes: dict[Key, int] = defaultdict(int)
    for line in worked:
        minutes[key(line)] += line.minutes
    return dict(minutes)


def total_minutes(worked: Iterable[HoursLine]) -> int:
    """Minutes of all lines together."""
    return sum(line.minutes for line in worked)


def month_of(day: dt.date) -> dt.date:
    """The first day of its month: what hours of a month are kept under."""
    return day.replace(day=1)
