"""A volunteer in words: what each field is called and what it says, for tables that go out and come in again."""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.papers.spreadsheet import Cell, Heading
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Absence, Person, VolunteerKind, Wish
from buurthuis_app.i18n import _, short_date, weekday_name

_SEVERAL = re.compile(r"[,+&]|\s+en\s+")
"""What stands between several names in other people's lists."""


def kind_words(kind: VolunteerKind) -> str:
    """On what footing somebody is here."""
    return {
        VolunteerKind.VOLUNTEER: _("vrijwilliger"),
        VolunteerKind.WORK_EXPERIENCE: _("werkervaringsplaats"),
        VolunteerKind.TRAINEE: _("stage"),
        VolunteerKind.PROFESSIONAL: _("beroepskracht"),
    }[kind]


def part_words(part: DayPart) -> str:
    """Which part of the day."""
    return {
        DayPart.MORNING: _("ochtend"),
        DayPart.AFTERNOON: _("middag"),
        DayPart.EVENING: _("avond"),
    }[part]


def wish_words(wish: Wish) -> str:
    """How somebody feels about a part of the week."""
    return {
        Wish.CAN: _("kan"),
        Wish.RATHER: _("liever wel"),
        Wish.RATHER_NOT: _("liever niet"),
        Wish.CANNOT: _("kan niet"),
    }[wish]


def people_headings() -> tuple[Heading, ...]:
    """The columns of the table of people, as an import knows them."""
    return (
        Heading(title=_("Naam"), width=28),
        Heading(title=_("Telefoon"), width=18),
        Heading(title=_("E-mail"), width=28),
        Heading(title=_("Adres"), width=30),
        Heading(title=_("Geboren"), width=12),
        Heading(title=_("Soort"), width=18),
        Heading(title=_("Taken"), width=30),
        Heading(title=_("Beschikbaar"), width=30),
        Heading(title=_("Liever wel"), width=24),
        Heading(title=_("Liever niet"), width=24),
        Heading(title=_("Keer per week"), width=14),
        Heading(title=_("Uren per maand"), width=14),
        Heading(title=_("Niet twee dagen na elkaar"), width=24),
        Heading(title=_("Samen met"), width=28),
        Heading(title=_("Sinds"), width=12),
        Heading(title=_("Gestopt"), width=12),
        Heading(title=_("Overeenkomst"), width=14),
        Heading(title=_("VOG d.d."), width=12),
        Heading(title=_("VOG nodig"), width=12),
        Heading(title=_("VOG verlengen voor"), width=18),
        Heading(title=_("Vergoeding"), width=12),
        Heading(title=_("Talenten"), width=30),
        Heading(title=_("Wil leren"), width=30),
        Heading(title=_("Talen"), width=20),
        Heading(title=_("Noodcontact"), width=28),
        Heading(title=_("Opmerking"), width=40),
    )


def as_row(
    person: Person, duties: Mapping[UUID, str], names: Mapping[UUID, str]
) -> tuple[Cell, ...]:
    """One person in those columns. `names` are those of the people with whom somebody wants to be on duty."""
    one = person.volunteer
    return (
        one.name,
        one.phone,
        one.email,
        one.address,
        one.birth_date or one.birth_year,
        kind_words(one.kind),
        listed(name for key, name in duties.items() if key in one.duty_ids),
        availability_words(person),
        leaning_words(person, Wish.RATHER),
        leaning_words(person, Wish.RATHER_NOT),
        one.max_per_week,
        one.max_hours_per_month,
        _("ja") if one.not_two_days_running else _("nee"),
        "; ".join(sorted(names[key] for key in one.together_with if names.get(key))),
        one.since,
        one.until,
        one.agreement_on,
        one.vog_seen_on,
        _("ja") if one.vog_needed else _("nee"),
        one.vog_renew_by,
        _("ja") if one.allowance else _("nee"),
        one.talents,
        one.wants_to_learn,
        one.languages,
        one.emergency_contact,
        one.remark,
    )


def availability_words(person: Person) -> str:
    """The parts of the week that are possible: "ma, di-ochtend"; nothing when all of them are."""
    said = []
    for place, day in enumerate(Weekday):
        parts = [p for p in DayPart if person.wish_at(day, p) is not Wish.CANNOT]
        short = weekday_name(place)[:2]
        if len(parts) == len(DayPart):
            said.append(short)
        said += [f"{short}-{part_words(p)}" for p in parts] if len(parts) < len(DayPart) else []
    return (
        "" if len(said) == len(Weekday) and all("-" not in one for one in said) else ", ".join(said)
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


def absence_words(person: Person) -> list[tuple[Cell, ...]]:
    """Each absence as a row."""
    return [
        (
            short_date(one.first),
            short_date(one.last),
            _("elk jaar") if one.yearly else _("één keer"),
            one.reason,
        )
        for one in person.absences
    ]


def absence_in_words(absence: Absence) -> str:
    """20-12-2026 tot en met 5-1-2027, elk jaar: bij familie."""
    words = short_date(absence.first)
    if absence.last != absence.first:
        words = _("{first} tot en met {last}").format(first=words, last=short_date(absence.last))
    if absence.yearly:
        words = _("{days}, elk jaar").format(days=words)
    return f"{words}: {absence.reason}" if absence.reason else words
