"""Figures about participants: how many different people, who are new, where they live, their ages and gender."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Gender,
    Home,
    RegisterChoice,
    gender_names,
    home_names,
)
from buurthuis_app.domain.shared.halves import half_up
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP, ShownCount, shown_of
from buurthuis_app.i18n import _

_BANDS = ((0, 11), (12, 17), (18, 26), (27, 44), (45, 66), (67, None))
"""Age bands, first and last age included."""


class TallyAbout(Enum):
    """What the people of a year are counted by, one thing at a time."""

    PEOPLE = "people"
    NEW = "new"
    TIMES = "times"
    BORN = "born"
    HOME = "home"
    GENDER = "gender"


class ErasedTally(Struct, frozen=True, kw_only=True):
    """What is left of the participants of a year who were erased: how many of them were this, and of nobody which."""

    centre_id: UUID
    year: int
    about: TallyAbout
    value: str
    number: int


class SeenInYear(Struct, frozen=True, kw_only=True):
    """One participant in one year: how often there, whether for the first time, and what is known beside the name."""

    times: int
    new: bool
    birth_year: int | None = None
    home: Home | None = None
    gender: Gender | None = None


Tallies = Mapping[tuple[TallyAbout, str], int]


def tallies_of(people: Iterable[SeenInYear]) -> Counter[tuple[TallyAbout, str]]:
    """These people counted: all that the figures of the year are made of, and all that stays of who is erased."""
    tallies: Counter[tuple[TallyAbout, str]] = Counter()
    for person in people:
        tallies[TallyAbout.PEOPLE, ""] += 1
        tallies[TallyAbout.NEW, ""] += person.new
        tallies[TallyAbout.TIMES, ""] += person.times
        for about, value in (
            (TallyAbout.BORN, person.birth_year),
            (TallyAbout.HOME, person.home and person.home.value),
            (TallyAbout.GENDER, person.gender and person.gender.value),
        ):
            if value is not None:
                tallies[about, str(value)] += 1
    return tallies


class CountedPart(Struct, frozen=True, kw_only=True):
    """A part of the people: its name, how many as it is printed, and which share of all of them that is."""

    name: str
    people: ShownCount
    share: float | None


class ParticipantYear(Struct, frozen=True, kw_only=True):
    """The participants of a year as they are printed, small numbers hidden; or that the centre keeps none of them.

    Parts are empty where nothing is known. `new` is None in the year in which the register began.
    """

    kept: bool = False
    asks: frozenset[AskedFact] = frozenset()
    people: ShownCount = ShownCount()
    new: ShownCount | None = None
    times: int | None = None
    visits: int = 0
    homes: tuple[CountedPart, ...] = ()
    ages: tuple[CountedPart, ...] = ()
    genders: tuple[CountedPart, ...] = ()
    average_age: int | None = None
    """Whole years: a fraction would tell of how many people it is."""
    erased: int = 0
    """How many of them are in the register no more: they still count."""

    def as_json(self) -> dict[str, object]:
        """The figures for scripts: what is hidden is a text."""
        if not self.kept:
            return {"kept": False}
        return {
            "kept": True,
            "people": _plain(self.people),
            "new": None if self.new is None else _plain(self.new),
            "times": self.times,
            "average_age": self.average_age,
            "homes": {part.name: _plain(part.people) for part in self.homes},
            "ages": {part.name: _plain(part.people) for part in self.ages},
            "genders": {part.name: _plain(part.people) for part in self.genders},
        }


def year_of(
    tallies: Tallies,
    year: int,
    chosen: RegisterChoice,
    *,
    began: int,
    erased: int,
    visits: int,
) -> ParticipantYear:
    """The figures of a year; of fewer people than SMALLEST_GROUP hardly anything.

    The register began in `began`: of the years before nothing is known, which is not the same as nobody.
    """
    people, new = tallies.get((TallyAbout.PEOPLE, ""), 0), tallies.get((TallyAbout.NEW, ""), 0)
    if not people:
        return ParticipantYear(
            kept=chosen.kept and year >= began,
            asks=chosen.asks,
            people=ShownCount(number=0),
            times=0,
            visits=visits,
        )
    few = people < SMALLEST_GROUP
    born = {int(value): n for (about, value), n in tallies.items() if about is TallyAbout.BORN}
    known = sum(born.values())
    ages = [
        (_band_name(*band), sum(n for born_in, n in born.items() if _within(year - born_in, band)))
        for band in _BANDS
    ]
    return ParticipantYear(
        kept=True,
        asks=chosen.asks,
        people=ShownCount(few=True) if few else ShownCount(number=people),
        new=None if year == began else shown_of((new, people - new))[0],
        times=None if few else tallies[TallyAbout.TIMES, ""],
        visits=visits,
        homes=_parts(people, _counted(tallies, TallyAbout.HOME, home_names())),
        ages=_parts(people, ages),
        genders=_parts(people, _counted(tallies, TallyAbout.GENDER, gender_names())),
        average_age=(
            half_up(sum((year - born_in) * n for born_in, n in born.items()), known)
            if known >= SMALLEST_GROUP
            else None
        ),
        erased=erased,
    )


def _counted(
    tallies: Tallies, about: TallyAbout, names: Mapping[Home, str] | Mapping[Gender, str]
) -> list[tuple[str, int]]:
    return [(name, tallies.get((about, value.value), 0)) for value, name in names.items()]


def _parts(people: int, counted: list[tuple[str, int]]) -> tuple[CountedPart, ...]:
    """The parts with what is not known of; nothing when it is known of nobody."""
    known = sum(n for _name, n in counted)
    if not known:
        return ()
    counted = [*counted, (_("niet bekend"), people - known)]
    return tuple(
        CountedPart(
            name=name,
            people=shown,
            share=None if shown.number is None else shown.number / people,
        )
        for (name, _n), shown in zip(counted, shown_of([n for _name, n in counted]), strict=True)
    )


def _within(age: int, band: tuple[int, int | None]) -> bool:
    youngest, oldest = band
    return youngest <= age and (oldest is None or age <= oldest)


def _band_name(youngest: int, oldest: int | None) -> str:
    if oldest is None:
        return _("{youngest} jaar en ouder").format(youngest=youngest)
    if not youngest:
        return _("tot en met {oldest} jaar").format(oldest=oldest)
    return _("{youngest} tot en met {oldest} jaar").format(youngest=youngest, oldest=oldest)


def _plain(shown: ShownCount) -> int | str:
    return shown.text if shown.number is None else shown.number


def participant_definitions() -> tuple[Definition, ...]:
    """Definitions of the printed words about participants, in the chosen language."""
    return explained(
        {
            _("unieke deelnemers"): _(
                "verschillende mensen die in het jaar minstens één keer zijn aangetikt in de lijst van deelnemers. "
                "Wie bij meer activiteiten komt, telt één keer. Wie niet in de lijst staat, zit er niet in. Houdt het "
                "huis geen lijst bij, dan staat er: niet bijgehouden. Dit volgt nooit uit bezoeken of aanmeldingen. "
                "Van wie gewist is, blijft alleen het aantal van elk jaar; wie daarna terugkomt, telt als een ander."
            ),
            _("nieuwe deelnemers"): _(
                "wie in dit jaar voor het eerst is aangetikt. In het jaar waarin de lijst begon is dat niet te zeggen."
            ),
            _("keren herkend"): _(
                "hoe vaak een deelnemer is aangetikt, bij elke keer opnieuw geteld. Aantikken op de dag zelf telt één "
                "bezoek bij het aantal van die keer, en terugnemen haalt het er weer af. Wie later wordt aangetikt, of "
                "al in het getypte aantal zit, telt niet nog een keer mee."
            ),
            _("uit de wijk"): _(
                "wie zei in de wijk te wonen, als deel van alle unieke deelnemers."
            ),
            _("leeftijd van deelnemers"): _(
                "het jaar min het geboortejaar, van wie dat bekend is. Het gemiddelde is in hele jaren, en nooit van "
                "minder dan {n} mensen."
            ).format(n=SMALLEST_GROUP),
            _("geslacht van deelnemers"): _(
                "wat mensen daar zelf over zeiden. Getallen onder de {n} staan er niet, en wat zo’n getal zou "
                "verraden ook niet."
            ).format(n=SMALLEST_GROUP),
        }
    )
