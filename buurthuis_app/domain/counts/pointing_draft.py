"""Draft of a pointing: what somebody points at on the sheets of a file, until it is read that way."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.records import replace

_LAST_DAY = 31


class SheetDraft(Struct, frozen=True, kw_only=True):
    """The tables of one sheet. `by_hand`: somebody pointed here, so that the program no longer judges by itself."""

    tables: tuple[Pointing, ...]
    by_hand: bool = False

    @property
    def left_out(self) -> bool:
        """Whether nothing of this sheet is read."""
        return self.by_hand and not self.tables

    @property
    def lacks(self) -> tuple[Meaning, ...]:
        """What must still be pointed at in one of its tables."""
        if not self.by_hand:
            return ()
        return tuple(dict.fromkeys(part for table in self.tables for part in table.lacks))


class PointingDraft(Struct, frozen=True, kw_only=True):
    """All sheets of a file, in its order."""

    sheets: tuple[SheetDraft, ...]

    @property
    def pointed(self) -> Mapping[int, tuple[Pointing, ...]]:
        """What is pointed at by hand, by the place of the sheet."""
        return {n: sheet.tables for n, sheet in enumerate(self.sheets) if sheet.by_hand}

    @property
    def lacks(self) -> tuple[Meaning, ...]:
        """What must still be pointed at before the file can be read so."""
        return tuple(dict.fromkeys(part for sheet in self.sheets for part in sheet.lacks))

    def with_table(self, sheet: int, number: int, table: Pointing) -> "PointingDraft":
        """With this in place of one table of a sheet; a new one when there are no more than `number`."""
        tables = self.sheets[sheet].tables
        return self._with(sheet, (*tables[:number], table, *tables[number + 1 :]))

    def without_table(self, sheet: int, number: int) -> "PointingDraft":
        """Without one table of a sheet; a sheet without tables is not read."""
        tables = self.sheets[sheet].tables
        return self._with(sheet, (*tables[:number], *tables[number + 1 :]))

    def without_sheet(self, sheet: int) -> "PointingDraft":
        """With nothing of this sheet."""
        return self._with(sheet, ())

    def judged(self, sheet: int, seen: SheetSeen) -> "PointingDraft":
        """With this sheet as the program reads it by itself."""
        return replace(self, sheets=self._sheets(sheet, SheetDraft(tables=seen.tables)))

    def _with(self, sheet: int, tables: tuple[Pointing, ...]) -> "PointingDraft":
        return replace(self, sheets=self._sheets(sheet, SheetDraft(tables=tables, by_hand=True)))

    def _sheets(self, number: int, sheet: SheetDraft) -> tuple[SheetDraft, ...]:
        return (*self.sheets[:number], sheet, *self.sheets[number + 1 :])


def draft_of(
    seen: Iterable[SheetSeen], pointed: Mapping[int, tuple[Pointing, ...]]
) -> PointingDraft:
    """As it is read now: what was pointed at, else what the program sees."""
    return PointingDraft(
        sheets=tuple(
            SheetDraft(tables=pointed.get(n, sheet.tables), by_hand=n in pointed)
            for n, sheet in enumerate(seen)
        )
    )


def first_table(seen: SheetSeen) -> Pointing:
    """What to begin with on a sheet in which no table was seen: the first full row has the headings."""
    full = max((sum(map(_filled, row)) for row in seen.cells[:20]), default=0)
    rows = (n for n, row in enumerate(seen.cells[:20]) if 0 < full <= 2 * sum(map(_filled, row)))
    return Pointing(header=next(rows, 0))


def across(seen: SheetSeen, row: int) -> Pointing:
    """A table whose dates stand in this row: the names are left of them, the counts in the rows below."""
    cells = seen.cells
    numbers = [value for value in cells[row] if isinstance(value, int | float)]
    days = [value for value in numbers if 1 <= value <= _LAST_DAY]
    lines = {
        below: Meaning.COUNT
        for below in range(row + 1, len(cells))
        if sum(map(_filled, cells[below])) > 1
    }
    lines[row] = Meaning.DAY if days and len(days) == len(numbers) else Meaning.DATE
    names = [
        next((c for c, value in enumerate(cells[below]) if isinstance(value, str)), 0)
        for below in lines
        if below != row
    ]
    return Pointing(header=min(names, default=0), columns=lines, on_its_side=True)


def _filled(value: object) -> bool:
    return value is not None
