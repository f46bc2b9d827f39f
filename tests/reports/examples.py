"""Overviews of invented centres to draw."""

import datetime as dt
import random
from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.domain.figures.figures import (
    ActivityFigures,
    Category,
    Figures,
    Part,
    change,
    total,
)
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.records import replace

TITLES = (
    "Koffie-inloop",
    "Samen eten",
    "Taalcafé Ńuñez & İncesu",
    "Naaiatelier",
    "Mantelzorgondersteuningsbijeenkomst met de wijkverpleegkundige en het sociaal team van de buurt",
    "Repair Café",
    "Huiswerkklas",
    "Open podium",
)


def some_figures(seed: int, *, planned: int = 40, mean: int = 12) -> Figures:
    """Believable figures of one activity."""
    chance = random.Random(seed)  # noqa: S311 - test data
    cancelled = chance.randint(0, planned // 8)
    extra = chance.randint(0, 2)
    held = planned - cancelled + extra
    counted = max(0, held - chance.randint(0, 6))
    visits = sum(chance.randint(mean // 2, mean * 2) for _time in range(counted))
    return Figures(
        planned=planned,
        extra=extra,
        cancelled=cancelled,
        held=held,
        counted=counted,
        visits=visits,
        estimated_visits=visits // 9,
    )


def an_activity(index: int, title: str, figures: Figures) -> ActivityFigures:
    """One row of the table of activities."""
    return ActivityFigures(activity_id=UUID(int=index + 1), title=title, figures=figures)


def a_story(
    title: str = "Weer buiten", happened: str = "Er kwam iemand binnen.", **more: str
) -> PrintedStory:
    """A story with consent."""
    told = PrintedStory(
        title=title,
        happened=happened,
        date=dt.date(2025, 3, 4),
        changed="",
        matters="",
        quote="",
        teller_role="bezoeker",
        activity="Koffie-inloop",
        theme="eenzaamheid",
    )
    return replace(told, **more)  # type: ignore[arg-type]


def an_overview(
    activities: Sequence[ActivityFigures] = (),
    *,
    period: Period | None = None,
    parts: tuple[Part, ...] | None = None,
    earlier: Figures | None = None,
    categories: tuple[Category, ...] = (),
    stories: tuple[PrintedStory, ...] = (),
    centre: str = "Buurthuis De Schakel",
) -> Overview:
    """An overview of these activities; without `parts` the whole falls into the first part of the period."""
    period = period or periods.year(2025)
    figures = total(row.figures for row in activities)
    if parts is None:
        spans = period.months() if period.kind is periods.PeriodKind.YEAR else period.weeks()
        parts = tuple(
            Part(span=span, figures=figures if index == 0 else Figures())
            for index, span in enumerate(spans)
        )
    earlier = earlier or Figures()
    return Overview(
        centre=centre,
        town="Heemskerk",
        period=period,
        printed_on=dt.date(2026, 1, 15),
        figures=figures,
        a_year_earlier=earlier,
        change=change(figures, earlier),
        parts=parts,
        activities=tuple(activities),
        categories=categories,
        told=len(stories) + 2 if stories else 0,
        shareable=len(stories),
        stories=stories,
    )


def spread(figures: Figures, spans: Sequence[periods.Span]) -> tuple[Part, ...]:
    """The figures over parts, with one that nobody counted, one that was half counted and one that was closed."""
    chance = random.Random(7)  # noqa: S311 - test data
    parts = []
    for index, span in enumerate(spans):
        share = len(spans)
        held = figures.held // share
        visits = round(figures.visits / share * chance.uniform(0.6, 1.3))
        counted = max(1, held - 1)
        if index % 9 == 3:
            counted = visits = 0
        elif index % 11 == 5:
            counted, visits = max(1, held // 3), visits // 3
        elif index % 13 == 7:
            held = counted = visits = 0
        parts.append(
            Part(
                span=span, figures=Figures(planned=held, held=held, counted=counted, visits=visits)
            )
        )
    return tuple(parts)


def a_rich_overview(period: Period | None = None, *, weekly: bool = False) -> Overview:
    """Everything an overview can hold, with names from many languages."""
    period = period or periods.year(2025)
    rows = [
        an_activity(index, title, some_figures(index, mean=6 + 3 * index))
        for index, title in enumerate(TITLES)
    ]
    rows.append(an_activity(90, "Buurtontbijt", Figures(planned=4, held=4)))
    figures = total(row.figures for row in rows)
    spans = period.weeks() if weekly else period.months()
    adults = figures.visits * 3 // 5
    return an_overview(
        rows,
        period=period,
        parts=spread(figures, spans),
        earlier=Figures(planned=300, held=290, counted=260, visits=round(figures.visits * 0.94)),
        categories=(
            Category(name="volwassenen", number=adults, adds_up=True),
            Category(name="kinderen", number=figures.visits - adults - 120, adds_up=True),
            Category(name="bezoekers, niet uitgesplitst", number=120, adds_up=True),
            Category(name="nieuwe gezichten", number=87, adds_up=False),
            Category(name="maaltijden", number=412, adds_up=False, aside=True),
        ),
        stories=_STORIES,
    )


_LONG = (
    "Het begon met een kapotte stofzuiger in het Repair Café. Terwijl er gewacht werd op een nieuw snoer "
    "kwam het gesprek op de tuin achter het huis, die al jaren niet meer gebruikt werd. Twee weken later "
    "stonden er vijf buren met een schop. "
)
_STORIES = (
    a_story(
        "Hier ken ik nu iedereen",
        "Şükran kwam het hele eerste jaar alleen om haar zoon te brengen. In maart bleef ze voor het eerst zitten.",
        changed="Ze schenkt nu elke dinsdag koffie en heeft zelf drie buurvrouwen meegenomen.",
        matters="Wie iets te doen heeft, blijft komen. Dat is precies waarvoor het huis er is.",
        quote="Ik kende alleen de trap en de deur. Nu weet ik van iedereen hoe de kinderen heten.",
    ),
    a_story(
        "De tuin van nummer 14",
        _LONG * 3 + "\n\n" + _LONG * 2,
        changed=_LONG,
        matters="De straat heeft weer een plek.",
        quote="Grzegorz zei: wij beginnen gewoon. " * 6,
        teller_role="vrijwilliger",
        theme="meedoen",
        activity="Repair Café",
    ),
    a_story(
        "Nederlands aan de keukentafel",
        "Олена Ґалаґан en Łucja leerden elkaar kennen bij het taalcafé en oefenen nu thuis verder.",
        quote="Eerst durfde ik niet te bellen. Gisteren belde ik zelf de tandarts!",
        theme="",
        activity="Taalcafé",
    ),
    a_story(
        "Zonder citaat",
        "Een jongen van elf las voor het eerst een heel boek uit.",
        teller_role="begeleider",
    ),
)
