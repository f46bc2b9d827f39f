"""Row of a list of volunteers as a person: phone numbers, addresses, dates and words, mended where that is sure."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from buurthuis_app.domain.shared.contact_details import may_be_a_phone, may_be_an_address
from buurthuis_app.domain.volunteers.import_file import FoundPerson, Wishes
from buurthuis_app.domain.volunteers.volunteer import OLDEST, VolunteerKind
from buurthuis_app.exchange.dates.dates import (
    SheetPeriod,
    period_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import plain, tidy, words
from buurthuis_app.exchange.volunteers.availability import read_availability
from buurthuis_app.exchange.volunteers.column_headings import PersonColumn
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
_DUTY_SIGNS = re.compile(r"[,;+&\n]|\s+en\s+")
_KINDS = (
    ({"stage", "stagiair", "stagiaire", "stageplaats"}, VolunteerKind.TRAINEE),
    (
        {"werkervaring", "werkervaringsplaats", "wep", "participatiebaan"},
        VolunteerKind.WORK_EXPERIENCE,
    ),
    ({"beroepskracht", "betaald", "personeel", "coordinator"}, VolunteerKind.PROFESSIONAL),
)


class _PersonRow(Struct):
    """What is read of one row, with what has to be said about it."""

    today: dt.date
    values: Mapping[PersonColumn, list[Value]]
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def text(self, role: PersonColumn) -> str:
        """What stands in the columns of this role, as text."""
        return ", ".join(as_text(value) for value in self.values.get(role, []))

    def remember(self, what: str, text: str) -> None:
        """Keep the own words of something that has no field."""
        self.remarks.append(f"{what}: {text}")


def read_person(
    where: str,
    name: str,
    values: Mapping[PersonColumn, list[Value]],
    others: Iterable[tuple[str, str]],
    *,
    today: dt.date,
    left: bool,
) -> FoundPerson:
    """The person of one row. `others` are (heading, text) of columns that mean nothing to us; `left` says the sheet."""
    row = _PersonRow(today=today, values=values)
    phone, lost_zero = _phone(row)
    email, faulty = _email(row)
    birth_year, birth_date = _birth(row)
    seen_on, needed = _vog(row)
    until, stopped = _until(row, left=left)
    since = _day(row, PersonColumn.SINCE, _("Sinds"))
    if since and until and until < since:
        row.notes.append(_("De laatste dag ligt voor de eerste. De eerste dag is niet bewaard."))
        row.remember(_("Sinds"), row.text(PersonColumn.SINCE))
        since = None
    found = FoundPerson(
        where=where,
        name=name,
        phone=phone,
        phone_lost_zero=lost_zero,
        email=email,
        email_faulty=faulty,
        address=row.text(PersonColumn.ADDRESS),
        emergency_contact=row.text(PersonColumn.EMERGENCY),
        birth_year=birth_year,
        birth_date=birth_date,
        kind=_kind(row),
        duties=_duties(row),
        wishes=_wishes(row),
        vog_seen_on=seen_on,
        vog_needed=needed,
        since=since,
        until=until,
        stopped=stopped,
        agreement_on=_agreement(row),
        allowance=plain(row.text(PersonColumn.ALLOWANCE)) in _YES,
        talents=row.text(PersonColumn.TALENTS),
        languages=row.text(PersonColumn.LANGUAGES),
    )
    remarks = [
        row.text(PersonColumn.REMARK),
        *row.remarks,
        *(f"{what}: {text}" for what, text in others),
    ]
    return _with_words(found, [one for one in remarks if one], row.notes)


def as_text(value: Value) -> str:
    """A cell as a person would copy it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}-{value.month}-{value.year}"
    return tidy(str(value))


def _with_words(found: FoundPerson, remarks: list[str], notes: list[str]) -> FoundPerson:
    return replace(found, remark="\n".join(remarks), notes=tuple(notes))


def _phone(row: _PersonRow) -> tuple[str, bool]:
    """The numbers of all phone columns; whether one had lost its 0."""
    numbers, lost = [], False
    for value in row.values.get(PersonColumn.PHONE, []):
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


def _email(row: _PersonRow) -> tuple[str, bool]:
    """The first address; whether it was not written as one."""
    kept, faulty = "", False
    for value in row.values.get(PersonColumn.EMAIL, []):
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


def _birth(row: _PersonRow) -> tuple[int | None, dt.date | None]:
    """A year alone or a whole date; two digits are never a year to come."""
    for value in row.values.get(PersonColumn.BIRTH, []):
        if isinstance(value, int | float) and row.today.year - OLDEST <= value <= row.today.year:
            return int(value), None
        text = as_text(value)
        if text.isdecimal() and row.today.year - OLDEST <= int(text) <= row.today.year:
            return int(text), None
        day = _whole(value, past=row.today)
        if day is not None and day <= row.today and day.year >= row.today.year - OLDEST:
            return None, day
        row.remember(_("Geboren"), text)
        row.notes.append(
            _("Geboortedatum '{text}' bestaat niet. Hij staat bij de opmerking.").format(text=text)
        )
    return None, None


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


def _day(row: _PersonRow, role: PersonColumn, what: str) -> dt.date | None:
    """The day in a column; of a month or year alone its first day, and that is said."""
    for value in row.values.get(role, []):
        text = as_text(value)
        day = _whole(value)
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
        if plain(text) not in _NO | _YES | _NOT_NEEDED:
            row.remember(what, text)
            row.notes.append(
                _("{what} '{text}' is geen datum. Het staat bij de opmerking.").format(
                    what=what, text=text
                )
            )
    return None


def _period(value: Value) -> SheetPeriod:
    """The month and year of a cell; here a year of before 2000 may stand alone too."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and _EARLIEST_START <= value < _THIS_CENTURY:
        return SheetPeriod(years=(value,))
    return period_of(value)


def _until(row: _PersonRow, *, left: bool) -> tuple[dt.date | None, bool]:
    """The last day, and whether this person stopped. On an unknown day is today."""
    text = plain(row.text(PersonColumn.UNTIL))
    if not text and not left:
        return None, False
    if text in _NO | _NOT_NEEDED:
        return None, False
    day = _day(row, PersonColumn.UNTIL, _("Gestopt"))
    if day is not None:
        return day, day <= row.today
    row.notes.append(_("Gestopt, maar de dag staat er niet bij: vandaag is ingevuld."))
    return row.today, True


def _vog(row: _PersonRow) -> tuple[dt.date | None, bool | None]:
    """When it was seen, and whether it is needed; None where the file does not say."""
    text = row.text(PersonColumn.VOG)
    known = plain(text)
    if not known:
        return None, None
    if known in _NOT_NEEDED:
        return None, False
    for value in row.values.get(PersonColumn.VOG, []):
        if (day := _whole(value)) is not None:
            return day, True
    if known in _NO:
        return None, None
    row.remember(_("VOG"), text)
    row.notes.append(_("VOG '{text}' is geen datum. Het staat bij de opmerking.").format(text=text))
    return None, True


def _agreement(row: _PersonRow) -> dt.date | None:
    text = row.text(PersonColumn.AGREEMENT)
    if plain(text) in _YES:
        row.remember(_("Overeenkomst"), text)
        return None
    return _day(row, PersonColumn.AGREEMENT, _("Overeenkomst"))


def _kind(row: _PersonRow) -> VolunteerKind:
    found = set(words(row.text(PersonColumn.KIND)))
    return next((kind for known, kind in _KINDS if found & known), VolunteerKind.VOLUNTEER)


def _duties(row: _PersonRow) -> tuple[str, ...]:
    """Each duty by its name. "Klussen / tuin" and "gastheer/-vrouw" are one: a slash parts no duties."""
    found = (part.strip(" .") for part in _DUTY_SIGNS.split(row.text(PersonColumn.DUTIES)))
    return tuple(
        dict.fromkeys(tidy(part) for part in found if part and plain(part) not in _NO | _NOT_NEEDED)
    )


def _wishes(row: _PersonRow) -> Wishes:
    text = row.text(PersonColumn.AVAILABLE)
    read = read_availability(text)
    if not read.understood:
        row.notes.append(
            _("Beschikbaar '{text}' is niet begrepen. Het staat bij de opmerking.").format(
                text=text
            )
        )
    if read.unsure or not read.understood:
        row.remember(_("Beschikbaar"), text)
    return read.wishes
