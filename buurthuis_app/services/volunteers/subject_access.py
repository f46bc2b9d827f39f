"""All that is kept about one volunteer, put into tables that the person it is about can read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.papers.spreadsheet import Cell, Table, TableHeading
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.hours import in_hours
from buurthuis_app.domain.volunteers.stays import stays_in_words
from buurthuis_app.domain.volunteers.volunteer import Wish
from buurthuis_app.i18n import _, clock, listing, short_date, weekday_name
from buurthuis_app.services.volunteers.wording import (
    absence_words,
    availability_words,
    kind_words,
    part_words,
    wish_words,
)

if TYPE_CHECKING:
    from buurthuis_app.persistence.queries.volunteers.subject_access import KnownOfPerson

Rows = tuple[tuple[Cell, ...], ...]


def about_tables(known: "KnownOfPerson") -> tuple[Table, ...]:
    """A table a subject; one that holds nothing stays, so that people see that there is nothing."""
    return tuple(_tables(known))


def _tables(known: "KnownOfPerson") -> Iterator[Table]:
    yield Table(title=_("Wie u bent"), headings=_pair(), rows=_who(known))
    yield Table(title=_("Wat wij hebben afgesproken"), headings=_pair(), rows=_agreed(known))
    yield _of(
        _("Wanneer u er niet bent"),
        (_("van"), 12),
        (_("tot en met"), 12),
        (_("hoe vaak"), 12),
        (_("waarom"), 50),
        rows=tuple(absence_words(known.person)),
    )
    yield _of(
        _("Uw diensten"),
        (_("datum"), 16),
        (_("tijd"), 14),
        (_("taak"), 24),
        (_("stand"), 14),
        (_("waarom een regel niet gold"), 40),
        rows=tuple(
            (row[0], f"{clock(row[1])}–{clock(row[2])}", row[3], row[4].words, row[5])
            for row in known.shifts
        ),
    )
    yield _of(
        _("Uren die met de hand zijn genoteerd"),
        (_("datum"), 16),
        (_("uren"), 9),
        (_("waarvoor"), 30),
        (_("opmerking"), 30),
        (_("waarom meer dan het maximum"), 30),
        rows=tuple(_noted(known)),
    )
    yield _of(
        _("Voordat u vrijwilliger was"),
        (_("vacature"), 30),
        (_("aangemeld op"), 14),
        (_("opmerking"), 50),
        rows=tuple((title, one.noted_on, one.remark) for one, title in known.candidates),
    )
    yield _of(
        _("Aanmeldingen die van u kunnen zijn"),
        (_("activiteit"), 26),
        (_("naam"), 22),
        (_("e-mail"), 24),
        (_("telefoon"), 16),
        (_("opmerking en maaltijd"), 28),
        (_("gewist op"), 12),
        rows=tuple(
            (*row[:4], ", ".join(part for part in row[4:6] if part), row[6])
            for row in known.sign_ups
        ),
    )
    yield _of(
        _("Activiteiten waar uw naam bij staat"),
        (_("activiteit en naam"), 60),
        rows=tuple((one,) for one in known.led),
    )


def _who(known: "KnownOfPerson") -> Rows:
    one = known.person.volunteer
    return _filled(
        (_("Naam"), one.name),
        (_("Telefoon"), one.phone),
        (_("E-mail"), one.email),
        (_("Adres"), one.address),
        (_("Bellen als er iets is"), one.emergency_contact),
        (_("Geboortedatum"), one.birth_date),
        (_("Geboortejaar"), str(one.birth_year or "")),
        (_("Talen"), one.languages),
        (_("Talenten"), one.talents),
        (_("Wil leren"), one.wants_to_learn),
    )


def _agreed(known: "KnownOfPerson") -> Rows:
    one = known.person.volunteer
    duties = [name for key, name in known.duties.items() if key in one.duty_ids]
    limits = [
        _("{n} keer per week").format(n=one.max_per_week) if one.max_per_week else "",
        _("{n} uur per maand").format(n=one.max_hours_per_month) if one.max_hours_per_month else "",
    ]
    return _filled(
        (_("Soort"), kind_words(one.kind)),
        (_("Taken"), listing(duties) if duties else ""),
        (_("Sinds"), one.since),
        (_("Laatste dag"), one.until),
        (_("Eerdere periodes"), stays_in_words(one.earlier_stays)),
        (_("Overeenkomst getekend op"), one.agreement_on),
        (_("VOG"), _vog(known)),
        (_("Vergoeding"), _("ja") if one.allowance else _("nee")),
        (_("Beschikbaar"), availability_words(known.person)),
        (_("Liever wel en niet"), _rather(known)),
        (_("Hoogstens"), listing([limit for limit in limits if limit]) if any(limits) else ""),
        (
            _("Twee dagen achter elkaar"),
            _("liever niet") if one.not_two_days_running else "",
        ),
        (_("Alleen samen met"), listing(known.together) if known.together else ""),
        (_("Alleen samen met u komt"), listing(known.bound) if known.bound else ""),
        (_("Opmerking"), one.remark),
    )


def _vog(known: "KnownOfPerson") -> str:
    one = known.person.volunteer
    parts = [_("nodig") if one.vog_needed else ""]
    if one.vog_seen_on:
        parts.append(_("gezien op {day}").format(day=short_date(one.vog_seen_on)))
    if one.vog_renew_by:
        parts.append(_("vernieuwen voor {day}").format(day=short_date(one.vog_renew_by)))
    return ", ".join(part for part in parts if part)


def _rather(known: "KnownOfPerson") -> str:
    said = []
    for place, day in enumerate(Weekday):
        for part in DayPart:
            wish = known.person.wish_at(day, part)
            if wish in {Wish.RATHER, Wish.RATHER_NOT}:
                said.append(f"{weekday_name(place)} {part_words(part)}: {wish_words(wish)}")
    return ", ".join(said)


def _noted(known: "KnownOfPerson") -> Iterator[tuple[Cell, ...]]:
    for one in known.noted:
        what = (
            known.duties.get(one.duty_id, "") if one.duty_id else "",
            known.activities.get(one.activity_id, "") if one.activity_id else "",
        )
        yield (
            one.date,
            in_hours(one.minutes),
            ", ".join(part for part in what if part),
            one.remark,
            one.overruled_because,
        )


def _pair() -> tuple[TableHeading, ...]:
    return (TableHeading(title="", width=30), TableHeading(title="", width=70))


def _of(title: str, *headings: tuple[str, int], rows: Rows) -> Table:
    return Table(
        title=title,
        headings=tuple(TableHeading(title=words, width=width) for words, width in headings),
        rows=rows,
    )


def _filled(*pairs: tuple[str, Cell]) -> Rows:
    """The pairs of which the second says something."""
    return tuple((name, value) for name, value in pairs if value)
