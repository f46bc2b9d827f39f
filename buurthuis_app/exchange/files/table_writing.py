"""Writing of tables as a workbook or as text. Whatever people typed stays text: it is never run as a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from buurthuis_app.domain.papers.document import Cell, Row, Sheet, Value
from buurthuis_app.domain.papers.sheets import Euros, Share
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.exchange.files.sheet_grid import column_letters

LONGEST_CELL = 32_767
"""Characters that Excel takes in one cell."""
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What a text begins with that a spreadsheet could take for a formula."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STEP = 500
_LEVEL = 4
"""Of packing: half the time of what is usual, for a file that is a tenth larger."""
_NO_ROWS, _NO_SIZE = b"<sheetData/>", b'<dimension ref="A1"/>'
_ROW = "\0"
"""Stands for the number of a row; nothing else in a file has it."""
_FIRST_DAY = dt.date(1899, 12, 30)
_SECONDS_A_DAY = 86_400
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

    report = progress or (lambda _done, _all: None)
    count, done = sum(len(table.rows) for table in tables), 0
    frame, sheets = BytesIO(), []
    with ExitStack() as stack:
        workbook = Workbook(frame, {"in_memory": True})
        looks = _Looks(workbook)
        for table in tables:
            sheet = _XmlRows(workbook, table, looks, stack.enter_context(TemporaryFile()))
            for begin in range(0, len(table.rows), _STEP):
                report(done, count)
                step = table.rows[begin : begin + _STEP]
                sheet.write(step)
                done += len(step)
            sheet.end()
            sheets.append(sheet)
        report(count, count)
        workbook.close()
        _pack(frame, sheets, stream)


def _pack(frame: BinaryIO, sheets: Sequence["_XmlRows"], stream: BinaryIO) -> None:
    """What the library made of a workbook without rows, with those of each sheet in their place."""
    with ZipFile(frame) as made, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
        rows_of = {f"xl/worksheets/sheet{place}.xml": rows for place, rows in enumerate(sheets, 1)}
        for name in made.namelist():
            content = made.read(name)
            with packed.open(name, "w") as part:
                if name in rows_of:
                    rows_of[name].put(content, part)
                else:
                    part.write(content)


class _Looks:
    """How cells look, each look once in the file."""

    def __init__(self, workbook: Any) -> None:
        def look(**how: object) -> int:
            return int(workbook.add_format(how)._get_xf_index())  # noqa: SLF001 - what a cell refers to

        self._texts = workbook.str_table
        self.heading, self.quoted = look(bold=True), look(quote_prefix=True)
        self.quoted_heading = look(bold=True, quote_prefix=True)
        self._shown = [(kind, look(num_format=form)) for kind, form in _FORMATS]

    def cell(self, value: Value) -> str:
        """A cell without its place, as it stands in the file; "" for one that is not there."""
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            text = _clean(value)
            # Excel would take it for a formula once somebody has clicked into the cell
            return self._text(text, self.quoted if text.startswith(_FORMULA) else 0)
        look = next((look for kind, look in self._shown if isinstance(value, kind)), 0)
        return f"{_style(look)}><v>{_amount(value):.16G}</v></c>"

    def heading_cell(self, title: str) -> str:
        """The same above a column."""
        text = _clean(title)
        return self._text(text, self.quoted_heading if text.startswith(_FORMULA) else self.heading)

    def _text(self, text: str, look: int) -> str:
        place = self._texts._get_shared_string_index(text)  # noqa: SLF001 - each text once in the file
        return f'{_style(look)} t="s"><v>{place}</v></c>'


class _XmlRows:
    """The rows of one sheet, written as they are in the file: the library takes ten times as long for a cell.

    A cell that stands in many rows of a column is said once, with `_ROW` where the number of its row comes.
    """

    def __init__(self, workbook: Any, table: Sheet, looks: _Looks, waiting: BinaryIO) -> None:
        self._sheet = workbook.add_worksheet(table.title)
        self._looks = looks
        self._waiting = waiting
        """Where the rows are until it is known how wide their columns become."""
        self._letters = [column_letters(place) for place in range(len(table.headings))]
        self._known: list[dict[int, str]] = [{} for _heading in table.headings]
        self._widths = [max(len(h.title) + _FILTER_ARROW, _NARROWEST) for h in table.headings]
        self._number = 1
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headings) - 1)
        heads = [looks.heading_cell(heading.title) for heading in table.headings]
        head = _row("".join(map(_placed, self._letters, heads)), self._number)
        self._waiting.write(head.encode("ascii"))

    def write(self, rows: Sequence[Row]) -> None:
        """The next rows."""
        known, said = self._known, []
        for row in rows:
            self._number += 1
            try:
                cells = "".join(map(dict.__getitem__, known, map(id, row.cells)))
            except KeyError:
                cells = "".join(map(self._said, range(len(known)), row.cells))
            said.append(_row(cells, self._number))
        self._waiting.write("".join(said).encode("ascii"))

    def _said(self, column: int, cell: Cell) -> str:
        known = self._known[column].get(id(cell))
        if known is None:
            known = _placed(self._letters[column], self._looks.cell(cell.value))
            self._known[column][id(cell)] = known
            self._widths[column] = max(self._widths[column], min(len(cell.shown) + 2, _WIDEST))
        return known

    def end(self) -> None:
        """The columns get the width of what stands in them."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, width)

    def put(self, without: bytes, part: IO[bytes]) -> None:
        """The sheet as it is without rows, with them."""
        size = f'<dimension ref="A1:{self._letters[-1]}{self._number}"/>'
        above, below = without.split(_NO_ROWS)
        part.write(above.replace(_NO_SIZE, size.encode("ascii")) + b"<sheetData>")
        self._waiting.seek(0)
        copyfileobj(self._waiting, part)
        part.write(b"</sheetData>" + below)


def _placed(letter: str, cell: str) -> str:
    return f'<c r="{letter}{_ROW}"{cell}' if cell else ""


def _row(cells: str, number: int) -> str:
    return f'<row r="{_ROW}">{cells}</row>'.replace(_ROW, str(number))


def _style(look: int) -> str:
    return f' s="{look}"' if look else ""


def _amount(value: float | dt.date | dt.time) -> float:
    """A value as a spreadsheet counts it: days since the end of 1899, of which a time is a part."""
    if isinstance(value, dt.date):
        return (value - _FIRST_DAY).days
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / _SECONDS_A_DAY
    return value


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
