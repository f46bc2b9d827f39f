"""Rows of a plain list in a spreadsheet: what stands below the headings that somebody asks for."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from buurthuis_app.domain.shared.money import read_amount
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.dates.dates import NotADate, SheetPeriod, written_day
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import tidy, words
from buurthuis_app.i18n import _

_HEADER_WITHIN = 20


class ListColumn(Struct, frozen=True, kw_only=True):
    """A field, and the words by which a heading tells that it stands below. `read` raises Invalid for what is none."""

    field: str
    headings: frozenset[str]
    read: Callable[[Value], Any]


class ListRow(Struct, frozen=True, kw_only=True):
    """One row: where it is, what it names, what its cells say, and what of it could not be read."""

    where: str
    name: str
    fields: Mapping[str, Any]
    wrong: tuple[Unreadable, ...] = ()


class ListRows(Struct, frozen=True, kw_only=True):
    """All rows of a file, and what of it was not looked at, in words."""

    rows: tuple[ListRow, ...]
    unused: tuple[str, ...]


def read_rows(path: Path, columns: Sequence[ListColumn]) -> ListRows:
    """The rows below headings of these columns, by the first of which a row is named.

    Raises Invalid or Damaged when the file cannot be read or has no such heading.
    """
    book = open_book(path)
    rows: list[ListRow] = []
    unused, unread = list(book.left_out), list[str]()
    read = False
    for sheet in book.sheets:
        header, placed, left = _best_header(sheet, columns)
        if columns[0] not in placed.values():
            if sheet.rows:
                unread.append(_("blad {title}").format(title=sheet.title))
            continue
        read = True
        unused += left
        rows += _rows(sheet, header, placed, columns[0])
    if not read:
        sentence = _("Boven geen kolom staat wat het is. Zet boven de kolom met namen “{word}”.")
        raise Invalid(sentence.format(word=min(columns[0].headings)))
    return ListRows(rows=tuple(rows), unused=tuple(dict.fromkeys([*unused, *unread])))


def text_in(value: Value) -> str:
    """A cell as text: a whole number without a point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(value))


def whole_number_in(value: Value) -> int:
    """A cell as a whole number; raises Invalid for another."""
    text = text_in(value)
    if not text.isdecimal():
        raise Invalid(_("Dit is geen heel getal."))
    return int(text)


def cents_in(value: Value) -> int:
    """A cell as an amount in euro cents; raises Invalid for what is none, or more than one."""
    if isinstance(value, int | float):
        return round(value * 100)
    return read_amount(text_in(value)).value()


def day_in(value: Value) -> dt.date:
    """A cell as a whole date; raises Invalid for another."""
    day = written_day(value)
    if day is None:
        raise Invalid(_("Dit is geen datum."))
    try:
        return day.on_calendar(SheetPeriod())
    except NotADate as error:
        raise Invalid(_("Schrijf de datum met jaar, bijvoorbeeld 3-11-2026.")) from error


_Placed = dict[int, ListColumn]


def _best_header(sheet: SheetGrid, columns: Sequence[ListColumn]) -> tuple[int, _Placed, list[str]]:
    """The row that has most of these headings, where each column stands, and its other headings."""
    found = [
        (row, *_headings(sheet, row, columns))
        for row in range(min(_HEADER_WITHIN, len(sheet.rows)))
    ]
    return max(
        found, key=lambda each: (columns[0] in each[1].values(), len(each[1])), default=(0, {}, [])
    )


def _headings(
    sheet: SheetGrid, row: int, columns: Sequence[ListColumn]
) -> tuple[_Placed, list[str]]:
    placed: _Placed = {}
    left = []
    for place, value in enumerate(sheet.rows[row]):
        if not isinstance(value, str):
            continue
        said = set(words(value))
        meant = (each for each in columns if said & each.headings and each not in placed.values())
        column = next(meant, None)
        if column is None:
            left.append(_("kolom {heading}").format(heading=tidy(value)))
        else:
            placed[place] = column
    return placed, left


def _rows(sheet: SheetGrid, header: int, placed: _Placed, naming: ListColumn) -> Iterator[ListRow]:
    by_name = next(place for place, column in placed.items() if column is naming)
    for row in range(header + 1, len(sheet.rows)):
        cells = {place: value for place in placed if (value := sheet.at(row, place)) is not None}
        if not cells:
            continue
        where = sheet.row_place(row, by_name)
        named = cells.get(by_name)
        fields: dict[str, Any] = {}
        wrong = []
        if named is None:
            said = " · ".join(map(text_in, cells.values()))
            wrong.append(Unreadable(where=where, text=said, why=_("Er staat niet bij wat dit is.")))
        for place, value in cells.items():
            try:
                fields[placed[place].field] = placed[place].read(value)
            except Invalid as error:
                cell = sheet.cell_place(row, place)
                wrong.append(Unreadable(where=cell, text=text_in(value), why=error.sentence))
        yield ListRow(
            where=where,
            name="" if named is None else text_in(named),
            fields=fields,
            wrong=tuple(wrong),
        )
