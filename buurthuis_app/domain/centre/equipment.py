"""Equipment of the rooms (inventaris): what stands where, how many, and when somebody looked whether it is there."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

MOST = 10_000
_LONGEST = {"what": 120, "remark": 500}


class Equipment(Struct, frozen=True, kw_only=True):
    """So many of something in a room. `checked_on` is when they were last counted there."""

    id: UUID
    centre_id: UUID
    room_id: UUID | None = None
    what: str = ""
    number: int = 1
    checked_on: dt.date | None = None
    remark: str = ""
    version: int = 1


@gathered
def problems_of_equipment(equipment: Equipment) -> Iterator[Problem]:
    """Everything a person must still mend."""
    if equipment.room_id is None:
        yield Problem("room_id", _("Kies in welke zaal het staat."))
    if not equipment.what.strip():
        yield Problem("what", _("Schrijf wat er staat, zoals klapstoelen."))
    if not 1 <= equipment.number <= MOST:
        yield Problem("number", _("Kies een aantal van 1 tot 10.000."))
    yield from too_long(equipment, _LONGEST)
