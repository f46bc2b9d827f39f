"""Roles of the columns of a list of volunteers: what they hold, by the words above them."""

import re
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
    ACTIVE = "active"
    INACTIVE = "inactive"
    RATHER = "rather"
    RATHER_NOT = "rather not"
    LEARN = "learn"
    VOG_NEEDED = "vog needed"
    VOG_RENEW = "vog renew"
    PER_WEEK = "per week"
    PER_MONTH = "per month"
    NOT_RUNNING = "not running"
    TOGETHER = "together"
    ASIDE = "aside"
    """A number of the row, an age that grows, a sex, when a form was filled in: nothing that is kept."""


ONE_COLUMN = frozenset(
    {
        *(Role.BIRTH, Role.SINCE, Role.UNTIL, Role.AGREEMENT, Role.VOG, Role.KIND),
        *(Role.VOG_NEEDED, Role.VOG_RENEW, Role.PER_WEEK, Role.PER_MONTH, Role.NOT_RUNNING),
        *(Role.ALLOWANCE, Role.ACTIVE, Role.INACTIVE, Role.MIDDLE, Role.FIRST_NAME),
    }
)
"""What one column tells; a second of these is kept in its own words."""
DATES = frozenset({Role.BIRTH, Role.SINCE, Role.UNTIL, Role.AGREEMENT, Role.VOG, Role.VOG_RENEW})
"""What columns of dates tell."""


_SPELLINGS: tuple[tuple[Role, str], ...] = (
    # The first that fits: what is more special stands first.
    (
        Role.EMERGENCY,
        "nood noodgeval noodnummer noodcontact ice calamiteit calamiteiten emergency notfall",
    ),
    (Role.VOG, "vog goedgedrag"),
    (Role.FIRST_NAME, "voornaam voornamen roepnaam vorname firstname"),
    (Role.MIDDLE, "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels"),
    (Role.LAST_NAME, "achternaam achternamen familienaam nachname lastname surname"),
    (Role.EMAIL, "email emailadres mail mailadres emailadressen emailadresse"),
    (
        Role.PHONE,
        "telefoon telefoonnummer telefoonnr tel telnr mobiel mobielnummer gsm mob phone telephone mobile telefon handy",
    ),
    (
        Role.BIRTH,
        "geboren geboortedatum geboortejaar gebdatum geb gebjaar verjaardag birth birthday birthdate dob geburtsdatum",
    ),
    (Role.ASIDE, "tijdstempel timestamp zeitstempel"),
    (Role.INACTIVE, "inactief nonactief uitgeschreven"),
    (Role.UNTIL, "gestopt stopt gestopte einde einddatum eind uitdienst vertrokken tot weg"),
    (Role.AGREEMENT, "overeenkomst contract vrijwilligersovereenkomst getekend"),
    (Role.ALLOWANCE, "vergoeding vrijwilligersvergoeding onkostenvergoeding"),
    (
        Role.SINCE,
        "sinds begonnen startdatum begindatum start begin ingang vanaf indienst since started",
    ),
    (Role.ACTIVE, "actief active aktiv"),
    (
        Role.AVAILABLE,
        "beschikbaar beschikbaarheid inzetbaar dagen dagdelen wanneer when available availability wann verfugbar",
    ),
    (
        Role.DUTIES,
        "taken taak functie functies rol rollen werkzaamheden werk wat activiteit activiteiten tasks role duties what",
    ),
    (Role.TALENTS, "talent talenten vaardigheden hobby hobbys kwaliteiten skills"),
    (Role.LANGUAGES, "taal talen spreekt languages language"),
    (Role.KIND, "soort type status"),
    (
        Role.ADDRESS,
        "adres straat postcode woonplaats plaats huisnummer huisnr woonadres pc address street adresse strasse",
    ),
    (
        Role.REMARK,
        "opmerking opmerkingen bijzonderheden notitie notities toelichting memo remarks comments notes bemerkungen",
    ),
    (Role.ASIDE, "nr nummer leeftijd geslacht id volgnummer volgnr age gender"),
    (Role.NAME, "naam namen vrijwilliger vrijwilligers wie medewerker persoon name volunteer"),
)


_PHRASES = {
    "liever wel": Role.RATHER,
    "liever niet": Role.RATHER_NOT,
    "wil leren": Role.LEARN,
    "vog nodig": Role.VOG_NEEDED,
    "vog verlengen voor": Role.VOG_RENEW,
    "keer per week": Role.PER_WEEK,
    "uren per maand": Role.PER_MONTH,
    "niet twee dagen na elkaar": Role.NOT_RUNNING,
    "samen met": Role.TOGETHER,
    "datum": Role.SINCE,  # of what, it does not say: beside a name it is when somebody began
}
"""Headings that mean something as a whole only: those of our own table of volunteers, mostly."""
_KNOWN = tuple((role, frozenset(spellings.split())) for role, spellings in _SPELLINGS)
_MAIL = re.compile(r"\be mail(?:adres|adresse)?\b")
_NOT_ACTIVE = re.compile(r"\b(?:niet|non|not|nicht) (?:actief|active|aktiv)\b")


@lru_cache(maxsize=256)
def role_of(heading: str) -> Role | None:
    """What a column under these words holds; None when the words do not tell."""
    found = set(words(heading.replace("'", "")))
    whole = plain(heading)
    if whole in _PHRASES:
        return _PHRASES[whole]
    if _MAIL.search(whole):
        return Role.EMAIL
    if _NOT_ACTIVE.search(whole):
        return Role.INACTIVE
    if whole in {"06", "06 nummer", "06 nr"}:
        return Role.PHONE
    joined = whole.replace(" ", "")
    for role, known in _KNOWN:
        if found & known or joined in known:
            return role
    return None
