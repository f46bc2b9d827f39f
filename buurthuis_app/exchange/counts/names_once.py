"""Names that stand once in a list, for all the rows below them until the next name."""

from itertools import pairwise
from typing import TYPE_CHECKING

from buurthuis_app.exchange.counts.row_dates import moment_of, resolve
from buurthuis_app.exchange.counts.table import CountTable
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.dates import NotADate
from buurthuis_app.exchange.files.text_compare import same_name

if TYPE_CHECKING:
    import datetime as dt

_FEWEST, _SHARE = 3, 0.4
_LOOKED_AT = 2000


def names_stand_once(table: CountTable) -> bool:
    """Whether the rows without a name are of the one above: no name comes back, and below each its dates rise."""
    if table.activity is None or not table.groups:
        return False
    sheet, counted = table.sheet, table.groups[0].counts
    names: list[str] = []
    dates: list[list[dt.date]] = []
    rows = blank = 0
    for row in range(table.top, min(table.bottom, table.top + _LOOKED_AT)):
        if all(sheet.at(row, column) is None for column in counted):
            continue
        name = sheet.at(row, table.activity)
        if isinstance(name, str) and is_total(name):
            continue
        try:
            date = resolve(moment_of(table, row), None, table.period)
        except NotADate:
            continue
        if name is not None:
            names.append(same_name(str(name)))
            dates.append([])
        elif not names:
            return False
        rows += 1
        blank += name is None
        dates[-1].append(date)
    if len(names) < 2 or len(set(names)) < len(names):  # noqa: PLR2004 - one name says nothing
        return False
    return blank >= max(_FEWEST, _SHARE * rows) and all(
        a < b for block in dates for a, b in pairwise(block)
    )
