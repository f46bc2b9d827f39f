"""Rows and headings of a table of figures: a name at the left, numbers behind it."""

from buurthuis_app.domain.papers.document import Cell, Heading, Row, Trace
from buurthuis_app.reports.kit import cells


def named_row(name: str, *values: Cell, strong: bool = False) -> Row:
    """Row of what has this name."""
    return Row(cells=(cells.words(name), *values), strong=strong)


def count_row(name: str, *numbers: int, lead: Trace) -> Row:
    """Row of plain numbers, all with the same behind them."""
    return named_row(name, *(cells.count(number, lead) for number in numbers))


def number_headings(name: str, *titles: str, share: float = 1) -> tuple[Heading, ...]:
    """Headings of such rows: a wide column of names, and one of numbers below each title."""
    numbers = (Heading(title=title, number=True, share=share) for title in titles)
    return (Heading(title=name, share=3), *numbers)
