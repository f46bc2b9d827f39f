"""Fields of a volunteer, each said once: form, details, search, tables out and in, and inzage walk this list.

A plain text field is a line in `PersonFacts`, an entry here and a migration.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from msgspec import Struct

from buurthuis_app.domain.centre.centre import LONGEST_NAME
from buurthuis_app.domain.shared.contact_details import LONGEST_CONTACT
from buurthuis_app.i18n import _

LONGEST_REMARK = 4000
MOST_A_WEEK, MOST_HOURS = 21, 744
"""Parts of the day in a week, and hours in the longest month."""
_CONTACT = "wie de vrijwilliger is en hoe die te bereiken is"
_ABLE = "wat iemand kan en wil leren, voor werk dat past"


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


class VolunteerField(Struct, frozen=True, kw_only=True):
    """One field of `Volunteer`. `words` are those of the form; `heading` stands above its column if that is shorter.

    `purpose` is what a personal text is kept for, `longest` how many characters it may have, `most` how high a number
    may be. `spellings` are words above a column in lists of others; those of one that `wins` go before all others.
    Short fields share a line of the form. `binds` are values that are shown as one, of which the last known says most.
    """

    name: str
    words: str
    kind: FieldKind
    group: FieldGroup
    help: str = ""
    heading: str = ""
    width: int = 12
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
    """Names of the texts by which a volunteer is found, the name itself first."""
    return tuple(field.name for field in volunteer_fields() if field.searched)


def _line(name: str, words: str, group: FieldGroup, purpose: str, **more: Any) -> VolunteerField:
    usual: dict[str, Any] = {"kind": FieldKind.LINE, "longest": LONGEST_CONTACT, "width": 28}
    return VolunteerField(name=name, words=words, group=group, purpose=purpose, **usual | more)


def _lines(name: str, words: str, group: FieldGroup, purpose: str, **more: Any) -> VolunteerField:
    usual: dict[str, Any] = {"kind": FieldKind.LINES, "longest": LONGEST_REMARK, "width": 30}
    return VolunteerField(name=name, words=words, group=group, purpose=purpose, **usual | more)


def _of(
    kind: FieldKind, group: FieldGroup, name: str, words: str, heading: str = "", **more: Any
) -> VolunteerField:
    return VolunteerField(name=name, words=words, kind=kind, group=group, heading=heading, **more)


def _who() -> Iterable[VolunteerField]:
    reached, private, standing = FieldGroup.REACHED, FieldGroup.PRIVATE, FieldGroup.STANDING
    yield _line("name", _("Naam"), reached, _CONTACT, longest=LONGEST_NAME, searched=True)
    yield _line("phone", _("Telefoon"), reached, _CONTACT, width=18, searched=True, short=True)
    yield _line("email", _("E-mail"), reached, _CONTACT, searched=True, short=True)
    yield _line(
        "address",
        _("Adres"),
        private,
        _CONTACT,
        spellings="adres straat postcode woonplaats plaats huisnummer huisnr woonadres pc address street "
        "adresse strasse",
    )
    yield _line(
        "emergency_contact",
        _("Bellen als er iets is"),
        private,
        "wie er gebeld wordt als er met de vrijwilliger iets is",
        heading=_("Noodcontact"),
        spellings="nood noodgeval noodnummer noodcontact ice calamiteit calamiteiten emergency notfall",
        wins=True,
    )
    yield _of(
        FieldKind.ODD,
        private,
        "birth",
        _("Geboortejaar of geboortedatum"),
        _("Geboren"),
        help=_("Alleen als het nodig is, bijvoorbeeld voor een taak met een leeftijdsgrens."),
        binds=("birth_year", "birth_date"),
    )
    yield _of(
        FieldKind.ODD,
        standing,
        "duty_ids",
        _("Taken"),
        help=_("Wat deze persoon mag doen."),
        width=30,
    )
    yield _of(FieldKind.ODD, standing, "kind", _("Soort"), width=18, short=True)
    yield _of(FieldKind.DAY, standing, "since", _("Sinds"), short=True)
    yield _of(FieldKind.DAY, standing, "until", _("Laatste dag"), _("Gestopt"), short=True)


def _when() -> Iterable[VolunteerField]:
    when = FieldGroup.WHEN
    yield _of(
        FieldKind.ODD,
        when,
        "availability",
        _("Vaste week"),
        _("Beschikbaar"),
        help=_(
            "Klik of druk op de spatiebalk: leeg = kan, + liever wel, − liever niet, × kan niet."
        ),
        width=30,
    )
    yield _of(FieldKind.COLUMN, when, "rather", _("Liever wel"), width=24)
    yield _of(FieldKind.COLUMN, when, "rather_not", _("Liever niet"), width=24)
    yield _of(
        FieldKind.NUMBER,
        when,
        "max_per_week",
        _("Hoogstens zo vaak per week"),
        _("Keer per week"),
        width=14,
        most=MOST_A_WEEK,
        short=True,
    )
    yield _of(
        FieldKind.NUMBER,
        when,
        "max_hours_per_month",
        _("Hoogstens zo veel uur per maand"),
        _("Uren per maand"),
        width=14,
        most=MOST_HOURS,
        short=True,
    )
    yield _of(
        FieldKind.TICK,
        when,
        "not_two_days_running",
        _("Liever niet twee dagen achter elkaar"),
        _("Niet twee dagen na elkaar"),
        width=24,
    )
    together = _("Alleen samen met een van deze mensen")
    yield _of(FieldKind.ODD, when, "together_with", together, _("Samen met"), width=28)


def _able_and_agreed() -> Iterable[VolunteerField]:
    able, agreed = FieldGroup.ABLE, FieldGroup.AGREED
    yield _lines(
        "talents",
        _("Talenten"),
        able,
        _ABLE,
        spellings="talent talenten vaardigheden hobby hobbys kwaliteiten skills",
        searched=True,
    )
    yield _lines("wants_to_learn", _("Wil leren"), able, _ABLE, searched=True)
    yield _line(
        "languages",
        _("Talen"),
        able,
        _ABLE,
        spellings="taal talen spreekt languages language",
        width=20,
        searched=True,
    )
    yield _of(
        FieldKind.DAY, agreed, "agreement_on", _("Overeenkomst getekend op"), _("Overeenkomst")
    )
    yield _of(
        FieldKind.ODD,
        agreed,
        "earlier_stays",
        _("Eerdere periodes"),
        help=_(
            "Voor wie stopte en terugkwam. Zo blijven de cijfers van vorige jaren zoals ze zijn."
        ),
        width=24,
    )
    yield _of(FieldKind.TICK, agreed, "vog_needed", _("Een VOG is nodig"), _("VOG nodig"))
    yield _of(FieldKind.DAY, agreed, "vog_seen_on", _("VOG gezien op"), _("VOG d.d."), short=True)
    yield _of(
        FieldKind.DAY,
        agreed,
        "vog_renew_by",
        _("Vernieuwen voor"),
        _("VOG verlengen voor"),
        width=18,
        short=True,
    )
    allowance = _("Krijgt een vrijwilligersvergoeding")
    yield _of(FieldKind.TICK, agreed, "allowance", allowance, _("Vergoeding"))
    yield _lines(
        "remark",
        _("Opmerking"),
        agreed,
        "wat er met de vrijwilliger is afgesproken",
        width=40,
    )
