"""An Excel workbook as plain sheets. The only place that calls openpyxl to read."""

import datetime as dt
import re
import warnings
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import ParseError

from buurthuis_app.errors import Damaged
from buurthuis_app.exchange.grid import Book, Position, Sheet, Value
from buurthuis_app.exchange.package import SheetEntry, broken_sentence, inspect

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.worksheet.worksheet import Worksheet

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

_THREADED = re.compile(r"^\[Threaded comment\].*?(?:Comment|Opmerking):\s*", re.DOTALL)
_KINDS = (str, int, float, dt.datetime, dt.date, dt.time)


def read_workbook(path: Path) -> Book:
    """Open an .xlsx or .xlsm; formulas give the value that was last computed.

    Raises Invalid or Damaged with a sentence when it can't be read safely.
    """
    with path.open("rb") as stream:
        entries = inspect(stream)
        stream.seek(0)
        workbook = _load(stream)
    by_title = {sheet.title: sheet for sheet in workbook.worksheets}
    shown = [entry for entry in entries if not entry.hidden and entry.title in by_title]
    sheets = tuple(_sheet(by_title[entry.title], entry) for entry in shown)
    hidden = tuple(entry.title for entry in entries if entry.hidden)
    return Book(stem=path.stem, sheets=sheets, hidden=hidden)


def _load(stream: BinaryIO) -> "Workbook":
    import openpyxl

    try:
        with warnings.catch_warnings():
            # it warns of every Excel extension that it would lose on saving; we never save
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(stream, data_only=True, keep_links=False)
    except _LOAD_FAILURES as error:
        raise Damaged(broken_sentence()) from error


def _sheet(worksheet: "Worksheet", entry: SheetEntry) -> Sheet:
    rows: list[list[Value]] = []
    comments: dict[Position, str] = {}
    # iter_rows would create every missing cell of the rectangle, and keep it
    for (row, column), cell in sorted(worksheet._cells.items()):  # noqa: SLF001
        if cell.comment is not None:
            comments[row - 1, column - 1] = _comment_text(cell.comment)
        value = _value(cell.value)
        if value is not None:
            _put(rows, row - 1, column - 1, value)
    _fill_merged_columns(worksheet, rows)
    return Sheet(
        title=entry.title,
        rows=tuple(tuple(row) for row in rows),
        comments=comments,
        formulas=entry.formulas,
    )


def _put(rows: list[list[Value]], row: int, column: int, value: Value) -> None:
    while len(rows) <= row:
        rows.append([])
    missing = column + 1 - len(rows[row])
    if missing > 0:
        rows[row].extend([None] * missing)
    rows[row][column] = value


def _value(value: object) -> Value:
    if isinstance(value, str):
        return value if value.strip() else None
    if value is None or isinstance(value, _KINDS):
        return value
    return str(value)


def _fill_merged_columns(worksheet: "Worksheet", rows: list[list[Value]]) -> None:
    """A date or name that was merged over several rows holds for each of them."""
    for merged in worksheet.merged_cells.ranges:
        if merged.min_col != merged.max_col or merged.min_row > len(rows):
            continue
        top = rows[merged.min_row - 1]
        value = top[merged.min_col - 1] if merged.min_col <= len(top) else None
        for row in range(merged.min_row, merged.max_row if value is not None else 0):
            _put(rows, row, merged.min_col - 1, value)


def _comment_text(comment: "Comment") -> str:
    """Excel puts the writer's name above a note, and a notice above a threaded one; both are left out."""
    text = _THREADED.sub("", str(comment.text or "")).strip()
    author = str(comment.author or "").strip()
    if author and text.startswith(f"{author}:"):
        text = text[len(author) + 1 :].strip()
    return text
