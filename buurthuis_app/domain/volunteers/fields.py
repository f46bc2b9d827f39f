"""Fields of a volunteer, each said once: form, details, search, tables out and in, and inzage walk this list.

A plain text field is a line in `PersonFacts`, an entry here and a migration.
"""

from collections.abc import Iterable
from enum import Enum
from functools import partial
from typing import Any

from msgspec import Struct

from buurthuis_app.domain.centre.centre import LONGEST_NAME
from buurthuis_app.domain.shared.contact_details import LONGEST_CONTACT
from buurthuis_app.i18n import _

LONGEST_REMARK = 4000
MOST_A_WEEK, MOST_HOURS = 21, 744
"""Parts of the day in a week, and hours in the longest month."""
_CONTACT = "wie de vrijwilliger is en hoe die te bereiken is"
_EMERGENCY = "wie er gebeld wordt als er met de vrijwilliger iets is"
_ABLE = "wat iemand kan en wil leren, voor werk dat past"
_KEYS = "wie welke sleutel van het huis heeft"
_AGREED = "wat er met de vrijwilliger is afgesproken"


class FieldKind(Enum):
    """Kind of field. What is ODD has a value that each user shows and reads in its own way."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    NUMBER = "number"
    TICK = "tick"
    ODD = "odd"
    COLUMN = "column"
    """No field, but a column of tables that says a part of one."""


class FieldGroup(Enum):
    """Group of fields that stand together."""

    REACHED = "reached"
    PRIVATE = "private"
    STANDING = "standing"
    WHEN = "when"
    ABLE = "able"
    AGREED = "agreed"


class VolunteerField(Struct, frozen=True):
    """One field of `Volunteer`. `words` are those of the form; `heading` stands above its column if that is shorter.

    `purpose` is what a personal text is kept for, `longest` how many characters it may have, `most` how high a number
    may be. `spellings` are words above a column in lists of others; those of one that `wins` go before all others.
    Short fields share a line of the form. `binds` are values that are shown as one, of which the last known says most.
    """

    kind: FieldKind
    group: FieldGroup
    name: str
    words: str
    heading: str = ""
    help: str = ""
    purpose: str = ""
    longest: int = 0
    most: int = 0
    spellings: str = ""
    wins: bool = False
    searched: bool = False
    short: bool = False
    binds: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What stands above its column in a table."""
        return self.heading or self.words

    @property
    def is_text(self) -> bool:
        """Whether it holds words that somebody typed."""
        return self.kind in {FieldKind.LINE, FieldKind.LINES}

    def value_in(self, record: Any) -> Any:
        """What a volunteer, or somebody found in a file, has for it."""
        values = (getattr(record, name) for name in self.binds[::-1] or (self.name,))
        return next(filter(None, values), None)


def volunteer_fields() -> tuple[VolunteerField, ...]:
    """All fields, in the order of tables and of what is told about somebody."""
    return (*_who(), *_when(), *_able_and_agreed())


def fields_of(*groups: FieldGroup) -> tuple[VolunteerField, ...]:
    """The fields of these groups, a group at a time."""
    fields = volunteer_fields()
    return tuple(field for group in groups for field in fields if field.group is group)


def text_fields() -> tuple[VolunteerField, ...]:
    """The fields that hold text."""
    return tuple(field for field in volunteer_fields() if field.is_text)


def searched_names() -> tuple[str, ...]:
    """Names of the texts by which a volunteer is found."""
    return tuple(field.name for field in volunteer_fields() if field.searched)


def _who() -> Iterable[VolunteerField]:
    add = partial(_line, FieldGroup.REACHED, _CONTACT, searched=True)
    yield add("name", _("Naam"), longest=LONGEST_NAME)
    yield add("phone", _("Telefoon"), short=True)
    yield add("email", _("E-mail"), short=True)
    words = "adres straat postcode woonplaats plaats huisnummer huisnr woonadres pc address street adresse strasse"
    yield _line(FieldGroup.PRIVATE, _CONTACT, "address", _("Adres"), spellings=words)
    words = "nood noodgeval noodnummer noodcontact ice calamiteit calamiteiten emergency notfall"
    add = partial(_line, FieldGroup.PRIVATE, _EMERGENCY, spellings=words, wins=True)
    yield add("emergency_contact", _("Bellen als er iets is"), _("Noodcontact"))
    text = _("Alleen als het nodig is, bijvoorbeeld voor een taak met een leeftijdsgrens.")
    odd = partial(
        VolunteerField, FieldKind.ODD, FieldGroup.PRIVATE, binds=("birth_year", "birth_date")
    )
    yield odd("birth", _("Geboortejaar of geboortedatum"), _("Geboren"), help=text)
    odd = partial(VolunteerField, FieldKind.ODD, FieldGroup.STANDING)
    yield odd("duty_ids", _("Taken"), help=_("Wat deze persoon mag doen."))
    yield odd("kind", _("Soort"), short=True)
    day = partial(VolunteerField, FieldKind.DAY, FieldGroup.STANDING, short=True)
    yield day("since", _("Sinds"))
    yield day("until", _("Laatste dag"), _("Gestopt"))


def _when() -> Iterable[VolunteerField]:
    odd = partial(VolunteerField, FieldKind.ODD, FieldGroup.WHEN)
    text = _("Klik of druk op de spatiebalk: leeg = kan, + liever wel, − liever niet, × kan niet.")
    yield odd("availability", _("Vaste week"), _("Beschikbaar"), help=text)
    column = partial(VolunteerField, FieldKind.COLUMN, FieldGroup.WHEN)
    yield column("rather", _("Liever wel"))
    yield column("rather_not", _("Liever niet"))
    limit = partial(VolunteerField, FieldKind.NUMBER, FieldGroup.WHEN, short=True)
    words = _("Hoogstens zo vaak per week")
    yield limit("max_per_week", words, _("Keer per week"), most=MOST_A_WEEK)
    words = _("Hoogstens zo veel uur per maand")
    yield limit("max_hours_per_month", words, _("Uren per maand"), most=MOST_HOURS)
    tick = partial(VolunteerField, FieldKind.TICK, FieldGroup.WHEN)
    words = _("Liever niet twee dagen achter elkaar")
    yield tick("not_two_days_running", words, _("Niet twee dagen na elkaar"))
    yield odd("together_with", _("Alleen samen met een van deze mensen"), _("Samen met"))


def _able_and_agreed() -> Iterable[VolunteerField]:
    lines = partial(_lines, FieldGroup.ABLE, _ABLE, searched=True)
    words = "talent talenten vaardigheden hobby hobbys kwaliteiten skills"
    yield lines("talents", _("Talenten"), spellings=words)
    yield lines("wants_to_learn", _("Wil leren"))
    add = partial(_line, FieldGroup.ABLE, _ABLE, searched=True)
    yield add("languages", _("Talen"), spellings="taal talen spreekt languages language")
    day = partial(VolunteerField, FieldKind.DAY, FieldGroup.AGREED)
    yield day("agreement_on", _("Overeenkomst getekend op"), _("Overeenkomst"))
    odd = partial(VolunteerField, FieldKind.ODD, FieldGroup.AGREED)
    text = _("Voor wie stopte en terugkwam. Zo blijven de cijfers van vorige jaren zoals ze zijn.")
    yield odd("earlier_stays", _("Eerdere periodes"), help=text)
    yield day("first_aid_until", _("EHBO geldig tot"), spellings="ehbo", wins=True, short=True)
    yield day("bhv_until", _("BHV geldig tot"), spellings="bhv", wins=True, short=True)
    text = _("Welke sleutels iemand heeft. Maak dit leeg als ze terug zijn.")
    words = "sleutel sleutels sleutelnummer keys"
    yield _line(FieldGroup.AGREED, _KEYS, "keys", _("Sleutels"), help=text, spellings=words)
    tick = partial(VolunteerField, FieldKind.TICK, FieldGroup.AGREED)
    yield tick("vog_needed", _("Een VOG is nodig"), _("VOG nodig"))
    yield day("vog_seen_on", _("VOG gezien op"), _("VOG d.d."), short=True)
    yield day("vog_renew_by", _("Vernieuwen voor"), _("VOG verlengen voor"), short=True)
    yield tick("allowance", _("Krijgt een vrijwilligersvergoeding"), _("Vergoeding"))
    yield _lines(FieldGroup.AGREED, _AGREED, "remark", _("Opmerking"))


def _text(
    kind: FieldKind, usual: int, group: FieldGroup, purpose: str, *words: Any, **more: Any
) -> VolunteerField:
    facts: dict[str, Any] = {"purpose": purpose, "longest": usual, **more}
    return VolunteerField(kind, group, *words, **facts)


_line = partial(_text, FieldKind.LINE, LONGEST_CONTACT)
_lines = partial(_text, FieldKind.LINES, LONGEST_REMARK)
