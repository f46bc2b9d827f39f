"""Records of an old workbook (.xls), counted before xlrd makes anything of them."""

import struct
from collections.abc import Iterator

from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.workbook_limits import MOST_CELLS, MOST_FORMULAS, UnsafeXml
from buurthuis_app.exchange.files.workbook_safety import MOST_SHEETS
from buurthuis_app.i18n import _

LONGEST_TOKENS = 120
"""Bytes of a formula that is put into words."""
_FORMULA, _FILE_PASS, _BOUND_SHEET, _BEGIN = 0x0006, 0x002F, 0x0085, 0x0809
_SEVERAL_NUMBERS, _SEVERAL_BLANKS = 0x00BD, 0x00BE
_ONE_CELL = frozenset(
    {
        *(0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0201, 0x0203, 0x0204, 0x0205),
        *(0x007E, 0x027E, 0x00D6, 0x00FD, _FORMULA, 0x0206, 0x0406),
    }
)
_CELLS = _ONE_CELL | {_SEVERAL_NUMBERS, _SEVERAL_BLANKS}
_MOST_ROWS = 400_000
"""Of all sheets together, up to the last cell of each: xlrd keeps something for each of them."""
_MOST_BLANKS = 4 * MOST_CELLS
"""Cells that only have a look; each costs xlrd a few bytes."""
_MOST_RECORDS = 2_000_000
_TOKENS_AT = 22
"""Bytes of a formula's record before its tokens."""
_TWO = struct.Struct("<HH")


class Records:
    """What was seen: where the sheets begin, and of formulas (place, row, column, tokens)."""

    def __init__(self) -> None:
        self.sheets: list[int] = []
        self.formulas: list[tuple[int, int, int, bytes]] = []
        self._cells = self._blanks = self._rows = self._last_row = self._number = 0

    def take(self, place: int, kind: int, data: memoryview) -> None:
        """Count one record. Raises UnsafeXml when they are too many, Invalid for a file with a password."""
        self._number += 1
        if kind in _CELLS:
            self._take_cells(kind, data)
        elif kind == _BEGIN:
            self._rows, self._last_row = self._rows + self._last_row, 0
        elif kind == _FILE_PASS:
            sentence = _(
                "Dit bestand heeft een wachtwoord. Haal het wachtwoord er in Excel af en probeer het opnieuw."
            )
            raise Invalid(sentence)
        elif kind == _BOUND_SHEET and len(data) > 6 and not data[5]:  # noqa: PLR2004 - place, state, kind
            self.sheets.append(struct.unpack_from("<i", data)[0])
        if kind == _FORMULA and len(data) >= _TOKENS_AT:
            self._take_formula(place, data)
        if (
            self._rows + self._last_row > _MOST_ROWS
            or self._cells > MOST_CELLS
            or self._blanks > _MOST_BLANKS
            or self._number > _MOST_RECORDS
            or len(self.formulas) > MOST_FORMULAS
            or len(self.sheets) > MOST_SHEETS
        ):
            raise UnsafeXml("cells")

    def _take_cells(self, kind: int, data: memoryview) -> None:
        if len(data) >= 2:  # noqa: PLR2004 - the row comes first
            self._last_row = max(self._last_row, data[0] + 256 * data[1])
        if kind == _SEVERAL_NUMBERS:
            self._cells += len(data) // 6
        elif kind == _SEVERAL_BLANKS:
            self._blanks += len(data) // 2
        else:
            self._cells += 1

    def _take_formula(self, place: int, data: memoryview) -> None:
        row, column = _TWO.unpack_from(data)
        (length,) = struct.unpack_from("<H", data, _TOKENS_AT - 2)
        tokens = bytes(data[_TOKENS_AT : _TOKENS_AT + min(length, LONGEST_TOKENS + 1)])
        self.formulas.append((place, row, column, tokens))


def count_records(stream: memoryview) -> Records:
    """Look through all records of the stream that holds the workbook. Raises UnsafeXml or Invalid."""
    records = Records()
    for place, kind, data in _records(stream):
        records.take(place, kind, data)
    return records


def _records(stream: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = _TWO.unpack_from(stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
