"""Spreadsheet in the XML of Excel 2003, as web pages give it out under the name .xls, as plain sheets."""

import datetime as dt
from pathlib import Path
from xml.parsers import expat

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.formats.xml_walk import Attributes, name_in, walk
from buurthuis_app.exchange.files.grid_budget import GridBudget, SheetFiller
from buurthuis_app.exchange.files.number_formats import NumberLook, as_shown, look_of, number_of
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value
from buurthuis_app.exchange.files.workbook_limits import UnsafeXml
from buurthuis_app.exchange.files.workbook_safety import BROKEN, broken_sentence, unsafe_sentence

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_sheet_name = name_in(NAMESPACE)
_excel_name = name_in("urn:schemas-microsoft-com:office:excel")
_TIME_ONLY = (dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1904, 1, 1))
"""The days on which Excel puts a time without a day."""
_NAMED_LOOKS = {
    "Currency": NumberLook.MONEY,
    "Euro Currency": NumberLook.MONEY,
    "Percent": NumberLook.SHARE,
}


def read_spreadsheet_xml(path: Path, report: Progress) -> Book:
    """Open it. Raises Invalid or Damaged with a sentence when it can't be read safely."""
    size, done = path.stat().st_size, 0

    def told(bytes_read: int) -> None:
        nonlocal done
        done += bytes_read
        report(min(done, size), size)

    walker = _Workbook()
    try:
        with path.open("rb") as stream:
            walk(stream, walker, told)
    except UnsafeXml as error:
        raise Invalid(unsafe_sentence(str(error))) from error
    except (*BROKEN, expat.ExpatError) as error:
        raise Damaged(broken_sentence()) from error
    return Book(stem=path.stem, sheets=tuple(walker.sheets), hidden=tuple(walker.hidden))


class _Workbook:
    """Takes the elements of the file in their order. Rows and columns are counted from 0."""

    def __init__(self) -> None:
        self.sheets: list[SheetGrid] = []
        self.hidden: list[str] = []
        self._budget = GridBudget()
        self._sheet: SheetFiller | None = None
        self._title = ""
        self._shown = True
        self._row = self._column = self._next_column = self._after_row = 0
        self._kind: str | None = None
        self._in_comment = False
        self._text: list[str] | None = None
        self._value: Value = None
        self._style = ""
        self._looks: dict[str, NumberLook] = {}
        self._within = {
            _sheet_name("Row"): self._start_row,
            _sheet_name("Cell"): self._start_cell,
            _sheet_name("Column"): self._start_column,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == _sheet_name("Worksheet"):
            self._title = attributes.get(_sheet_name("Name"), "")
            self._sheet = SheetFiller(self._title, self._budget)
            self._shown = True
            self._row = self._next_column = self._after_row = 0
        elif self._sheet is None:
            self._start_style(name, attributes)
        elif name in self._within:
            self._within[name](attributes)
        elif name == _sheet_name("Comment"):
            self._in_comment = True
        elif name == _sheet_name("Data"):
            self._kind = attributes.get(_sheet_name("Type"), "String")
            self._text = []
        elif name == _excel_name("Visible"):
            self._text = []

    def end(self, name: str) -> None:
        """An element ends."""
        if self._sheet is None:
            return
        if name == _sheet_name("Worksheet"):
            if self._shown:
                self.sheets.append(self._sheet.sheet())
            else:
                self.hidden.append(self._title)
            self._sheet = None
        elif name == _sheet_name("Comment"):
            self._in_comment = False
        elif name == _sheet_name("Data"):
            self._end_data(self._sheet, "".join(self._text or ()))
        elif name == _excel_name("Visible"):
            self._shown = "".join(self._text or ()).strip() == "SheetVisible"
            self._text = None

    def text(self, text: str) -> None:
        """Text counts in values and comments only; its look stands in elements around it."""
        if self._text is not None:
            self._text.append(text)

    def _start_style(self, name: str, attributes: Attributes) -> None:
        if name == _sheet_name("Style"):
            self._style = attributes.get(_sheet_name("ID"), "")
        elif name == _sheet_name("NumberFormat"):
            code = attributes.get(_sheet_name("Format"), "")
            self._looks[self._style] = _NAMED_LOOKS.get(code) or look_of(0, code)

    def _start_column(self, attributes: Attributes) -> None:
        first = _place(attributes, self._next_column)
        number = _number(attributes, "Span") + 1
        if self._sheet and attributes.get(_sheet_name("Hidden")) == "1":
            self._sheet.hide_columns(first, number)
        self._next_column = first + number

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _place(attributes, self._after_row)
        number = _number(attributes, "Span") + 1
        if self._sheet and attributes.get(_sheet_name("Hidden")) == "1":
            self._sheet.hide_rows(self._row, number)
        self._after_row = self._row + number
        self._next_column = 0

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = _place(attributes, self._next_column)
        across, down = _number(attributes, "MergeAcross"), _number(attributes, "MergeDown")
        if self._sheet:
            self._sheet.merge(self._row, self._column, down + 1, across + 1)
            self._style = attributes.get(_sheet_name("StyleID"), "")
            if formula := attributes.get(_sheet_name("Formula")):
                self._sheet.formula(self._row, self._column, formula)
        self._next_column = self._column + across + 1

    def _end_data(self, sheet: SheetFiller, text: str) -> None:
        self._text = None
        if self._in_comment:
            sheet.comment(self._row, self._column, text.strip())
            return
        value = _value(self._kind or "String", text)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = as_shown(value, self._looks.get(self._style, NumberLook.PLAIN)) or value
        sheet.put(self._row, self._column, value)


def _place(attributes: Attributes, following: int) -> int:
    """Where a row, column or cell stands: after the one before, unless it says so."""
    index = attributes.get(_sheet_name("Index"))
    return int(index) - 1 if index else following


def _number(attributes: Attributes, name: str) -> int:
    return max(int(attributes.get(_sheet_name(name)) or 0), 0)


def _value(kind: str, text: str) -> Value:
    """Raises ValueError when the text is none of its kind."""
    if not text.strip():
        return None
    match kind:
        case "Number":
            return number_of(float(text))
        case "DateTime":
            moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
            return moment.time() if moment.date() in _TIME_ONLY else moment
        case "Boolean":
            return text.strip() == "1"
    return text
