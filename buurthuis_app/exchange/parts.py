"""Streams one XML part of a workbook and counts what it would cost to load it."""

import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from buurthuis_app.exchange.grid import Position, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_AREA = 100_000
"""Cells of merged and linked ranges together: openpyxl makes an object for each."""
LAST_ROW = 100_000
LAST_COLUMN = 2_000
MOST_CELLS = 300_000
LARGEST_REACH = 3_000_000
"""Places in all rows up to their last filled cell: so much a plain grid of the sheet holds."""
MOST_ELEMENTS = 150_000
"""Elements of a part that is not a sheet: styles, drawings, comments."""
MOST_STRINGS = 300_000
MOST_FORMULAS = 60_000
LONGEST_FORMULA = 60
"""Characters that are kept; a sum of typed numbers is shorter."""
_CHUNK = 64 * 1024
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


class UnsafeXml(Exception):
    """The part holds entities or costs too much to load. Its text says which: "entities", "far:XFD9", "cells"."""


@dataclass(slots=True)
class PartScan:
    """What was seen in one part. Rows and columns are counted from 1, as in the file."""

    root: str = ""
    cells: int = 0
    rows: int = 0
    elements: int = 0
    area: int = 0
    reach: int = 0
    formulas: dict[Position, str] = field(default_factory=dict)


class _Scanner:
    """Holds the place in a sheet while expat walks through it."""

    def __init__(self) -> None:
        self.scan = PartScan()
        self._row = 0
        self._column = 0
        self._reach_row = 0
        self._reach_column = 0
        self._formula: list[str] = []
        self._columns: dict[str, int] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse_entities
        self._parser.EntityDeclHandler = self._refuse_entities
        self._parser.StartElementHandler = self._start
        self._handlers: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "v": self._value,
            "is": self._value,
            "f": self._start_formula,
            "mergeCell": self._range,
            "hyperlink": self._range,
            "comment": self._range,
        }

    def read(self, stream: IO[bytes]) -> PartScan:
        while chunk := stream.read(_CHUNK):
            self._parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        self._parser.Parse(b"", True)  # noqa: FBT003
        return self.scan

    def _refuse_entities(self, *_parts: object) -> None:
        raise UnsafeXml("entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        scan = self.scan
        if not scan.root:
            scan.root = name
        handler = self._handlers.get(name)
        if handler is not None:
            handler(attributes)
            return
        scan.elements += 1
        limit = MOST_STRINGS * 3 if scan.root == "sst" else MOST_ELEMENTS
        if scan.elements > limit:
            raise UnsafeXml("elements")

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.scan.rows += 1
        if self.scan.rows > LAST_ROW:
            raise UnsafeXml("rows")
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.scan.cells += 1
        if self.scan.cells > MOST_CELLS:
            raise UnsafeXml("cells")
        place = attributes.get("r")
        if place is None:
            self._column += 1
            return
        letters = place.rstrip("0123456789")
        if letters not in self._columns:
            self._columns[letters] = column_number(letters)
        self._column = self._columns[letters]
        self._row = int(place[len(letters) :])

    def _value(self, _attributes: dict[str, str]) -> None:
        """Only a cell with something in it makes a sheet wide or long: whole columns get a colour in Excel."""
        if self._row > LAST_ROW or self._column > LAST_COLUMN:
            raise UnsafeXml(f"far:{column_letters(self._column - 1)}{self._row}")
        if self._row != self._reach_row:
            self._reach_row, self._reach_column = self._row, 0
        if self._column > self._reach_column:
            self._reach(self._column - self._reach_column)
            self._reach_column = self._column

    def _reach(self, places: int) -> None:
        self.scan.reach += places
        if self.scan.reach > LARGEST_REACH:
            raise UnsafeXml("cells")

    def _start_formula(self, _attributes: dict[str, str]) -> None:
        self._value({})
        if len(self.scan.formulas) >= MOST_FORMULAS:
            raise UnsafeXml("cells")
        self._formula = []
        self._parser.CharacterDataHandler = self._formula.append
        self._parser.EndElementHandler = self._end_formula

    def _end_formula(self, _name: str) -> None:
        text = "".join(self._formula)[:LONGEST_FORMULA]
        self.scan.formulas[self._row - 1, self._column - 1] = f"={text}"
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None

    def _range(self, attributes: dict[str, str]) -> None:
        self.scan.elements += 1
        match = _RANGE.fullmatch(attributes.get("ref", "A1"))
        if match is None:
            raise UnsafeXml("area")
        left, top, right, bottom = match.groups()
        if right is not None:
            width = abs(column_number(right) - column_number(left)) + 1
            height = abs(int(bottom) - int(top)) + 1
            self.scan.area += width * height
            # a merged column is filled downwards by the reader
            self._reach(height * min(column_number(left), LAST_COLUMN) if width == 1 else 0)
        if self.scan.area > LARGEST_AREA or self.scan.elements > MOST_ELEMENTS:
            raise UnsafeXml("area")


def scan_part(stream: IO[bytes]) -> PartScan:
    """Walk through one part without keeping it.

    Raises UnsafeXml as soon as a limit is passed, ExpatError when it is not XML, ValueError at a place that is none.
    """
    return _Scanner().read(stream)


def column_number(letters: str) -> int:
    """ "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
