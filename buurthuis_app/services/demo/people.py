"""The demo's forty volunteers and what there is to be on duty for, as plain values. Nobody of them exists."""

from msgspec import Struct

from buurthuis_app.domain.volunteers.volunteer import VolunteerKind

BAR, HOST, KEY, COOKING = "bar", "gastvrouw of gastheer", "sleutel", "koken"
YOUTH, LANGUAGE, REPAIRS = "begeleiding jeugd", "taalmaatje", "klussen en tuin"


class DutyKind(Struct, frozen=True, kw_only=True):
    """A duty, and what it asks."""

    name: str
    needs_vog: bool = False
    minimum_age: int | None = None


DUTIES = (
    DutyKind(name=HOST),
    DutyKind(name=BAR, minimum_age=18),
    DutyKind(name=KEY, minimum_age=18),
    DutyKind(name=COOKING),
    DutyKind(name=YOUTH, needs_vog=True, minimum_age=18),
    DutyKind(name=LANGUAGE),
    DutyKind(name=REPAIRS),
)


class Someone(Struct, frozen=True, kw_only=True):
    """An invented volunteer. `begins` and `ends` are shares of the history; no end is still here."""

    name: str
    born: int
    duties: tuple[str, ...]
    begins: float = 0
    ends: float | None = None
    kind: VolunteerKind = VolunteerKind.VOLUNTEER
    talents: str = ""
    wants_to_learn: str = ""
    languages: str = ""


_WORK, _TRAINEE, _PAID = (
    VolunteerKind.WORK_EXPERIENCE,
    VolunteerKind.TRAINEE,
    VolunteerKind.PROFESSIONAL,
)

PEOPLE = (
    Someone(
        name="Ria Schouten", born=1951, duties=(HOST, BAR, KEY), talents="iedereen welkom heten"
    ),
    Someone(
        name="Oksana Kovalenko", born=1979, duties=(LANGUAGE, HOST), languages="Oekraïens, Engels"
    ),
    Someone(
        name="Sevda Aydın",
        born=1968,
        duties=(COOKING, HOST),
        languages="Turks",
        talents="koken voor 40",
    ),
    Someone(name="Roy Pinas", born=1984, duties=(YOUTH, KEY), kind=_PAID, languages="Sranantongo"),
    Someone(name="Henk Jonker", born=1953, duties=(REPAIRS, KEY), talents="elektra, fietsen"),
    Someone(
        name="Joyce Tuinman", born=1961, duties=(HOST, REPAIRS), talents="wandelen met een groep"
    ),
    Someone(
        name="Kasia Wójcik",
        born=1990,
        duties=(LANGUAGE, COOKING),
        begins=0.3,
        languages="Pools, Engels",
    ),
    Someone(name="Piotr Nowak", born=1987, duties=(REPAIRS, BAR), begins=0.4, languages="Pools"),
    Someone(
        name="Mohamed El Amrani", born=1975, duties=(YOUTH, BAR, KEY), languages="Arabisch, Frans"
    ),
    Someone(name="Naima Bouzidi", born=1982, duties=(HOST, COOKING), languages="Berbers, Frans"),
    Someone(name="Marijke Vos", born=1957, duties=(HOST, LANGUAGE, KEY)),
    Someone(name="Wim de Vries", born=1949, duties=(BAR, KEY), talents="boekhouden"),
    Someone(name="Desmond Lont", born=1972, duties=(YOUTH, BAR), begins=0.2, talents="muziek"),
    Someone(name="Iryna Melnyk", born=1995, duties=(HOST,), begins=0.7, languages="Oekraïens"),
    Someone(name="Chantal Romeijn", born=1978, duties=(HOST, BAR)),
    Someone(name="Ans Kuiper", born=1946, duties=(HOST,), talents="haken"),
    Someone(name="Bram Veldhuis", born=1999, duties=(BAR, YOUTH), begins=0.6),
    Someone(name="Coby Admiraal", born=1955, duties=(COOKING, BAR)),
    Someone(name="Dirk Zonneveld", born=1958, duties=(REPAIRS,), talents="houtbewerking"),
    Someone(name="Emine Yıldız", born=1970, duties=(COOKING,), languages="Turks"),
    Someone(name="Fatma Öztürk", born=1965, duties=(COOKING, HOST), languages="Turks, Duits"),
    Someone(name="Gerrit Bakker", born=1952, duties=(BAR, KEY)),
    Someone(name="Hanneke Prins", born=1963, duties=(LANGUAGE, HOST), talents="voorlezen"),
    Someone(
        name="Ibrahim Sesay",
        born=2001,
        duties=(BAR,),
        begins=0.8,
        kind=_WORK,
        wants_to_learn="Nederlands, kassa",
    ),
    Someone(name="Jannie Groot", born=1948, duties=(HOST,)),
    Someone(name="Kees Molenaar", born=1956, duties=(BAR, KEY, REPAIRS)),
    Someone(name="Lida Mooij", born=1960, duties=(HOST, COOKING)),
    Someone(
        name="Marwan Haddad", born=1993, duties=(LANGUAGE, BAR), begins=0.5, languages="Arabisch"
    ),
    Someone(name="Nel Castricum", born=1954, duties=(BAR, HOST)),
    Someone(name="Olga Petrova", born=1976, duties=(HOST,), begins=0.55, languages="Russisch"),
    Someone(name="Piet Beentjes", born=1950, duties=(KEY, BAR)),
    Someone(name="Quirine Ligthart", born=1969, duties=(COOKING, LANGUAGE)),
    Someone(
        name="Rachid Benali", born=1980, duties=(YOUTH, BAR), begins=0.35, languages="Arabisch"
    ),
    Someone(name="Sjaan Duin", born=1947, duties=(HOST, COOKING)),
    Someone(
        name="Teun Glorie",
        born=2005,
        duties=(YOUTH, BAR),
        begins=0.9,
        kind=_TRAINEE,
        wants_to_learn="groepen begeleiden",
    ),
    Someone(name="Yara de Ruiter", born=2009, duties=(HOST,), begins=0.92, kind=_TRAINEE),
    Someone(
        name="Zita Horváth",
        born=1985,
        duties=(COOKING, BAR),
        begins=0.75,
        kind=_WORK,
        wants_to_learn="werken in een keuken",
    ),
    Someone(name="Anton Schermer", born=1944, duties=(BAR,), ends=0.5),
    Someone(name="Greet Henneman", born=1943, duties=(HOST, COOKING), ends=0.8),
    Someone(name="Loes van Tol", born=1988, duties=(YOUTH,), begins=0.25, ends=0.9),
)
