"""A sheet as plain values, so that a reader need not know which kind of file it came from."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from buurthuis_app.i18n import _

ROWS_BETWEEN_REPORTS = 250
"""Often enough to stop at once, seldom enough to cost nothing."""

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | None
"""What one cell can hold. A cell without anything in it is None, never an empty text."""

Position = tuple[int, int]
"""Row and column, counted from 0."""


class MergedRange(Struct, frozen=True):
    """A range of cells: its first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


class SheetGrid(Struct, frozen=True, kw_only=True):
    """One sheet, or a whole text file.

    `rows` holds the values, each row as long as its last filled cell. `comments` and `formulas` hold what some
    cells have besides their value; the value of a formula is what the spreadsheet program last computed, or
    None. `title` is empty for a text file, which has rows but no sheets. `merged` are the ranges that are shown
    as one cell. `hidden` names in words the rows and columns that nobody sees: their cells are empty here.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    comments: Mapping[Position, str] = field(default_factory=dict)
    formulas: Mapping[Position, str] = field(default_factory=dict)
    merged: tuple[MergedRange, ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """The value in this place; None outside the filled part."""
        values = self.rows[row] if 0 <= row < len(self.rows) else ()
        return values[column] if 0 <= column < len(values) else None

    def column(self, column: int, first_row: int = 0) -> list[Value]:
        """The values of one column from `first_row` down."""
        return [self.at(row, column) for row in range(first_row, len(self.rows))]

    def formula_at(self, row: int, column: int) -> str:
        """The computation in this place, "=SUM(B4:B9)"; "" where something was typed."""
        formula = self.formulas.get((row, column), "")
        if formula or self.title:
            return formula
        value = self.at(row, column)
        return value if isinstance(value, str) and value.startswith("=") else ""

    def cell_place(self, row: int, column: int) -> str:
        """The place as the owner of the file would name it: "Januari!N4", "rij 17, kolom N"."""
        if self.title:
            return f"{self.title}!{column_letters(column)}{row + 1}"
        return f"rij {row + 1}, kolom {column_letters(column)}"

    def row_place(self, row: int, column: int) -> str:
        """The place of a row of which `column` is the telling cell: "Blad1!C17", "rij 17"."""
        return self.cell_place(row, column) if self.title else f"rij {row + 1}"


class Book(Struct, frozen=True, kw_only=True):
    """All visible sheets of a file. `stem` is its file name without ending; `hidden` the titles left out.

    `notes` say in words what a file of this kind holds besides, and what of it can't be read; `doubt` why its
    contents may not be what its owner sees.
    """

    stem: str
    sheets: tuple[SheetGrid, ...]
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """All that was not read, each in words: hidden sheets, rows and columns, the notes and the doubt."""
        sheets = (_("Verborgen blad {title}").format(title=title) for title in self.hidden)
        cells = (words for sheet in self.sheets for words in sheet.hidden)
        told = (*sheets, *cells, *self.notes, self.doubt)
        return tuple(dict.fromkeys(words for words in told if words))


def is_number(value: Value) -> bool:
    """Whether a number stands here, also as the text that a text file makes of it."""
    if isinstance(value, str):
        return value.strip().isdecimal()
    return isinstance(value, int | float) and not isinstance(value, bool)


def column_letters(column: int) -> str:
    """0 -> "A", 25 -> "Z", 26 -> "AA"."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
