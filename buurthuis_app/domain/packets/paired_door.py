"""Door file: a copy of the office's file for another computer, and the secret that both hold."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _
from buurthuis_app.records import Confidential

LONGEST_NAME = 40
KEPT_BEFORE = dt.timedelta(days=14)
"""How far back a door file holds what was planned and counted."""
PLANNED_AHEAD = dt.timedelta(weeks=8)
"""How far ahead a programme tells what is planned; the rest of the plan follows as its days come nearer."""
KEPT_TO_UNDO = dt.timedelta(days=1)
"""So long what was taken in stays as it came, so that taking it in can be undone."""
REMEMBERED = dt.timedelta(days=90)
"""So long it is known which packet had which number."""
FOLDER = "packets.folder"
"""The setting in which an earlier version kept where packets are put and looked for: now each computer knows it."""


class PairedDoor(Confidential, frozen=True, kw_only=True):
    """A door file. Both sides keep this: in the door's own it is `here`.

    `sent` is the number of its last packet, known at the door; `taken` of the last one that the office took in, where
    all before it were taken in as well, but for those that somebody `skipped` because they do not come.
    `names` lets the door have the names of who signed up, to tick them. `programme` is the number of the last one that
    the door took.
    """

    id: UUID
    centre_id: UUID
    name: str
    secret: bytes
    made_on: dt.date
    here: bool = False
    sent: int = 0
    taken: int = 0
    skipped: tuple[int, ...] = ()
    names: bool = False
    programme: int = 0
    version: int = 1


class ToldState(Struct, frozen=True, kw_only=True):
    """What the office has been told of a record of the door file, as the door put it in words for itself."""

    id: UUID
    state: str


class OutgoingPacket(Struct, frozen=True, kw_only=True):
    """A sealed packet, kept at the door until the office says that it came."""

    id: UUID
    door_id: UUID
    sequence: int
    packet: bytes


class ArrivalState(Enum):
    """State of a packet at the office."""

    WAITING = "waiting"
    """One with a lower number must come first."""
    TAKEN = "taken"
    SET_ASIDE = "set_aside"
    """Somebody undid that it was taken in: it waits until somebody says otherwise."""


class ArrivedPacket(Struct, frozen=True, kw_only=True):
    """A packet that came to the office, as it came; without content once it cannot be undone any more."""

    id: UUID
    door_id: UUID
    sequence: int
    state: ArrivalState
    arrived_at: dt.datetime
    packet: bytes


def problems_of_door(door: PairedDoor, names: frozenset[str]) -> tuple[Problem, ...]:
    """Faults in the name of a new door, beside those that there are."""
    faults = []
    if not door.name.strip():
        faults.append(Problem("name", _("Geef de deur een naam, zoals 'Ingang'.")))
    if door.name.strip() in names:
        faults.append(Problem("name", _("Deze naam is er al. Kies een andere naam.")))
    return (*faults, *too_long(door, {"name": LONGEST_NAME}))
