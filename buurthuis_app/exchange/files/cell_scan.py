"""Scan of the cells of one sheet of a workbook: their contents as they are written.

The text of a value, its type and its style stay apart here: what they mean together is told by parts of the
workbook that may come later in the file.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from buurthuis_app.exchange.files.sheet_grid import column_letters
from buurthuis_app.exchange.files.workbook_limits import (
    LAST_COLUMN,
    LAST_ROW,
    LONGEST_FORMULA,
    MOST_CELLS,
    MOST_ELEMENTS,
    MOST_FORMULAS,
    MOST_STRINGS,
    TRUE,
    PartScan,
    Ranges,
    UnsafeXml,
    column_number,
)

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_INLINE = "inlineStr"


class CellScan:
    """Takes over the parser at the root of a sheet. Rows and columns are counted from 1, as in the file."""

    def __init__(self, parser: "XMLParserType", scan: PartScan, prefix: str) -> None:
        self._parser = parser
        self._scan = scan
        self._ranges = Ranges(scan)
        self._prefix = prefix
        self._row = 0
        self._column = 0
        self._reach_row = 0
        self._reach_column = 0
        self._type = ""
        self._style = ""
        self._text: list[str] = []
        self._columns: dict[str, int] = {}
        handlers: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._start_row,
            "col": self._start_column,
            "c": self._start_cell,
            "v": self._start_value,
            "is": self._start_inline,
            "f": self._start_formula,
            "mergeCell": self._ranges.merge,
            "hyperlink": self._start_link,
        }
        self._handlers = {f"{prefix}{name}": handler for name, handler in handlers.items()}
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        handler = self._handlers.get(name)
        if handler is not None:
            handler(attributes)
            return
        self._scan.elements += 1
        if self._scan.elements > MOST_ELEMENTS:
            raise UnsafeXml("elements")

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._scan.rows += 1
        if self._scan.rows > LAST_ROW:
            raise UnsafeXml("rows")
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        if attributes.get("hidden") in TRUE or attributes.get("ht") == "0":
            self._scan.hidden_rows.append(self._row - 1)

    def _start_column(self, attributes: dict[str, str]) -> None:
        """How a span of columns looks; one without any width is hidden as well."""
        self._scan.elements += 1
        if self._scan.elements > MOST_ELEMENTS:
            raise UnsafeXml("elements")
        width = attributes.get("width", "")
        if attributes.get("hidden") in TRUE or (width and float(width) <= 0):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self._scan.hidden_columns.append((first - 1, min(last, LAST_COLUMN) - 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._scan.cells += 1
        if self._scan.cells > MOST_CELLS:
            raise UnsafeXml("cells")
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        place = attributes.get("r")
        if place is None:
            self._column += 1
            return
        letters = place.rstrip("0123456789")
        if letters not in self._columns:
            self._columns[letters] = column_number(letters)
        self._column = self._columns[letters]
        self._row = int(place[len(letters) :])

    def _start_link(self, attributes: dict[str, str]) -> None:
        self._ranges.take(attributes)

    def _start_value(self, _attributes: dict[str, str]) -> None:
        self._fill()
        self._gather(self._end_value)

    def _end_value(self, _name: str) -> None:
        if self._type != _INLINE:
            self._keep(self._type, "".join(self._text))
        self._leave()

    def _start_inline(self, _attributes: dict[str, str]) -> None:
        """The text stands in the sheet itself, perhaps in pieces, each of its own look."""
        self._fill()
        self._text = []
        self._parser.StartElementHandler = self._start_piece
        self._parser.EndElementHandler = self._end_piece

    def _start_piece(self, name: str, _attributes: dict[str, str]) -> None:
        self._scan.elements += 1
        if self._scan.elements > MOST_STRINGS:
            raise UnsafeXml("elements")
        local = name.removeprefix(self._prefix)
        if local == "rPh":  # how the text is pronounced: no part of it
            self._parser.StartElementHandler = None
        elif local == "t":
            self._parser.CharacterDataHandler = self._text.append

    def _end_piece(self, name: str) -> None:
        local = name.removeprefix(self._prefix)
        if local == "is":
            self._keep(_INLINE, "".join(self._text))
            self._leave()
            self._parser.StartElementHandler = self._start
            return
        self._parser.CharacterDataHandler = None
        if local == "rPh":
            self._parser.StartElementHandler = self._start_piece

    def _start_formula(self, _attributes: dict[str, str]) -> None:
        self._fill()
        if len(self._scan.formulas) >= MOST_FORMULAS:
            raise UnsafeXml("cells")
        self._gather(self._end_formula)

    def _end_formula(self, _name: str) -> None:
        text = "".join(self._text)[:LONGEST_FORMULA]
        self._scan.formulas[self._row - 1, self._column - 1] = f"={text}"
        self._leave()

    def _gather(self, then: Callable[[str], None]) -> None:
        """Take the text of this element, and call `then` at its end."""
        self._text = []
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = then

    def _leave(self) -> None:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None

    def _keep(self, kind: str, text: str) -> None:
        if text:
            self._scan.filled.append((self._row - 1, self._column - 1, kind, self._style, text))

    def _fill(self) -> None:
        """Only a cell with something in it makes a sheet wide or long: whole columns get a colour in Excel."""
        if self._row < 1 or self._column < 1:
            raise ValueError(self._row, self._column)
        if self._row > LAST_ROW or self._column > LAST_COLUMN:
            raise UnsafeXml(f"far:{column_letters(self._column - 1)}{self._row}")
        if self._row != self._reach_row:
            self._reach_row, self._reach_column = self._row, 0
        if self._column > self._reach_column:
            self._scan.reach_further(self._column - self._reach_column)
            self._reach_column = self._column
