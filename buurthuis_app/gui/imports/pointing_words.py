"""Wording of what is pointed at on a sheet: its lines, its cells and what they hold."""

import datetime as dt

from buurthuis_app.domain.counts.pointing import Meaning
from buurthuis_app.i18n import _, short_date, short_number

MAIN = (
    *(Meaning.DATE, Meaning.COUNT, Meaning.ACTIVITY),
    *(Meaning.OF_WHOM, Meaning.KIND, Meaning.LEAVE_OUT),
)
"""What most lines hold; the rest stands one step further in the menu."""


def meaning_words(meaning: Meaning) -> str:
    """What a line holds, in the menu and for a screen reader."""
    return {
        Meaning.DATE: _("datum"),
        Meaning.DAY: _("dag van de maand (1 tot 31)"),
        Meaning.MONTH: _("maand"),
        Meaning.YEAR: _("jaar"),
        Meaning.WEEK: _("weeknummer"),
        Meaning.WEEKDAY: _("dag van de week"),
        Meaning.ACTIVITY: _("naam van de activiteit"),
        Meaning.COUNT: _("aantal bezoekers"),
        Meaning.KIND: _("deel van het aantal, zoals kinderen"),
        Meaning.OF_WHOM: _("waarvan: zit al in het aantal"),
        Meaning.PART_OF_DAY: _("dagdeel of tijd"),
        Meaning.REMARK: _("opmerking"),
        Meaning.STORY: _("verhaal"),
        Meaning.LEAVE_OUT: _("niet lezen"),
    }[meaning]


def meaning_label(meaning: Meaning) -> str:
    """The same in one word, above the column."""
    return {
        Meaning.DAY: _("dag"),
        Meaning.WEEK: _("week"),
        Meaning.WEEKDAY: _("weekdag"),
        Meaning.ACTIVITY: _("activiteit"),
        Meaning.COUNT: _("aantal"),
        Meaning.KIND: _("deel"),
        Meaning.OF_WHOM: _("waarvan"),
        Meaning.PART_OF_DAY: _("dagdeel"),
    }.get(meaning) or meaning_words(meaning)


def letters(column: int) -> str:
    """0 -> "A", 25 -> "Z", 26 -> "AA"."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def line_name(line: int, *, on_its_side: bool) -> str:
    """A column, or a row of a sheet that lies on its side: "Kolom B", "Rij 3"."""
    if on_its_side:
        return _("Rij {n}").format(n=line + 1)
    return _("Kolom {letter}").format(letter=letters(line))


def cell_text(value: object) -> str:
    """What stands in a cell, as its owner sees it."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, float):
        return short_number(value)
    return str(value)
