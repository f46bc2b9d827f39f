"""Workbook of Excel 97 to 2003 (.xls) as plain sheets. xlrd reads it, after its records were counted.

A formula is given back as its text where that is simple, else as "=?": that it was computed is what counts.
"""

import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.grid_budget import Budget, SheetFiller
from buurthuis_app.exchange.files.number_formats import (
    EPOCH_1900,
    EPOCH_1904,
    moment_of,
    number_of,
    shows_a_duration,
)
from buurthuis_app.exchange.files.sheet_grid import Book, Position, Progress, Value
from buurthuis_app.exchange.files.workbook_limits import (
    MOST_CELLS,
    MOST_ELEMENTS,
    MOST_FORMULAS,
    UnsafeXml,
)
from buurthuis_app.exchange.files.workbook_safety import broken_sentence, unsafe_sentence
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from xlrd.book import Book as OldBook
    from xlrd.sheet import Sheet as OldSheet

_STREAMS = ("Workbook", "Book")
_FORMULA, _FILE_PASS, _BOUND_SHEET = 0x0006, 0x002F, 0x0085
_ONE_CELL = frozenset((0x0001, 0x0002, 0x0003, 0x0004, 0x0005, *(0x0201, 0x0203, 0x0204, 0x0205)))
_ONE_CELL |= {0x007E, 0x027E, 0x00D6, 0x00FD, _FORMULA, 0x0206, 0x0406}
_SEVERAL_NUMBERS, _SEVERAL_BLANKS = 0x00BD, 0x00BE
_CELLS = _ONE_CELL | {_SEVERAL_NUMBERS, _SEVERAL_BLANKS}
_BEGIN = 0x0809
_MOST_ROWS = 400_000
"""Of all sheets together, up to the last cell of each: xlrd keeps something for each of them."""
_MOST_BLANKS = 4 * MOST_CELLS
"""Cells that only have a look; each costs xlrd a few bytes."""
_MOST_RECORDS = 2_000_000
_LONGEST_TOKENS = 120
"""Bytes of a formula that is put into words."""
_TOKENS_AT = 22
"""Bytes of a formula's record before its tokens."""
_WHOLE = re.compile(r"(?<![\w.])(\d+)\.0(?![\w.])")
"""A number that was typed whole; xlrd tells it as a broken one."""
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
"""Kinds of cells, as xlrd numbers them; the others are empty."""
_CONTRADICTIONS = (
    *(AssertionError, ArithmeticError, AttributeError, EOFError, LookupError),
    *(RuntimeError, TypeError, ValueError, struct.error),
)
"""What xlrd raises at a file that contradicts itself, besides an error of its own."""


class _Records(Struct):
    """What was seen in the stream: where the sheets begin, and of formulas (place, row, column, tokens)."""

    sheets: list[int] = field(default_factory=list)
    formulas: list[tuple[int, int, int, bytes]] = field(default_factory=list)


def read_old_workbook(path: Path, content: bytes, report: Progress) -> Book:
    """Open an .xls. Raises Invalid or Damaged with a sentence when it can't be read safely."""
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        records = _count_records(_stream(content))
        try:
            book = _opened(content, looks=True)
            notes: tuple[str, ...] = ()
        except (XLRDError, *_CONTRADICTIONS):
            book = _opened(content, looks=False)
            notes = (
                _(
                    "Van dit oude Excel-bestand is niet te zien welke rijen en kolommen verborgen zijn."
                ),
            )
        return _book(path, book, records, notes, report)
    except UnsafeXml as error:
        raise Invalid(unsafe_sentence(str(error))) from error
    except (XLRDError, CompDocError, *_CONTRADICTIONS) as error:
        raise Damaged(broken_sentence()) from error


def _opened(content: bytes, *, looks: bool) -> "OldBook":
    import xlrd

    return xlrd.open_workbook(
        file_contents=content, logfile=io.StringIO(), formatting_info=looks, ragged_rows=True
    )


def _stream(content: bytes) -> memoryview:
    """The part of the file that holds the workbook. Raises Invalid when there is none: it is no spreadsheet."""
    from xlrd.compdoc import CompDoc

    document = CompDoc(content, logfile=io.StringIO())
    for name in _STREAMS:
        found, start, length = document.locate_named_stream(name)
        if found is not None:
            return memoryview(found)[start : start + length]
    raise Invalid(_("Dit is een oud Office-bestand, maar geen rekenblad. Kies een rekenblad."))


def _count_records(stream: memoryview) -> _Records:
    """Look through all records before xlrd makes anything of them. Raises UnsafeXml when they are too many."""
    seen = _Records()
    cells = blanks = rows = last_row = 0
    for number, (place, kind, data) in enumerate(_records(stream)):
        if kind in _CELLS and len(data) >= 2:  # noqa: PLR2004 - the row comes first
            last_row = max(last_row, data[0] + 256 * data[1])
        elif kind == _BEGIN:
            rows, last_row = rows + last_row, 0
        if kind in _ONE_CELL:
            cells += 1
        elif kind == _SEVERAL_NUMBERS:
            cells += len(data) // 6
        elif kind == _SEVERAL_BLANKS:
            blanks += len(data) // 2
        elif kind == _FILE_PASS:
            sentence = _(
                "Dit bestand heeft een wachtwoord. Haal het wachtwoord er in Excel af en probeer het opnieuw."
            )
            raise Invalid(sentence)
        elif kind == _BOUND_SHEET and len(data) > 6 and not data[5]:  # noqa: PLR2004 - place, state, kind
            seen.sheets.append(struct.unpack_from("<i", data)[0])
        if kind == _FORMULA and len(data) >= _TOKENS_AT:
            row, column = struct.unpack_from("<HH", data)
            (length,) = struct.unpack_from("<H", data, _TOKENS_AT - 2)
            tokens = bytes(data[_TOKENS_AT : _TOKENS_AT + min(length, _LONGEST_TOKENS + 1)])
            seen.formulas.append((place, row, column, tokens))
        if (
            rows + last_row > _MOST_ROWS
            or cells > MOST_CELLS
            or blanks > _MOST_BLANKS
            or number > _MOST_RECORDS
        ):
            raise UnsafeXml("cells")
        if len(seen.formulas) > MOST_FORMULAS or len(seen.sheets) > MOST_ELEMENTS:
            raise UnsafeXml("cells")
    return seen


def _records(stream: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _book(
    path: Path, book: "OldBook", records: _Records, notes: tuple[str, ...], report: Progress
) -> Book:
    budget = Budget()
    sheets, hidden = [], []
    starts = [*records.sheets, None]
    for number, sheet in enumerate(book.sheets()):
        report(number, book.nsheets)
        if sheet.visibility:
            hidden.append(sheet.name)
            continue
        filler = SheetFiller(sheet.name, budget)
        _fill(filler, book, sheet)
        if number + 1 < len(starts):
            for position, text in _formulas(book, records, starts[number], starts[number + 1]):
                filler.formula(*position, text)
        sheets.append(filler.sheet())
    return Book(stem=path.stem, sheets=tuple(sheets), hidden=tuple(hidden), notes=notes)


def _fill(filler: SheetFiller, book: "OldBook", sheet: "OldSheet") -> None:
    epoch = EPOCH_1904 if book.datemode else EPOCH_1900
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        for column, kind in enumerate(kinds):
            if kind == _DATE:
                lasts = book.formatting_info and _shows_duration(book, sheet, row, column)
                moment = moment_of(float(values[column]), epoch, duration=lasts)
                filler.put(row, column, moment)
            elif _TEXT <= kind <= _ERROR:
                filler.put(row, column, _value(kind, values[column]))
    _fill_looks(filler, sheet)


def _fill_looks(filler: SheetFiller, sheet: "OldSheet") -> None:
    """What is merged, remarked and hidden."""
    for top, bottom, left, right in sheet.merged_cells:
        filler.merge(top, left, bottom - top, right - left)
    for (row, column), note in sheet.cell_note_map.items():
        filler.comment(row, column, _bare(note.text or "", note.author or ""))
    for column, look in sheet.colinfo_map.items():
        if look.hidden:
            filler.hide_columns(column, 1)
    for row, appearance in sheet.rowinfo_map.items():
        if appearance.hidden:
            filler.hide_rows(row, 1)


def _value(kind: int, value: Any) -> Value:
    if kind == _NUMBER:
        return number_of(value)
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        from xlrd import error_text_from_code

        return str(error_text_from_code.get(value, "#VALUE!"))
    return str(value)


def _shows_duration(book: "OldBook", sheet: "OldSheet", row: int, column: int) -> bool:
    number = book.xf_list[sheet.cell_xf_index(row, column)].format_key
    known = book.format_map.get(number)
    return shows_a_duration(number, known.format_str if known else "")


def _bare(text: str, author: str) -> str:
    """Excel puts the writer's name above a note."""
    text = text.strip()
    return text[len(author) + 1 :].strip() if author and text.startswith(f"{author}:") else text


def _formulas(
    book: "OldBook", records: _Records, start: int | None, end: int | None
) -> Iterator[tuple[Position, str]]:
    """The computations of the sheet that begins at `start`; the next begins at `end`."""
    for place, row, column, tokens in records.formulas:
        if start is not None and place >= start and (end is None or place < end):
            yield (row, column), _words(book, tokens, row, column)


def _words(book: "OldBook", tokens: bytes, row: int, column: int) -> str:
    if len(tokens) > _LONGEST_TOKENS:
        return "=?"
    from xlrd.formula import FMLA_TYPE_CELL, FormulaError, decompile_formula

    try:
        words = decompile_formula(book, tokens, len(tokens), FMLA_TYPE_CELL, row, column)
    except (FormulaError, *_CONTRADICTIONS):
        return "=?"
    return "=" + _WHOLE.sub(r"\1", words) if words else "=?"
