"""Columns of a list, recognised by the words above them."""

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
    ASIDE = "aside"
    """Something else that is no count of visitors: costs, volunteers, the week."""


NEW_FACES = "nieuwe gezichten"
"""The tally kind of people who came for the first time; they lie inside the visits."""

_FILLERS = vocabulary(
    "aantal totaal totale het de van per en of een op bij in aanwezige bezoekers deelnemers",
    "personen waarvan hoeveel naam soort volledige dag",
)
_DATE = vocabulary("datum date wanneer data dd")
_ACTIVITY = vocabulary(
    "activiteit activiteiten activity wat groep groepen programma onderdeel bijeenkomst",
    "cursus evenement",
)
_TOTAL = vocabulary(
    "aantal aantallen bezoekers bezoeken bezoek bezoekersaantal deelnemers deelname",
    "aanwezig aanwezigen aanwezigheid opkomst personen mensen gasten totaal tot hoeveel",
    "count visitors visits attendance number geteld telling",
)
_NEW = vocabulary("nieuw nieuwe nieuwen nieuwkomers new nieuweling nieuwelingen")
_REMARK = vocabulary(
    "opmerking opmerkingen bijzonderheden bijzonderheid toelichting notitie notities notes",
    "remarks remark note comments comment verslag memo",
)
_STORY = vocabulary("verhaal verhalen story")
_TIME = vocabulary("tijd tijden tijdstip aanvang begintijd starttijd dagdeel van begin start")
_STATUS = vocabulary("status doorgegaan doorgang")
_ASIDE = vocabulary(
    "vrijwilligers vrijwilliger kosten bedrag euro omzet opbrengst uur uren week weeknr",
    "weeknummer wk nr nummer gastvrouw gastheer begeleider begeleiding begeleiders docent",
    "coordinator leiding locatie ruimte zaal weer maaltijden eindtijd weekdag dag maand",
    "jaar kwartaal gemiddeld gemiddelde subtotaal cumulatief verwacht gepland ingevuld",
    "ingevoerd door organisator telefoon email prijs kopjes consumpties tm eind einde duur",
    "id volgnummer medewerker barvrijwilliger",
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


class ColumnHeading(Struct, frozen=True, kw_only=True):
    """One column: its role, the tally kind it counts if any, and how surely its words say so (0 is surest)."""

    role: CountRole
    kind: str = ""
    doubt: int = 0


@lru_cache(maxsize=1024)
def heading_of(text: str) -> ColumnHeading | None:
    """What a column under these words holds; None when the words do not tell, as with the name of an activity."""
    found = words(text.replace("'", ""))
    meant = [word for word in found if word not in _FILLERS]
    if _NEW.intersection(found) and set(meant) <= _NEW | {"gezichten", "gezicht", "mensen"}:
        return ColumnHeading(role=CountRole.OF_WHOM, kind=NEW_FACES)
    if len(meant) == 1 and meant[0] in _KINDS:
        return ColumnHeading(role=CountRole.KIND, kind=_kind_name(text, meant[0]))
    if "waarvan" in found and meant:
        return ColumnHeading(
            role=CountRole.OF_WHOM, kind=" ".join(tidy(text).casefold().split()[1:])
        )
    return _by_words(found, meant)


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
)
_UNSURE = 5


def _by_words(found: tuple[str, ...], meant: list[str]) -> ColumnHeading | None:
    everything, content = set(found), set(meant)
    if everything & _TOTAL and everything <= _TOTAL | _FILLERS:
        is_sum = bool(everything & {"totaal", "tot"})
        return ColumnHeading(role=CountRole.TOTAL, doubt=len(found) + 2 * _UNSURE * is_sum)
    for role, known in _VOCABULARIES:
        if everything & known and content <= known:
            return ColumnHeading(role=role, doubt=len(found))
    if "datum" in everything and not content & _ASIDE:
        return ColumnHeading(role=CountRole.DATE, doubt=_UNSURE)
    if found[:1] in {("soort",), ("naam",)} and not everything & _ASIDE:
        return ColumnHeading(role=CountRole.ACTIVITY, doubt=_UNSURE)
    if found == ("dag",):
        return ColumnHeading(role=CountRole.DATE, doubt=_UNSURE)
    return ColumnHeading(role=CountRole.ASIDE) if everything & _ASIDE else None
