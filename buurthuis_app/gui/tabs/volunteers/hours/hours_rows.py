"""The hours of a period as rows of tables: added up along a line, and line by line."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers.allowance import AllowanceUse, Level
from buurthuis_app.domain.volunteers.hours import HoursLine, in_hours, minutes_by, month_of
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, euros, listing, month_name, number, short_date

if TYPE_CHECKING:
    from buurthuis_app.domain.volunteers.figures import VolunteerFigures
    from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet


class HoursBy(Enum):
    """Along which line the hours are added up."""

    PERSON = "person"
    DUTY = "duty"
    ACTIVITY = "activity"
    MONTH = "month"
    PROFESSIONAL = "professional"
    """By person too, but of those who are paid: their hours are in none of the others."""


class Total(Struct, frozen=True, kw_only=True):
    """One row of totals; its key is an id, a month, or None for "without"."""

    key: UUID | dt.date | None
    name: str
    minutes: int
    by_hand: int
    use: AllowanceUse | None = None


class LineRow(Struct, frozen=True, kw_only=True):
    """One line of hours with what its ids are called."""

    key: int
    line: HoursLine
    person: str
    what: str


def by_words() -> tuple[tuple[HoursBy, str], ...]:
    """The ways of adding up, as people choose from them."""
    return (
        (HoursBy.PERSON, _("per persoon")),
        (HoursBy.DUTY, _("per taak")),
        (HoursBy.ACTIVITY, _("per activiteit")),
        (HoursBy.MONTH, _("per maand")),
        (HoursBy.PROFESSIONAL, _("beroepskrachten")),
    )


def totals(sheet: HoursSheet, by: HoursBy) -> tuple[Total, ...]:
    """The rows of totals: months in their order, everything else with the most hours first."""
    lines = _lines(sheet, by)
    minutes = minutes_by(lines, lambda line: key_of(line, by))
    noted = [line for line in lines if line.noted_id is not None]
    by_hand = minutes_by(noted, lambda line: key_of(line, by))
    rows = [
        Total(
            key=key,
            name=_name(sheet, by, key),
            minutes=total,
            by_hand=by_hand.get(key, 0),
            use=sheet.uses.get(key) if isinstance(key, UUID) else None,
        )
        for key, total in minutes.items()
    ]
    if by is HoursBy.MONTH:
        return tuple(sorted(rows, key=lambda row: str(row.key)))
    return tuple(sorted(rows, key=lambda row: (-row.minutes, folded(row.name))))


def lines_of(sheet: HoursSheet, by: HoursBy, key: object) -> tuple[LineRow, ...]:
    """The lines behind a total, the newest first."""
    lines = [line for line in _lines(sheet, by) if key_of(line, by) == key]
    return tuple(
        LineRow(
            key=place,
            line=line,
            person=sheet.people.get(line.volunteer_id, _("(gewist)")),
            what=_what(sheet, line),
        )
        for place, line in enumerate(reversed(lines))
    )


def key_of(line: HoursLine, by: HoursBy) -> UUID | dt.date | None:
    """Under which total a line comes."""
    if by in {HoursBy.PERSON, HoursBy.PROFESSIONAL}:
        return line.volunteer_id
    if by is HoursBy.DUTY:
        return line.duty_id
    return line.activity_id if by is HoursBy.ACTIVITY else month_of(line.date)


def summary(figures: VolunteerFigures) -> str:
    """What the period comes to, in one line, each figure by its name."""
    average = NOT_THERE if figures.average is None else number(figures.average, decimals=1)
    words = _(
        "vrijwilligersuren: {hours}, waarvan {noted} met de hand genoteerd  ·  "
        "vrijwilligers: {end} aan het eind, {average} gemiddeld, {active} actief  ·  "
        "{joined} erbij, {left} gestopt"
    ).format(
        hours=in_hours(figures.minutes),
        noted=in_hours(figures.minutes_noted),
        end=number(figures.at_end),
        average=average,
        active=number(figures.active),
        joined=number(figures.joined),
        left=number(figures.left),
    )
    if not figures.minutes_paid:
        return words
    paid = _("uren van beroepskrachten: {hours}").format(hours=in_hours(figures.minutes_paid))
    return f"{words}  ·  {paid}"


def warnings(sheet: HoursSheet) -> str:
    """Who is near or over the most of the allowance; nothing when nobody is."""
    over = [key for key, use in sheet.uses.items() if use.level is Level.OVER]
    near = [key for key, use in sheet.uses.items() if use.level is Level.NEAR]
    sentences = []
    for keys, words in (
        (over, _("Boven het maximum van de vergoeding: {names}.")),
        (near, _("Boven 80% van het maximum van de vergoeding: {names}.")),
    ):
        names = sorted(sheet.people[key] for key in keys if key in sheet.people)
        if names:
            sentences.append(words.format(names=listing(names)))
    return " ".join(sentences)


def total_columns(by: HoursBy) -> tuple[Column[Total], ...]:
    """The columns of the totals; by person with the allowance."""
    heading = {
        HoursBy.PERSON: _("Naam"),
        HoursBy.DUTY: _("Taak"),
        HoursBy.ACTIVITY: _("Activiteit"),
        HoursBy.MONTH: _("Maand"),
        HoursBy.PROFESSIONAL: _("Naam"),
    }[by]
    columns: list[Column[Any]] = [
        Column(title=heading, value=lambda row: row.name, stretch=True),
        Column(
            title=_("Uren"),
            value=lambda row: row.minutes,
            display=lambda row: in_hours(row.minutes),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Met de hand"),
            value=lambda row: row.by_hand,
            display=lambda row: in_hours(row.by_hand) if row.by_hand else NOT_THERE,
            align=Align.RIGHT,
            help=_("Hoeveel van deze uren met de hand zijn genoteerd."),
        ),
    ]
    if by is HoursBy.PERSON:
        columns.append(
            Column(
                title=_("Vergoeding dit jaar"),
                value=lambda row: row.use.in_year if row.use else None,
                display=_allowance,
                align=Align.RIGHT,
                help=_("Uren maal het bedrag per uur, en hoe dicht dat bij het maximum komt."),
            )
        )
    return tuple(columns)


def line_columns() -> tuple[Column[LineRow], ...]:
    """The columns of the lines."""
    return (
        Column(
            title=_("Dag"),
            value=lambda row: row.line.date,
            display=lambda row: short_date(row.line.date),
        ),
        Column(title=_("Wie"), value=lambda row: row.person),
        Column(title=_("Wat"), value=lambda row: row.what, stretch=True),
        Column(
            title=_("Uren"),
            value=lambda row: row.line.minutes,
            display=lambda row: in_hours(row.line.minutes),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Van"),
            value=lambda row: _("rooster") if row.line.noted_id is None else _("hand"),
        ),
    )


def _allowance(row: Total) -> str:
    if row.use is None:
        return NOT_THERE
    sign = {Level.FINE: "", Level.NEAR: "⚠ ", Level.OVER: "⚠ "}[row.use.level]
    share = number(row.use.share * 100)
    return f"{sign}{euros(row.use.in_year)} · {share}%"


def _name(sheet: HoursSheet, by: HoursBy, key: object) -> str:
    if isinstance(key, dt.date):
        return f"{month_name(key.month)} {key.year}"
    names: dict[HoursBy, dict[UUID, str]] = {
        HoursBy.PERSON: sheet.people,
        HoursBy.PROFESSIONAL: sheet.people,
        HoursBy.DUTY: sheet.duties,
        HoursBy.ACTIVITY: sheet.activities,
    }
    without = {
        HoursBy.PERSON: _("(gewist)"),
        HoursBy.PROFESSIONAL: _("(gewist)"),
        HoursBy.DUTY: _("zonder taak"),
        HoursBy.ACTIVITY: _("zonder activiteit"),
    }
    return names[by].get(key, without[by]) if isinstance(key, UUID) else without[by]


def _lines(sheet: HoursSheet, by: HoursBy) -> tuple[HoursLine, ...]:
    return sheet.paid if by is HoursBy.PROFESSIONAL else sheet.worked


def _what(sheet: HoursSheet, line: HoursLine) -> str:
    parts = (
        sheet.duties.get(line.duty_id, "") if line.duty_id else "",
        sheet.activities.get(line.activity_id, "") if line.activity_id else "",
        line.remark,
    )
    return " · ".join(part for part in parts if part)
