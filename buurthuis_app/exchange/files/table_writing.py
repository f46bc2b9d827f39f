"""Writing of tables as a workbook or as text. Whatever people typed stays text: it is never run as a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from buurthuis_app.domain.papers.document import Row, Sheet, Value
from buurthuis_app.domain.papers.sheets import Euros, Share
from buurthuis_app.exchange.files.sheet_grid import column_letters

Progress = Callable[[int, int], None]

LONGEST_CELL = 32_767
"""Characters that Excel takes in one cell."""
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What a text begins with that a spreadsheet could take for a formula."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STEP = 500
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
    from xlsxwriter.exceptions import XlsxFileError

    report = progress or (lambda _done, _all: None)
    rows, done = sum(len(table.rows) for table in tables), 0
    # Rows wait in a folder until they are packed; it goes whatever happens.
    with TemporaryDirectory() as folder:
        workbook = Workbook(_Refusable(stream), {"constant_memory": True, "tmpdir": folder})
        looks = _Looks(workbook)
        try:
            for table in tables:
                sheet = _XmlRows(workbook, table, looks)
                for row in table.rows:
                    if not done % _STEP:
                        report(done, rows)
                    sheet.write(row)
                    done += 1
                sheet.end()
            report(rows, rows)
            workbook.close()
        except XlsxFileError as error:
            raise _cause_of(error) from error
        finally:
            for unfinished in workbook.worksheets():
                unfinished.row_data_fh.close()


class _Refusable:
    """What the library writes to. A file that a full disk left half is closed by it much later, into nothing."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: BinaryIO | None = stream

    def write(self, content: bytes) -> int:
        """Raises OSError once."""
        if self._stream is None:
            return len(content)
        try:
            return self._stream.write(content)
        except OSError:
            self._stream = None
            raise

    def tell(self) -> int:
        """Where it is."""
        return 0 if self._stream is None else self._stream.tell()

    def seek(self, place: int, whence: int = 0) -> int:
        """Go there."""
        return 0 if self._stream is None else self._stream.seek(place, whence)

    def flush(self) -> None:
        """Nothing is kept back."""


def _cause_of(error: Exception) -> BaseException:
    """A full disk is wrapped in an error of the library's own; what lies behind it has a sentence here."""
    cause = error.__cause__ or error.__context__
    if cause is None and error.args and isinstance(error.args[0], OSError):
        cause = error.args[0]
    return cause if isinstance(cause, OSError) else error


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

    A cell that stands in many rows of a column is said once.
    """

    def __init__(self, workbook: Any, table: Sheet, looks: _Looks) -> None:
        self._sheet = workbook.add_worksheet(table.title)
        self._looks = looks
        self._letters = [column_letters(place) for place in range(len(table.headings))]
        self._known: list[dict[int, str]] = [{} for _heading in table.headings]
        self._widths = [max(len(h.title) + _FILTER_ARROW, _NARROWEST) for h in table.headings]
        self._number = 0
        self._sheet.freeze_panes(1, 0)
        last = len(table.headings) - 1
        self._sheet.autofilter(0, 0, max(len(table.rows), 1), last)
        self._sheet.dim_rowmin = self._sheet.dim_colmin = 0
        self._sheet.dim_rowmax, self._sheet.dim_colmax = len(table.rows), last
        self._put([looks.heading_cell(heading.title) for heading in table.headings])

    def write(self, row: Row) -> None:
        """The next row."""
        cells = []
        for column, (known, cell) in enumerate(zip(self._known, row.cells, strict=True)):
            said = known.get(id(cell))
            if said is None:
                said = known[id(cell)] = self._looks.cell(cell.value)
                wanted = min(len(cell.shown) + 2, _WIDEST)
                self._widths[column] = max(self._widths[column], wanted)
            cells.append(said)
        self._put(cells)

    def end(self) -> None:
        """The columns get the width of what stands in them."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, width)

    def _put(self, cells: list[str]) -> None:
        self._number += 1
        said = "".join(
            [
                f'<c r="{letter}{self._number}"{cell}'
                for letter, cell in zip(self._letters, cells, strict=True)
                if cell
            ]
        )
        self._sheet.row_data_fh.write(f'<row r="{self._number}">{said}</row>')


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
