"""The figures about volunteers: how many, counted in three ways, and how many hours they gave."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.shared.periods import Period, month
from buurthuis_app.domain.volunteers.hours import HOUR, HoursLine, total_minutes
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.i18n import _


class VolunteerFigures(Struct, frozen=True, kw_only=True):
    """Volunteers and hours of a period, as far as it is over. `average` is None before the first month end."""

    at_end: int
    average: float | None
    active: int
    joined: int
    left: int
    minutes: int
    minutes_noted: int
    minutes_paid: int = 0
    """Hours of professionals, which are in none of the others."""

    @property
    def hours(self) -> float:
        """Hours with the minutes in them."""
        return self.minutes / HOUR


def volunteer_figures(
    stays: Iterable[Stay],
    worked: Iterable[HoursLine],
    period: Period,
    today: dt.date,
    paid: Iterable[HoursLine] = (),
) -> VolunteerFigures:
    """The figures of a period from who was there when and the hours of it; `paid` are those of professionals."""
    so_far = period.as_far_as(today)
    stays, worked = tuple(stays), _over(worked, so_far)
    ends = tuple(_month_ends(so_far))
    counted = [sum(stay.goes_on_after(day) for stay in stays) for day in ends]
    return VolunteerFigures(
        at_end=sum(stay.goes_on_after(so_far.last) for stay in stays),
        average=sum(counted) / len(counted) if counted else None,
        active=len({line.volunteer_id for line in worked}),
        joined=sum(_within(stay.since, so_far) for stay in stays),
        left=sum(_within(stay.until, so_far) for stay in stays),
        minutes=total_minutes(worked),
        minutes_noted=total_minutes(line for line in worked if line.noted_id is not None),
        minutes_paid=total_minutes(_over(paid, so_far)),
    )


def volunteers_defined(*keys: str) -> tuple[Definition, ...]:
    """The definitions with these keys, in this order. Raises KeyError for one that is not there."""
    known = {definition.key: definition for definition in volunteer_definitions()}
    return tuple(known[key] for key in keys)


def volunteer_definitions() -> tuple[Definition, ...]:
    """Definitions of the printed words about volunteers, in the chosen language."""
    return (
        Definition(
            key="at_end",
            term=_("vrijwilligers aan het eind"),
            meaning=_(
                "wie er aan het begin was of in de periode begon, min wie stopte. "
                "Stagiairs en werkervaringsplaatsen tellen mee, beroepskrachten niet."
            ),
        ),
        Definition(
            key="average",
            term=_("vrijwilligers gemiddeld"),
            meaning=_("het gemiddelde van hoeveel het er waren aan het eind van elke maand."),
        ),
        Definition(
            key="active",
            term=_("actieve vrijwilligers"),
            meaning=_("wie in de periode minstens één bevestigde dienst of genoteerd uur had."),
        ),
        Definition(
            key="hours",
            term=_("vrijwilligersuren"),
            meaning=_(
                "uren van bevestigde diensten waarbij niemand als niet gekomen staat, en uren die "
                "met de hand zijn genoteerd. Een dienst telt op de dag waarop zij begint. "
                "Uren van beroepskrachten zitten er niet in."
            ),
        ),
        Definition(
            key="paid",
            term=_("uren van beroepskrachten"),
            meaning=_(
                "uren van bevestigde diensten en met de hand genoteerde uren van wie als beroepskracht is "
                "opgeschreven. Wat niet op het rooster staat en niet is genoteerd, zit er niet in."
            ),
        ),
        Definition(
            key="by_duty",
            term=_("vrijwilligers per taak"),
            meaning=_(
                "wie in de periode uren had voor die taak. Wie meer taken doet staat in meer rijen, "
                "dus de rijen samen kunnen meer zijn dan de actieve vrijwilligers."
            ),
        ),
        Definition(
            key="weekly",
            term=_("wekelijks"),
            meaning=_(
                "actieve vrijwilligers met uren in meer dan de helft van de weken dat zij er in de periode waren. "
                "Uren van een hele maand op één regel tellen als één week."
            ),
        ),
        Definition(
            key="monthly",
            term=_("maandelijks"),
            meaning=_(
                "actieve vrijwilligers die niet wekelijks, maar wel in meer dan de helft van hun maanden uren hadden."
            ),
        ),
        Definition(
            key="now_and_then",
            term=_("af en toe"),
            meaning=_("de andere actieve vrijwilligers."),
        ),
        Definition(
            key="ages",
            term=_("leeftijd van en tot"),
            meaning=_(
                "minstens vijf vrijwilligers aan het eind zijn jonger dan het eerste getal, en minstens vijf zijn zo "
                "oud als het tweede of ouder. Zo is van niemand de leeftijd te lezen. "
                "Van minder dan dertien bekende leeftijden staat het er niet."
            ),
        ),
        Definition(
            key="bands",
            term=_("leeftijd in groepen"),
            meaning=_(
                "hoeveel vrijwilligers aan het eind in elke groep vallen, voor zover hun leeftijd bekend is. "
                "Is een groep kleiner dan vijf, dan staan de groepen er niet."
            ),
        ),
    )


def _over(lines: Iterable[HoursLine], so_far: Period) -> tuple[HoursLine, ...]:
    return tuple(line for line in lines if so_far.first <= line.date <= so_far.last)


def _month_ends(period: Period) -> Iterator[dt.date]:
    """The last days of months that lie in the period."""
    day = month(period.first.year, period.first.month).last
    while day <= period.last:
        yield day
        following = day + dt.timedelta(days=1)
        day = month(following.year, following.month).last


def _within(day: dt.date | None, period: Period) -> bool:
    return day is not None and period.first <= day <= period.last
