"""Activities of the demo as data: when, where, for whom, and how many come."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Annotated

from msgspec import Meta

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.activities.activity import AskedField, LedBy, Organiser, Skip
from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.counts.count import TallyRole

ADULTS = "volwassenen"
YOUNG_PEOPLE = "jongeren"
CHILDREN = "kinderen"
NEW_FACES = "nieuwe gezichten"
UNDIVIDED = "bezoekers, niet uitgesplitst"

Month = Annotated[int, Meta(ge=1, le=12)]
Share = Annotated[float, Meta(ge=0, le=1)]
Season = Annotated[tuple[float, ...], Meta(min_length=12, max_length=12)]
"""By month, January first: how busy it is against the average."""

WHOLE_YEAR: frozenset[Month] = frozenset(range(1, 13))


class VisitorMix(Data, frozen=True, kw_only=True):
    """Who comes: the kind most of them are, and the shares of children and of new faces."""

    mostly: str = ADULTS
    children: Share = 0.0
    new: Share = 0.05


class Turnout(Data, frozen=True, kw_only=True):
    """How many come: today's average, what is the least and the most, and the growth a year (0.05 is 5 %)."""

    average: float
    least: int
    most: int
    growth: float = 0.0
    season: str = "even"
    """The name of one of the file's seasons."""
    estimated: Share = 0.035
    """The share of the counts that is an estimate."""
    forgetting: float = 1.0
    """How easily the host forgets to count, against the usual."""


class SeriesData(Data, frozen=True, kw_only=True):
    """One activity that comes back every week or every so many weeks."""

    title: str
    weekdays: frozenset[Weekday]
    starts: dt.time
    ends: dt.time
    turnout: Turnout
    kind: str
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    area: str
    host: str
    room: str = ""
    place: str = ""
    """Where it is when it is in none of the rooms."""
    leader: LedBy = LedBy.VOLUNTEER
    organiser: Organiser = Organiser.CENTRE
    organised_by: str = ""
    capacity: int | None = None
    cost: int = 0
    """Cost of a visit, in euro cents."""
    skips: frozenset[Skip] = frozenset({Skip.PUBLIC_HOLIDAYS, Skip.CLOSED_DAYS})
    asks: frozenset[AskedField] | None = None
    """What a sign-up asks; None when nobody has to sign up."""
    own_kind: str = ""
    """What is counted with this activity only, and how many there are for each visitor."""
    own_share: Share = 1.0
    own_role: TallyRole = TallyRole.ASIDE
    visitors: VisitorMix = VisitorMix()
    interval: int = 1
    """Interval in weeks."""
    months: frozenset[Month] = WHOLE_YEAR
    """In part of the year only: such an activity is planned time by time."""
    begins: Share = 0.0
    """Which share of the history was over when it began."""
    weeks_old: int | None = None
    """Newly begun: how many weeks ago, whatever the history."""
    until: Share | None = None
    """Which share of the history was over when it ended; None while it runs."""
    mishaps: tuple[str, ...] = ()
    """Reasons of its own not to take place."""
    description: str = ""


class UnplannedData(Data, frozen=True, kw_only=True):
    """Something that was not planned and took place all the same."""

    title: str
    times_a_year: int
    months: frozenset[Month]
    weekdays: frozenset[Weekday]
    turnout: Turnout
    visitors: VisitorMix
    kind: str
    themes: tuple[str, ...]
    area: str
    room: str = ""
    own_share: Share = 1.0
    description: str = ""


class Mishap(Data, frozen=True, kw_only=True):
    """Why something does not take place, "" when nobody noted it, and how often that is against the others."""

    reason: str
    weight: int


class ActivitiesData(Data, frozen=True, kw_only=True):
    """Everything that the demo's house organises."""

    series: tuple[SeriesData, ...]
    unplanned: tuple[UnplannedData, ...]
    mishaps: tuple[Mishap, ...]
    remarks: tuple[str, ...]
    """Remarks that a host may note of a meeting."""
    seasons: Mapping[str, Season]

    @property
    def all(self) -> tuple[SeriesData | UnplannedData, ...]:
        """All activities, planned and not planned."""
        return (*self.series, *self.unplanned)


@cache
def activities_data() -> ActivitiesData:
    """The file `activities`."""
    return read("activities", ActivitiesData)
