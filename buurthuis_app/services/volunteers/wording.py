"""A volunteer in words: what each field is called and what it says, for tables that go out and come in again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.papers.document import Value
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.stays import stays_in_words
from buurthuis_app.domain.volunteers.volunteer import Absence, Person, VolunteerKind, Wish
from buurthuis_app.i18n import _, day_and_month, ngettext, number, short_date, weekday_name

MOST_SHIFTS = 4
"""So many shifts are named one by one."""

_SEVERAL = re.compile(r"[,+&]|\s+en\s+")
"""What stands between several names in other people's lists."""


def kind_words(kind: VolunteerKind) -> str:
    """Dutch words for each kind of volunteer."""
    return {
        VolunteerKind.VOLUNTEER: _("vrijwilliger"),
        VolunteerKind.WORK_EXPERIENCE: _("werkervaringsplaats"),
        VolunteerKind.TRAINEE: _("stage"),
        VolunteerKind.PROFESSIONAL: _("beroepskracht"),
    }[kind]


def part_words(part: DayPart) -> str:
    """Dutch words for each part of the day."""
    return {
        DayPart.MORNING: _("ochtend"),
        DayPart.AFTERNOON: _("middag"),
        DayPart.EVENING: _("avond"),
    }[part]


def wish_words(wish: Wish) -> str:
    """Dutch words for each wish."""
    return {
        Wish.CAN: _("kan"),
        Wish.RATHER: _("liever wel"),
        Wish.RATHER_NOT: _("liever niet"),
        Wish.CANNOT: _("kan niet"),
    }[wish]


def people_headings() -> tuple[str, ...]:
    """The columns of the table of people, as an import knows them."""
    return (
        *(_("Naam"), _("Telefoon"), _("E-mail"), _("Adres")),
        *(_("Geboren"), _("Soort"), _("Taken"), _("Beschikbaar")),
        *(_("Liever wel"), _("Liever niet"), _("Keer per week"), _("Uren per maand")),
        *(_("Niet twee dagen na elkaar"), _("Samen met"), _("Sinds"), _("Gestopt")),
        *(_("Eerdere periodes"), _("Overeenkomst"), _("VOG d.d."), _("VOG nodig")),
        *(_("VOG verlengen voor"), _("Vergoeding"), _("Talenten"), _("Wil leren")),
        *(_("Talen"), _("Noodcontact"), _("Opmerking")),
    )


def as_row(
    person: Person, duties: Mapping[UUID, str], names: Mapping[UUID, str]
) -> tuple[Value, ...]:
    """One person in those columns. `names` are those of the people with whom somebody wants to be on duty."""
    volunteer = person.volunteer
    return (
        volunteer.name,
        volunteer.phone,
        volunteer.email,
        volunteer.address,
        volunteer.birth_date or volunteer.birth_year,
        kind_words(volunteer.kind),
        listed(name for key, name in duties.items() if key in volunteer.duty_ids),
        availability_words(person),
        leaning_words(person, Wish.RATHER),
        leaning_words(person, Wish.RATHER_NOT),
        volunteer.max_per_week,
        volunteer.max_hours_per_month,
        _("ja") if volunteer.not_two_days_running else _("nee"),
        "; ".join(sorted(names[key] for key in volunteer.together_with if names.get(key))),
        volunteer.since,
        volunteer.until,
        stays_in_words(volunteer.earlier_stays),
        volunteer.agreement_on,
        volunteer.vog_seen_on,
        _("ja") if volunteer.vog_needed else _("nee"),
        volunteer.vog_renew_by,
        _("ja") if volunteer.allowance else _("nee"),
        volunteer.talents,
        volunteer.wants_to_learn,
        volunteer.languages,
        volunteer.emergency_contact,
        volunteer.remark,
    )


def availability_words(person: Person) -> str:
    """The parts of the week that are possible: "ma, di-ochtend"; nothing when all of them are."""
    parts_of_week = []
    for place, day in enumerate(Weekday):
        parts = [p for p in DayPart if person.wish_at(day, p) is not Wish.CANNOT]
        short = weekday_name(place)[:2]
        if len(parts) == len(DayPart):
            parts_of_week.append(short)
        parts_of_week += (
            [f"{short}-{part_words(p)}" for p in parts] if len(parts) < len(DayPart) else []
        )
    return (
        ""
        if len(parts_of_week) == len(Weekday) and all("-" not in words for words in parts_of_week)
        else ", ".join(parts_of_week)
    )


def leaning_words(person: Person, wish: Wish) -> str:
    """The parts of the week of which somebody says this: "ma-ochtend, di-middag"."""
    return ", ".join(
        f"{weekday_name(place)[:2]}-{part_words(part)}"
        for place, day in enumerate(Weekday)
        for part in DayPart
        if person.wish_at(day, part) is wish
    )


def listed(names: Iterable[str]) -> str:
    """Names with a semicolon between them, and behind one that could be taken for several: "klussen en tuin;"."""
    known = list(names)
    text = "; ".join(known)
    return f"{text};" if len(known) == 1 and _SEVERAL.search(text) else text


def absence_words(person: Person) -> list[tuple[Value, ...]]:
    """Absences in words, a row each."""
    return [
        (
            short_date(absence.first),
            short_date(absence.last),
            _("elk jaar") if absence.yearly else _("één keer"),
            absence.reason,
        )
        for absence in person.absences
    ]


def absence_in_words(absence: Absence) -> str:
    """20-12-2026 tot en met 5-1-2027, elk jaar: bij familie."""
    words = short_date(absence.first)
    if absence.last != absence.first:
        words = _("{first} tot en met {last}").format(first=words, last=short_date(absence.last))
    if absence.yearly:
        words = _("{days}, elk jaar").format(days=words)
    return f"{words}: {absence.reason}" if absence.reason else words


def lost_in_words(shifts: Sequence[Shift]) -> str:
    """Deze dienst is weer open: di 8 dec, 9.30–13.00; "" when there are none."""
    if not shifts:
        return ""
    shown = [f"{day_and_month(shift.date)}, {shift.times}" for shift in shifts[:MOST_SHIFTS]]
    rest = len(shifts) - len(shown)
    if rest:
        shown.append(ngettext("nog {n} dienst", "nog {n} diensten", rest).format(n=number(rest)))
    words = ngettext(
        "Deze dienst is weer open: {shifts}.",
        "Deze diensten zijn weer open: {shifts}.",
        len(shifts),
    )
    return words.format(shifts="; ".join(shown))
