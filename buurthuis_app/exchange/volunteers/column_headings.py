"""Columns of a list of volunteers, recognised by the words above them."""

import re
from enum import Enum
from functools import lru_cache

from buurthuis_app.domain.volunteers.fields import FieldKind, VolunteerField, volunteer_fields
from buurthuis_app.exchange.files.text_compare import plain, words


class PersonColumn(Enum):
    """What a column tells that is read in its own way. One that holds a field goes by its name."""

    NAME = "name"
    FIRST_NAME = "first name"
    INITIALS = "initials"
    MIDDLE = "middle"
    LAST_NAME = "last name"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH = "birth"
    AVAILABLE = "availability"
    VOG = "vog_seen_on"
    DUTIES = "duty_ids"
    SINCE = "since"
    UNTIL = "until"
    EARLIER = "earlier_stays"
    AGREEMENT = "agreement_on"
    ALLOWANCE = "allowance"
    KIND = "kind"
    REMARK = "remark"
    ACTIVE = "active"
    INACTIVE = "inactive"
    RATHER = "rather"
    RATHER_NOT = "rather_not"
    VOG_NEEDED = "vog_needed"
    TOGETHER = "together_with"
    ASIDE = "aside"
    """A number of the row, an age that grows, a sex, when a form was filled in: nothing that is kept."""


Role = PersonColumn | str
"""What a column tells: one of those, or the name of a plain field."""
_READ_ODDLY = {column.value: column for column in PersonColumn}


def plain_fields() -> tuple[VolunteerField, ...]:
    """The fields that are read by their kind alone."""
    return tuple(field for field in volunteer_fields() if field.name not in _READ_ODDLY)


DATES: frozenset[Role] = frozenset(
    {PersonColumn.BIRTH, PersonColumn.SINCE, PersonColumn.UNTIL}
    | {PersonColumn.AGREEMENT, PersonColumn.VOG}
    | {field.name for field in plain_fields() if field.kind is FieldKind.DAY}
)
"""What columns of dates tell."""
ONE_COLUMN: frozenset[Role] = (
    DATES
    | {PersonColumn.KIND, PersonColumn.VOG_NEEDED, PersonColumn.ALLOWANCE, PersonColumn.ACTIVE}
    | {PersonColumn.INACTIVE, PersonColumn.MIDDLE, PersonColumn.FIRST_NAME}
    | {field.name for field in plain_fields() if not field.is_text}
)
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


_PHRASES = {
    **dict.fromkeys(("06", "06 nummer", "06 nr"), PersonColumn.PHONE),
    "begintijd": PersonColumn.ASIDE,
    "tijd van voltooien": PersonColumn.ASIDE,
    "start time": PersonColumn.ASIDE,
    "completion time": PersonColumn.ASIDE,
    "datum": PersonColumn.SINCE,  # of what, it does not say: beside a name it is when somebody began
}
"""Headings that mean something as a whole only, as those of our own table do: these are of forms."""
_KNOWN = tuple((role, frozenset(spellings.split())) for role, spellings in _SPELLINGS)
_MAIL = re.compile(r"\be mail(?:adres|adresse)?\b")
_NOT_ACTIVE = re.compile(r"\b(?:niet|non|not|nicht) (?:actief|active|aktiv)\b")


@lru_cache(maxsize=256)
def role_of(heading: str) -> Role | None:
    """What a column under these words holds; None when the words do not tell."""
    found = set(words(heading.replace("'", "")))
    whole = plain(heading)
    own = {plain(field.title): field.name for field in volunteer_fields()}
    if whole in own:
        return _READ_ODDLY.get(own[whole], own[whole])
    if whole in _PHRASES:
        return _PHRASES[whole]
    if _MAIL.search(whole):
        return PersonColumn.EMAIL
    if _NOT_ACTIVE.search(whole):
        return PersonColumn.INACTIVE
    joined = whole.replace(" ", "")
    for role, known in _KNOWN:
        if found & known or joined in known:
            return role
    return None
