"""Subject access: all that is kept about one volunteer, in tables that the person can read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.papers.document import Sheet, Value
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.hours import in_hours
from buurthuis_app.domain.volunteers.stays import stays_in_words
from buurthuis_app.domain.volunteers.volunteer import Wish
from buurthuis_app.i18n import _, clock, listing, short_date, weekday_name
from buurthuis_app.services.privacy.find_words import finds_table
from buurthuis_app.services.volunteers.wording import (
    absence_words,
    availability_words,
    kind_words,
    part_words,
    wish_words,
)

if TYPE_CHECKING:
    from buurthuis_app.domain.shared.personal_data import PersonalFind
    from buurthuis_app.persistence.queries.volunteers.subject_access import KnownOfPerson

_PAIR = (("", 3), ("", 7))
Rows = tuple[tuple[Value, ...], ...]


def about_tables(known: "KnownOfPerson", elsewhere: "Iterable[PersonalFind]") -> tuple[Sheet, ...]:
    """A table a subject; one that holds nothing stays, so that people see that there is nothing."""
    other = finds_table(elsewhere, _("Andere plaatsen waar uw naam staat"))
    return (*_tables(known), other)


def _tables(known: "KnownOfPerson") -> Iterator[Sheet]:
    yield sheet(_("Wie u bent"), _PAIR, _who(known))
    yield sheet(_("Wat wij hebben afgesproken"), _PAIR, _agreed(known))
    yield sheet(
        _("Wanneer u er niet bent"),
        ((_("van"), 12), (_("tot en met"), 12), (_("hoe vaak"), 12), (_("waarom"), 50)),
        tuple(absence_words(known.person)),
    )
    yield sheet(
        _("Uw diensten"),
        (
            (_("datum"), 16),
            (_("tijd"), 14),
            (_("taak"), 24),
            (_("stand"), 14),
            (_("waarom een regel niet gold"), 40),
        ),
        tuple(
            (row[0], f"{clock(row[1])}–{clock(row[2])}", row[3], row[4].words, row[5])
            for row in known.shifts
        ),
    )
    yield sheet(
        _("Uren die met de hand zijn genoteerd"),
        (
            (_("datum"), 16),
            (_("uren"), 9),
            (_("waarvoor"), 30),
            (_("opmerking"), 30),
            (_("waarom meer dan het maximum"), 30),
        ),
        tuple(_noted(known)),
    )
    yield sheet(
        _("Voordat u vrijwilliger was"),
        ((_("vacature"), 30), (_("aangemeld op"), 14), (_("opmerking"), 50)),
        tuple(
            (title, candidate.noted_on, candidate.remark) for candidate, title in known.candidates
        ),
    )


def _who(known: "KnownOfPerson") -> Rows:
    volunteer = known.person.volunteer
    return _filled(
        (_("Naam"), volunteer.name),
        (_("Telefoon"), volunteer.phone),
        (_("E-mail"), volunteer.email),
        (_("Adres"), volunteer.address),
        (_("Bellen als er iets is"), volunteer.emergency_contact),
        (_("Geboortedatum"), volunteer.birth_date),
        (_("Geboortejaar"), str(volunteer.birth_year or "")),
        (_("Talen"), volunteer.languages),
        (_("Talenten"), volunteer.talents),
        (_("Wil leren"), volunteer.wants_to_learn),
    )


def _agreed(known: "KnownOfPerson") -> Rows:
    volunteer = known.person.volunteer
    duties = [name for key, name in known.duties.items() if key in volunteer.duty_ids]
    limits = [
        _("{n} keer per week").format(n=volunteer.max_per_week) if volunteer.max_per_week else "",
        _("{n} uur per maand").format(n=volunteer.max_hours_per_month)
        if volunteer.max_hours_per_month
        else "",
    ]
    return _filled(
        (_("Soort"), kind_words(volunteer.kind)),
        (_("Taken"), listing(duties) if duties else ""),
        (_("Sinds"), volunteer.since),
        (_("Laatste dag"), volunteer.until),
        (_("Eerdere periodes"), stays_in_words(volunteer.earlier_stays)),
        (_("Overeenkomst getekend op"), volunteer.agreement_on),
        (_("VOG"), _vog(known)),
        (_("Vergoeding"), _("ja") if volunteer.allowance else _("nee")),
        (_("Beschikbaar"), availability_words(known.person)),
        (_("Liever wel en niet"), _rather(known)),
        (_("Hoogstens"), listing([limit for limit in limits if limit]) if any(limits) else ""),
        (
            _("Twee dagen achter elkaar"),
            _("liever niet") if volunteer.not_two_days_running else "",
        ),
        (_("Alleen samen met"), listing(known.together) if known.together else ""),
        (_("Alleen samen met u komt"), listing(known.bound) if known.bound else ""),
        (_("Opmerking"), volunteer.remark),
    )


def _vog(known: "KnownOfPerson") -> str:
    volunteer = known.person.volunteer
    parts = [_("nodig") if volunteer.vog_needed else ""]
    if volunteer.vog_seen_on:
        parts.append(_("gezien op {day}").format(day=short_date(volunteer.vog_seen_on)))
    if volunteer.vog_renew_by:
        parts.append(_("vernieuwen voor {day}").format(day=short_date(volunteer.vog_renew_by)))
    return ", ".join(part for part in parts if part)


def _rather(known: "KnownOfPerson") -> str:
    wishes = []
    for place, day in enumerate(Weekday):
        for part in DayPart:
            wish = known.person.wish_at(day, part)
            if wish in {Wish.RATHER, Wish.RATHER_NOT}:
                wishes.append(f"{weekday_name(place)} {part_words(part)}: {wish_words(wish)}")
    return ", ".join(wishes)


def _noted(known: "KnownOfPerson") -> Iterator[tuple[Value, ...]]:
    for line in known.noted:
        what = (
            known.duties.get(line.duty_id, "") if line.duty_id else "",
            known.activities.get(line.activity_id, "") if line.activity_id else "",
        )
        yield (
            line.date,
            in_hours(line.minutes),
            ", ".join(part for part in what if part),
            line.remark,
            line.overruled_because,
        )


def _filled(*pairs: tuple[str, Value]) -> Rows:
    """The pairs of which the second says something."""
    return tuple((name, value) for name, value in pairs if value)
