"""Starter set of twelve indicators: those that centres and towns print most."""

from msgspec import Struct

from buurthuis_app.domain.indicators.indicator import Direction, MeasureKind
from buurthuis_app.i18n import _, in_dutch


class Starter(Struct, frozen=True, kw_only=True):
    """An indicator that can be taken over as it is. `tally` is the name of the tally kind that it counts."""

    name: str
    unit: str
    meaning: str
    measured_by: MeasureKind | None = None
    tally: str = ""
    direction: Direction = Direction.HIGHER
    every: int = 0
    source: str = ""


@in_dutch()
def starters() -> tuple[Starter, ...]:
    """All twelve, in the order in which they are offered."""
    return (*_counted(), *_of_people(), *_polled())


def _counted() -> tuple[Starter, ...]:
    return (
        Starter(
            name=_("Bezoeken"),
            unit="",
            meaning=_("Hoe vaak iemand binnenkwam voor een activiteit."),
            measured_by=MeasureKind.VISITS,
        ),
        Starter(
            name=_("Gehouden activiteiten"),
            unit=_("keer"),
            meaning=_("Hoe vaak een activiteit doorging."),
            measured_by=MeasureKind.HELD,
        ),
        Starter(
            name=_("Bezoeken per keer"),
            unit="",
            meaning=_("Hoe druk het gemiddeld was."),
            measured_by=MeasureKind.AVERAGE,
        ),
        Starter(
            name=_("Nieuwe gezichten"),
            unit="",
            meaning=_("Bezoeken van mensen die voor het eerst kwamen."),
            measured_by=MeasureKind.TALLY,
            tally=_("nieuwe gezichten"),
        ),
        Starter(
            name=_("Verhalen om te delen"),
            unit="",
            meaning=_("Verhalen waarvan de verteller zegt: dit mag naar buiten."),
            measured_by=MeasureKind.STORIES,
        ),
        Starter(
            name=_("Bezetting van de zalen"),
            unit="%",
            meaning=_("Welk deel van de openingstijd de zalen bezet zijn."),
            measured_by=MeasureKind.OCCUPANCY,
        ),
    )


def _of_people() -> tuple[Starter, ...]:
    return (
        Starter(
            name=_("Vrijwilligers"),
            unit="",
            meaning=_("Hoeveel vrijwilligers het buurthuis aan het eind van het jaar heeft."),
            measured_by=MeasureKind.VOLUNTEERS_AT_END,
        ),
        Starter(
            name=_("Uren van vrijwilligers"),
            unit=_("uur"),
            meaning=_("Hoeveel uur vrijwilligers samen deden."),
            measured_by=MeasureKind.HOURS,
        ),
        Starter(
            name=_("Initiatieven van bewoners"),
            unit="",
            meaning=_("Plannen van bewoners die geld of hulp kregen."),
            measured_by=MeasureKind.INITIATIVES,
        ),
    )


def _polled() -> tuple[Starter, ...]:
    return (
        Starter(
            name=_("Oordeel van bezoekers"),
            unit="",
            meaning=_("Welk rapportcijfer bezoekers het buurthuis geven, van 1 tot 10."),
            every=1,
            source=_("eigen peiling"),
        ),
        Starter(
            name=_("Oordeel burger als partner"),
            unit="",
            meaning=_(
                "Welk rapportcijfer inwoners de gemeente geven voor samen plannen maken, van 1 tot 10."
            ),
            every=2,
            source="waarstaatjegemeente.nl",
        ),
        Starter(
            name=_("Inwoners die zich eenzaam voelen"),
            unit="%",
            meaning=_("Deel van de volwassenen dat zich eenzaam voelt. Minder is beter."),
            direction=Direction.LOWER,
            every=4,
            source=_("gezondheidsmonitor van de GGD"),
        ),
    )
