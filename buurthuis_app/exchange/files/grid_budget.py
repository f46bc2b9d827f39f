"""Budget of a spreadsheet file: how many cells, rows and places in a grid it may fill, whatever its kind."""

from buurthuis_app.exchange.files.sheet_builder import SheetBuilder
from buurthuis_app.exchange.files.sheet_grid import (
    MergedRange,
    Position,
    SheetGrid,
    Value,
    column_letters,
)
from buurthuis_app.exchange.files.workbook_limits import (
    LARGEST_AREA,
    LARGEST_REACH,
    LAST_COLUMN,
    LAST_ROW,
    LONGEST_FORMULA,
    MOST_CELLS,
    MOST_FORMULAS,
    UnsafeXml,
)
from buurthuis_app.exchange.files.workbook_safety import MOST_SHEETS


class GridBudget:
    """What all sheets of one file have taken. Each method raises UnsafeXml at what is too much."""

    def __init__(self) -> None:
        self._cells = 0
        self._reach = 0
        self._area = 0
        self._formulas = 0
        self._sheets = 0

    def take_sheet(self) -> None:
        """Count a sheet."""
        self._sheets += 1
        if self._sheets > MOST_SHEETS:
            raise UnsafeXml("cells")

    def take_cells(self, cells: int) -> None:
        """Count cells with something in them."""
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise UnsafeXml("cells")

    def reach(self, row: int, column: int, places: int) -> None:
        """Count places of the grid, up to the cell in this row and column."""
        if row >= LAST_ROW or column >= LAST_COLUMN:
            raise UnsafeXml(f"far:{column_letters(column)}{row + 1}")
        self._reach += places
        if self._reach > LARGEST_REACH:
            raise UnsafeXml("cells")

    def take_formula(self) -> None:
        """Count a formula."""
        self._formulas += 1
        if self._formulas > MOST_FORMULAS:
            raise UnsafeXml("cells")

    def take_block(self, block: MergedRange) -> None:
        """Count a merged range."""
        height = block.bottom - block.top + 1
        self._area += height * (block.right - block.left + 1)
        if self._area > LARGEST_AREA:
            raise UnsafeXml("area")
        if block.left == block.right:
            self.reach(block.top, block.left, height * (block.left + 1))


class SheetFiller:
    """Fills one sheet within the budget of its file."""

    def __init__(self, title: str, budget: GridBudget) -> None:
        budget.take_sheet()
        self._budget = budget
        self._width: dict[int, int] = {}
        self.builder = SheetBuilder(title)
        self.blocks: list[MergedRange] = []
        self.comments: dict[Position, str] = {}
        self.formulas: dict[Position, str] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []

    def put(self, row: int, column: int, value: Value) -> None:
        """A value in its place; None and blanks are no value."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return
        self._budget.take_cells(1)
        width = self._width.get(row, 0)
        self._budget.reach(row, column, max(column + 1 - width, 0))
        self._width[row] = max(width, column + 1)
        self.builder.put(row, column, value)

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """A cell that is shown over this many rows and columns."""
        if rows > 1 or columns > 1:
            block = MergedRange(
                top=row, left=column, bottom=row + rows - 1, right=column + columns - 1
            )
            self._budget.take_block(block)
            self.blocks.append(block)

    def formula(self, row: int, column: int, text: str) -> None:
        """A computation, as Excel would write it."""
        self._budget.take_formula()
        self.formulas[row, column] = text[:LONGEST_FORMULA]

    def comment(self, row: int, column: int, text: str) -> None:
        """A remark on a cell."""
        self._budget.take_cells(1)
        self._budget.reach(row, column, 0)
        self.comments[row, column] = text

    def hide_columns(self, first: int, number: int) -> None:
        """Columns that nobody sees."""
        self.hidden_columns += range(first, min(first + number, LAST_COLUMN))

    def hide_rows(self, first: int, number: int) -> None:
        """Rows that nobody sees."""
        self.hidden_rows += range(first, min(first + number, LAST_ROW))

    def sheet(self) -> SheetGrid:
        """The sheet, without what is hidden."""
        for block in self.blocks:
            self.builder.merge(block)
        self.builder.hide(self.hidden_rows, self.hidden_columns)
        return self.builder.sheet(self.comments, self.formulas)
