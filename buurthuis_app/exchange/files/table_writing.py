"""Writing of tables as a workbook or as text. Whatever people typed stays text: it is never run as a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from buurthuis_app.domain.papers.document import Sheet, Value
from buurthuis_app.domain.papers.sheets import Euros, Share

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Progress = Callable[[int, int], None]

LONGEST_CELL = 32_767
"""Characters that Excel takes in one cell."""
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What a text begins with that a spreadsheet could take for a formula."""
"""What a spreadsheet program takes for the beginning of a computation when it opens a text file."""
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
    from openpyxl import Workbook

    report = progress or (lambda _done, _all: None)
    rows, done = sum(len(table.rows) for table in tables), 0
    workbook = Workbook(write_only=True)
    try:
        for table in tables:
            sheet = workbook.create_sheet(table.title)
            _prepare(sheet, table)
            sheet.append([_header_cell(sheet, heading.title) for heading in table.headings])
            for row in table.rows:
                if not done % _STEP:
                    report(done, rows)
                sheet.append([_cell(sheet, cell.value) for cell in row.cells])
                done += 1
        report(rows, rows)
    except BaseException:
        for unfinished in workbook.worksheets:
            unfinished.close()
        raise
    workbook.save(stream)


def _prepare(sheet: Any, table: Sheet) -> None:
    """Widths, frozen header and filters: a sheet that is written row by row wants them first."""
    from openpyxl.utils import get_column_letter

    for place, heading in enumerate(table.headings):
        longest = max((len(row.cells[place].shown) for row in table.rows), default=0)
        width = max(len(heading.title) + _FILTER_ARROW, min(longest + 2, _WIDEST), _NARROWEST)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(table.headings))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"


def _header_cell(sheet: "WriteOnlyWorksheet", title: str) -> "SheetCell":
    from openpyxl.styles import Font

    cell = _text_cell(sheet, title)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: "WriteOnlyWorksheet", value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        return _text_cell(sheet, value) if value else None
    for kind, shown in _FORMATS:
        if isinstance(value, kind):
            cell: Any = WriteOnlyCell(sheet)
            cell.value = float(value) if isinstance(value, float) else value
            cell.number_format = shown
            return cell
    return value


def _text_cell(sheet: "WriteOnlyWorksheet", text: str) -> "SheetCell":
    from openpyxl.cell import WriteOnlyCell

    clean = _NOT_IN_XML.sub("", text)[:LONGEST_CELL]
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    if clean.startswith(_FORMULA):
        cell.quotePrefix = True  # and Excel would, once somebody has clicked into the cell
    return cell


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
