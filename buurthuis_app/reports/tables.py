"""Tables of one look: a quiet head that is repeated on each page, a line under each row, totals in bold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Table

from buurthuis_app.reports import fonts, style
from buurthuis_app.reports.text import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `width` in points; numbers stand right, words left and may wrap."""

    title: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The texts of one row, a column each. A strong row is a total or the name of a group."""

    texts: tuple[str, ...]
    strong: bool = False


def table(
    columns: Sequence[Column], rows: Sequence[Row], setter: Typesetter, *, head: bool = True
) -> Table:
    """`rows` under a repeated head. Very long words and texts wrap, and run on over rows without a line between."""
    pad = style.CELL_PADDING
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, style.CELL.fontSize, style.CELL.leading),
        ("TEXTCOLOR", (0, 0), (-1, -1), style.colour(style.INK)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), pad),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
    ]
    for index, column in enumerate(columns):
        if column.number:
            commands.append(("ALIGN", (index, 0), (index, -1), "RIGHT"))
    cells: list[list[Any]] = []
    if head:
        cells.append([setter.line(column.title) for column in columns])
        commands += _head_look()
    line = ("LINEBELOW", style.colour(style.LINE))
    for row in rows:
        start = len(cells)
        cells += _cells(columns, row, setter)
        last = len(cells) - 1
        commands.append((line[0], (0, last), (-1, last), 0.5, line[1]))
        if row.strong:
            commands += _strong_look(start, last)
    if len(cells) > head + 1:
        commands.append(("NOSPLIT", (0, len(cells) - 2), (-1, len(cells) - 1)))
    return Table(
        cells,
        colWidths=[column.width for column in columns],
        style=commands,
        repeatRows=int(head),
        hAlign="LEFT",
    )


def _cells(columns: Sequence[Column], row: Row, setter: Typesetter) -> list[list[Any]]:
    """The row as one or more rows of the grid: more only where a text is longer than a cell may be."""
    look = style.CELL_STRONG if row.strong else style.CELL
    pad = 2 * style.CELL_PADDING
    parts = [
        setter.cells(text, look, column.width - pad)
        for text, column in zip(row.texts, columns, strict=True)
    ]
    height = max(len(part) for part in parts)
    return [[part[index] if index < len(part) else "" for part in parts] for index in range(height)]


def _head_look() -> list[tuple[Any, ...]]:
    look = style.CELL_HEAD
    return [
        ("FONT", (0, 0), (-1, 0), look.fontName, look.fontSize, look.leading),
        ("TEXTCOLOR", (0, 0), (-1, 0), look.textColor),
        ("LINEBELOW", (0, 0), (-1, 0), 1, style.colour(style.ACCENT)),
    ]


def _strong_look(first: int, last: int) -> list[tuple[Any, ...]]:
    look = style.CELL_STRONG
    return [
        ("FONT", (0, first), (-1, last), look.fontName, look.fontSize, look.leading),
        ("BACKGROUND", (0, first), (-1, last), style.colour(style.WASH)),
    ]
