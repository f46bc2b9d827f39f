"""Sheets made of plain values: each cell gets the words that a Dutch reader expects."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from buurthuis_app.domain.papers.document import Cell, Heading, Row, Sheet, Value
from buurthuis_app.i18n import clock, euros, number, percent, short_date
from buurthuis_app.records import replace

T = TypeVar("T")


class Share(float):
    """A part of a whole, from 0 to 1: a spreadsheet shows 0.11 as 11 %."""


class Euros(float):
    """An amount of money: a spreadsheet shows it with its cents."""


class HoursLong(float):
    """A length of time in hours."""


_DECIMAL = re.compile(r"((?:€\s)?[-−]?[\d.]+)(?:,(\d+))?((?: \*)?)")
"""An amount as papers write it, with its decimals if any and the mark of a note."""


def cell_words(value: Value) -> str:
    """A value as it is written: 22-11-2026, 9.30, 2,5, € 12,50; "" for None."""
    match value:
        case Euros():
            words = euros(round(value * 100))
        case Share():
            words = percent(value)
        case float():
            words = number(value) if value.is_integer() else number(value, 2).rstrip("0")
        case int():
            words = number(value)
        case dt.date():
            words = short_date(value)
        case dt.time():
            words = clock(value)
        case _:
            words = value or ""
    return words


def cell(value: Value | Cell) -> Cell:
    """A value with its words; a cell that has them already stays as it is."""
    return value if isinstance(value, Cell) else Cell(value=value, shown=cell_words(value))


def sheet(
    title: str,
    headings: Iterable[str | tuple[str, float]],
    rows: Iterable[Sequence[Value | Cell]],
    note: str = "",
) -> Sheet:
    """A table under these headings, each with its share of the width. Columns of numbers alone stand right."""
    once: dict[tuple[type, Value], Cell] = {}  # a date or a name stands in thousands of rows
    cells = [tuple([_cell_of(value, once) for value in row]) for row in rows]
    return sheet_of(title, headings, cells, note)


def sheet_of(
    title: str,
    headings: Iterable[str | tuple[str, float]],
    rows: Sequence[tuple[Cell, ...]],
    note: str = "",
) -> Sheet:
    """The same of rows whose cells are there already."""
    columns = [(heading, 1.0) if isinstance(heading, str) else heading for heading in headings]
    return Sheet(
        title=title,
        headings=tuple(
            Heading(title=words, share=share, number=_numbers(row[place] for row in rows))
            for place, (words, share) in enumerate(columns)
        ),
        rows=tuple([Row(cells=row) for row in rows]),
        note=note,
    )


def evened(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """These cells, as many decimals in each amount of a kind as the one that needs most: € 3.000,00 by € 1.480,75."""
    most: dict[type, int] = {}
    for each in cells:
        if isinstance(each.value, Euros | HoursLong) and (
            written := _DECIMAL.fullmatch(each.shown)
        ):
            kind = type(each.value)
            most[kind] = max(most.get(kind, 0), len(written[2] or ""))
    return tuple(_with_decimals(each, most.get(type(each.value), 0)) for each in cells)


def _with_decimals(written: Cell, decimals: int) -> Cell:
    found = _DECIMAL.fullmatch(written.shown) if decimals else None
    if found is None or len(found[2] or "") == decimals:
        return written
    whole, known, mark = found.groups(default="")
    return replace(written, shown=f"{whole},{known.ljust(decimals, '0')}{mark}")


def with_even_columns(table: Sheet) -> Sheet:
    """The table as it is drawn: the amounts of a column under each other."""
    if not any(
        isinstance(each.value, Euros | HoursLong) for row in table.rows for each in row.cells
    ):
        return table
    columns = zip(*(row.cells for row in table.rows), strict=True)
    rows = zip(*(evened(column) for column in columns), strict=True)
    return replace(
        table,
        rows=tuple(replace(row, cells=cells) for row, cells in zip(table.rows, rows, strict=True)),
    )


def without_empty(table: Sheet, *titles: str) -> Sheet:
    """The table without those of these columns in which nothing is known, and without what such a column means."""
    gone = {
        place
        for place, heading in enumerate(table.headings)
        if heading.title in titles and all(row.cells[place].value is None for row in table.rows)
    }

    def stay(things: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(thing for place, thing in enumerate(things) if place not in gone)

    dropped = {table.headings[place].title for place in gone}
    return replace(
        table,
        headings=stay(table.headings),
        rows=tuple(replace(row, cells=stay(row.cells)) for row in table.rows),
        terms=tuple(term for term in table.terms if term.term not in dropped),
    )


def _cell_of(value: Value | Cell, once: dict[tuple[type, Value], Cell]) -> Cell:
    if isinstance(value, Cell):
        return value
    key = (type(value), value)
    made = once.get(key)
    if made is None:
        made = once[key] = cell(value)
    return made


def _numbers(cells: Iterable[Cell]) -> bool:
    """Whether these are numbers and nothing else. A year beside words is a word."""
    filled = False
    for each in cells:
        if each.value is not None:
            if not isinstance(each.value, int | float):
                return False
            filled = True
    return filled
