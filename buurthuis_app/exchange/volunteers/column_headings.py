"""Columns of a list of volunteers, recognised by the words above them."""

from enum import Enum
from functools import lru_cache

from buurthuis_app.exchange.files.text_compare import plain, words


class PersonColumn(Enum):
    """What a column tells about a person."""

    NAME = "name"
    FIRST_NAME = "first name"
    MIDDLE = "middle"
    LAST_NAME = "last name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    EMERGENCY = "emergency"
    BIRTH = "birth"
    AVAILABLE = "available"
    VOG = "vog"
    DUTIES = "duties"
    SINCE = "since"
    UNTIL = "until"
    AGREEMENT = "agreement"
    ALLOWANCE = "allowance"
    KIND = "kind"
    TALENTS = "talents"
    LANGUAGES = "languages"
    REMARK = "remark"
    ASIDE = "aside"
    """A number of the row, an age that grows, a sex: nothing that is kept."""


_SPELLINGS: tuple[tuple[PersonColumn, str], ...] = (
    # The first that fits: what is more special stands first.
    (PersonColumn.EMERGENCY, "nood noodgeval noodnummer noodcontact ice calamiteit calamiteiten"),
    (PersonColumn.VOG, "vog goedgedrag"),
    (PersonColumn.FIRST_NAME, "voornaam voornamen roepnaam"),
    (PersonColumn.MIDDLE, "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels"),
    (PersonColumn.LAST_NAME, "achternaam achternamen familienaam"),
    (PersonColumn.EMAIL, "email emailadres mail mailadres emailadressen"),
    (
        PersonColumn.PHONE,
        "telefoon telefoonnummer telefoonnr tel telnr mobiel mobielnummer gsm mob",
    ),
    (PersonColumn.BIRTH, "geboren geboortedatum geboortejaar gebdatum geb gebjaar verjaardag"),
    (
        PersonColumn.UNTIL,
        "gestopt stopt gestopte einde einddatum eind uitdienst vertrokken tot weg",
    ),
    (PersonColumn.AGREEMENT, "overeenkomst contract vrijwilligersovereenkomst getekend"),
    (PersonColumn.ALLOWANCE, "vergoeding vrijwilligersvergoeding onkostenvergoeding"),
    (
        PersonColumn.SINCE,
        "sinds begonnen startdatum begindatum start begin ingang vanaf datum indienst",
    ),
    (PersonColumn.AVAILABLE, "beschikbaar beschikbaarheid inzetbaar dagen dagdelen wanneer"),
    (
        PersonColumn.DUTIES,
        "taken taak functie functies rol rollen werkzaamheden werk wat activiteit activiteiten",
    ),
    (PersonColumn.TALENTS, "talent talenten vaardigheden hobby hobbys kwaliteiten"),
    (PersonColumn.LANGUAGES, "taal talen spreekt"),
    (PersonColumn.KIND, "soort type status"),
    (
        PersonColumn.ADDRESS,
        "adres straat postcode woonplaats plaats huisnummer huisnr woonadres pc",
    ),
    (PersonColumn.REMARK, "opmerking opmerkingen bijzonderheden notitie notities toelichting memo"),
    (PersonColumn.ASIDE, "nr nummer leeftijd geslacht id volgnummer volgnr"),
    (PersonColumn.NAME, "naam namen vrijwilliger vrijwilligers wie medewerker persoon"),
)


@lru_cache(maxsize=256)
def role_of(heading: str) -> PersonColumn | None:
    """What a column under these words holds; None when the words do not tell."""
    found = set(words(heading.replace("'", "")))
    whole = plain(heading)
    if whole in {"e mail", "e mailadres", "e mail adres"}:
        return PersonColumn.EMAIL
    if whole in {"06", "06 nummer", "06 nr"}:
        return PersonColumn.PHONE
    joined = whole.replace(" ", "")
    for role, spellings in _SPELLINGS:
        known = set(spellings.split())
        if found & known or joined in known:
            return role
    return None
