"""Figures that are printed: each is counted or computed here and nowhere else."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.halves import half_up
from buurthuis_app.domain.shared.periods import Against, Span
from buurthuis_app.i18n import _


class Figures(Struct, frozen=True, kw_only=True):
    """What is known of a set of occurrences. The stored numbers are counts of occurrences, but for the visits."""

    planned: int = 0
    """Stood in the plan: held, cancelled or to come."""
    extra: int = 0
    """Held without having been planned."""
    cancelled: int = 0
    """Planned and not held, with or without a known reason."""
    held: int = 0
    """Date has passed (or a count exists) and not cancelled; extras included."""
    counted: int = 0
    """Held, with a number in at least one tally kind that adds up to visits."""
    visits: int = 0
    """Sum over the tally kinds that add up."""
    estimated_visits: int = 0
    """The part of the visits whose source is an estimate."""

    def __add__(self, other: "Figures") -> "Figures":
        return total((self, other))

    @property
    def not_counted(self) -> int:
        """Held but without a count."""
        return self.held - self.counted

    @property
    def to_come(self) -> int:
        """Planned, and neither held nor cancelled yet."""
        return self.planned + self.extra - self.held - self.cancelled

    @property
    def average(self) -> float | None:
        """Visits per counted occurrence; None when nothing was counted."""
        return self.visits / self.counted if self.counted else None

    @property
    def coverage(self) -> float | None:
        """Share of the held occurrences that was counted; None when nothing was held."""
        return self.counted / self.held if self.held else None


_NAMES = Figures.__struct_fields__
_NUMBERS = attrgetter(*_NAMES)


def total(parts: Iterable[Figures]) -> Figures:
    """Figures of the parts, added up."""
    columns = zip(*map(_NUMBERS, parts), strict=True)
    return Figures(**dict(zip(_NAMES, map(sum, columns), strict=False)))


class ActivityFigures(Struct, frozen=True, kw_only=True):
    """The figures of one activity in a period."""

    activity_id: UUID
    title: str
    figures: Figures

    @property
    def extrapolated(self) -> int | None:
        """Visits to be expected of what was not counted; None for an activity without a single count."""
        return extrapolated((self.figures,))


def extrapolated(activities: Iterable[Figures]) -> int | None:
    """Visits to be expected of what was not counted: of each activity its average × not counted. Never part of visits.

    An activity that was never counted, such as that of a tenant, is not estimated from the others. None when no
    activity was counted.
    """
    found = [
        half_up(figures.visits * figures.not_counted, figures.counted)
        for figures in activities
        if figures.counted
    ]
    return sum(found) if found else None


class Part(Struct, frozen=True, kw_only=True):
    """The figures of one part (week or month) of a period."""

    span: Span
    figures: Figures


class Category(Struct, frozen=True, kw_only=True):
    """The sum of one tally kind over a period. `adds_up` tells whether it is part of the visits.

    What does not add up lies inside the visits ("waarvan"), or counts something else (meals) when `aside`. The `whole`
    one holds visits that nobody divided.
    """

    name: str
    number: int
    adds_up: bool
    aside: bool = False
    whole: bool = False


class Change(Struct, frozen=True, kw_only=True):
    """This period against an earlier one, in visits.

    `share` is None where a percentage would mislead: nothing earlier, less than half of it counted, or counted less
    than half as often as now.
    """

    difference: int
    share: float | None


def change(now: Figures, earlier: Figures) -> Change | None:
    """How the visits changed against `earlier`; None when nothing was counted then or now."""
    if not earlier.counted or not now.counted:
        return None
    difference = now.visits - earlier.visits
    reliable = earlier.visits > 0 and earlier.counted * 2 >= max(earlier.held, now.counted)
    return Change(difference=difference, share=difference / earlier.visits if reliable else None)


def parted(daily: Iterable[tuple[dt.date, Figures]], spans: Sequence[Span]) -> tuple[Part, ...]:
    """Figures per day gathered into consecutive spans; days outside every span are left out."""
    begins = [span.first for span in spans]
    inside: list[list[Figures]] = [[] for _span in spans]
    for day, figures in daily:
        at = bisect_right(begins, day) - 1
        if at >= 0 and day <= spans[at].last:
            inside[at].append(figures)
    return tuple(
        Part(span=span, figures=total(part_figures))
        for span, part_figures in zip(spans, inside, strict=True)
    )


def beside(
    parts: Sequence[Part], former: Sequence[Part], against: Against
) -> tuple[Part | None, ...]:
    """For each part the one of an earlier period that it is compared with.

    A week of last year is the one with the same ISO number; other parts go by their place.
    """
    if against is Against.FORMER or not all(map(_within_week, (*parts, *former))):
        places = range(len(parts))
        return tuple(former[place] if place < len(former) else None for place in places)
    weeks = {part.span.first.isocalendar().week: part for part in reversed(former)}
    return tuple(weeks.get(part.span.first.isocalendar().week) for part in parts)


def _within_week(part: Part) -> bool:
    return part.span.first.isocalendar()[:2] == part.span.last.isocalendar()[:2]


class Definition(Struct, frozen=True, kw_only=True):
    """What a printed word means and what it leaves out. `key` is how a table of figures asks for it."""

    term: str
    meaning: str
    key: str = ""


def explained(meanings: Mapping[str, str]) -> tuple[Definition, ...]:
    """The definitions of these terms, for a paper that prints them all."""
    return tuple(Definition(term=term, meaning=said) for term, said in meanings.items())


def defined(*keys: str) -> tuple[Definition, ...]:
    """The definitions with these keys, in this order. Raises KeyError for one that is not there."""
    known = {definition.key: definition for definition in definitions()}
    return tuple(known[key] for key in keys)


def definitions() -> tuple[Definition, ...]:
    """The words under the tables, in the chosen language."""
    return (
        Definition(
            key="occurrence",
            term=_("keer"),
            meaning=_(
                "één activiteit op één tijd. Wat op een dag twee tijden heeft, is er die dag twee keer."
            ),
        ),
        Definition(
            key="planned",
            term=_("gepland"),
            meaning=_("stond in het programma: gehouden, niet doorgegaan of nog te gaan."),
        ),
        Definition(
            key="held",
            term=_("gehouden"),
            meaning=_(
                "de dag is voorbij (of er is geteld) en het ging door; ook wat niet gepland was."
            ),
        ),
        Definition(
            key="cancelled",
            term=_("niet doorgegaan"),
            meaning=_("stond in het programma maar is niet gehouden, met of zonder bekende reden."),
        ),
        Definition(
            key="counted",
            term=_("geteld"),
            meaning=_(
                "gehouden, en er is een aantal bezoeken genoteerd. Nul is ook een telling; een leeg vak niet."
            ),
        ),
        Definition(
            key="visits",
            term=_("bezoeken"),
            meaning=_(
                "alle getelde bezoeken bij elkaar. Wie twee keer komt, telt twee keer. "
                "Niet getelde keren zitten er niet in."
            ),
        ),
        Definition(
            key="average",
            term=_("gemiddeld"),
            meaning=_("bezoeken gedeeld door het aantal getelde keren."),
        ),
        Definition(
            key="extremes",
            term=_("laagste en hoogste"),
            meaning=_(
                "het kleinste en het grootste aantal bezoeken van één getelde keer, met de eerste dag waarop dat zo "
                "was. Van wat één keer is geteld staat het er niet."
            ),
        ),
        Definition(
            key="change",
            term=_("verschil"),
            meaning=_(
                "bezoeken tegenover dezelfde tijd een jaar eerder. Een streepje als er toen niets was "
                "of minder dan de helft is geteld, of minder dan half zo vaak als nu."
            ),
        ),
        Definition(
            key="estimated",
            term=_("geschat"),
            meaning=_("een aantal dat niet precies geteld is. Het zit in het totaal."),
        ),
        Definition(
            key="extrapolated",
            term=_("misschien erbij"),
            meaning=_(
                "het gemiddelde van de activiteit × haar niet getelde keren, en van alle activiteiten samen de som "
                "daarvan. Een activiteit die nooit geteld is, telt niet mee. Dit zit nooit in het totaal."
            ),
        ),
        Definition(
            key="corrected",
            term=_("verbeterd"),
            meaning=_("een aantal dat na de dag zelf is veranderd; het oude is bewaard."),
        ),
        Definition(
            key="aimed",
            term=_("beoogd"),
            meaning=_(
                "wat het buurthuis zich voor het jaar had voorgenomen, in keren en bezoeken."
            ),
        ),
        Definition(
            key="attendances",
            term=_("aanwezigen"),
            meaning=_(
                "hoe vaak iemand die zich aanmeldde als aanwezig is aangevinkt, bij elke keer opnieuw geteld. "
                "Wie twee keer komt, telt twee keer: dit zijn geen verschillende mensen. Bij een keer die niet "
                "doorging is niemand aanwezig. Wie zich niet aanmeldde zit er niet in."
            ),
        ),
        Definition(
            key="per_time",
            term=_("aanwezigen per keer"),
            meaning=_("aanwezigen gedeeld door het aantal keren waarbij iemand is aangevinkt."),
        ),
        Definition(
            key="people",
            term=_("verschillende mensen"),
            meaning=_(
                "niet bijgehouden bij aanmeldingen: dezelfde mens is bij een andere keer niet te herkennen. Alleen "
                "wie in een lijst van deelnemers is aangetikt, telt daar één keer (zie unieke deelnemers)."
            ),
        ),
        Definition(
            key="open",
            term=_("open"),
            meaning=_(
                "de openingstijden van het huis, zonder de dagen dat het dicht was. "
                "Feestdagen horen erbij als het huis ze niet als gesloten heeft opgegeven. "
                "Een week hoort bij de periode waarin haar donderdag valt."
            ),
        ),
        Definition(
            key="booked",
            term=_("gebruikt"),
            meaning=_(
                "uren in een zaal binnen de openingstijden. Wat niet doorging telt niet; "
                "wat tegelijk is telt één keer."
            ),
        ),
        Definition(
            key="tenants",
            term=_("huurder"),
            meaning=_(
                "een groep die minstens één keer een zaal huurde. Nieuw: het jaar ervoor niet. "
                "Gestopt: het jaar ervoor wel, nu niet."
            ),
        ),
        Definition(
            key="structural",
            term=_("structureel"),
            meaning=_(
                "een huurder met een vaste reeks, of met zes keer of meer in de periode. De andere zijn incidenteel."
            ),
        ),
        Definition(
            key="square_metres",
            term=_("vierkante meters verhuurd"),
            meaning=_(
                "van de zalen die minstens één keer verhuurd waren; elke zaal telt één keer, hoe vaak dat ook was. "
                "Een zaal waarvan de vierkante meters niet bekend zijn zit er niet in."
            ),
        ),
        Definition(
            key="shareable",
            term=_("te delen"),
            meaning=_(
                "verhalen die op de dag van afdrukken naar buiten mogen van wie ze vertelde."
            ),
        ),
    )
