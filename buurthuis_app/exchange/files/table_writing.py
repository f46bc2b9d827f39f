"""Writing of tables as a workbook or as text. Whatever people typed stays text: it is never run as a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from buurthuis_app.domain.papers.document import Sheet, Value
from buurthuis_app.domain.papers.sheets import Euros, Share

Progress = Callable[[int, int], None]

LONGEST_CELL = 32_767
"""Characters that Excel takes in one cell."""
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What a text begins with that a spreadsheet could take for a formula."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STEP = 500
_NARROWEST, _WIDEST, _FILTER_ARROW = 8, 60, 4
"""Widths of columns, in characters."""
_FORMATS: tuple[tuple[type, str], ...] = (
    (dt.date, "dd-mm-yyyy"),
    (dt.time, "hh:mm"),
    (Share, "0%"),
    (Euros, '"€" #,##0.00'),
    (float, "0.0#"),
)
"""How a spreadsheet program shows each kind of value; all of the value is in the cell."""


def write_workbook(
    tables: Sequence[Sheet], stream: BinaryIO, progress: Progress | None = None
) -> None:
    """Each table on a sheet of its own: real dates and numbers, a frozen header with filters.

    `progress` is called with the rows done and all rows; an exception that it raises stops the writing.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    report = progress or (lambda _done, _all: None)
    rows, done = sum(len(table.rows) for table in tables), 0
    # Rows wait in a folder until they are packed; it goes whatever happens.
    with TemporaryDirectory() as folder:
        workbook = Workbook(stream, {"constant_memory": True, "tmpdir": folder})
        looks = _Looks(workbook)
        try:
            for table in tables:
                sheet = _sheet(workbook, table, looks)
                for number, row in enumerate(table.rows, start=1):
                    if not done % _STEP:
                        report(done, rows)
                    for column, cell in enumerate(row.cells):
                        _put(sheet, number, column, cell.value, looks)
                    done += 1
            report(rows, rows)
            workbook.close()
        except XlsxFileError as error:
            raise _cause_of(error) from error
        finally:
            for unfinished in workbook.worksheets():
                unfinished.row_data_fh.close()


def _cause_of(error: Exception) -> BaseException:
    """A full disk is wrapped in an error of the library's own; what lies behind it has a sentence here."""
    cause = error.__cause__ or error.__context__
    if cause is None and error.args and isinstance(error.args[0], OSError):
        cause = error.args[0]
    return cause if isinstance(cause, OSError) else error


class _Looks:
    """How cells look, each look once in the file."""

    def __init__(self, workbook: Any) -> None:
        self.heading = workbook.add_format({"bold": True})
        self.quoted = workbook.add_format({"quote_prefix": True})
        self.quoted_heading = workbook.add_format({"bold": True, "quote_prefix": True})
        self._shown = [(kind, workbook.add_format({"num_format": f})) for kind, f in _FORMATS]

    def of(self, value: Value) -> Any:
        """How a value of this kind looks; None for a plain one."""
        return next((look for kind, look in self._shown if isinstance(value, kind)), None)


def _sheet(workbook: Any, table: Sheet, looks: _Looks) -> Any:
    """A new sheet with its widths, frozen header and filters."""
    sheet = workbook.add_worksheet(table.title)
    last = len(table.headings) - 1
    for column, heading in enumerate(table.headings):
        longest = max((len(row.cells[column].shown) for row in table.rows), default=0)
        wanted = max(len(heading.title) + _FILTER_ARROW, min(longest + 2, _WIDEST), _NARROWEST)
        sheet.set_column(column, column, wanted)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), last)
    for column, heading in enumerate(table.headings):
        text = _clean(heading.title)
        look = looks.quoted_heading if text.startswith(_FORMULA) else looks.heading
        sheet.write_string(0, column, text, look)
    return sheet


def _put(sheet: Any, row: int, column: int, value: Value, looks: _Looks) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        text = _clean(value)
        # Excel would take it for a formula once somebody has clicked into the cell
        sheet.write_string(row, column, text, looks.quoted if text.startswith(_FORMULA) else None)
    elif isinstance(value, dt.date | dt.time):
        sheet.write_datetime(row, column, value, looks.of(value))
    else:
        sheet.write_number(row, column, value, looks.of(value))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)[:LONGEST_CELL]


def write_text(tables: Sequence[Sheet], stream: BinaryIO, progress: Progress | None = None) -> None:
    """Semicolons and a byte order mark, as Dutch Excel wants it. Of more tables each has its title above it.

    Dates are written as 2026-03-09; a text that looks like a formula gets an apostrophe before it.
    """
    report = progress or (lambda _done, _all: None)
    rows, done = sum(len(table.rows) for table in tables), 0
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        for number, table in enumerate(tables):
            if len(tables) > 1:
                writer.writerows([[]] * bool(number) + [[_as_text(table.title)]])
            writer.writerow([_as_text(heading.title) for heading in table.headings])
            for row in table.rows:
                if not done % _STEP:
                    report(done, rows)
                writer.writerow([_as_text(cell.value) for cell in row.cells])
                done += 1
        report(rows, rows)
    finally:
        text.detach()


def _as_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return _as_number(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _as_number(value: float) -> str:
    if isinstance(value, Share):
        return f"{_short(value * 100)}%"
    return f"{value:.2f}".replace(".", ",") if isinstance(value, Euros) else _short(value)


def _short(value: float) -> str:
    """With a comma, one decimal, and a second where there is one: 10,5 and 2,25."""
    shown = f"{value:.2f}"
    return shown.removesuffix("0").replace(".", ",")
