"""Tables of one look: a quiet head that is repeated on each page, a line under each row, totals in bold."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from msgspec import Struct
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.tables import CellStyle

from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.figure_places import TracedTable, still_traced
from buurthuis_app.reports.kit.typesetting import Typesetter

_TOGETHER = 4
"""A long table never leaves fewer rows than these on its last page."""
_HIGH, _TALL = 80, 400
"""Letters: a text this long gives its row several lines, or makes it so tall that it may go to the next page alone."""
_AFTER_NUMBERS = 10
"""More room before words that follow a column of numbers: those stand right, and would touch them."""

Command = tuple[Any, ...]
"""One line of a ReportLab table style: what, from which cell, to which cell, how."""


class PaperColumn(Struct, frozen=True, kw_only=True):
    """One column: `width` in points; numbers stand right, words left and may wrap.

    The title of a column of numbers is set as it is, and may hold line breaks.
    """

    title: str = ""
    width: float
    number: bool = False
    strong: bool = False


class PaperRow(Struct, frozen=True, kw_only=True):
    """The texts of one row, a column each. A strong row is a total or the name of a group."""

    texts: tuple[str, ...]
    strong: bool = False


def table(
    columns: Sequence[PaperColumn], rows: Sequence[PaperRow], setter: Typesetter, *, note: str = ""
) -> TracedTable:
    """`rows` under a head that is repeated on each page; without column titles there is no head.

    Very long texts run on over rows without a line between. The last rows and the `note` under them stay together.
    """
    grid = _Grid()
    head = any(column.title for column in columns)
    if head:
        titles = [
            column.title if column.number else setter.line(column.title) for column in columns
        ]
        grid.add(titles, columns, style.CELL_HEAD)
        grid.commands.append(("LINEBELOW", (0, 0), (-1, 0), 1, style.colour(style.ACCENT)))
    for row in rows:
        grid.add_row(row, columns, setter)
    grid.commands += _lines_below(grid.ends)
    together = _together(rows)
    if note:
        grid.add([setter.paragraph(note, style.NOTE), *[""] * (len(columns) - 1)], columns)
        grid.looks[-1][0] = _look(style.NOTE, False, 0)  # noqa: FBT003 - words, from the edge on
        grid.commands.append(("SPAN", (0, -1), (-1, -1)))
        together += 1
    last = len(grid.cells) - 1
    grid.commands.append(("NOSPLIT", (0, max(0, last + 1 - together)), (-1, last)))
    return TracedTable(
        grid.cells,
        [column.width for column in columns],
        grid.heights,
        style=grid.commands,
        cellStyles=grid.looks,
        repeatRows=int(head),
        hAlign="LEFT",
        normalizedData=1,
    )


def _together(rows: Sequence[PaperRow]) -> int:
    """How many rows at the end stay together: fewer of a short table or of high rows, one of very tall ones."""
    rows_together = _TOGETHER if len(rows) > 2 * _TOGETHER else 2
    longest = max((len(text) for row in rows[-rows_together:] for text in row.texts), default=0)
    if longest > _TALL:
        return 1
    return 2 if longest > _HIGH else rows_together


class _Grid:
    """The cells of a ReportLab table with a ready look each: setting looks by command takes as long as drawing."""

    def __init__(self) -> None:
        self.cells: list[list[Any]] = []
        self.looks: list[list[CellStyle]] = []
        self.heights: list[float | None] = []
        self.ends: list[int] = []
        self.commands: list[Command] = []
        self._named_by: int | None = None
        """The last row, when it may be the name of those that follow."""

    def add(
        self, texts: list[Any], columns: Sequence[PaperColumn], look: ParagraphStyle = style.CELL
    ) -> None:
        """One row of the grid; its height is known beforehand when each text is on one line."""
        self.cells.append(texts)
        self.looks.append(
            [
                _look(style.CELL_STRONG if column.strong else look, column.number, before)
                for column, before in zip(columns, _before(columns), strict=True)
            ]
        )
        single = all(isinstance(text, str) for text in texts)
        lines = max(text.count("\n") + 1 for text in texts) if single else 0
        self.heights.append(look.leading * lines + 2 * style.CELL_PADDING if single else None)

    def add_row(self, row: PaperRow, columns: Sequence[PaperColumn], setter: Typesetter) -> None:
        """The row as one or more rows of the grid: more only where a text is longer than a cell may be."""
        look = style.CELL_STRONG if row.strong else style.CELL
        first = len(self.cells)
        for texts in _cells(columns, row, setter):
            self.add(texts, columns, look)
        last = len(self.cells) - 1
        self.ends.append(last)
        if self._named_by is not None:
            self.commands.append(("NOSPLIT", (0, self._named_by), (-1, first)))
        self._named_by = last if row.strong else None
        if row.strong:
            wash = style.colour(style.WASH)
            self.commands.append(("BACKGROUND", (0, first), (-1, last), wash))


def _cells(columns: Sequence[PaperColumn], row: PaperRow, setter: Typesetter) -> list[list[Any]]:
    parts = [
        [text] if column.number else _words(text, column, before, row, setter)
        for text, column, before in zip(row.texts, columns, _before(columns), strict=True)
    ]
    height = max(len(part) for part in parts)
    return [[part[index] if index < len(part) else "" for part in parts] for index in range(height)]


def _words(
    text: str, column: PaperColumn, before: float, row: PaperRow, setter: Typesetter
) -> list[Any]:
    look = style.CELL_STRONG if row.strong or column.strong else style.CELL
    pieces = setter.cells(text, look, column.width - before - style.CELL_PADDING)
    return [still_traced(text, piece) for piece in pieces]


def _before(columns: Sequence[PaperColumn]) -> list[float]:
    """The room before the text of each column."""
    numbers = [False, *(column.number for column in columns)]
    return [
        style.CELL_PADDING + (_AFTER_NUMBERS if after and not column.number else 0)
        for column, after in zip(columns, numbers, strict=False)
    ]


@cache
def _look(text: ParagraphStyle, number: bool, before: float) -> CellStyle:  # noqa: FBT001 - a column's own property
    look = CellStyle(text.name)
    look.fontname, look.fontsize, look.leading = text.fontName, text.fontSize, text.leading
    look.color = text.textColor
    look.alignment = "RIGHT" if number else "LEFT"
    look.valign = "TOP"
    look.leftPadding, look.rightPadding = before, style.CELL_PADDING
    look.topPadding = look.bottomPadding = style.CELL_PADDING
    return look


def _lines_below(ends: list[int]) -> Iterator[Command]:
    """A line under each of these rows of the grid, in as few commands as can be: ReportLab walks them on each page."""
    for _distance, run in groupby(enumerate(ends), key=lambda pair: pair[1] - pair[0]):
        stretch = [end for _index, end in run]
        yield ("LINEBELOW", (0, stretch[0]), (-1, stretch[-1]), 0.5, style.colour(style.LINE))
