"""Step: what the centre promises, with measurements of two years, and what its areas are like."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Area, ProfileLine
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.setting import Setting


class _Vow(Struct, frozen=True, kw_only=True):
    """One promise; `measured` are (days ago, number), or (days ago, whether it was kept) without a threshold."""

    sentence: str
    norm: str
    measured_how: str
    looked_after_by: str
    threshold: float | None = None
    at_most: bool = False
    unit: str = ""
    measured: tuple[tuple[int, float | bool], ...] = ()


_VOWS = (
    _Vow(
        sentence="U krijgt snel antwoord als u ons mailt of belt.",
        norm="95 % binnen 2 werkdagen",
        measured_how="Elk half jaar tellen wij een maand lang de vragen en de dagen.",
        looked_after_by="coördinator",
        threshold=95,
        unit="%",
        measured=((560, 88), (380, 93), (190, 96), (20, 94)),
    ),
    _Vow(
        sentence="U bent welkom: er is altijd iemand bij de deur.",
        norm="bij elke inloop staat een gastvrouw of gastheer",
        measured_how="Vier keer per jaar kijken wij onverwacht.",
        looked_after_by="Ria",
        measured=((300, True), (200, True), (100, False), (15, True)),
    ),
    _Vow(
        sentence="Wat er in het programma staat, gaat door.",
        norm="hoogstens 3 % gaat niet door",
        measured_how="Uit de tellingen van het huis.",
        looked_after_by="coördinator",
        threshold=3,
        at_most=True,
        unit="%",
        measured=((330, 2.4), (150, 1.9)),
    ),
    _Vow(
        sentence="U vindt ons prettig om te zijn.",
        norm="een 8 of hoger",
        measured_how="Elke twee jaar vragen wij het onze bezoekers.",
        looked_after_by="bestuur",
        threshold=8,
        measured=((420, 8.1),),
    ),
)

_DESCRIBED: dict[str, tuple[str, tuple[tuple[str, str, int, str], ...]]] = {
    "Molenwijk": (
        "Straten uit de jaren twintig rond de molen. Veel ouderen wonen er al lang.",
        (
            ("Inwoners", "2.340", 2025, "gemeente"),
            ("Woont alleen", "38 %", 2025, "CBS"),
            ("Rapportcijfer leefbaarheid", "7,4", 2024, "leefbaarheidsonderzoek"),
        ),
    ),
    "Oud-Havenkwartier": (
        "Oude pakhuizen en nieuwe appartementen aan de kade. Er komen veel mensen bij.",
        (
            ("Inwoners", "1.870", 2025, "gemeente"),
            ("Rapportcijfer leefbaarheid", "7,0", 2024, "leefbaarheidsonderzoek"),
        ),
    ),
    "De Vaart": (
        "Een wijk met veel talen, dicht bij het station.",
        (
            ("Inwoners", "3.110", 2025, "gemeente"),
            ("Spreekt thuis een andere taal", "41 %", 2023, "gemeente"),
            ("Rapportcijfer leefbaarheid", "6,6", 2024, "leefbaarheidsonderzoek"),
        ),
    ),
}


class Promised(Struct, frozen=True, kw_only=True):
    """Everything of it."""

    promises: tuple[Promise, ...]
    measurements: tuple[Measurement, ...]
    areas: tuple[Area, ...]
    profiles: tuple[ProfileLine, ...]


def promised(house: House, setting: Setting) -> Promised:
    """The promises with their measurements, and the areas with a description."""
    promises = tuple(
        Promise(
            id=new_id(),
            centre_id=house.centre.id,
            sentence=vow.sentence,
            norm=vow.norm,
            since=setting.today - dt.timedelta(days=700),
            threshold=vow.threshold,
            at_most=vow.at_most,
            unit=vow.unit,
            measured_how=vow.measured_how,
            looked_after_by=vow.looked_after_by,
            position=place,
        )
        for place, vow in enumerate(_VOWS)
    )
    measurements = (
        one
        for vow, promise in zip(_VOWS, promises, strict=True)
        for one in _measured(setting, vow, promise)
    )
    return Promised(
        promises=promises,
        measurements=tuple(measurements),
        areas=tuple(
            replace(house.areas[name], description=words)
            for name, (words, _lines) in _DESCRIBED.items()
        ),
        profiles=tuple(_profiles(house)),
    )


def keep(work: Work, made: Promised) -> None:
    """Write all of it; the areas are there already and get their description."""
    work.store(Promise).add(*made.promises)
    work.store(Measurement).add(*made.measurements)
    work.store(Area).replace_all(made.areas)
    work.store(ProfileLine).add(*made.profiles)


def _measured(setting: Setting, vow: _Vow, promise: Promise) -> Iterator[Measurement]:
    for days, found in vow.measured:
        yield Measurement(
            id=new_id(),
            promise_id=promise.id,
            date=setting.today - dt.timedelta(days=days),
            value=None if isinstance(found, bool) else float(found),
            kept=found if isinstance(found, bool) else None,
        )


def _profiles(house: House) -> Iterator[ProfileLine]:
    for area, (_words, lines) in _DESCRIBED.items():
        for place, (name, figure, year, source) in enumerate(lines):
            yield ProfileLine(
                id=new_id(),
                area_id=house.areas[area].id,
                name=name,
                figure=figure,
                year=year,
                source=source,
                position=place,
            )
