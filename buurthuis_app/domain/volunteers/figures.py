"""The figures about volunteers: how many, counted in three ways, and how many hours they gave."""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.shared.periods import Period, month
from buurthuis_app.domain.volunteers.hours import HoursLine, total_minutes
from buurthuis_app.i18n import _


class Stay(Struct, frozen=True, kw_only=True):
    """Stay of a volunteer, from first to last day; also of who is erased by now."""

    volunteer_id: UUID
    since: dt.date | None
    until: dt.date | None

    def includes(self, day: dt.date) -> bool:
        """Whether this person was a volunteer on `day`; of an unknown beginning, yes."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class VolunteerFigures(Struct, frozen=True, kw_only=True):
    """Volunteers and hours of a period, as far as it is over. `average` is None before the first month end."""

    at_end: int
    average: float | None
    active: int
    joined: int
    left: int
    minutes: int
    minutes_noted: int

    @property
    def hours(self) -> int:
        """Whole hours, as they are printed."""
        return round(self.minutes / 60)


def volunteer_figures(
    stays: Iterable[Stay], worked: Iterable[HoursLine], period: Period, today: dt.date
) -> VolunteerFigures:
    """The figures of a period from who was there when and the hours of that period."""
    so_far = period.as_far_as(today)
    stays, worked = (
        tuple(stays),
        tuple(line for line in worked if so_far.first <= line.date <= so_far.last),
    )
    ends = tuple(_month_ends(so_far))
    counted = [sum(stay.includes(day) for stay in stays) for day in ends]
    return VolunteerFigures(
        at_end=sum(stay.includes(so_far.last) for stay in stays),
        average=sum(counted) / len(counted) if counted else None,
        active=len({line.volunteer_id for line in worked}),
        joined=sum(_within(stay.since, so_far) for stay in stays),
        left=sum(_within(stay.until, so_far) for stay in stays),
        minutes=total_minutes(worked),
        minutes_noted=total_minutes(line for line in worked if line.noted_id is not None),
    )


def volunteer_definitions() -> tuple[Definition, ...]:
    """Definitions of the printed words about volunteers, in the chosen language."""
    return (
        Definition(
            term=_("vrijwilligers aan het eind"),
            meaning=_(
                "wie op de laatste dag van de periode vrijwilliger was, ook wie toen niets deed. "
                "Stagiairs en werkervaringsplaatsen tellen mee, beroepskrachten niet."
            ),
        ),
        Definition(
            term=_("vrijwilligers gemiddeld"),
            meaning=_("het gemiddelde van hoeveel het er waren aan het eind van elke maand."),
        ),
        Definition(
            term=_("actieve vrijwilligers"),
            meaning=_("wie in de periode minstens één bevestigde dienst of genoteerd uur had."),
        ),
        Definition(
            term=_("vrijwilligersuren"),
            meaning=_(
                "uren van bevestigde diensten waarbij niemand als niet gekomen staat, en uren die "
                "met de hand zijn genoteerd. Uren van beroepskrachten zitten er niet in."
            ),
        ),
    )


def _month_ends(period: Period) -> Iterator[dt.date]:
    """The last days of months that lie in the period."""
    day = month(period.first.year, period.first.month).last
    while day <= period.last:
        yield day
        following = day + dt.timedelta(days=1)
        day = month(following.year, following.month).last


def _within(day: dt.date | None, period: Period) -> bool:
    return day is not None and period.first <= day <= period.last
