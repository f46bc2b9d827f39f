"""Limits on one part of a workbook, and what was read of it so far."""

import re

from msgspec import Struct, field

from buurthuis_app.exchange.files.sheet_grid import MergedRange, Position

LARGEST_AREA = 100_000
"""Cells of merged and linked ranges together."""
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
TRUE = frozenset({"1", "true", "on"})
"""What an attribute of a workbook says for yes."""
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")

RawCell = tuple[int, int, str, str, str]
"""Row and column from 0, the type and style as the file names them, and the text of the value."""


class UnsafeXml(Exception):
    """The part holds entities or costs too much to load. Its text says which: "entities", "far:XFD9", "cells"."""


class PartScan(Struct):
    """What was seen in one part. `cells` counts empty ones too, `filled` holds those with something in them.

    `strings` are the texts that all sheets share; `hidden_rows` and `hidden_columns` count from 0, a span of
    columns is its first and last.
    """

    root: str = ""
    cells: int = 0
    rows: int = 0
    elements: int = 0
    area: int = 0
    reach: int = 0
    formulas: dict[Position, str] = field(default_factory=dict)
    filled: list[RawCell] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def reach_further(self, places: int) -> None:
        """Count places of the grid. Raises UnsafeXml when they are too many."""
        self.reach += places
        if self.reach > LARGEST_REACH:
            raise UnsafeXml("cells")


class Ranges:
    """Counts what ranges of cells take in: merged ones, links, comments."""

    def __init__(self, scan: PartScan) -> None:
        self._scan = scan

    def take(self, attributes: dict[str, str]) -> MergedRange | None:
        """The range that these attributes name; None for a single cell. Raises UnsafeXml when it takes in too much."""
        scan = self._scan
        scan.elements += 1
        match = _RANGE.fullmatch(attributes.get("ref", "A1"))
        if match is None:
            raise UnsafeXml("area")
        block = _block(*match.groups())
        if block is not None:
            scan.area += (block.bottom - block.top + 1) * (block.right - block.left + 1)
        if scan.area > LARGEST_AREA or scan.elements > MOST_ELEMENTS:
            raise UnsafeXml("area")
        return block

    def merge(self, attributes: dict[str, str]) -> None:
        """Note a merged range; a column of cells is filled downwards by the reader."""
        block = self.take(attributes)
        if block is None:
            return
        if block.left == block.right:
            height = block.bottom - block.top + 1
            self._scan.reach_further(height * min(block.left + 1, LAST_COLUMN))
        self._scan.merged.append(block)


def _block(left: str, top: str, right: str | None, bottom: str | None) -> MergedRange | None:
    if right is None or bottom is None:
        return None
    columns = sorted((column_number(left) - 1, column_number(right) - 1))
    rows = sorted((int(top) - 1, int(bottom) - 1))
    return MergedRange(top=rows[0], left=columns[0], bottom=rows[1], right=columns[1])


def column_number(letters: str) -> int:
    """ "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
