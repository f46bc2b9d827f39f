"""Step: the indicators that the demo's house and town follow, measured, polled and typed."""

from collections.abc import Sequence

from buurthuis_app.domain.indicators.indicator import (
    Direction,
    Indicator,
    IndicatorYear,
    MeasureKind,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.polled import Polled
from buurthuis_app.services.demo.programme import NEW_FACES
from buurthuis_app.services.demo.setting import Setting

PARTNER = "Oordeel burger als partner"
"""The towns' own case: from 5 to 6, no poll in 2012 and the next in 2013, forecast for 2014: 6."""

Followed = tuple[Indicator, tuple[IndicatorYear, ...]]


def followed(house: House, setting: Setting, surveys: Sequence[Polled]) -> tuple[Followed, ...]:
    """Each indicator with what people filled in for its years."""
    found = (
        *_measured(house, setting),
        _visitors(house, setting, surveys),
        _partner(house),
        _lonely(house),
    )
    return tuple(
        (replace(indicator, position=place), years)
        for place, (indicator, years) in enumerate(found)
    )


def keep(work: Work, indicators: Sequence[Followed]) -> None:
    """Write them."""
    for indicator, years in indicators:
        work.store(Indicator).add(indicator)
        work.store(IndicatorYear).add(*years)


def _measured(house: House, setting: Setting) -> tuple[Followed, ...]:
    this_year = setting.today.year
    wanted = (
        ("Bezoeken", "", MeasureKind.VISITS, (9500, 10400, 11000)),
        ("Bezoeken per keer", "", MeasureKind.AVERAGE, (12, 13, 13.5)),
        ("Nieuwe gezichten", "", MeasureKind.TALLY, (450, 500, 600)),
        ("Verhalen om te delen", "", MeasureKind.STORIES, (20, 20, 24)),
        ("Bezetting van de zalen", "%", MeasureKind.OCCUPANCY, (15, 16, 18)),
    )
    found = []
    for name, unit, kind, targets in wanted:
        indicator = Indicator(
            id=new_id(),
            centre_id=house.centre.id,
            name=name,
            unit=unit,
            measured_by=kind,
            tally_kind_id=house.kinds[NEW_FACES].id if kind is MeasureKind.TALLY else None,
            theme_id=house.themes["meedoen"].id,
        )
        years = tuple(
            _year(indicator, this_year - 2 + place, target=float(target))
            for place, target in enumerate(targets)
        )
        found.append((indicator, years))
    talk = Indicator(
        id=new_id(),
        centre_id=house.centre.id,
        name="Bezoeken aan taal en leren",
        measured_by=MeasureKind.VISITS,
        theme_id=house.themes["taal en leren"].id,
        only_theme_id=house.themes["taal en leren"].id,
    )
    later = _year(talk, this_year, target=1500.0, forecast=1400.0)
    return (*found, (talk, (later,)))


def _visitors(house: House, setting: Setting, surveys: Sequence[Polled]) -> Followed:
    mark = surveys[0].asked.questions[0]
    indicator = Indicator(
        id=new_id(),
        centre_id=house.centre.id,
        name="Oordeel van bezoekers",
        meaning="Welk rapportcijfer bezoekers het buurthuis geven.",
        theme_id=house.themes["eenzaamheid"].id,
        every=1,
        question_id=mark.id,
    )
    return indicator, (
        _year(indicator, setting.today.year - 1, target=7.5),
        _year(indicator, setting.today.year, target=7.5),
    )


def _partner(house: House) -> Followed:
    indicator = Indicator(
        id=new_id(),
        centre_id=house.centre.id,
        name=PARTNER,
        meaning="Welk rapportcijfer inwoners de gemeente geven voor samen plannen maken.",
        theme_id=house.themes["meedoen"].id,
        baseline=5.0,
        baseline_year=2011,
        every=2,
        source="waarstaatjegemeente.nl",
    )
    return indicator, (
        _year(
            indicator,
            2012,
            target=6.0,
            no_poll=True,
            next_poll=2013,
            explanation="De peiling is om de twee jaar: 2011, 2013.",
        ),
        _year(indicator, 2014, target=6.0, forecast=6.0),
    )


def _lonely(house: House) -> Followed:
    indicator = Indicator(
        id=new_id(),
        centre_id=house.centre.id,
        name="Inwoners die zich eenzaam voelen",
        unit="%",
        meaning="Deel van de volwassenen dat zich eenzaam voelt.",
        theme_id=house.themes["eenzaamheid"].id,
        direction=Direction.LOWER,
        baseline=47.0,
        baseline_year=2020,
        every=4,
        source="gezondheidsmonitor van de GGD",
    )
    return indicator, (
        _year(
            indicator,
            2024,
            target=42.0,
            actual=45.0,
            explanation="Minder mensen dan gehoopt. Wij zoeken nu de mensen op die niet komen.",
        ),
        _year(indicator, 2028, target=40.0, forecast=43.0),
    )


def _year(indicator: Indicator, year: int, **filled: object) -> IndicatorYear:
    blank = IndicatorYear(id=new_id(), indicator_id=indicator.id, year=year)
    return replace(blank, **filled)  # type: ignore[arg-type]
