"""Row of a list of volunteers as a person: phone numbers, addresses, dates and words, mended where that is sure."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from buurthuis_app.domain.volunteers.fields import FieldKind, VolunteerField
from buurthuis_app.domain.volunteers.import_file import FoundPerson, Wishes
from buurthuis_app.domain.volunteers.stays import Stay, overlap, read_stays
from buurthuis_app.domain.volunteers.volunteer import VolunteerKind
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.dates.dates import MONTHS
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import plain, tidy, words
from buurthuis_app.exchange.volunteers.availability import read_availability
from buurthuis_app.exchange.volunteers.availability_grid import DayAnswer, read_grid
from buurthuis_app.exchange.volunteers.column_headings import PersonColumn, Role, plain_fields
from buurthuis_app.exchange.volunteers.contact_columns import email_of, phone_of
from buurthuis_app.exchange.volunteers.date_columns import birth_of, day_of, known_day
from buurthuis_app.exchange.volunteers.own_columns import (
    names_in,
    number_of,
    vog_needed_of,
    with_leanings,
    yes_or_no,
)
from buurthuis_app.exchange.volunteers.read_row import NO, NOT_NEEDED, YES, ReadRow
from buurthuis_app.exchange.volunteers.standing import ACTIVE, STOPPED, read_standing
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

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
    order: DateOrder = DateOrder()
    left: bool = False
    pair: bool = False
    aside: str = ""


def read_person(person: PersonRow, *, today: dt.date) -> FoundPerson:
    """The person of one row."""
    row = ReadRow(today=today, values=person.values, order=person.order)
    phone, lost_zero = phone_of(row)
    email, faulty = email_of(row)
    birth_year, birth_date = birth_of(row)
    seen_on, needed = _vog(row)
    until, stopped = _until(row, left=person.left)
    since = day_of(row, PersonColumn.SINCE, _("Sinds"))
    if since and until and until < since:
        row.notes.append(_("De laatste dag ligt voor de eerste. De eerste dag is niet bewaard."))
        row.remember(_("Sinds"), row.text(PersonColumn.SINCE))
        since = None
    earlier = _earlier(row, since)
    if person.pair:
        row.notes.append(
            _("In deze rij staan twee mensen. Maak er na het inlezen twee vrijwilligers van.")
        )
    if set(plain(person.aside).split()) & _WORDS_OF_TIME:
        sentence = _("Bij de naam staat '{text}'. Kijk na of de begin- of einddatum klopt.")
        row.notes.append(sentence.format(text=person.aside))
    told: dict[str, Any] = {field.name: _plain(row, field) for field in plain_fields()}
    found = FoundPerson(
        where=person.where,
        name=person.name,
        phone=phone,
        phone_lost_zero=lost_zero,
        email=email,
        email_faulty=faulty,
        birth_year=birth_year,
        birth_date=birth_date,
        kind=_kind(row),
        duties=_duties(row),
        wishes=with_leanings(row, _wishes(row, person.days)),
        vog_seen_on=seen_on,
        vog_needed=vog_needed_of(row, seen=needed),
        since=since,
        until=until,
        stopped=stopped,
        earlier_stays=earlier,
        agreement_on=_agreement(row),
        allowance=_allowance(row),
        together_with=names_in(row.text(PersonColumn.TOGETHER)),
        **told,
    )
    initials = row.text(PersonColumn.INITIALS)
    if initials not in person.name:
        row.remember(_("Voorletters"), initials)
    others = (f"{what}: {text}" if what else text for what, text in person.others)
    remarks = [row.text(PersonColumn.REMARK), *row.remarks, *others]
    return replace(
        found, remark="\n".join(filter(None, remarks)), notes=tuple(dict.fromkeys(row.notes))
    )


def _plain(row: ReadRow, field: VolunteerField) -> str | int | bool | dt.date | None:
    """What a field says that its kind alone tells how to read."""
    if field.kind is FieldKind.DAY:
        return day_of(row, field.name, field.title)
    if field.kind is FieldKind.NUMBER:
        return number_of(row, field.name, field.title)
    if field.kind is FieldKind.TICK:
        return yes_or_no(row, field.name, field.title, usual=False)
    return row.text(field.name)


def _until(row: ReadRow, *, left: bool) -> tuple[dt.date | None, bool]:
    """The last day, and whether this person stopped. On an unknown day is today."""
    text = plain(row.text(PersonColumn.UNTIL))
    if text and text not in NO | NOT_NEEDED:
        day = day_of(row, PersonColumn.UNTIL, _("Gestopt"))
        if day is not None:
            return day, day <= row.today
        if text in YES or set(words(text)) & STOPPED:
            return _stopped_today(row)
        return None, False
    standing = read_standing(
        row.text(PersonColumn.KIND),
        active=row.text(PersonColumn.ACTIVE),
        inactive=row.text(PersonColumn.INACTIVE),
    )
    if standing.died:
        row.notes.append(
            _("Volgens de lijst overleden: vandaag is als laatste dag ingevuld. Kijk dit na.")
        )
        return row.today, False
    if standing.stopped or (left and not standing.active):
        return _stopped_today(row)
    return None, False


def _stopped_today(row: ReadRow) -> tuple[dt.date, bool]:
    row.notes.append(_("Gestopt, maar de dag staat er niet bij: vandaag is ingevuld."))
    return row.today, True


def _earlier(row: ReadRow, since: dt.date | None) -> tuple[Stay, ...]:
    """The periods before this one; what is not clear stands in the remark."""
    text = row.text(PersonColumn.EARLIER)
    try:
        found = read_stays(text)
    except Invalid:
        found = None
    if found is not None and (not found or (since and not overlap((*found, Stay(since=since))))):
        return found
    row.remember(_("Eerdere periodes"), text)
    row.notes.append(
        _("Eerdere periodes '{text}' is niet begrepen. Het staat bij de opmerking.").format(
            text=text
        )
    )
    return ()


def _vog(row: ReadRow) -> tuple[dt.date | None, bool | None]:
    """When it was seen, and whether it is needed; None where the file does not say."""
    text = row.text(PersonColumn.VOG)
    known = plain(text)
    if not known:
        return None, None
    if known in NOT_NEEDED:
        return None, False
    for value in row.values.get(PersonColumn.VOG, []):
        if (day := known_day(row, value)) is not None:
            return day, True
    if known in NO:
        return None, None
    row.remember(_("VOG"), text)
    row.notes.append(_("VOG '{text}' is geen datum. Het staat bij de opmerking.").format(text=text))
    return None, True


def _agreement(row: ReadRow) -> dt.date | None:
    text = row.text(PersonColumn.AGREEMENT)
    if plain(text) in YES:
        row.remember(_("Overeenkomst"), text)
        return None
    return day_of(row, PersonColumn.AGREEMENT, _("Overeenkomst"))


def _kind(row: ReadRow) -> VolunteerKind:
    """The kind of volunteer; words that say nothing known are kept, and that is said."""
    text = row.text(PersonColumn.KIND)
    told = set(words(text))
    standing = read_standing(
        text, active=row.text(PersonColumn.ACTIVE), inactive=row.text(PersonColumn.INACTIVE)
    )
    kind = next((kind for known, kind in _KINDS if told & known), None)
    if text and kind is None and not standing.understood:
        row.remember(_("Status"), text)
        row.notes.append(
            _("Status '{text}' is niet begrepen. Het staat bij de opmerking.").format(text=text)
        )
    elif standing.died:
        row.remember(_("Status"), text)
    for heading, role in (
        (_("Actief"), PersonColumn.ACTIVE),
        (_("Niet actief"), PersonColumn.INACTIVE),
    ):
        said = row.text(role)
        if said and plain(said) not in YES | NO and not set(words(said)) & (STOPPED | ACTIVE):
            row.remember(heading, said)
            row.notes.append(
                _("{what} '{text}' is niet begrepen. Het staat bij de opmerking.").format(
                    what=heading, text=said
                )
            )
    return kind or VolunteerKind.VOLUNTEER


def _allowance(row: ReadRow) -> bool:
    """Whether somebody gets an allowance; an amount says yes and is kept in its own words."""
    text = row.text(PersonColumn.ALLOWANCE)
    known = plain(text)
    if not known or known in YES:
        return bool(known)
    if known in NO | NOT_NEEDED:
        return False
    row.remember(_("Vergoeding"), text)
    amount = any(letter.isdecimal() for letter in text)
    row.notes.append(
        _("Vergoeding '{text}' staat bij de opmerking. Kijk na of dit klopt.").format(text=text)
    )
    return amount


def _duties(row: ReadRow) -> tuple[str, ...]:
    """Each duty by its name. "Klussen / tuin" and "gastheer/-vrouw" are one: a slash parts no duties."""
    text = row.text(PersonColumn.DUTIES)
    signs = re.compile(";") if ";" in text else _DUTY_SIGNS  # then a comma is part of a name
    found = (part.strip(" .") for part in signs.split(text))
    return tuple(
        dict.fromkeys(tidy(part) for part in found if part and plain(part) not in NO | NOT_NEEDED)
    )


def _wishes(row: ReadRow, days: tuple[DayAnswer, ...]) -> Wishes:
    """When somebody can: by the grid of days if there is one, else by words; what is not understood is kept."""
    text = row.text(PersonColumn.AVAILABLE)
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


def _grid(row: ReadRow, days: tuple[DayAnswer, ...]) -> Wishes | None:
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
