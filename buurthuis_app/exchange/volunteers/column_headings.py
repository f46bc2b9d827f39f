"""What the columns of a list of volunteers hold, by the words above them."""

from enum import Enum
from functools import lru_cache

from buurthuis_app.exchange.files.text_compare import plain, words


class Role(Enum):
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


_SPELLINGS: tuple[tuple[Role, str], ...] = (
    # The first that fits: what is more special stands first.
    (Role.EMERGENCY, "nood noodgeval noodnummer noodcontact ice calamiteit calamiteiten"),
    (Role.VOG, "vog goedgedrag"),
    (Role.FIRST_NAME, "voornaam voornamen roepnaam"),
    (Role.MIDDLE, "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels"),
    (Role.LAST_NAME, "achternaam achternamen familienaam"),
    (Role.EMAIL, "email emailadres mail mailadres emailadressen"),
    (Role.PHONE, "telefoon telefoonnummer telefoonnr tel telnr mobiel mobielnummer gsm mob"),
    (Role.BIRTH, "geboren geboortedatum geboortejaar gebdatum geb gebjaar verjaardag"),
    (Role.UNTIL, "gestopt stopt gestopte einde einddatum eind uitdienst vertrokken tot weg"),
    (Role.AGREEMENT, "overeenkomst contract vrijwilligersovereenkomst getekend"),
    (Role.ALLOWANCE, "vergoeding vrijwilligersvergoeding onkostenvergoeding"),
    (Role.SINCE, "sinds begonnen startdatum begindatum start begin ingang vanaf datum indienst"),
    (Role.AVAILABLE, "beschikbaar beschikbaarheid inzetbaar dagen dagdelen wanneer"),
    (
        Role.DUTIES,
        "taken taak functie functies rol rollen werkzaamheden werk wat activiteit activiteiten",
    ),
    (Role.TALENTS, "talent talenten vaardigheden hobby hobbys kwaliteiten"),
    (Role.LANGUAGES, "taal talen spreekt"),
    (Role.KIND, "soort type status"),
    (Role.ADDRESS, "adres straat postcode woonplaats plaats huisnummer huisnr woonadres pc"),
    (Role.REMARK, "opmerking opmerkingen bijzonderheden notitie notities toelichting memo"),
    (Role.ASIDE, "nr nummer leeftijd geslacht id volgnummer volgnr"),
    (Role.NAME, "naam namen vrijwilliger vrijwilligers wie medewerker persoon"),
)


@lru_cache(maxsize=256)
def role_of(heading: str) -> Role | None:
    """What a column under these words holds; None when the words do not tell."""
    found = set(words(heading.replace("'", "")))
    whole = plain(heading)
    if whole in {"e mail", "e mailadres", "e mail adres"}:
        return Role.EMAIL
    if whole in {"06", "06 nummer", "06 nr"}:
        return Role.PHONE
    joined = whole.replace(" ", "")
    for role, spellings in _SPELLINGS:
        known = set(spellings.split())
        if found & known or joined in known:
            return role
    return None
