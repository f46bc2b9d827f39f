"""Columns of a list, recognised by the words above them."""

import re
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from buurthuis_app.exchange.files.text_compare import plain, tidy, vocabulary, words


class CountRole(Enum):
    """What a column tells."""

    DATE = "date"
    ACTIVITY = "activity"
    TOTAL = "total"
    KIND = "kind"
    OF_WHOM = "of whom"
    REMARK = "remark"
    STORY = "story"
    TIME = "time"
    STATUS = "status"
    STAMP = "stamp"
    """When a form was filled in: the date of the count only when there is no other."""
    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    KIND_NAME = "kind name"
    """Whom the number in this row counts: adults, children."""
    USE = "use"
    """Whether the number in this row adds up to the visits."""
    SOURCE = "source"
    ESTIMATED = "estimated"
    PERSON = "person"
    PRIVATE = "private"
    """What only lists of people have: an address, a telephone number, a date of birth."""
    ASIDE = "aside"
    """Something else that is no count of visitors: costs, volunteers, the week."""


NEW_FACES = "nieuwe gezichten"
"""The tally kind of people who came for the first time; they lie inside the visits."""

_FILLERS = vocabulary(
    "aantal totaal totale het de van per en of een op bij in aanwezige bezoekers deelnemers",
    "personen waarvan hoeveel naam soort volledige dag hoe waren was er is zijn welke",
    "welk deze dit u uw je jij jullie vandaag aanwezig geweest kwamen gekomen over the of how",
    "many which what were there number",
)
_DATE = vocabulary("datum date wanneer data dd when activiteitdatum bezoekdatum teldatum dagdatum")
_ACTIVITY = vocabulary(
    "activiteit activiteiten activity wat groep groepen programma onderdeel bijeenkomst",
    "cursus evenement activities event workshop",
)
_STAMP = vocabulary(
    "tijdstempel timestamp submitted submission voltooiingstijd ingediend ingevuld invullen ingevoerd aangemaakt",
    "invuldatum invoerdatum completion voltooid voltooien verzonden created zeitstempel horodateur",
)
_PRIVATE = vocabulary(
    "email mail emailadres mailadres telefoon telefoonnummer mobiel gsm adres straat postcode",
    "woonplaats geboortedatum geboren geboortejaar geb iban bsn phone birth birthday",
)
_PERSON = vocabulary(
    "voornaam achternaam roepnaam tussenvoegsel deelnemer bezoeker client klant lid persoon cursist gast",
    "leerling bewoner gebruiker username user initialen voorletters",
)
_PARTS_OF_DATES = {
    CountRole.DAY: vocabulary("dag dagnr dagnummer day"),
    CountRole.WEEKDAY: vocabulary("weekdag weekday"),
    CountRole.WEEK: vocabulary("week weeknr weeknummer wk weken"),
    CountRole.MONTH: vocabulary("maand month mnd maanden"),
    CountRole.YEAR: vocabulary("jaar year jaartal"),
}
_KIND_NAME = vocabulary(
    "telsoort doelgroep doelgroepen leeftijdsgroep leeftijdscategorie leeftijdsklasse geslacht bezoekerssoort",
    "bezoekerstype leeftijd leeftijden leeftijdgroep",
)
_TOTAL = vocabulary(
    "aantal aantallen bezoekers bezoeken bezoek bezoekersaantal deelnemers deelname",
    "aanwezig aanwezigen aanwezigheid opkomst personen mensen gasten totaal tot hoeveel",
    "count visitors visits attendance number geteld telling tellingen participants people headcount",
    "bezoekersaantallen aanwezigheden",
)
_NEW = vocabulary("nieuw nieuwe nieuwen nieuwkomers new nieuweling nieuwelingen")
_REMARK = vocabulary(
    "opmerking opmerkingen bijzonderheden bijzonderheid toelichting notitie notities notes",
    "bijz opm opmerk",
    "remarks remark note comments comment verslag memo",
)
_STORY = vocabulary("verhaal verhalen story")
_TIME = vocabulary("tijd tijden tijdstip aanvang begintijd starttijd dagdeel van begin start")
_STATUS = vocabulary("status doorgegaan doorgang ging verloop")
_ASIDE = vocabulary(
    "vrijwilligers vrijwilliger kosten bedrag euro omzet opbrengst uur uren nr nummer gastvrouw",
    "gastheer begeleider begeleiding begeleiders docent coordinator leiding locatie ruimte zaal",
    "weer maaltijden eindtijd kwartaal gemiddeld gemiddelde subtotaal cumulatief verwacht ingevuld",
    "ingevoerd door organisator telefoon email prijs kopjes consumpties tm eind einde duur",
    "id volgnummer medewerker barvrijwilliger kas kassa entree inkomsten uitgaven contributie",
    "donatie donaties fooi bijdrage munten bonnen afdracht huur temperatuur temp graden stand",
    "meterstand beginstand eindstand tellerstand teller kilometers km werkgebied thema themas gepland capaciteit",
)
_AGES = {
    "volwassenen": "volwassenen volwassene volw adults",
    "kinderen": "kinderen kind kids children",
    "jongeren": "jongeren jeugd tieners",
    "ouderen": "ouderen senioren",
    "peuters": "peuters",
    "baby's": "babys",
}
_SEXES = {"mannen": "mannen heren", "vrouwen": "vrouwen dames"}
_KINDS = {word: kind for kind, spellings in (_AGES | _SEXES).items() for word in spellings.split()}
SEX_KINDS = frozenset(_SEXES)


_OWN_WORDS = frozenset().union(
    *(_FILLERS, _DATE, _ACTIVITY, _STAMP, *_PARTS_OF_DATES.values(), _KIND_NAME, _TOTAL, _NEW),
    *(_REMARK, _STORY, _TIME, _STATUS, _ASIDE, _KINDS),
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HELPERS = "vrijwilligers"


class ColumnHeading(Struct, frozen=True, kw_only=True):
    """One column: its role, the tally kind it counts if any, and how surely its words say so (0 is surest)."""

    role: CountRole
    kind: str = ""
    doubt: int = 0


@lru_cache(maxsize=1024)
def heading_of(text: str) -> ColumnHeading | None:
    """What a column under these words holds; None when the words do not tell, as with the name of an activity."""
    heading = _heading(text)
    bare = _BRACKETS.sub(" ", text)
    if (heading is None or heading.role is CountRole.ASIDE) and bare != text and words(bare):
        return _heading(bare) or heading
    return heading


def is_own_words(text: str) -> bool:
    """Whether the program knows every word of this: then none of them is somebody's name."""
    strange = any(letter.isalpha() and not letter.isascii() for letter in plain(text))
    return not strange and bool(words(text)) and _OWN_WORDS.issuperset(words(text))


def _heading(text: str) -> ColumnHeading | None:
    found = tuple(
        _HELPERS if word.startswith("vrijw") else word for word in words(text.replace("'", ""))
    )
    meant = [word for word in found if word not in _FILLERS]
    if _NEW.intersection(found) and set(meant) <= _NEW | {"gezichten", "gezicht", "mensen"}:
        return ColumnHeading(role=CountRole.OF_WHOM, kind=NEW_FACES)
    if len(meant) == 1 and meant[0] in _KINDS:
        return ColumnHeading(role=CountRole.KIND, kind=_kind_name(text, meant[0]))
    if "geschat" in meant and set(meant) <= {"geschat", "schatting"}:
        return ColumnHeading(role=CountRole.ESTIMATED)
    if "waarvan" in found and meant:
        return ColumnHeading(
            role=CountRole.OF_WHOM, kind=" ".join(tidy(text).casefold().split()[1:])
        )
    return _by_words(found, meant)


def kind_of(text: str) -> str:
    """The tally kind that a cell names: "Volwassenen" and "volw." are one; what is unknown keeps its own words."""
    heading = heading_of(text)
    return heading.kind if heading and heading.kind else tidy(text).casefold()


def _kind_name(text: str, word: str) -> str:
    """ "Kinderen 0-4" and "Kinderen 4-12" stay two kinds."""
    has_age = any(letter.isdecimal() for letter in plain(text))
    return tidy(text).casefold() if has_age else _KINDS[word]


_VOCABULARIES = (
    (CountRole.DATE, _DATE),
    (CountRole.STORY, _STORY),
    (CountRole.REMARK, _REMARK),
    (CountRole.STATUS, _STATUS),
    (CountRole.ACTIVITY, _ACTIVITY),
    (CountRole.TIME, _TIME),
    (CountRole.KIND_NAME, _KIND_NAME),
    (CountRole.PERSON, _PERSON),
    (CountRole.USE, vocabulary("telt")),
    (CountRole.SOURCE, vocabulary("bron")),
)
_TELLTALES = ((CountRole.STAMP, _STAMP), (CountRole.PRIVATE, _PRIVATE))
"""One such word is enough, whatever stands beside it."""
_UNSURE = 5


def _by_words(found: tuple[str, ...], meant: list[str]) -> ColumnHeading | None:
    everything, content = set(found), set(meant)
    if everything & _TOTAL and everything <= _TOTAL | _FILLERS:
        is_sum = bool(everything & {"totaal", "tot"})
        return ColumnHeading(role=CountRole.TOTAL, doubt=len(found) + 2 * _UNSURE * is_sum)
    for known_roles in (_PARTS_OF_DATES.items(), _TELLTALES, _VOCABULARIES):
        for role, known in known_roles:
            whole = content if known_roles is not _TELLTALES else set()
            if everything & known and whole <= known:
                return ColumnHeading(role=role, doubt=len(found))
    if "datum" in everything and not content & _ASIDE:
        return ColumnHeading(role=CountRole.DATE, doubt=_UNSURE)
    if everything & _ASIDE:
        return ColumnHeading(role=CountRole.ASIDE)
    named = found[:1] in {("soort",), ("naam",)}
    return ColumnHeading(role=CountRole.ACTIVITY, doubt=_UNSURE) if named else None
