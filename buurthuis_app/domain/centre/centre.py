"""The house itself: the centre, the areas it works for, its rooms, and the lists it sorts its work by."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _

LONGEST_NAME = 120
LONGEST_DESCRIPTION = 4000
MOST_IN_ROOM = 10_000
MOST_SQUARE_METRES = 10_000
EARLIEST_FIGURE, LATEST_FIGURE = 1900, 2100
"""Years of which a figure about an area can be."""
MOST_DAYS_CLOSED = 366


class Region(Enum):
    """The school-holiday region the centre lies in; the ministry spreads the holidays over three."""

    NORTH = "north"
    MIDDLE = "middle"
    SOUTH = "south"


def region_names() -> dict[Region, str]:
    """What people call each region."""
    return {
        Region.NORTH: _("Noord"),
        Region.MIDDLE: _("Midden"),
        Region.SOUTH: _("Zuid"),
    }


class Weekday(Enum):
    """A day of the week, in the order of `date.weekday()`, by its name in RFC 5545."""

    MONDAY = "mo"
    TUESDAY = "tu"
    WEDNESDAY = "we"
    THURSDAY = "th"
    FRIDAY = "fr"
    SATURDAY = "sa"
    SUNDAY = "su"

    @classmethod
    def of(cls, day: dt.date) -> "Weekday":
        """The day of the week of a date."""
        return list(cls)[day.weekday()]


LATEST_CLOSING = dt.time(6)
"""A closing time of up to then lies in the night after the day of opening."""


class Centre(Struct, frozen=True, kw_only=True):
    """One neighbourhood centre. One file can hold several; every record of a centre names it.

    `opens` and `closes` are the local times between which its rooms can be used on the days `open_on`; a house that
    closes before it opens does so in the night after. The occupancy of a room is measured against them, and what takes
    place outside them is told apart.
    """

    id: UUID
    name: str
    town: str = ""
    region: Region = Region.NORTH
    opens: dt.time = dt.time(9)
    closes: dt.time = dt.time(22)
    open_on: frozenset[Weekday] = frozenset(Weekday)
    version: int = 1


class Area(Struct, frozen=True, kw_only=True):
    """A part of the town with its own name, familiar to who lives there."""

    id: UUID
    centre_id: UUID
    name: str
    description: str = ""
    version: int = 1


class ProfileLine(Struct, frozen=True, kw_only=True):
    """One figure about an area from elsewhere: "Rapportcijfer leefbaarheid", "7,1", in which year, and who says so.

    The figure is kept as it was written: what it counts differs from line to line.
    """

    id: UUID
    area_id: UUID
    name: str
    figure: str
    year: int
    source: str
    position: int = 0
    version: int = 1


class Room(Struct, frozen=True, kw_only=True):
    """A room in the house; `capacity` in people and `square_metres` of the floor, None when unknown.

    Rooms that combine are a room of their own: `part_ids` are the rooms it consists of, so that who is in the
    whole is also in its parts. An `archived` room is not in use any more: what took place in it stays there.
    """

    id: UUID
    centre_id: UUID
    name: str
    capacity: int | None = None
    part_ids: tuple[UUID, ...] = ()
    archived: bool = False
    version: int = 1
    square_metres: int | None = None


class Theme(Struct, frozen=True, kw_only=True):
    """What the work is about: eenzaamheid, meedoen, dagbesteding …"""

    id: UUID
    centre_id: UUID
    name: str
    version: int = 1


class TargetGroup(Struct, frozen=True, kw_only=True):
    """For whom something is meant: ouderen, jongeren, nieuwkomers …"""

    id: UUID
    centre_id: UUID
    name: str
    version: int = 1


class ActivityKind(Struct, frozen=True, kw_only=True):
    """What sort of activity it is: inloop, cursus, eten … Its `colour` is a place in the palette of kinds.

    `outside` marks work away from the house (ambulant), `rental` what tenants do in it, `youth` work for young people.
    """

    id: UUID
    centre_id: UUID
    name: str
    colour: int
    position: int
    outside: bool = False
    rental: bool = False
    youth: bool = False
    version: int = 1


class ClosedDay(Struct, frozen=True, kw_only=True):
    """Days on which the house is closed by its own choice, both included, and why."""

    id: UUID
    centre_id: UUID
    first: dt.date
    last: dt.date
    reason: str
    version: int = 1


@gathered
def problems(centre: Centre) -> Iterator[Problem]:
    """Everything a person must still mend before the centre can be kept."""
    if not centre.name.strip():
        yield Problem("name", _("Vul de naam van het buurthuis in."))
    yield from too_long(centre, {"name": LONGEST_NAME})
    if centre.closes == centre.opens or LATEST_CLOSING < centre.closes < centre.opens:
        sentence = _("Het huis sluit voor het opengaat. Kies een latere sluitingstijd.")
        yield Problem("closes", sentence)


@gathered
def problems_of_item(item: "ListItem", others: Iterable["ListItem"]) -> Iterator[Problem]:
    """What must still be mended in a room, area, theme, target group or kind, beside `others` of its sort."""
    name = item.name.strip()
    if not name:
        yield Problem("name", _("Vul een naam in."))
    if any(other.id != item.id and name_key(other.name) == name_key(name) for other in others):
        yield Problem("name", _("Deze naam is er al. Kies een andere naam."))
    yield from too_long(item, {"name": LONGEST_NAME})
    if isinstance(item, Room) and item.capacity is not None and not _fits(item.capacity):
        yield Problem("capacity", _("Kies een aantal personen van 1 of meer, of laat het leeg."))
    if isinstance(item, Room) and not _measured(item.square_metres):
        sentence = _("Kies een oppervlakte van 1 vierkante meter of meer, of laat het leeg.")
        yield Problem("square_metres", sentence)


def _fits(capacity: int) -> bool:
    return 1 <= capacity <= MOST_IN_ROOM


def _measured(square_metres: int | None) -> bool:
    return square_metres is None or 1 <= square_metres <= MOST_SQUARE_METRES


@gathered
def problems_of_profile(area: Area, profile: Iterable[ProfileLine]) -> Iterator[Problem]:
    """What must still be mended in what is said about an area."""
    yield from too_long(area, {"description": LONGEST_DESCRIPTION})
    lines = tuple(profile)
    if not all(line.name.strip() and line.figure.strip() for line in lines):
        sentence = _("Een regel mist iets. Vul in wat het is en welk cijfer, of haal de regel weg.")
        yield Problem("profile", sentence)
    if not all(EARLIEST_FIGURE <= line.year <= LATEST_FIGURE for line in lines):
        yield Problem("profile", _("Een regel heeft geen goed jaar. Schrijf een jaar zoals 2026."))
    texts = (text for line in lines for text in (line.name, line.figure, line.source))
    if any(len(text.strip()) > LONGEST_NAME for text in texts):
        sentence = _("Een regel is langer dan {n} tekens. Maak hem korter.").format(n=LONGEST_NAME)
        yield Problem("profile", sentence)


def problems_of_closed_day(closed: ClosedDay) -> tuple[Problem, ...]:
    """What must still be mended before these days can be kept as closed."""
    faults = []
    if closed.last < closed.first:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        faults.append(Problem("last", sentence))
    if (closed.last - closed.first).days > MOST_DAYS_CLOSED:
        sentence = _("Dit is langer dan {n} dagen. Kies een eerdere laatste dag.")
        faults.append(Problem("last", sentence.format(n=MOST_DAYS_CLOSED)))
    return (*faults, *too_long(closed, {"reason": LONGEST_NAME}))


ListItem = Area | Room | Theme | TargetGroup | ActivityKind
"""Record that a centre keeps in a list, by name."""
