"""A volunteer in words: what each field is called and what it says, for tables that go out and come in again."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.papers.document import Value
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.fields import FieldKind, VolunteerField, volunteer_fields
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


def as_row(
    person: Person, duties: Mapping[UUID, str], names: Mapping[UUID, str]
) -> tuple[Value, ...]:
    """One person in the columns of the list; `names` are those of the people with whom somebody wants to be on duty."""
    volunteer = person.volunteer
    odd = {
        "duty_ids": listed(name for key, name in duties.items() if key in volunteer.duty_ids),
        "together_with": "; ".join(
            sorted(names[key] for key in volunteer.together_with if names.get(key))
        ),
    }
    return tuple(
        odd[field.name] if field.name in odd else cell_of(field, person)
        for field in volunteer_fields()
    )


def cell_of(field: VolunteerField, person: Person) -> Value:
    """What a field says of somebody, as far as that needs no more than the person."""
    if field.name in _ODD:
        return _ODD[field.name](person)
    value: Value = field.value_in(person.volunteer)
    if field.kind is FieldKind.TICK:
        return _("ja") if value else _("nee")
    return value


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


_ODD: Mapping[str, Callable[[Person], Value]] = {
    "kind": lambda person: kind_words(person.volunteer.kind),
    "availability": availability_words,
    "rather": lambda person: leaning_words(person, Wish.RATHER),
    "rather_not": lambda person: leaning_words(person, Wish.RATHER_NOT),
    "earlier_stays": lambda person: stays_in_words(person.volunteer.earlier_stays),
}
"""What is said of the odd fields."""
