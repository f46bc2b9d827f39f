"""One row of a list of volunteers as a person: phone numbers, addresses, dates and words, mended where that is sure."""

import datetime as dt
import re
from collections.abc import Mapping

from msgspec import Struct, field

from buurthuis_app.domain.shared.contact_details import may_be_a_phone, may_be_an_address
from buurthuis_app.domain.volunteers.import_file import FoundPerson, Wishes
from buurthuis_app.domain.volunteers.volunteer import OLDEST, VolunteerKind
from buurthuis_app.exchange.dates.column_order import ColumnOrder
from buurthuis_app.exchange.dates.dates import (
    MONTHS,
    Period,
    period_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import plain, tidy, words
from buurthuis_app.exchange.volunteers.availability import read_availability
from buurthuis_app.exchange.volunteers.availability_grid import DayAnswer, read_grid
from buurthuis_app.exchange.volunteers.column_headings import Role
from buurthuis_app.exchange.volunteers.standing import ACTIVE, STOPPED, read_standing
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_AT = re.compile(r"\s*[(\[{]\s*(?:at|apestaart)\s*[)\]}]\s*", re.IGNORECASE)
_LOST_ZERO = 9  # digits of a Dutch number without its 0
_WITH_COUNTRY = 11  # digits that begin with 31
_CENTURY, _THIS_CENTURY = 100, 2000
_EARLIEST_START = 1950
_YES = {"ja", "j", "x", "yes", "y", "v", "ok", "akkoord", "waar", "true", "1", "aanwezig", "binnen"}
_NO = {"nee", "n", "no", "geen", "onwaar", "false", "0", "niet"}
_NOT_NEEDED = {"nvt", "n v t", "niet nodig", "niet van toepassing", "hoeft niet"}
_WORDS_OF_TIME = {*STOPPED, *MONTHS, "tm", "t", "tot", "vanaf", "sinds", "ziek", "per", "pauze"}
"""Words beside a name that tell when somebody is there."""
_SHOWN = 120
"""Characters of a text that are repeated in a sentence about it."""
_DUTY_SIGNS = re.compile(r"[,;+&\n]|\s+en\s+")
_KINDS = (
    ({"stage", "stagiair", "stagiaire", "stageplaats", "intern"}, VolunteerKind.TRAINEE),
    (
        {"werkervaring", "werkervaringsplaats", "wep", "participatiebaan"},
        VolunteerKind.WORK_EXPERIENCE,
    ),
    ({"beroepskracht", "betaald", "personeel", "coordinator"}, VolunteerKind.PROFESSIONAL),
)


class PersonRow(Struct, frozen=True, kw_only=True):
    """One row of a list. `others` are (heading, text) of columns that mean nothing to us; `left` says the sheet.

    `pair` when the name is that of two people; `aside` is what stands between brackets in it.
    """

    where: str
    name: str
    values: Mapping[Role, list[Value]]
    others: tuple[tuple[str, str], ...] = ()
    days: tuple[DayAnswer, ...] = ()
    order: ColumnOrder = ColumnOrder()
    left: bool = False
    pair: bool = False
    aside: str = ""


class _Row(Struct):
    """What is read of one row, with what has to be said about it."""

    today: dt.date
    values: Mapping[Role, list[Value]]
    order: ColumnOrder
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def text(self, role: Role) -> str:
        """What stands in the columns of this role, as text."""
        return ", ".join(as_text(value) for value in self.values.get(role, []))

    def remember(self, what: str, text: str) -> None:
        """Keep the own words of something that has no field."""
        self.remarks.append(f"{what}: {text}")


def read_person(person: PersonRow, *, today: dt.date) -> FoundPerson:
    """The person of one row."""
    row = _Row(today=today, values=person.values, order=person.order)
    phone, lost_zero = _phone(row)
    email, faulty = _email(row)
    birth_year, birth_date = _birth(row)
    seen_on, needed = _vog(row)
    until, stopped = _until(row, left=person.left)
    since = _day(row, Role.SINCE, _("Sinds"))
    if since and until and until < since:
        row.notes.append(_("De laatste dag ligt voor de eerste. De eerste dag is niet bewaard."))
        row.remember(_("Sinds"), row.text(Role.SINCE))
        since = None
    if person.pair:
        row.notes.append(
            _("In deze rij staan twee mensen. Maak er na het inlezen twee vrijwilligers van.")
        )
    if set(plain(person.aside).split()) & _WORDS_OF_TIME:
        sentence = _("Bij de naam staat '{text}'. Kijk na of de begin- of einddatum klopt.")
        row.notes.append(sentence.format(text=person.aside))
    found = FoundPerson(
        where=person.where,
        name=person.name,
        phone=phone,
        phone_lost_zero=lost_zero,
        email=email,
        email_faulty=faulty,
        address=row.text(Role.ADDRESS),
        emergency_contact=row.text(Role.EMERGENCY),
        birth_year=birth_year,
        birth_date=birth_date,
        kind=_kind(row),
        duties=_duties(row),
        wishes=_wishes(row, person.days),
        vog_seen_on=seen_on,
        vog_needed=needed,
        since=since,
        until=until,
        stopped=stopped,
        agreement_on=_agreement(row),
        allowance=_allowance(row),
        talents=row.text(Role.TALENTS),
        languages=row.text(Role.LANGUAGES),
    )
    others = (f"{what}: {text}" if what else text for what, text in person.others)
    remarks = [row.text(Role.REMARK), *row.remarks, *others]
    return replace(
        found, remark="\n".join(filter(None, remarks)), notes=tuple(dict.fromkeys(row.notes))
    )


def as_text(value: Value) -> str:
    """A cell as a person would copy it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}-{value.month}-{value.year}"
    return tidy(str(value))


def _phone(row: _Row) -> tuple[str, bool]:
    """The numbers of all phone columns; whether one had lost its 0."""
    numbers, lost = [], False
    for value in row.values.get(Role.PHONE, []):
        text = as_text(value)
        digits = "".join(letter for letter in text if letter.isdecimal())
        only = digits == text.replace(" ", "").replace("-", "")
        if only and len(digits) == _LOST_ZERO and not digits.startswith("0"):
            text, lost = f"0{digits}", True
        elif only and len(digits) == _WITH_COUNTRY and digits.startswith("31"):
            text = f"+{digits}"
        if may_be_a_phone(text):
            numbers.append(text)
        elif plain(text) not in _NO | _NOT_NEEDED:
            row.remember(_("Telefoon"), text)
            row.notes.append(
                _("'{text}' is geen telefoonnummer. Het staat bij de opmerking.").format(text=text)
            )
    return " / ".join(numbers), lost


def _email(row: _Row) -> tuple[str, bool]:
    """The first address; whether it was not written as one."""
    kept, faulty = "", False
    for value in row.values.get(Role.EMAIL, []):
        text = as_text(value)
        if plain(text) in _NO | _NOT_NEEDED:
            continue
        address = _AT.sub("@", text).removeprefix("mailto:")
        if not kept and may_be_an_address(address):
            kept = address
            if address != text:
                faulty = True
                row.notes.append(
                    _("E-mailadres '{text}' is gelezen als {address}.").format(
                        text=text, address=address
                    )
                )
        else:
            faulty = faulty or not may_be_an_address(address)
            row.remember(_("E-mail"), text)
            row.notes.append(
                _("E-mailadres '{text}' klopt niet. Het staat bij de opmerking.").format(text=text)
                if not may_be_an_address(address)
                else _("Er is nog een e-mailadres. Het staat bij de opmerking.")
            )
    return kept, faulty


def _birth(row: _Row) -> tuple[int | None, dt.date | None]:
    """A year alone or a whole date; two digits are never a year to come."""
    for value in row.values.get(Role.BIRTH, []):
        if isinstance(value, int | float) and row.today.year - OLDEST <= value <= row.today.year:
            return int(value), None
        text = as_text(value)
        if text.isdecimal() and row.today.year - OLDEST <= int(text) <= row.today.year:
            return int(text), None
        day = _known_day(row, value, past=row.today)
        if day is not None and day <= row.today and day.year >= row.today.year - OLDEST:
            return None, day
        row.remember(_("Geboren"), text)
        row.notes.append(
            _("Geboortedatum '{text}' bestaat niet. Hij staat bij de opmerking.").format(text=text)
        )
    return None, None


def _known_day(row: _Row, value: Value, past: dt.date | None = None) -> dt.date | None:
    """The day of a cell in the order that the dates of the list prove; what is still unsure is said."""
    if row.order.mixed and row.order.doubtful(value):
        return None
    usual = row.order.usual(value)
    day = _whole(usual, past)
    if day is not None and usual != value and (row.order.turned or not isinstance(value, str)):
        row.notes.append(
            _("'{text}' is gelezen als {day}: dag en maand waren omgedraaid.").format(
                text=as_text(value), day=as_text(day)
            )
        )
    return day


def _whole(value: Value, past: dt.date | None = None) -> dt.date | None:
    """The day that a cell names, when it names all of it. With `past`, a year to come is one of a century before."""
    if isinstance(value, dt.datetime):
        return value.date()
    written = written_day(value)
    if written is None or written.month is None or written.year is None:
        return None
    year = written.year
    if past is not None and year > past.year:
        year -= _CENTURY
    try:
        return dt.date(year, written.month, written.day)
    except ValueError:
        return None


def _day(row: _Row, role: Role, what: str) -> dt.date | None:
    """The day in a column; of a month or year alone its first day, and that is said."""
    for value in row.values.get(role, []):
        text = as_text(value)
        day = _known_day(row, value)
        if day is not None:
            return day
        period = _period(value)
        if period.year is not None:
            known = dt.date(period.year, period.month or 1, 1)
            row.notes.append(
                _("{what} '{text}' is gelezen als {day}.").format(
                    what=what, text=text, day=as_text(known)
                )
            )
            return known
        if plain(text) not in _NO | _NOT_NEEDED and not (
            role is Role.UNTIL and plain(text) in _YES
        ):
            row.remember(what, text)
            row.notes.append(
                _("{what} '{text}' is geen datum. Het staat bij de opmerking.").format(
                    what=what, text=text
                )
            )
    return None


def _period(value: Value) -> Period:
    """The month and year of a cell; here a year of before 2000 may stand alone too."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and _EARLIEST_START <= value < _THIS_CENTURY:
        return Period(years=(value,))
    return period_of(value)


def _until(row: _Row, *, left: bool) -> tuple[dt.date | None, bool]:
    """The last day, and whether this person stopped. On an unknown day is today."""
    text = plain(row.text(Role.UNTIL))
    if text and text not in _NO | _NOT_NEEDED:
        day = _day(row, Role.UNTIL, _("Gestopt"))
        if day is not None:
            return day, day <= row.today
        if text in _YES or set(words(text)) & STOPPED:
            return _stopped_today(row)
        return None, False
    standing = read_standing(
        row.text(Role.KIND), active=row.text(Role.ACTIVE), inactive=row.text(Role.INACTIVE)
    )
    if standing.died:
        row.notes.append(
            _("Volgens de lijst overleden: vandaag is als laatste dag ingevuld. Kijk dit na.")
        )
        return row.today, False
    if standing.stopped or (left and not standing.active):
        return _stopped_today(row)
    return None, False


def _stopped_today(row: _Row) -> tuple[dt.date, bool]:
    row.notes.append(_("Gestopt, maar de dag staat er niet bij: vandaag is ingevuld."))
    return row.today, True


def _vog(row: _Row) -> tuple[dt.date | None, bool | None]:
    """When it was seen, and whether it is needed; None where the file does not say."""
    text = row.text(Role.VOG)
    known = plain(text)
    if not known:
        return None, None
    if known in _NOT_NEEDED:
        return None, False
    for value in row.values.get(Role.VOG, []):
        if (day := _known_day(row, value)) is not None:
            return day, True
    if known in _NO:
        return None, None
    row.remember(_("VOG"), text)
    row.notes.append(_("VOG '{text}' is geen datum. Het staat bij de opmerking.").format(text=text))
    return None, True


def _agreement(row: _Row) -> dt.date | None:
    text = row.text(Role.AGREEMENT)
    if plain(text) in _YES:
        row.remember(_("Overeenkomst"), text)
        return None
    return _day(row, Role.AGREEMENT, _("Overeenkomst"))


def _kind(row: _Row) -> VolunteerKind:
    """The kind of volunteer; words that say nothing known are kept, and that is said."""
    text = row.text(Role.KIND)
    told = set(words(text))
    standing = read_standing(text, active=row.text(Role.ACTIVE), inactive=row.text(Role.INACTIVE))
    kind = next((kind for known, kind in _KINDS if told & known), None)
    if text and kind is None and not standing.understood:
        row.remember(_("Status"), text)
        row.notes.append(
            _("Status '{text}' is niet begrepen. Het staat bij de opmerking.").format(text=text)
        )
    elif standing.died:
        row.remember(_("Status"), text)
    for heading, role in ((_("Actief"), Role.ACTIVE), (_("Niet actief"), Role.INACTIVE)):
        said = row.text(role)
        if said and plain(said) not in _YES | _NO and not set(words(said)) & (STOPPED | ACTIVE):
            row.remember(heading, said)
            row.notes.append(
                _("{what} '{text}' is niet begrepen. Het staat bij de opmerking.").format(
                    what=heading, text=said
                )
            )
    return kind or VolunteerKind.VOLUNTEER


def _allowance(row: _Row) -> bool:
    """Whether somebody gets an allowance; an amount says yes and is kept in its own words."""
    text = row.text(Role.ALLOWANCE)
    known = plain(text)
    if not known or known in _YES:
        return bool(known)
    if known in _NO | _NOT_NEEDED:
        return False
    row.remember(_("Vergoeding"), text)
    amount = any(letter.isdecimal() for letter in text)
    row.notes.append(
        _("Vergoeding '{text}' staat bij de opmerking. Kijk na of dit klopt.").format(text=text)
    )
    return amount


def _duties(row: _Row) -> tuple[str, ...]:
    """Each duty by its name. "Klussen / tuin" and "gastheer/-vrouw" are one: a slash parts no duties."""
    found = (part.strip(" .") for part in _DUTY_SIGNS.split(row.text(Role.DUTIES)))
    return tuple(
        dict.fromkeys(tidy(part) for part in found if part and plain(part) not in _NO | _NOT_NEEDED)
    )


def _wishes(row: _Row, days: tuple[DayAnswer, ...]) -> Wishes:
    """When somebody can: by the grid of days if there is one, else by words; what is not understood is kept."""
    text = row.text(Role.AVAILABLE)
    if days and (grid := _grid(row, days)) is not None:
        if text:
            row.remember(_("Beschikbaar"), text)
        return grid
    read = read_availability(text)
    if not read.understood:
        row.notes.append(
            _("Beschikbaar '{text}' is niet begrepen. Het staat bij de opmerking.").format(
                text=text[:_SHOWN]
            )
        )
    if read.unsure or not read.understood:
        row.remember(_("Beschikbaar"), text)
    return read.wishes


def _grid(row: _Row, days: tuple[DayAnswer, ...]) -> Wishes | None:
    """What the cells under the days say; None when they leave it to the words beside them."""
    read = read_grid(days)
    if read.understood and not read.unsure:
        return read.wishes
    text = ", ".join(f"{answer.heading}: {answer.text}" for answer in days)
    row.remember(_("Beschikbaar"), text)
    sentence = (
        _("Beschikbaar '{text}' is niet begrepen. Het staat bij de opmerking.")
        if not read.understood
        else _("Beschikbaar '{text}' is deels onzeker. Het staat ook bij de opmerking.")
    )
    row.notes.append(sentence.format(text=text[:_SHOWN]))
    return read.wishes if read.understood else None
