"""Price list of the rooms: a rate by hirer and part of the day, and what one time costs by it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.hire.hirer import HirerKind, hirer_kind_names
from buurthuis_app.domain.shared.day_parts import DayPart, day_part
from buurthuis_app.domain.shared.problems import Problem, gathered
from buurthuis_app.i18n import _, euros, form_of, ngettext, short_number

HIGHEST_RATE = 1_000_000
"""Euro cents."""
_HOUR, _DAY = 60, 24 * 60  # minutes
_EDGES = tuple(day + hour * _HOUR for day in (0, _DAY) for hour in (5, 12, 18))
"""Minutes at which another part of the day begins, of a day and the next."""


class RateUnit(Enum):
    """What a rate is paid for."""

    HOUR = "hour"
    DAY_PART = "day_part"
    TIME = "time"


class HireRate(Struct, frozen=True, kw_only=True):
    """What a room costs for a kind of hirer, in euro cents; for what begins in `part` of the day, None in all."""

    id: UUID
    centre_id: UUID
    room_id: UUID | None
    kind: HirerKind = HirerKind.SOCIETY
    part: DayPart | None = None
    unit: RateUnit = RateUnit.HOUR
    cents: int = 0
    version: int = 1


class HiredTime(Struct, frozen=True, kw_only=True):
    """When a room is hired. An end before the beginning is on the next day."""

    date: dt.date
    starts: dt.time | None
    ends: dt.time | None
    room_id: UUID | None
    room: str

    @property
    def minutes(self) -> int | None:
        """How long it takes by the clock on the wall; None while an hour is unknown."""
        if self.starts is None or self.ends is None:
            return None
        long = _minute(self.ends) - _minute(self.starts)
        return long if long > 0 else long + _DAY


class Charge(Struct, frozen=True, kw_only=True):
    """What one time costs in euro cents, and how that comes; or why it cannot be said."""

    cents: int = 0
    how: str = ""
    why_not: str = ""


def unit_names() -> dict[RateUnit, str]:
    """What people call each unit."""
    return {
        RateUnit.HOUR: _("per uur"),
        RateUnit.DAY_PART: _("per dagdeel"),
        RateUnit.TIME: _("per keer"),
    }


def part_names() -> dict[DayPart | None, str]:
    """What people call the parts of the day for which there can be a rate."""
    return {
        None: _("hele dag"),
        DayPart.MORNING: _("ochtend"),
        DayPart.AFTERNOON: _("middag"),
        DayPart.EVENING: _("avond"),
    }


@gathered
def problems_of_rate(rate: HireRate, others: Sequence[HireRate]) -> Iterator[Problem]:
    """Everything a person must still mend before the rate can be kept beside the others."""
    if rate.room_id is None:
        yield Problem("room_id", _("Kies een zaal."))
    if not 0 <= rate.cents <= HIGHEST_RATE:
        yield Problem("cents", _("Kies een prijs tussen 0 en 10.000 euro."))
    if any(other.id != rate.id and _same_place(other, rate) for other in others):
        sentence = _("Deze prijs staat er al. Wijzig die, of kies een ander deel van de dag.")
        yield Problem("part", sentence)


def charge(
    time: HiredTime, kind: HirerKind, agreed: int | None, rates: Sequence[HireRate]
) -> Charge:
    """What a time costs: what was `agreed` for each, or else by the rate of its part of the day."""
    if agreed is not None:
        return Charge(cents=agreed, how=_("afgesproken prijs"))
    fitting = [rate for rate in rates if rate.room_id == time.room_id and rate.kind is kind]
    own = [rate for rate in fitting if rate.part and rate.part is day_part(time.starts)]
    usual = [rate for rate in fitting if rate.part is None]
    chosen = {(rate.unit, rate.cents) for rate in own or usual}
    if len(chosen) != 1 or time.room_id is None:
        words = (
            _("Er zijn twee prijzen voor {room} voor {kind}. Haal er een weg.")
            if chosen
            else _("Er is geen prijs voor {room} voor {kind}.")
        )
        room = time.room or _("een plek zonder zaal")
        return Charge(why_not=words.format(room=room, kind=hirer_kind_names()[kind]))
    ((unit, cents),) = chosen
    return _by_rate(time, unit, cents)


def _by_rate(time: HiredTime, unit: RateUnit, cents: int) -> Charge:
    if unit is RateUnit.TIME:
        return Charge(cents=cents, how=_("per keer"))
    minutes = time.minutes
    if minutes is None:
        return Charge(why_not=_("Van {room} is niet bekend hoe laat.").format(room=time.room))
    if unit is RateUnit.HOUR:
        total = (2 * minutes * cents + _HOUR) // (2 * _HOUR)  # half a cent goes up
        words = ngettext("{n} uur à {rate}", "{n} uur à {rate}", form_of(minutes / _HOUR))
        how = words.format(n=short_number(minutes / _HOUR), rate=euros(cents))
        return Charge(cents=total, how=how)
    parts = _parts(time, minutes)
    words = ngettext("{n} dagdeel à {rate}", "{n} dagdelen à {rate}", parts)
    return Charge(cents=parts * cents, how=words.format(n=parts, rate=euros(cents)))


def _same_place(rate: HireRate, other: HireRate) -> bool:
    return (rate.room_id, rate.kind, rate.part) == (other.room_id, other.kind, other.part)


def _parts(time: HiredTime, minutes: int) -> int:
    """In how many parts of the day it lies; the night belongs to the evening before it."""
    begin = _minute(time.starts or dt.time())
    return 1 + sum(begin < edge < begin + minutes for edge in _EDGES)


def _minute(time: dt.time) -> int:
    return time.hour * 60 + time.minute
