"""Opening hours that differ from the usual ones: of some days of the week, or in some weeks of the year."""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import LATEST_CLOSING, Centre, Weekday
from buurthuis_app.domain.shared.problems import Problem, gathered
from buurthuis_app.i18n import _

Hours = tuple[dt.time, dt.time]
"""From when until when; what closes before it opens does so in the night after."""


class OpeningHours(Struct, frozen=True, kw_only=True):
    """On these days of the week the house is open from `opens` to `closes`, in place of its usual hours.

    With `first` and `last` only from the one day to the other: adapted weeks, which go before what holds all year. Of
    several that hold on a day each is a part of it.
    """

    id: UUID
    centre_id: UUID
    weekdays: frozenset[Weekday] = frozenset()
    opens: dt.time = dt.time(9)
    closes: dt.time = dt.time(22)
    first: dt.date | None = None
    last: dt.date | None = None
    version: int = 1

    @property
    def adapted(self) -> bool:
        """Whether it holds in some weeks only."""
        return self.first is not None

    def holds_on(self, day: dt.date) -> bool:
        """Whether it says something of this day."""
        begun = self.first is None or self.first <= day
        return (
            Weekday.of(day) in self.weekdays and begun and (self.last is None or day <= self.last)
        )


def hours_on(day: dt.date, centre: Centre, others: Iterable[OpeningHours]) -> tuple[Hours, ...]:
    """The hours of a day: those of adapted weeks, else those of this day of the week, else the usual ones."""
    holding = [hours for hours in others if hours.holds_on(day)]
    chosen = [hours for hours in holding if hours.adapted] or holding
    if chosen:
        return tuple((hours.opens, hours.closes) for hours in chosen)
    return ((centre.opens, centre.closes),) if Weekday.of(day) in centre.open_on else ()


@gathered
def problems_of_hours_open(hours: OpeningHours) -> Iterator[Problem]:
    """What must still be mended before these hours can be kept."""
    if not hours.weekdays:
        yield Problem("weekdays", _("Kies op welke dagen het is."))
    if hours.closes == hours.opens or LATEST_CLOSING < hours.closes < hours.opens:
        sentence = _("Het huis sluit voor het opengaat. Kies een latere sluitingstijd.")
        yield Problem("closes", sentence)
    if hours.first and hours.last and hours.last < hours.first:
        yield Problem("last", _("De laatste dag ligt voor de eerste. Kies een latere laatste dag."))
