"""A paper of nothing but tables and texts: a list of names, or all that is kept about somebody."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.papers.spreadsheet import Cell, Table
from buurthuis_app.i18n import number, short_date


class PlainPaper(Struct, frozen=True, kw_only=True):
    """What stands on it: a title, what it is, running text, what to do with it, and tables under their titles.

    A `poster` is read from a distance: its tables are written as lines in large letters.
    """

    centre: str
    title: str
    subtitle: str = ""
    texts: tuple[str, ...] = ()
    warning: str = ""
    tables: tuple[Table, ...] = ()
    printed_on: dt.date
    poster: bool = False


def cell_words(cell: Cell) -> str:
    """A cell as a Dutch reader expects it: 22-11-2026, 2,5."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return short_date(cell)
    if isinstance(cell, float):
        return number(cell) if cell.is_integer() else number(cell, decimals=2).rstrip("0")
    return number(cell) if isinstance(cell, int) else str(cell)
