"""Workbook of Excel 97 to 2003 (.xls) as plain sheets. xlrd reads it, after its records were counted.

A formula is given back as its text where that is simple, else as "=?": that it was computed is what counts.
"""

import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.formats.old_workbook_records import (
    LONGEST_TOKENS,
    Records,
    count_records,
)
from buurthuis_app.exchange.files.grid_budget import GridBudget, SheetFiller
from buurthuis_app.exchange.files.number_formats import (
    EPOCH_1900,
    EPOCH_1904,
    NumberLook,
    as_shown,
    look_of,
    moment_of,
    number_of,
)
from buurthuis_app.exchange.files.sheet_grid import Book, Position, Value
from buurthuis_app.exchange.files.workbook_limits import (
    UnsafeXml,
)
from buurthuis_app.exchange.files.workbook_safety import broken_sentence, unsafe_sentence
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from xlrd.book import Book as OldBook
    from xlrd.sheet import Sheet as OldSheet

_STREAMS = ("Workbook", "Book")
_WHOLE = re.compile(r"(?<![\w.])(\d+)\.0(?![\w.])")
"""A number that was typed whole; xlrd tells it as a broken one."""
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
"""Kinds of cells, as xlrd numbers them; the others are empty."""
_CONTRADICTIONS = (
    *(AssertionError, ArithmeticError, AttributeError, EOFError, LookupError),
    *(RuntimeError, TypeError, ValueError, struct.error),
)
"""What xlrd raises at a file that contradicts itself, besides an error of its own."""


def read_old_workbook(path: Path, content: bytes, report: Progress) -> Book:
    """Open an .xls. Raises Invalid or Damaged with a sentence when it can't be read safely."""
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        records = count_records(_stream(content))
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


def _book(
    path: Path, book: "OldBook", records: Records, notes: tuple[str, ...], report: Progress
) -> Book:
    budget = GridBudget()
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
            if kind in {_DATE, _NUMBER}:
                look, number = _look(book, sheet, row, column), float(values[column])
                lasts = look is NumberLook.DURATION
                filler.put(
                    row,
                    column,
                    moment_of(number, epoch, duration=lasts)
                    if kind == _DATE
                    else as_shown(number, look) or number_of(number),
                )
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
        if look.hidden or not look.width:
            filler.hide_columns(column, 1)
    for row, appearance in sheet.rowinfo_map.items():
        if appearance.hidden or not appearance.height:
            filler.hide_rows(row, 1)


def _value(kind: int, value: Any) -> Value:
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        from xlrd import error_text_from_code

        return str(error_text_from_code.get(value, "#VALUE!"))
    return str(value)


def _look(book: "OldBook", sheet: "OldSheet", row: int, column: int) -> NumberLook:
    """How its style shows the number in a cell; plain when the styles could not be read."""
    if not book.formatting_info:
        return NumberLook.PLAIN
    number = book.xf_list[sheet.cell_xf_index(row, column)].format_key
    known = book.format_map.get(number)
    return look_of(number, known.format_str if known else "")


def _bare(text: str, author: str) -> str:
    """Excel puts the writer's name above a note."""
    text = text.strip()
    return text[len(author) + 1 :].strip() if author and text.startswith(f"{author}:") else text


def _formulas(
    book: "OldBook", records: Records, start: int | None, end: int | None
) -> Iterator[tuple[Position, str]]:
    """The computations of the sheet that begins at `start`; the next begins at `end`."""
    for place, row, column, tokens in records.formulas:
        if start is not None and place >= start and (end is None or place < end):
            yield (row, column), _words(book, tokens, row, column)


def _words(book: "OldBook", tokens: bytes, row: int, column: int) -> str:
    if len(tokens) > LONGEST_TOKENS:
        return "=?"
    from xlrd.formula import FMLA_TYPE_CELL, FormulaError, decompile_formula

    try:
        words = decompile_formula(book, tokens, len(tokens), FMLA_TYPE_CELL, row, column)
    except (FormulaError, *_CONTRADICTIONS):
        return "=?"
    return "=" + _WHOLE.sub(r"\1", words) if words else "=?"
