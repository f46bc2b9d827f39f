"""Look at the sheets of a file: what stands on each, and how it would be read, to point at what it holds."""

import datetime as dt

from buurthuis_app.domain.counts.sheet_memory import Directions, SheetMemory
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.exchange.counts.layout.down_tables import WordsAround, words_around
from buurthuis_app.exchange.counts.pointing.pointed_sheets import PointedSheets
from buurthuis_app.exchange.counts.pointing.table_pointing import pointings
from buurthuis_app.exchange.dates.dates import period_of, written_day
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value, is_number

_FEW_ROWS = 2000
"""So many rows are looked at to say what stands on a sheet."""


def look(book: Book, today: dt.date, memory: SheetMemory) -> tuple[SheetSeen, ...]:
    """Each sheet of this file."""
    pointed = PointedSheets(book, Directions(memory=memory))
    around = words_around(book, period_of(book.stem), today)
    return tuple(
        _seen(sheet, pointed, number, around[number]) for number, sheet in enumerate(book.sheets)
    )


def _seen(sheet: SheetGrid, pointed: PointedSheets, number: int, around: WordsAround) -> SheetSeen:
    known = pointed.known(number)
    values = [value for row in sheet.rows[:_FEW_ROWS] for value in row]
    return SheetSeen(
        title=sheet.title,
        shape=pointed.shapes[number],
        cells=sheet.rows,
        dates=sum(_is_date(value) for value in values),
        numbers=sum(is_number(value) for value in values),
        tables=pointings(sheet, around) if known is None else known,
        recalled=known is not None,
    )


def _is_date(value: Value) -> bool:
    if isinstance(value, int | float):
        return False
    day = written_day(value)
    return day is not None and day.month is not None
