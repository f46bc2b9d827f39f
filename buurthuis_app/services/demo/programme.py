"""What is said of an activity of the demo's house: when, where, for whom, and how many come."""

import datetime as dt

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import AskedField, LedBy, Organiser, Skip

ADULTS = "volwassenen"
YOUNG_PEOPLE = "jongeren"
CHILDREN = "kinderen"
NEW_FACES = "nieuwe gezichten"
UNDIVIDED = "bezoekers, niet uitgesplitst"

MEALS = "maaltijden"
REPAIRED = "gerepareerde spullen"

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

USUALLY_SKIPPED = frozenset({Skip.PUBLIC_HOLIDAYS, Skip.CLOSED_DAYS})
SCHOOL_WEEKS = frozenset(Skip)
"""The skips of what takes place in school weeks only."""

Season = tuple[float, ...]
"""By month, January first: how busy it is against the average."""

EVEN: Season = (1.0,) * 12
INDOORS: Season = (1.12, 1.1, 1.04, 1.0, 0.94, 0.88, 0.74, 0.78, 0.98, 1.06, 1.14, 1.16)
OUTDOORS: Season = (0.7, 0.75, 0.95, 1.1, 1.2, 1.2, 1.0, 1.0, 1.15, 1.0, 0.85, 0.7)
SCHOOL_YEAR: Season = (1.08, 1.06, 1.1, 1.05, 1.08, 0.86, 0.62, 0.68, 0.96, 1.06, 1.12, 0.98)


class Visitors(Struct, frozen=True, kw_only=True):
    """Who comes: the kind most of them are, and the shares of children and of new faces."""

    mostly: str = ADULTS
    children: float = 0.0
    new: float = 0.05


GROWN_UPS = Visitors()
FAMILIES = Visitors(children=0.28, new=0.07)
KIDS = Visitors(children=0.82, new=0.05)
PUPILS = Visitors(mostly=CHILDREN, new=0.03)
YOUTH = Visitors(mostly=YOUNG_PEOPLE, new=0.06)


class Numbers(Struct, frozen=True, kw_only=True):
    """How many come: today's average, what is the least and the most, and the growth a year (0.05 is 5 %)."""

    average: float
    least: int
    most: int
    growth: float = 0.0
    season: Season = EVEN
    estimated: float = 0.035
    """The share of the counts that is an estimate."""
    forgetting: float = 1.0
    """How easily the host forgets to count, against the usual."""


class Programme(Struct, frozen=True, kw_only=True):
    """One activity that comes back every week or every so many weeks."""

    title: str
    weekdays: frozenset[int]
    starts: dt.time
    ends: dt.time
    numbers: Numbers
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
    """In euro cents a time."""
    skips: frozenset[Skip] = USUALLY_SKIPPED
    asks: frozenset[AskedField] | None = None
    """What a sign-up asks; None when nobody has to sign up."""
    own_kind: str = ""
    """What is counted with this activity only, and how many there are for each visitor."""
    own_share: float = 1.0
    visitors: Visitors = GROWN_UPS
    interval: int = 1
    months: frozenset[int] = field(default=frozenset(range(1, 13)))
    """In part of the year only: such an activity is planned time by time."""
    begins: float = 0.0
    """Which share of the history was over when it began."""
    weeks_old: int | None = None
    """Newly begun: how many weeks ago, whatever the history."""
    until: float | None = None
    """Which share of the history was over when it ended; None while it runs."""
    mishaps: tuple[str, ...] = ()
    """Reasons of its own not to take place."""
    description: str = ""


class Unplanned(Struct, frozen=True, kw_only=True):
    """Something that was not planned and took place all the same."""

    title: str
    times_a_year: int
    months: frozenset[int]
    weekdays: frozenset[int]
    numbers: Numbers
    kind: str
    themes: tuple[str, ...]
    area: str
    room: str = ""
    visitors: Visitors = FAMILIES
    own_kind: str = ""
    own_share: float = 1.0
    description: str = ""
