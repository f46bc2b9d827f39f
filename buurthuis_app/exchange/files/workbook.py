"""An Excel workbook as plain sheets. openpyxl reads what holds for the whole of it; its cells are read here.

openpyxl makes an object with a look for each cell. A list of 20,000 rows takes it longer than all that we do with
the list, so the cells are taken while the package is looked through for what could eat the computer's memory.
"""

import warnings
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError

from buurthuis_app.errors import Damaged
from buurthuis_app.exchange.files.sheet_grid import Book, Progress, SheetGrid, Value
from buurthuis_app.exchange.files.workbook_comments import notes_of
from buurthuis_app.exchange.files.workbook_limits import MergedRange
from buurthuis_app.exchange.files.workbook_safety import SheetEntry, broken_sentence, inspect
from buurthuis_app.exchange.files.workbook_values import Values, meanings_of

_LOAD_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    OSError,
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
)
"""What openpyxl raises on files that it does not understand; it has no error class of its own for them."""


def read_workbook(path: Path, report: Progress) -> Book:
    """Open an .xlsx or .xlsm; formulas give the value that was last computed.

    Raises Invalid or Damaged with a sentence when it can't be read safely.
    """
    with path.open("rb") as stream:
        entries = inspect(stream, report)
        stream.seek(0)
        shown = [entry for entry in entries if entry.is_sheet and not entry.hidden]
        try:
            with warnings.catch_warnings():
                # it warns of every Excel extension that it would lose on saving; we never save
                warnings.simplefilter("ignore")
                meanings, archive = meanings_of(stream)
                values = Values(meanings)
                sheets = tuple(_sheet(entry, values, archive) for entry in shown)
        except _LOAD_FAILURES as error:
            raise Damaged(broken_sentence()) from error
    hidden = tuple(entry.title for entry in entries if entry.hidden)
    return Book(stem=path.stem, sheets=sheets, hidden=hidden)


def _sheet(entry: SheetEntry, values: Values, archive: zipfile.ZipFile) -> SheetGrid:
    rows: list[list[Value]] = []
    for cell in entry.scan.filled:
        value = values.of(cell)
        if value is not None:
            _put(rows, cell[0], cell[1], value)
    for block in entry.scan.merged:
        _spread(rows, block)
    return SheetGrid(
        title=entry.title,
        rows=tuple(tuple(row) for row in rows),
        comments=notes_of(archive, entry.part),
        formulas=entry.scan.formulas,
    )


def _put(rows: list[list[Value]], row: int, column: int, value: Value) -> None:
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    missing = column + 1 - len(cells)
    if missing > 0:
        cells.extend([None] * missing)
    cells[column] = value


def _spread(rows: list[list[Value]], block: MergedRange) -> None:
    """Of merged cells only the first holds; a date or name merged over several rows holds for each of them."""
    corner = _at(rows, block.top, block.left)
    for row in range(block.top, min(block.bottom + 1, len(rows))):
        for column in range(block.left, min(block.right + 1, len(rows[row]))):
            rows[row][column] = None
        while rows[row] and rows[row][-1] is None:
            rows[row].pop()
    if corner is None:
        return
    last = block.bottom if block.left == block.right else block.top
    for row in range(block.top, last + 1):
        _put(rows, row, block.left, corner)


def _at(rows: list[list[Value]], row: int, column: int) -> Value:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
