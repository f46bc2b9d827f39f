"""Grid of one sheet in the making, for every kind of spreadsheet: values, merged ranges, what is hidden."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from buurthuis_app.exchange.files.sheet_grid import (
    MergedRange,
    Position,
    SheetGrid,
    Value,
    column_letters,
)
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.i18n import _

_MOST_NAMED = 12
"""Hidden columns, and stretches of hidden rows, that are named one by one."""
_LONGEST_HEADING = 40


class SheetBuilder:
    """Collects what a reader finds. Rows and columns are counted from 0; None is put nowhere."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._rows: list[list[Value]] = []
        self._merged: list[MergedRange] = []
        self._hidden: list[str] = []

    def put(self, row: int, column: int, value: Value) -> None:
        """Put a value in its place."""
        while len(self._rows) <= row:
            self._rows.append([])
        cells = self._rows[row]
        missing = column + 1 - len(cells)
        if missing > 0:
            cells.extend([None] * missing)
        cells[column] = value

    def merge(self, block: MergedRange) -> None:
        """Of merged cells only the first holds; one merged over rows of one column holds for each of them."""
        rows = self._rows
        self._merged.append(block)
        corner = self._at(block.top, block.left)
        for row in range(block.top, min(block.bottom + 1, len(rows))):
            for column in range(block.left, min(block.right + 1, len(rows[row]))):
                rows[row][column] = None
            while rows[row] and rows[row][-1] is None:
                rows[row].pop()
        if corner is None:
            return
        last = block.bottom if block.left == block.right else block.top
        for row in range(block.top, last + 1):
            self.put(row, block.left, corner)

    def hide(self, rows: Iterable[int], columns: Iterable[int]) -> None:
        """Empty what nobody sees, and keep in words that it was there. Call it once, after all else."""
        self._hide_columns(sorted(set(columns)))
        self._hide_rows(sorted(set(rows)))

    def sheet(
        self,
        comments: Mapping[Position, str] | None = None,
        formulas: Mapping[Position, str] | None = None,
    ) -> SheetGrid:
        """The sheet as it is now; of hidden cells the comments and formulas are left out too."""
        return SheetGrid(
            title=self._title,
            rows=tuple(tuple(row) for row in self._rows),
            comments=self._seen(comments or {}),
            formulas=self._seen(formulas or {}),
            merged=tuple(self._merged),
            hidden=tuple(self._hidden),
        )

    def _seen(self, of_places: Mapping[Position, str]) -> Mapping[Position, str]:
        """Those in cells that are shown."""
        if not self._hidden:
            return of_places
        return {
            place: text
            for place, text in of_places.items()
            if place[0] not in self._hidden_rows and place[1] not in self._hidden_columns
        }

    _hidden_rows: frozenset[int] = frozenset()
    _hidden_columns: frozenset[int] = frozenset()

    def _hide_columns(self, columns: list[int]) -> None:
        self._hidden_columns = frozenset(columns)
        words = []
        for column in columns:
            values = [row[column] for row in self._rows if len(row) > column]
            filled = [value for value in values if value is not None]
            if filled:
                heading = next((value for value in filled if isinstance(value, str)), "")
                words.append(self._column_words(column, tidy(heading)[:_LONGEST_HEADING]))
            for row in self._rows:
                if len(row) > column:
                    row[column] = None
        if len(words) > _MOST_NAMED:
            words = [self._at_sheet(_("{n} verborgen kolommen").format(n=len(words)))]
        self._hidden += words

    def _hide_rows(self, rows: list[int]) -> None:
        self._hidden_rows = frozenset(rows)
        filled = [
            row
            for row in rows
            if row < len(self._rows) and any(value is not None for value in self._rows[row])
        ]
        for row in filled:
            self._rows[row] = []
        stretches = [
            [row for _place, row in stretch]
            for _first, stretch in groupby(enumerate(filled), key=lambda pair: pair[1] - pair[0])
        ]
        if len(stretches) > _MOST_NAMED:
            self._hidden.append(self._at_sheet(_("{n} verborgen rijen").format(n=len(filled))))
            return
        for stretch in stretches:
            first, last = stretch[0] + 1, stretch[-1] + 1
            words = (
                _("Verborgen rij {n}").format(n=first)
                if first == last
                else _("Verborgen rijen {first} tot en met {last}").format(first=first, last=last)
            )
            self._hidden.append(self._at_sheet(words))

    def _column_words(self, column: int, heading: str) -> str:
        words = _("Verborgen kolom {letter}").format(letter=column_letters(column))
        return self._at_sheet(f"{words} ({heading})" if heading else words)

    def _at_sheet(self, words: str) -> str:
        if not self._title:
            return words
        return _("{what} op blad {title}").format(what=words, title=self._title)

    def _at(self, row: int, column: int) -> Value:
        rows = self._rows
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
