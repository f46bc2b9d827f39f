"""Tables of a web page that was given out under the name .xls, each as a plain sheet of texts."""

import html
import re
from pathlib import Path

from msgspec import Struct, field

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.grid_budget import GridBudget, SheetFiller
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid
from buurthuis_app.exchange.files.text_encoding import decoded
from buurthuis_app.exchange.files.workbook_limits import MOST_CELLS, UnsafeXml
from buurthuis_app.exchange.files.workbook_safety import unsafe_sentence
from buurthuis_app.i18n import _

LARGEST_PAGE = 10 * 1024 * 1024
"""Bytes."""
_MOST_TAGS = 2_000_000
_MOST_BROKEN = 1_000
"""Tags that never end: a real page has none."""
_LONGEST_TAG = 10_000
_BETWEEN_REPORTS = 5_000
_DEEPEST = 50
_MOST_TABLES = 500
_HEAD = 4_000
"""Bytes in which a page says how its letters are kept."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"([\w:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_BREAKS = {"br", "p", "div", "li"}
_SKIPPED = {"script", "style", "head", "title", "template", "xml"}
_SPACES = re.compile(r"[^\S\n]+")


def read_html_tables(path: Path, report: Progress) -> Book:
    """Open it. Raises Invalid with a sentence when it holds no table, or one that is too large."""
    content = path.read_bytes()
    if len(content) > LARGEST_PAGE:
        raise Invalid(_("Dit bestand is te groot. Splits het per jaar en probeer het opnieuw."))
    named = _CHARSET.search(content[:_HEAD])
    page = _HtmlPage()
    try:
        page.read(decoded(content, named[1].decode("ascii") if named else ""), report)
        sheets = page.sheets()
    except UnsafeXml as error:
        raise Invalid(unsafe_sentence(str(error))) from error
    if not sheets:
        sentence = _(
            "Dit is een webpagina zonder tabel. Kies een Excel- of CSV-bestand, of een webpagina met een lijst."
        )
        raise Invalid(sentence)
    doubt = _("Dit is een webpagina die als rekenblad is bewaard: alles erin is tekst.")
    return Book(stem=path.stem, sheets=sheets, doubt=doubt)


class _HtmlTable(Struct):
    """A table in the making. `taken` are places that cells from rows above reach down to."""

    cells: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    row: int = -1
    column: int = 0
    spans: tuple[int, int] = (1, 1)
    text: list[str] | None = None
    unseen: bool = False

    def start_row(self, *, unseen: bool) -> None:
        """A new row begins."""
        self.close_cell()
        self.row += 1
        self.column = 0
        if unseen:
            self.hidden_rows.append(self.row)

    def start_cell(self, rows: int, columns: int, *, unseen: bool) -> None:
        """A new cell begins; it stands in the first place that is free."""
        self.close_cell()
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        self.spans, self.text, self.unseen = (rows, columns), [], unseen

    def close_cell(self) -> None:
        """Keep the cell that was open, if any."""
        if self.text is None:
            return
        rows, columns = self.spans
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self.text).split("\n"))
        text = "" if self.unseen else "\n".join(line for line in lines if line)
        self.cells.append((self.row, self.column, rows, columns, text))
        self.taken.update(
            (row, column)
            for row in range(self.row + 1, self.row + rows)
            for column in range(self.column, self.column + columns)
        )
        self.column += columns
        self.text = None


class _HtmlPage:
    """Walks through the tags of a page; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        self._tables: list[_HtmlTable] = []
        self._open: list[_HtmlTable] = []
        self._skipped = ""
        self._area = 0

    def read(self, text: str, report: Progress) -> None:
        """Take the whole page. Raises UnsafeXml when it is no honest one."""
        place = tags = broken = 0
        while (start := text.find("<", place)) >= 0:
            self._take_text(text[place:start])
            tags += 1
            if not tags % _BETWEEN_REPORTS:
                report(start, len(text))
            if text.startswith("<!--", start):
                end = text.find("-->", start + 4)
                place = len(text) if end < 0 else end + 3
                continue
            tag = _TAG.match(text, start, start + _LONGEST_TAG)
            if tag is None:
                # "<!doctype>", "<![if]>", "<?xml?>", or a sign that stands for itself
                end = text.find(">", start, start + _LONGEST_TAG)
                declared = text.startswith(("<!", "<?"), start) and end >= 0
                broken += not declared
                place = end + 1 if declared else start + 1
            else:
                place = tag.end()
                self._take_tag(tag[2].lower(), tag[3], closing=bool(tag[1]))
            if tags > _MOST_TAGS or broken > _MOST_BROKEN:
                raise UnsafeXml("elements")
        self._take_text(text[place:])
        for table in self._open:
            table.close_cell()
        report(len(text), len(text))

    def sheets(self) -> tuple[SheetGrid, ...]:
        """The tables with something in them; layout that holds no more than one cell is none."""
        budget = GridBudget()
        tables = [
            table for table in self._tables if sum(bool(cell[-1]) for cell in table.cells) > 1
        ]
        return tuple(
            _sheet(
                table, SheetFiller(_("Tabel {n}").format(n=n) if len(tables) > 1 else "", budget)
            )
            for n, table in enumerate(tables, start=1)
        )

    def _take_text(self, text: str) -> None:
        if text and not self._skipped and self._open and self._open[-1].text is not None:
            self._open[-1].text.append(html.unescape(text.replace("\n", " ").replace("\r", " ")))

    def _take_tag(self, name: str, said: str, *, closing: bool) -> None:
        if self._skipped:
            if closing and name == self._skipped:
                self._skipped = ""
        elif name in _SKIPPED:
            if not closing and not said.endswith("/"):
                self._skipped = name
        elif name == "table":
            self._table(closing=closing)
        elif self._open:
            self._within(self._open[-1], name, said, closing=closing)

    def _table(self, *, closing: bool) -> None:
        if closing:
            if self._open:
                self._open.pop().close_cell()
            return
        if len(self._open) > _DEEPEST or len(self._tables) > _MOST_TABLES:
            raise UnsafeXml("elements")
        self._open.append(_HtmlTable())
        self._tables.append(self._open[-1])

    def _within(self, table: _HtmlTable, name: str, said: str, *, closing: bool) -> None:
        if name == "tr":
            if closing:
                table.close_cell()
            else:
                table.start_row(unseen=bool(_UNSEEN.search(said)))
        elif name in {"td", "th"}:
            if closing:
                table.close_cell()
            else:
                self._start_cell(table, said)
        elif name in _BREAKS and table.text is not None:
            table.text.append("\n")

    def _start_cell(self, table: _HtmlTable, said: str) -> None:
        known = {
            match[1].lower(): match[2] or match[3] or match[4] or ""
            for match in _ATTRIBUTE.finditer(said)
        }
        rows, columns = (_span(known.get(name, "")) for name in ("rowspan", "colspan"))
        self._area += rows * columns
        if self._area > MOST_CELLS:
            raise UnsafeXml("cells")
        table.start_cell(rows, columns, unseen=bool(_UNSEEN.search(said)))


def _span(text: str) -> int:
    number = int(text) if text.strip().isdecimal() and len(text) < 8 else 1  # noqa: PLR2004 - digits
    return max(number, 1)


def _sheet(table: _HtmlTable, filler: SheetFiller) -> SheetGrid:
    for row, column, rows, columns, text in table.cells:
        filler.put(row, column, text)
        filler.merge(row, column, rows, columns)
    for row in table.hidden_rows:
        filler.hide_rows(row, 1)
    return filler.sheet()
