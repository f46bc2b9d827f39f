"""Views of a sheet: some of its columns alone, or its rows and columns exchanged; places keep their own names."""

from itertools import zip_longest

from typing_extensions import override

from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value


class Band(SheetGrid, frozen=True, kw_only=True):
    """Some columns beside one another, as if they were a sheet; `left` is the first of them in the whole sheet."""

    left: int

    @override
    def cell_place(self, row: int, column: int) -> str:
        return super().cell_place(row, column + self.left)


class Turned(SheetGrid, frozen=True, kw_only=True):
    """A list that goes from left to right, as if it went down."""

    @override
    def cell_place(self, row: int, column: int) -> str:
        return super().cell_place(column, row)

    @override
    def row_place(self, row: int, column: int) -> str:
        return self.cell_place(row, column)


def band(sheet: SheetGrid, left: int, right: int) -> SheetGrid:
    """The columns from `left` up to but not including `right`."""

    def inside(column: int) -> bool:
        return left <= column < right

    return Band(
        title=sheet.title,
        rows=tuple(_stripped(row[left:right]) for row in sheet.rows),
        comments={
            (row, column - left): text
            for (row, column), text in sheet.comments.items()
            if inside(column)
        },
        formulas={
            (row, column - left): text
            for (row, column), text in sheet.formulas.items()
            if inside(column)
        },
        left=left,
    )


def turned(sheet: SheetGrid) -> SheetGrid:
    """Rows and columns exchanged."""
    return Turned(
        title=sheet.title,
        rows=tuple(_stripped(row) for row in zip_longest(*sheet.rows)),
        comments={(column, row): text for (row, column), text in sheet.comments.items()},
        formulas={(column, row): text for (row, column), text in sheet.formulas.items()},
    )


def width_between(sheet: SheetGrid, top: int, bottom: int) -> int:
    """The columns of the widest of these rows; a sheet of thousands of tables is not walked through for each."""
    return max((len(row) for row in sheet.rows[max(top, 0) : bottom]), default=0)


def _stripped(row: tuple[Value, ...]) -> tuple[Value, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]
