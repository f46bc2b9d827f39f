"""What the columns of a list of volunteers hold, by the words above them."""

from enum import Enum
from functools import lru_cache

from buurthuis_app.exchange.files.text_compare import plain, words


class PersonRole(Enum):
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


_SPELLINGS: tuple[tuple[PersonRole, str], ...] = (
    # The first that fits: what is more special stands first.
    (PersonRole.EMERGENCY, "nood noodgeval noodnummer noodcontact ice calamiteit calamiteiten"),
    (PersonRole.VOG, "vog goedgedrag"),
    (PersonRole.FIRST_NAME, "voornaam voornamen roepnaam"),
    (PersonRole.MIDDLE, "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels"),
    (PersonRole.LAST_NAME, "achternaam achternamen familienaam"),
    (PersonRole.EMAIL, "email emailadres mail mailadres emailadressen"),
    (PersonRole.PHONE, "telefoon telefoonnummer telefoonnr tel telnr mobiel mobielnummer gsm mob"),
    (PersonRole.BIRTH, "geboren geboortedatum geboortejaar gebdatum geb gebjaar verjaardag"),
    (PersonRole.UNTIL, "gestopt stopt gestopte einde einddatum eind uitdienst vertrokken tot weg"),
    (PersonRole.AGREEMENT, "overeenkomst contract vrijwilligersovereenkomst getekend"),
    (PersonRole.ALLOWANCE, "vergoeding vrijwilligersvergoeding onkostenvergoeding"),
    (
        PersonRole.SINCE,
        "sinds begonnen startdatum begindatum start begin ingang vanaf datum indienst",
    ),
    (PersonRole.AVAILABLE, "beschikbaar beschikbaarheid inzetbaar dagen dagdelen wanneer"),
    (
        PersonRole.DUTIES,
        "taken taak functie functies rol rollen werkzaamheden werk wat activiteit activiteiten",
    ),
    (PersonRole.TALENTS, "talent talenten vaardigheden hobby hobbys kwaliteiten"),
    (PersonRole.LANGUAGES, "taal talen spreekt"),
    (PersonRole.KIND, "soort type status"),
    (PersonRole.ADDRESS, "adres straat postcode woonplaats plaats huisnummer huisnr woonadres pc"),
    (PersonRole.REMARK, "opmerking opmerkingen bijzonderheden notitie notities toelichting memo"),
    (PersonRole.ASIDE, "nr nummer leeftijd geslacht id volgnummer volgnr"),
    (PersonRole.NAME, "naam namen vrijwilliger vrijwilligers wie medewerker persoon"),
)


@lru_cache(maxsize=256)
def role_of(heading: str) -> PersonRole | None:
    """What a column under these words holds; None when the words do not tell."""
    found = set(words(heading.replace("'", "")))
    whole = plain(heading)
    if whole in {"e mail", "e mailadres", "e mail adres"}:
        return PersonRole.EMAIL
    if whole in {"06", "06 nummer", "06 nr"}:
        return PersonRole.PHONE
    joined = whole.replace(" ", "")
    for role, spellings in _SPELLINGS:
        known = set(spellings.split())
        if found & known or joined in known:
            return role
    return None
