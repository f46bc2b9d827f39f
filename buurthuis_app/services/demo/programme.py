"""What the demo's house organises: fifteen activities and what happens unplanned, as plain values."""

import datetime as dt
from dataclasses import dataclass, field

ADULTS = "volwassenen"
YOUNG_PEOPLE = "jongeren"
CHILDREN = "kinderen"
NEW_FACES = "nieuwe gezichten"
UNDIVIDED = "bezoekers, niet uitgesplitst"

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

Season = tuple[float, ...]
"""By month, January first: how busy it is against the average."""

EVEN: Season = (1.0,) * 12
INDOORS: Season = (1.12, 1.1, 1.04, 1.0, 0.94, 0.88, 0.74, 0.78, 0.98, 1.06, 1.14, 1.16)
OUTDOORS: Season = (0.7, 0.75, 0.95, 1.1, 1.2, 1.2, 1.0, 1.0, 1.15, 1.0, 0.85, 0.7)
SCHOOL_YEAR: Season = (1.08, 1.06, 1.1, 1.05, 1.08, 0.86, 0.62, 0.68, 0.96, 1.06, 1.12, 0.98)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitors:
    """Who comes: the kind most of them are, and the shares of children and of new faces."""

    mostly: str = ADULTS
    children: float = 0.0
    new: float = 0.05


GROWN_UPS = Visitors()
FAMILIES = Visitors(children=0.28, new=0.07)
KIDS = Visitors(children=0.82, new=0.05)
PUPILS = Visitors(mostly=CHILDREN, new=0.03)
YOUTH = Visitors(mostly=YOUNG_PEOPLE, new=0.06)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How many come: today's average, what is the least and the most, and the growth a year (0.05 is 5 %)."""

    average: float
    least: int
    most: int
    growth: float = 0.0
    season: Season = EVEN
    estimated: float = 0.035
    """The share of the counts that is an estimate."""
    forgetting: float = 1.0
    """How easily the host forgets to count, against the usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One activity that comes back every week or every so many weeks."""

    title: str
    weekdays: frozenset[int]
    starts: dt.time
    ends: dt.time
    numbers: Numbers
    theme: str
    area: str
    host: str
    room: str = ""
    visitors: Visitors = GROWN_UPS
    interval: int = 1
    months: frozenset[int] = field(default=frozenset(range(1, 13)))
    """In part of the year only: such an activity is planned time by time."""
    school_weeks_only: bool = False
    begins: float = 0.0
    """Which share of the history was over when it began."""
    weeks_old: int | None = None
    """Newly begun: how many weeks ago, whatever the history."""
    until: float | None = None
    """Which share of the history was over when it ended; None while it runs."""
    mishaps: tuple[str, ...] = ()
    """Reasons of its own not to take place."""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplanned:
    """Something that was not planned and took place all the same."""

    title: str
    times_a_year: int
    months: frozenset[int]
    weekdays: frozenset[int]
    numbers: Numbers
    theme: str
    area: str
    room: str = ""
    visitors: Visitors = FAMILIES
    description: str = ""


def _at(hour: int, minute: int = 0) -> dt.time:
    return dt.time(hour, minute)


PROGRAMMES: tuple[Programme, ...] = (
    Programme(
        title="Koffie-inloop",
        weekdays=frozenset(range(7)),
        starts=_at(10),
        ends=_at(12),
        numbers=Numbers(average=13, least=5, most=24, growth=0.04, season=INDOORS),
        visitors=Visitors(children=0.08, new=0.05),
        theme="eenzaamheid",
        area="Molenwijk",
        room="Huiskamer",
        host="Ria S.",
        mishaps=("gastvrouw ziek", "vloer in de was"),
        description="Elke ochtend staat de koffie klaar. Binnenlopen mag altijd, ook voor een kwartiertje.",
    ),
    Programme(
        title="Taalcafé",
        weekdays=frozenset({TUE, THU}),
        starts=_at(13, 30),
        ends=_at(15),
        numbers=Numbers(average=10, least=3, most=18, growth=0.07, season=SCHOOL_YEAR),
        visitors=Visitors(new=0.09),
        theme="taal en leren",
        area="De Vaart",
        room="Huiskamer",
        host="Oksana K.",
        description="Nederlands oefenen aan tafel, met thee erbij. Het gaat om praten, niet om fouten.",
    ),
    Programme(
        title="Samen eten",
        weekdays=frozenset({WED, SUN}),
        starts=_at(17, 30),
        ends=_at(19, 30),
        numbers=Numbers(average=23, least=12, most=42, growth=0.05, season=INDOORS),
        visitors=Visitors(children=0.14, new=0.06),
        theme="eenzaamheid",
        area="Oud-Havenkwartier",
        room="Grote zaal",
        host="Sevda A.",
        mishaps=("kok ziek", "oven stuk"),
        description="Een driegangenmaaltijd, gekookt door buren voor buren. Aanmelden kan tot de dag ervoor.",
    ),
    Programme(
        title="Jongereninloop",
        weekdays=frozenset({FRI, SAT}),
        starts=_at(19),
        ends=_at(21, 30),
        numbers=Numbers(average=13, least=4, most=28, growth=0.12, season=INDOORS, estimated=0.1),
        visitors=YOUTH,
        theme="opgroeien",
        area="Kersenhof",
        room="Grote zaal",
        host="Roy P.",
        begins=0.12,
        description="Voor iedereen van 12 tot 18: tafeltennis, muziek, en iemand die luistert.",
    ),
    Programme(
        title="Repair café",
        weekdays=frozenset({SAT}),
        interval=4,
        starts=_at(13),
        ends=_at(16),
        numbers=Numbers(average=22, least=10, most=38, growth=0.05, estimated=0.3),
        visitors=Visitors(children=0.06, new=0.18),
        theme="duurzaam",
        area="Rietland",
        room="Grote zaal",
        host="Henk J.",
        begins=0.05,
        description="Samen repareren: lampen, broeken, fietsen en koffiezetters.",
    ),
    Programme(
        title="Wandelclub",
        weekdays=frozenset({MON}),
        starts=_at(13, 30),
        ends=_at(15),
        numbers=Numbers(average=9, least=2, most=17, growth=0.02, season=OUTDOORS),
        theme="gezondheid",
        area="Rietland",
        host="Joyce T.",
        mishaps=("te glad", "onweer", "storm"),
        description="Een uur lopen in rustig tempo, daarna thee. Ook met rollator.",
    ),
    Programme(
        title="Breicafé",
        weekdays=frozenset({MON}),
        starts=_at(19, 30),
        ends=_at(21, 30),
        numbers=Numbers(average=8, least=3, most=14, growth=-0.04, season=INDOORS),
        theme="dagbesteding",
        area="Zonneveld",
        room="Huiskamer",
        host="Kasia W.",
        description="Breien en haken voor beginners en kenners. Wol is er genoeg.",
    ),
    Programme(
        title="Computerhulp",
        weekdays=frozenset({THU}),
        starts=_at(10),
        ends=_at(12),
        numbers=Numbers(average=6, least=1, most=11, growth=-0.03, forgetting=1.5),
        theme="meedoen",
        area="Molenwijk",
        room="Atelier",
        host="Piotr N.",
        until=0.84,
        description="Vragen over telefoon, tablet of DigiD. Neem uw eigen apparaat mee.",
    ),
    Programme(
        title="Huiswerkhulp",
        weekdays=frozenset({TUE, THU}),
        starts=_at(15, 30),
        ends=_at(17),
        numbers=Numbers(average=11, least=4, most=18, growth=0.03, season=SCHOOL_YEAR),
        visitors=PUPILS,
        theme="opgroeien",
        area="Kersenhof",
        room="Atelier",
        host="Mohamed E.",
        school_weeks_only=True,
        description="Rustig leren met hulp, voor groep 6 tot en met de tweede klas.",
    ),
    Programme(
        title="Inloopspreekuur",
        weekdays=frozenset({FRI}),
        starts=_at(13, 30),
        ends=_at(15, 30),
        numbers=Numbers(average=6, least=1, most=12, growth=0.06, forgetting=1.3),
        visitors=Visitors(new=0.3),
        theme="meedoen",
        area="De Vaart",
        room="Atelier",
        host="Naima B.",
        description="Hulp bij brieven, formulieren en geldzaken. Zonder afspraak.",
    ),
    Programme(
        title="Yoga 55+",
        weekdays=frozenset({TUE}),
        starts=_at(9, 30),
        ends=_at(10, 30),
        numbers=Numbers(average=12, least=5, most=18, growth=0.01, season=INDOORS),
        theme="gezondheid",
        area="Zonneveld",
        room="Grote zaal",
        host="Marijke V.",
        school_weeks_only=True,
        description="Rustig bewegen op de mat of op de stoel.",
    ),
    Programme(
        title="Buurtmoestuin",
        weekdays=frozenset({SAT}),
        starts=_at(9, 30),
        ends=_at(12),
        numbers=Numbers(average=7, least=2, most=15, growth=0.06, season=OUTDOORS, forgetting=1.8),
        visitors=FAMILIES,
        theme="duurzaam",
        area="Rietland",
        host="Wim de V.",
        months=frozenset(range(4, 11)),
        mishaps=("te nat", "onweer"),
        description="Zaaien, wieden en oogsten op het veldje achter het huis.",
    ),
    Programme(
        title="Filmavond",
        weekdays=frozenset({THU}),
        interval=4,
        starts=_at(19, 30),
        ends=_at(22),
        numbers=Numbers(average=15, least=6, most=34, growth=-0.1, season=INDOORS, estimated=0.1),
        theme="meedoen",
        area="Oud-Havenkwartier",
        room="Grote zaal",
        host="Desmond L.",
        until=0.62,
        description="Een film op het grote doek, en na afloop een gesprek.",
    ),
    Programme(
        title="Kinderknutselen",
        weekdays=frozenset({WED, SAT}),
        starts=_at(14),
        ends=_at(16),
        numbers=Numbers(average=11, least=3, most=18, growth=0.02, season=SCHOOL_YEAR),
        visitors=KIDS,
        theme="opgroeien",
        area="Kersenhof",
        room="Atelier",
        host="Iryna M.",
        description="Plakken, verven en bouwen met wat er is. Vanaf vier jaar.",
    ),
    Programme(
        title="Meezingkoor",
        weekdays=frozenset({SUN}),
        starts=_at(14),
        ends=_at(15, 30),
        numbers=Numbers(average=19, least=8, most=32, growth=1.5),
        visitors=Visitors(children=0.04, new=0.16),
        theme="meedoen",
        area="Zonneveld",
        room="Grote zaal",
        host="Chantal R.",
        weeks_old=8,
        description="Liedjes die iedereen kent. Zingen kunnen hoeft niet.",
    ),
)

UNPLANNED: tuple[Unplanned, ...] = (
    Unplanned(
        title="Buurtfeest",
        times_a_year=1,
        months=frozenset({6}),
        weekdays=frozenset({SAT}),
        numbers=Numbers(average=120, least=70, most=190, growth=0.03, estimated=0.9),
        visitors=Visitors(children=0.35, new=0.2),
        theme="meedoen",
        area="Molenwijk",
        description="Lange tafels op het plein. Iedereen neemt iets mee.",
    ),
    Unplanned(
        title="Spontane kookavond",
        times_a_year=5,
        months=frozenset(range(1, 13)) - {7, 8},
        weekdays=frozenset({TUE}),
        numbers=Numbers(average=9, least=5, most=12, estimated=0.2),
        theme="meedoen",
        area="De Vaart",
        room="Keuken",
        description="Er was eten over, of iemand had zin om te koken.",
    ),
)

ALL: tuple[Programme | Unplanned, ...] = (*PROGRAMMES, *UNPLANNED)

MISHAPS = (
    ("gastvrouw ziek", 5),
    ("te weinig aanmeldingen", 3),
    ("zaal nodig voor een uitvaart", 1),
    ("verwarming stuk", 1),
    ("stembureau", 1),
    ("", 4),
)
"""Why something does not take place, with how often; "" is a reason nobody noted."""

REMARKS = (
    "Drie stoelen te weinig. Volgende keer eerder klaarzetten.",
    "Taart van de buren, omdat hun kleinkind geboren is.",
    "Deur van het slot klemt weer.",
    "Een stagiaire van het mbo hielp mee.",
    "Het was warm, we zaten buiten.",
    "De bus reed niet, daarom minder mensen.",
    "Fotograaf van het wijkblad was er.",
    "Nieuwe koffie, goed gekeurd.",
    "Veel regen, toch volle tafels.",
    "De wijkagent kwam even langs.",
    "Suiker is op.",
    "Twee mensen gebeld die lang niet geweest zijn.",
)
