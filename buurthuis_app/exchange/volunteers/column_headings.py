"""Columns of a list of volunteers, recognised by the words above them."""

import re
from enum import Enum
from functools import lru_cache

from buurthuis_app.domain.volunteers.fields import VolunteerField, text_fields
from buurthuis_app.exchange.files.text_compare import plain, words


class PersonColumn(Enum):
    """What a column tells about a person that is read in its own way; plain texts go by the name of their field."""

    NAME = "name"
    FIRST_NAME = "first name"
    INITIALS = "initials"
    MIDDLE = "middle"
    LAST_NAME = "last name"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH = "birth"
    AVAILABLE = "available"
    VOG = "vog"
    DUTIES = "duties"
    SINCE = "since"
    UNTIL = "until"
    EARLIER = "earlier"
    AGREEMENT = "agreement"
    ALLOWANCE = "allowance"
    KIND = "kind"
    REMARK = "remark"
    ACTIVE = "active"
    INACTIVE = "inactive"
    RATHER = "rather"
    RATHER_NOT = "rather not"
    VOG_NEEDED = "vog needed"
    VOG_RENEW = "vog renew"
    PER_WEEK = "per week"
    PER_MONTH = "per month"
    NOT_RUNNING = "not running"
    TOGETHER = "together"
    ASIDE = "aside"
    """A number of the row, an age that grows, a sex, when a form was filled in: nothing that is kept."""


Role = PersonColumn | str
"""What a column tells: one of those, or the name of a plain field."""


def plain_fields() -> tuple[VolunteerField, ...]:
    """The fields that are read as they stand."""
    odd = {column.value for column in PersonColumn}
    return tuple(field for field in text_fields() if field.name not in odd)


DATES = frozenset(map(PersonColumn, ("birth", "since", "until", "agreement", "vog", "vog renew")))
"""What columns of dates tell."""
_COUNTED = ("vog needed", "per week", "per month", "not running", "allowance")
_SAID_ONCE = ("kind", "active", "inactive", "middle", "first name")
ONE_COLUMN = DATES | set(map(PersonColumn, (*_COUNTED, *_SAID_ONCE)))
"""What one column tells; a second of these is kept in its own words."""


_SPELLINGS: tuple[tuple[Role, str], ...] = (
    # The first that fits: what is more special stands first.
    *((field.name, field.spellings) for field in plain_fields() if field.wins),
    (PersonColumn.VOG, "vog goedgedrag"),
    (PersonColumn.FIRST_NAME, "voornaam voornamen roepnaam vorname firstname"),
    (PersonColumn.MIDDLE, "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels"),
    (PersonColumn.INITIALS, "voorletters voorletter initialen initials"),
    (PersonColumn.LAST_NAME, "achternaam achternamen familienaam nachname lastname surname"),
    (PersonColumn.EMAIL, "email emailadres mail mailadres emailadressen emailadresse"),
    (
        PersonColumn.PHONE,
        "telefoon telefoonnummer telefoonnr tel telnr mobiel mobielnummer gsm mob phone telephone mobile telefon handy",
    ),
    (
        PersonColumn.BIRTH,
        "geboren geboortedatum geboortejaar gebdatum geb gebjaar verjaardag birth birthday birthdate dob geburtsdatum",
    ),
    (PersonColumn.EARLIER, "eerdere periodes periode"),
    (PersonColumn.ASIDE, "tijdstempel timestamp zeitstempel"),
    (PersonColumn.INACTIVE, "inactief nonactief uitgeschreven"),
    (
        PersonColumn.UNTIL,
        "gestopt stopt gestopte einde einddatum eind uitdienst vertrokken tot weg",
    ),
    (PersonColumn.AGREEMENT, "overeenkomst contract vrijwilligersovereenkomst getekend"),
    (PersonColumn.ALLOWANCE, "vergoeding vrijwilligersvergoeding onkostenvergoeding"),
    (
        PersonColumn.SINCE,
        "sinds begonnen startdatum begindatum start begin ingang vanaf indienst since started",
    ),
    (PersonColumn.ACTIVE, "actief active aktiv"),
    (
        PersonColumn.AVAILABLE,
        "beschikbaar beschikbaarheid inzetbaar dagen dagdelen wanneer when available availability wann verfugbar",
    ),
    (
        PersonColumn.DUTIES,
        "taken taak functie functies rol rollen werkzaamheden werk wat activiteit activiteiten tasks role duties what",
    ),
    *((field.name, field.spellings) for field in plain_fields() if not field.wins),
    (PersonColumn.KIND, "soort type status"),
    (
        PersonColumn.REMARK,
        "opmerking opmerkingen bijzonderheden notitie notities toelichting memo remarks comments notes bemerkungen",
    ),
    (
        PersonColumn.ASIDE,
        "nr nummer leeftijd geslacht id volgnummer volgnr age gender bsn sofinummer burgerservicenummer",
    ),
    (
        PersonColumn.NAME,
        "naam namen vrijwilliger vrijwilligers wie medewerker persoon name volunteer",
    ),
)


_PHRASES: dict[str, Role] = {
    "liever wel": PersonColumn.RATHER,
    "liever niet": PersonColumn.RATHER_NOT,
    "vog nodig": PersonColumn.VOG_NEEDED,
    "vog verlengen voor": PersonColumn.VOG_RENEW,
    "keer per week": PersonColumn.PER_WEEK,
    "uren per maand": PersonColumn.PER_MONTH,
    "niet twee dagen na elkaar": PersonColumn.NOT_RUNNING,
    "samen met": PersonColumn.TOGETHER,
    "begintijd": PersonColumn.ASIDE,
    "tijd van voltooien": PersonColumn.ASIDE,
    "start time": PersonColumn.ASIDE,
    "completion time": PersonColumn.ASIDE,
    "datum": PersonColumn.SINCE,  # of what, it does not say: beside a name it is when somebody began
}
"""Headings that mean something as a whole only: those of our own table of volunteers, and of forms."""
_KNOWN = tuple((role, frozenset(spellings.split())) for role, spellings in _SPELLINGS)
_MAIL = re.compile(r"\be mail(?:adres|adresse)?\b")
_NOT_ACTIVE = re.compile(r"\b(?:niet|non|not|nicht) (?:actief|active|aktiv)\b")


@lru_cache(maxsize=256)
def role_of(heading: str) -> Role | None:
    """What a column under these words holds; None when the words do not tell."""
    found = set(words(heading.replace("'", "")))
    whole = plain(heading)
    known_whole = _PHRASES | {plain(field.title): field.name for field in plain_fields()}
    if whole in known_whole:
        return known_whole[whole]
    if _MAIL.search(whole):
        return PersonColumn.EMAIL
    if _NOT_ACTIVE.search(whole):
        return PersonColumn.INACTIVE
    if whole in {"06", "06 nummer", "06 nr"}:
        return PersonColumn.PHONE
    joined = whole.replace(" ", "")
    for role, known in _KNOWN:
        if found & known or joined in known:
            return role
    return None
