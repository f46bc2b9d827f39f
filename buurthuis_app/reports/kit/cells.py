"""Cells and rows as papers write them: numbers with points, a dash where nothing was counted, changes with a sign."""

import datetime as dt

from buurthuis_app.domain.figures.figures import Change, Figures
from buurthuis_app.domain.papers.document import Cell, Heading, Row, Trace
from buurthuis_app.domain.papers.sheets import Euros, HoursLong, Share
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.domain.volunteers.hours import HOUR
from buurthuis_app.i18n import euros, in_hours, number, percent, short_date

NOT_COUNTED = "–"
"""What is printed where nothing was counted: never 0."""
MINUS = "−"


def words(text: str, trace: Trace | None = None) -> Cell:
    """Cell with a text as it is."""
    return Cell(value=text, shown=text, trace=trace)


def count(value: int | None, trace: Trace | None = None) -> Cell:
    """A whole number; a dash for None."""
    return Cell(value=value, shown=NOT_COUNTED if value is None else number(value), trace=trace)


def amount(value: float | None, trace: Trace | None = None) -> Cell:
    """A number with one decimal when it has one; a dash for None."""
    whole = value is not None and value == int(value)
    shown = NOT_COUNTED if value is None else number(value, 0 if whole else 1)
    return Cell(value=value, shown=shown, trace=trace)


def date(day: dt.date, trace: Trace | None = None) -> Cell:
    """Cell with a date: 22-11-2026."""
    return Cell(value=day, shown=short_date(day), trace=trace)


def visits(figures: Figures, trace: Trace | None = None) -> Cell:
    """The visits, or a dash when nothing was counted."""
    return count(figures.visits if figures.counted else None, trace)


def average(figures: Figures, trace: Trace | None = None) -> Cell:
    """Visits per counted occurrence with one decimal, or a dash."""
    return mean(figures.average, trace)


def mean(value: float | None, trace: Trace | None = None) -> Cell:
    """So many per time, with one decimal; a dash for None."""
    return Cell(value=value, shown=NOT_COUNTED if value is None else number(value, 1), trace=trace)


def change(difference: Change | None, trace: Trace | None = None) -> Cell:
    """+6%; a dash where nothing was counted then or now, or where a percentage would mislead."""
    if difference is None or difference.share is None:
        return Cell(value=None, shown=NOT_COUNTED)
    amount = percent(abs(difference.share))
    sign = "" if amount == percent(0) else "+" if difference.difference > 0 else MINUS
    return Cell(value=Share(difference.share), shown=f"{sign}{amount}", trace=trace)


def hours(length: dt.timedelta, trace: Trace | None = None) -> Cell:
    """HoursLong as people write them: 1.960 or 12,5."""
    return minutes(round(length / dt.timedelta(minutes=1)), trace)


def minutes(number_of: int, trace: Trace | None = None) -> Cell:
    """Minutes as hours, with all that they hold: 630 -> 10,5."""
    return Cell(value=HoursLong(number_of / HOUR), shown=in_hours(number_of), trace=trace)


def money(cents: int, trace: Trace | None = None) -> Cell:
    """€ 1.250,50; in a spreadsheet as euros."""
    return Cell(value=Euros(cents / 100), shown=euros(cents), trace=trace)


def share(part: float | None, trace: Trace | None = None) -> Cell:
    """0.42 -> 42%; a dash for None. A spreadsheet gets all of it, shown as a percentage."""
    return Cell(
        value=None if part is None else Share(part),
        shown=NOT_COUNTED if part is None else percent(part),
        trace=trace,
    )


def shown(count: ShownCount, trace: Trace | None = None) -> Cell:
    """A number that is hidden where it could point at somebody."""
    return Cell(value=count.number, shown=count.text, trace=trace)


def named_row(name: str, *values: Cell, strong: bool = False) -> Row:
    """Row of what has this name."""
    return Row(cells=(words(name), *values), strong=strong)


def count_row(name: str, *numbers: int, lead: Trace) -> Row:
    """Row of plain numbers, all with the same behind them."""
    return named_row(name, *(count(number, lead) for number in numbers))


def number_headings(name: str, *titles: str, share: float = 1) -> tuple[Heading, ...]:
    """Headings of such rows: a wide column of names, and one of numbers below each title."""
    numbers = (Heading(title=title, number=True, share=share) for title in titles)
    return (Heading(title=name, share=3), *numbers)
