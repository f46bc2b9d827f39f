"""OpenDocument spreadsheet of LibreOffice (.ods, and .fods as one XML file) as plain sheets, read in one walk."""

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from msgspec import Struct, field

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.exchange.files.formats.xml_walk import Attributes, name_in, walk
from buurthuis_app.exchange.files.grid_budget import GridBudget, SheetFiller
from buurthuis_app.exchange.files.number_formats import NumberLook, as_shown, number_of
from buurthuis_app.exchange.files.sheet_grid import Book, Value
from buurthuis_app.exchange.files.workbook_limits import LAST_COLUMN, LAST_ROW, UnsafeXml
from buurthuis_app.exchange.files.workbook_safety import BROKEN, refuse_large, unsafe_sentence
from buurthuis_app.i18n import _

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_table, _office, _text, _style, _drawing = (
    name_in(f"{_NAMES}{part}:1.0") for part in ("table", "office", "text", "style", "drawing")
)
_CONTENT = "content.xml"
_KIND = "mimetype"
_MANIFEST = "META-INF/manifest.xml"
_HIDDEN = {"collapse", "filter"}
_SKIPPED = {
    _table("tracked-changes"),
    _table("shapes"),
    _office("forms"),
    _office("meta"),
    _text("ruby-text"),
    _text("note"),
}
"""Elements with texts or cells that do not stand in the sheet as it is now."""
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_DURATION = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?")
_LOOKS = {
    "float": NumberLook.PLAIN,
    "percentage": NumberLook.SHARE,
    "currency": NumberLook.MONEY,
}
_A_DAY = dt.timedelta(days=1)


def is_open_document(archive: zipfile.ZipFile) -> bool:
    """Whether a package is one of LibreOffice's kinds, a spreadsheet or not."""
    names = set(archive.namelist())
    return _KIND in names and (_CONTENT in names or "encrypted-package" in names)


def read_open_document(path: Path, report: Progress) -> Book:
    """Open an .ods. Raises Invalid or Damaged with a sentence when it can't be read safely."""
    try:
        with zipfile.ZipFile(path) as archive:
            refuse_large(archive.infolist())
            _refuse_unreadable(archive)
            entry = archive.getinfo(_CONTENT)
            with archive.open(entry) as stream:
                return _book(path, stream, entry.file_size, report)
    except BROKEN as error:
        raise Damaged(_broken()) from error


def read_flat_document(path: Path, report: Progress) -> Book:
    """Open an .fods. Raises Invalid or Damaged with a sentence when it can't be read safely."""
    try:
        with path.open("rb") as stream:
            return _book(path, stream, path.stat().st_size, report)
    except BROKEN as error:
        raise Damaged(_broken()) from error


def _broken() -> str:
    return _(
        "Dit LibreOffice-bestand is beschadigd. Open het in LibreOffice, sla het opnieuw op en "
        "probeer het nog eens."
    )


def _refuse_unreadable(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    manifest = archive.read(_MANIFEST) if _MANIFEST in names else b""
    if "encrypted-package" in names or b"encryption-data" in manifest:
        sentence = _(
            "Dit bestand heeft een wachtwoord. Haal het wachtwoord er in LibreOffice af en probeer het opnieuw."
        )
        raise Invalid(sentence)
    if b"spreadsheet" not in archive.read(_KIND):
        sentence = _(
            "Dit is een LibreOffice-bestand, maar geen rekenblad. Kies een rekenblad (.ods of .xlsx)."
        )
        raise Invalid(sentence)


def _book(path: Path, stream: IO[bytes], size: int, report: Progress) -> Book:
    done = 0

    def told(bytes_read: int) -> None:
        nonlocal done
        done += bytes_read
        report(min(done, size), size)

    walker = _Document()
    try:
        walk(stream, walker, told)
    except UnsafeXml as error:
        raise Invalid(unsafe_sentence(str(error))) from error
    except expat.ExpatError as error:
        raise Damaged(_broken()) from error
    return Book(
        stem=path.stem,
        sheets=tuple(sheet.sheet() for sheet in walker.sheets),
        hidden=tuple(walker.hidden),
    )


class _OdfCell(Struct):
    """A cell in the making; `times` is how often it stands beside itself."""

    kind: str
    attributes: Attributes
    times: int
    paragraphs: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)


class _Document:
    """Takes the elements of the document in their order."""

    def __init__(self) -> None:
        self.sheets: list[SheetFiller] = []
        self.hidden: list[str] = []
        self._budget = GridBudget()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._skipping = 0
        self._tables = 0
        self._sheet: SheetFiller | None = None
        self._row = self._rows = self._column = self._columns = 0
        self._filled: list[tuple[int, _OdfCell]] = []
        self._cell: _OdfCell | None = None
        self._annotation = False
        self._paragraph: list[str] | None = None
        self._depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; what stands in drawings and in tables in cells is passed over."""
        if self._skipping or name in _SKIPPED or name.startswith(_drawing("")):
            self._skipping += 1
            return
        if name == _table("table"):
            self._start_table(attributes)
        elif name == _style("style"):
            self._style = attributes.get(_style("name"), "")
        elif name == _style("table-properties"):
            if attributes.get(_table("display")) == "false":
                self._hidden_styles.add(self._style)
        elif self._sheet is not None:
            self._start_within(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
            return
        if name == _table("table"):
            self._sheet = None
        elif name == _table("table-row"):
            self._end_row()
        elif name in {_table("table-cell"), _table("covered-table-cell")}:
            self._end_cell()
        elif name == _office("annotation"):
            self._annotation = False
        elif name in {_text("p"), _text("h")} and self._paragraph is not None:
            self._depth -= 1
            if not self._depth:
                self._end_paragraph()

    def text(self, text: str) -> None:
        """Text counts within a paragraph only."""
        if self._paragraph is not None and not self._skipping:
            self._paragraph.append(text)

    def _start_table(self, attributes: Attributes) -> None:
        if self._cell is not None:  # a table within a cell
            self._skipping = 1
            return
        title = attributes.get(_table("name"), "")
        if attributes.get(_table("style-name")) in self._hidden_styles:
            self.hidden.append(title)
            self._skipping = 1
            return
        self._sheet = SheetFiller(title, self._budget)
        self.sheets.append(self._sheet)
        self._row = self._columns = 0

    def _start_within(self, name: str, attributes: Attributes) -> None:
        if name in {_table("table-cell"), _table("covered-table-cell")}:
            self._start_cell(attributes)
        elif name == _table("table-row"):
            self._column = 0
            self._rows = _number(attributes.get(_table("number-rows-repeated")))
            if self._sheet and attributes.get(_table("visibility")) in _HIDDEN:
                self._sheet.hide_rows(self._row, self._rows)
        elif name == _table("table-column"):
            number = _number(attributes.get(_table("number-columns-repeated")))
            if self._sheet and attributes.get(_table("visibility")) in _HIDDEN:
                self._sheet.hide_columns(self._columns, number)
            self._columns += number
        elif self._cell is not None:
            self._start_in_cell(name, attributes)

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == _office("annotation"):
            self._annotation = True
        elif name in {_text("p"), _text("h")}:
            self._depth += 1
            if self._paragraph is None:
                self._paragraph = []
        elif self._paragraph is not None:
            if name == _text("s"):
                times = min(_number(attributes.get(_text("c"))), LAST_COLUMN)
                self._paragraph.append(" " * times)
            elif name in {_text("tab"), _text("line-break")}:
                self._paragraph.append("\t" if name == _text("tab") else "\n")

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = _OdfCell(
            kind=attributes.get(_office("value-type"), ""),
            attributes=attributes,
            times=_number(attributes.get(_table("number-columns-repeated"))),
        )
        self._annotation = False

    def _end_paragraph(self) -> None:
        if self._cell is not None and self._paragraph is not None:
            into = self._cell.comment if self._annotation else self._cell.paragraphs
            into.append("".join(self._paragraph))
        self._paragraph = None

    def _end_cell(self) -> None:
        cell = self._cell
        if cell is None:
            return
        self._cell = None
        if cell.kind or cell.paragraphs or cell.comment or _spans(cell):
            self._filled.append((self._column, cell))
        self._column += cell.times

    def _end_row(self) -> None:
        if self._sheet is not None and self._filled:
            for row in range(self._row, self._row + min(self._rows, LAST_ROW + 1)):
                for column, cell in self._filled:
                    self._put(self._sheet, row, column, cell)
        self._filled = []
        self._row += self._rows

    def _put(self, sheet: SheetFiller, row: int, column: int, cell: _OdfCell) -> None:
        value = _value(cell)
        formula = cell.attributes.get(_table("formula"), "")
        for place in range(column, column + (cell.times if value is not None or formula else 0)):
            sheet.put(row, place, value)
            if formula:
                sheet.formula(row, place, _as_in_excel(formula))
        if cell.comment:
            sheet.comment(row, column, "\n".join(cell.comment).strip())
        sheet.merge(row, column, *_spans(cell) or (1, 1))


def _number(text: str | None) -> int:
    """A number of repeats; an attribute that is not there says one."""
    return max(int(text), 1) if text else 1


def _spans(cell: _OdfCell) -> tuple[int, int] | None:
    """Over how many rows and columns it is shown; None for a cell of its own place."""
    rows = _number(cell.attributes.get(_table("number-rows-spanned")))
    columns = _number(cell.attributes.get(_table("number-columns-spanned")))
    return (rows, columns) if rows > 1 or columns > 1 else None


def _value(cell: _OdfCell) -> Value:
    """Raises ValueError when what the cell says of itself is none of its kind."""
    said, shown = cell.attributes, "\n".join(cell.paragraphs)
    match cell.kind:
        case "float" | "percentage" | "currency":
            number = float(said.get(_office("value"), ""))
            return as_shown(number, _LOOKS[cell.kind]) or number_of(number)
        case "date":
            return dt.datetime.fromisoformat(said.get(_office("date-value"), "")).replace(
                tzinfo=None
            )
        case "time":
            return _time(said.get(_office("time-value"), ""))
        case "boolean":
            return said.get(_office("boolean-value")) == "true"
    return said.get(_office("string-value")) or shown or None


def _time(text: str) -> Value:
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    lasts = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if match[1] or lasts >= _A_DAY:
        return str(-lasts if match[1] else lasts)
    return (dt.datetime(1, 1, 1) + lasts).time()  # noqa: DTZ001 - a sheet has no zone


def _as_in_excel(formula: str) -> str:
    """ "of:=SUM([.B4:.B9])" is "=SUM(B4:B9)" to everybody else."""
    _prefix, equals, rest = formula.partition("=")
    plain = _REFERENCE.sub(lambda match: match[1].lstrip(".").replace(":.", ":"), rest)
    return f"{equals}{plain}"
