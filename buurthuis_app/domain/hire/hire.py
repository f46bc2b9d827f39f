"""Hires: a request for a room, and when it is agreed the activity in which its times stand."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Organiser, Skip
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.price_list import HIGHEST_RATE
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

_LONGEST = {"purpose": 100, "remark": 500}
PLANNED = ("room_id", "date", "starts", "ends", "weekly", "until")
"""What stands in the plan from the moment that a hire is agreed, and is changed there."""


class HireState(Enum):
    """State of a hire, what asks for an answer first."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    CALLED_OFF = "called_off"


class Hire(Struct, frozen=True, kw_only=True):
    """A room for a hirer on `date`, or every week from then on, `until` a last day or without end.

    `price` is what was agreed for each time, in euro cents; None where the price list says it. `activity_id` is the
    activity that holds the times once it is agreed: they are moved and called off there.
    """

    id: UUID
    centre_id: UUID
    hirer_id: UUID | None
    room_id: UUID | None
    date: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    weekly: bool = False
    until: dt.date | None = None
    purpose: str = ""
    remark: str = ""
    price: int | None = None
    state: HireState = HireState.ASKED
    asked_on: dt.date
    activity_id: UUID | None = None
    version: int = 1


class HireRow(Struct, frozen=True, kw_only=True):
    """A hire as it is listed: by whom, where, and what stands in its way while it is only asked for."""

    hire: Hire
    hirer: Hirer
    room: str
    in_the_way: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """How it is called in the plan: what it is for, or else who hires."""
        return self.hire.purpose or self.hirer.name


class Agreeing(Struct, frozen=True, kw_only=True):
    """A hire that is to be agreed; `anyway` when what stands in its way was seen and is no trouble."""

    hire: Hire
    anyway: bool = False


def hire_state_names() -> dict[HireState, str]:
    """What people call each state."""
    return {
        HireState.ASKED: _("aangevraagd"),
        HireState.AGREED: _("afgesproken"),
        HireState.DECLINED: _("afgewezen"),
        HireState.CALLED_OFF: _("afgezegd"),
    }


def hires_in_order(row: HireRow) -> tuple[int, int, UUID]:
    """Sorts hires: what asks for an answer, then by day with the newest first."""
    place = list(HireState).index(row.hire.state)
    return place, -row.hire.date.toordinal(), row.hire.id


def activity_of(hire: Hire, hirer: Hirer, kind_id: UUID | None) -> Activity:
    """The activity in which the times of an agreed hire stand; a single day stands there whatever day it is."""
    rule = Weekly(weekdays=frozenset({hire.date.weekday()})).text() if hire.weekly else ONCE
    return Activity(
        id=new_id(),
        centre_id=hire.centre_id,
        title=hire.purpose or hirer.name or _("Verhuur"),
        first=hire.date,
        rule=rule,
        until=hire.until if hire.weekly else None,
        starts=hire.starts,
        ends=hire.ends,
        room_id=hire.room_id,
        kind_id=kind_id,
        organiser=Organiser.TENANT,
        organised_by=hirer.name,
        skips=frozenset({Skip.CLOSED_DAYS}) if hire.weekly else frozenset(),
    )


@gathered
def problems_of_hire(hire: Hire) -> Iterator[Problem]:
    """Everything a person must still mend in a hire by itself."""
    if hire.hirer_id is None:
        sentence = _("Kies wie er huurt. Staat die er nog niet, maak dan eerst een huurder.")
        yield Problem("hirer_id", sentence)
    if hire.room_id is None:
        yield Problem("room_id", _("Kies een zaal."))
    if hire.starts is None or hire.ends is None or hire.starts == hire.ends:
        sentence = _("Vul in van hoe laat tot hoe laat, want daar hangt de prijs van af.")
        yield Problem("ends", sentence)
    if hire.weekly and hire.until is not None and hire.until < hire.date:
        yield Problem("until", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
    if hire.price is not None and not 0 <= hire.price <= HIGHEST_RATE:
        yield Problem("price", _("Kies een prijs tussen 0 en 10.000 euro, of laat het leeg."))
    yield from too_long(hire, _LONGEST)


def problems_of_agreed(former: Hire, hire: Hire) -> tuple[Problem, ...]:
    """What of an agreed hire is changed in the plan, and not here."""
    return tuple(
        Problem(
            name,
            _("Dit staat al in het programma. Verander het daar, bij Activiteiten."),
        )
        for name in (*PLANNED, "hirer_id")
        if former.activity_id and getattr(former, name) != getattr(hire, name)
    )
